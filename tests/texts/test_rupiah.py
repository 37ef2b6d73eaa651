"""Rupiah in words: three digits at most, never more than hold."""

import pytest

from model.interval import Interval
from texts import of
from texts.rupiah import Scale, in_full, rupiah, rupiah_range

ID, EN = of("id"), of("en")
exact = Interval.exact


@pytest.mark.parametrize(
    ("sum_of", "said"),
    [
        (720_449_049_600, "Rp720\u00a0miliar"),
        (3_000_000_000, "Rp3\u00a0miliar"),
        (1_008_000_000, "Rp1,01\u00a0miliar"),
        (15_086_979_129_600, "Rp15,1\u00a0triliun"),
        (999_950_000_000, "Rp1\u00a0triliun"),
        (16_800, "Rp16.800"),
        (0, "Rp0"),
        (-5_000_000_000, "−Rp5\u00a0miliar"),
    ],
)
def test_an_exact_sum_is_told_with_three_digits(sum_of, said):
    assert rupiah(exact(sum_of), ID) == said


def test_every_digit_of_an_exact_sum_can_be_told():
    assert in_full(exact(720_449_049_600), EN) == "Rp720,449,049,600"
    assert in_full(Interval(1e9, 1.5e9, 2e9), EN) == rupiah(Interval(1e9, 1.5e9, 2e9), EN)


def test_digits_that_do_not_hold_are_not_told():
    wide = Interval(2_950_000_000, 3_000_000_000, 3_100_000_000)
    assert rupiah(wide, ID) == "≈\u00a0Rp3\u00a0miliar"
    assert rupiah_range(wide, ID) == "Rp2,95–3,10\u00a0miliar"
    assert rupiah_range(exact(3e9), ID) == ""


def test_an_open_sum_tells_its_bound_and_an_unknown_one_a_dash():
    assert rupiah(Interval(3e9, 3e9, float("inf")), EN) == "more than Rp3\u00a0billion"
    assert rupiah(None, EN) == "–"


def test_a_figure_tells_all_its_sums_in_one_unit():
    scale = Scale.of(720_449_049_600)
    assert [scale.said(exact(x), ID) for x in (720_449_049_600, 36_022_452_480)] == [
        "720,4",
        "36,0",
    ]
    assert scale.axis(EN) == "Rp\u00a0billion"
    assert Scale.of(5_637_945_600).said(exact(5_637_945_600), EN) == "5.64"
    assert Scale.of(556e9, 100).said(exact(1_413_795_258_190), EN) == "1,414"


def test_a_sign_stands_after_about():
    rough = Interval(1.3e12, 1.4e12, 1.6e12)
    assert Scale.of(11e12).said(rough, EN, "−") == "≈\u00a0−1.4"
