import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.interval import Interval
from model.number import NotANumber
from model.wording import interval_of, interval_of_percent, interval_of_zeros

JUTA = 1_000_000
MILIAR = 1_000_000_000


@pytest.mark.parametrize(
    ("written", "low", "value", "high"),
    [
        ("2,6 juta", 2_550_000, 2_600_000, 2_700_000),
        ("1,5 juta", 1_450_000, 1_500_000, 1_600_000),
        ("396 ribu", 395_500, 396_000, 397_000),
        ("700 ribu", 695_000, 700_000, 710_000),  # never coarser than the second digit
        ("73 ribu", 72_500, 73_000, 74_000),
        ("15 juta", 14_500_000, 15_000_000, 16_000_000),
        ("sekitar 15 juta", 14_500_000, 15_000_000, 16_000_000),
        ("5,9 juta", 5_850_000, 5_900_000, 6_000_000),
        ("Rp3 miliar", 2.95 * MILIAR, 3 * MILIAR, 3.1 * MILIAR),
        ("Rp1,78 miliar", 1.775 * MILIAR, 1.78 * MILIAR, 1.79 * MILIAR),
    ],
)
def test_a_rounded_number_reaches_half_a_unit_down_and_one_unit_up(written, low, value, high):
    assert interval_of(written) == Interval(low, value, high)


def test_an_english_decimal_point_before_a_scale_word_is_refused_and_not_misread():
    with pytest.raises(NotANumber):
        interval_of("2.6 million")


@pytest.mark.parametrize(
    ("printed", "true"), [("4,6 juta", 4_694_064), ("7,9 juta", 7_996_826), ("3,2 juta", 3_287_020)]
)
def test_a_number_that_the_press_truncated_lies_inside_its_wording(printed, true):
    known = interval_of(printed)
    assert known.low <= true < known.high


@pytest.mark.parametrize(
    ("written", "low"),
    [
        ("lebih dari 50 persen", 50),
        ("lebih dari 2,6 juta", 2_600_000),
        ("di atas 700 ribu", 700_000),
        ("lebih dari Rp3 miliar", 3 * MILIAR),
        ("more than 1.000.000", 1_000_000),
    ],
)
def test_more_than_n_starts_at_n_and_has_no_end(written, low):
    assert interval_of(written) == Interval(low, low, math.inf)


@pytest.mark.parametrize(
    ("written", "low", "value", "high"),
    [
        ("66-67 persen", 65.5, 66.5, 68),
        ("66–67 %", 65.5, 66.5, 68),
        ("1,7–1,8 juta", 1_650_000, 1_750_000, 1_900_000),
        ("30-35 ribu", 29_500, 32_500, 36_000),
    ],
)
def test_a_range_reaches_from_half_a_unit_below_its_first_to_a_unit_above_its_last(
    written, low, value, high
):
    known = interval_of(written)
    assert (known.low, known.value, known.high) == pytest.approx((low, value, high))


def test_a_range_that_runs_backwards_is_refused():
    with pytest.raises(NotANumber, match="backwards"):
        interval_of("67-66 persen")


def test_a_formula_in_the_wording_carries_the_interval_of_its_arithmetic():
    known = interval_of("59,21 % dari 2,5 juta")
    assert known.low == pytest.approx(0.59205 * 2_450_000)
    assert known.value == pytest.approx(0.5921 * 2_500_000)
    assert known.high == pytest.approx(0.5922 * 2_600_000)


def test_a_written_sum_adds_bounds_to_bounds():
    assert interval_of("604 juta + 168 juta") == Interval(
        603.5 * JUTA + 167.5 * JUTA, 604 * JUTA + 168 * JUTA, 605 * JUTA + 169 * JUTA
    )


@pytest.mark.parametrize(
    ("written", "low", "value", "high"),
    [
        ("44,07%", 44.065, 44.07, 44.08),
        ("41,30 persen", 41.295, 41.30, 41.31),
        ("40 persen", 39.5, 40, 41),
        ("0 %", 0, 0, 1),
    ],
)
def test_a_percentage_is_known_by_its_last_printed_digit_zeros_included(written, low, value, high):
    known = interval_of(written)
    assert (known.low, known.value, known.high) == pytest.approx((low, value, high))


def test_a_bare_percentage_of_a_release_means_the_same():
    known = interval_of_percent("41.30")
    assert (known.low, known.value, known.high) == pytest.approx((41.295, 41.30, 41.31))
    assert interval_of_percent("37") == Interval(36.5, 37, 38)


@pytest.mark.parametrize("written", ["8.518.571", "1.692.796", "35.440", "Rp1.008.000.000"])
def test_a_number_written_out_in_full_is_exact(written):
    assert interval_of(written).is_exact


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        ("73000", 72_500, 74_000),
        ("600000", 595_000, 610_000),
        ("2700000", 2_650_000, 2_800_000),
        ("41380000", 41_375_000, 41_390_000),
        ("178860", 178_855, 178_870),
        ("65333", 65_332.5, 65_334),
        ("7", 6.95, 7.1),
        ("0", 0, 1),
    ],
)
def test_an_approximate_figure_takes_its_interval_from_its_trailing_zeros(value, low, high):
    known = interval_of_zeros(Decimal(value))
    assert (known.low, known.value, known.high) == pytest.approx((low, float(value), high))


@pytest.mark.parametrize(
    "written", ["", "juta", "dua juta", "sekitar", "2,6 juta orang", "lebih dari", "% dari 5 juta"]
)
def test_a_wording_without_a_readable_number_is_refused(written):
    with pytest.raises(NotANumber):
        interval_of(written)


@given(st.integers(1, 10**9))
def test_no_rounded_count_is_below_zero_or_wider_than_its_second_digit(value):
    known = interval_of_zeros(Decimal(value))
    second_digit = 10 ** (len(str(value)) - 2)
    assert 0 <= known.low < value < known.high
    assert known.width <= 1.5 * second_digit + 1e-6


def test_a_difference_is_as_wide_as_both_its_numbers_together():
    # "naik Rp 3 miliar" to Rp18 miliar: what the year before had
    known = interval_of("Rp18 miliar − Rp3 miliar")
    assert known == Interval((17.5 - 3.1) * MILIAR, (18 - 3) * MILIAR, (19 - 2.95) * MILIAR)
