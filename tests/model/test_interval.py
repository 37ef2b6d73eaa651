import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.interval import Interval

COUNT = st.integers(0, 10**9)


@st.composite
def intervals(draw):
    low, value, high = sorted(draw(st.tuples(COUNT, COUNT, COUNT)))
    return Interval(low, value, high)


def test_an_exact_count_has_no_width_and_keeps_every_digit():
    count = Interval.exact(8_518_571)
    assert (count.is_exact, count.width, count.last_place()) == (True, 0, None)


def test_a_value_outside_its_bounds_is_a_bug_and_not_a_figure():
    with pytest.raises(ValueError, match="outside"):
        Interval(10, 9, 20)
    with pytest.raises(ValueError, match="outside"):
        Interval(10, 21, 20)


def test_a_ratio_takes_the_least_over_the_most_and_the_most_over_the_least():
    participants, base = Interval(2.55, 2.6, 2.7), Interval(5.85, 5.9, 6.0)
    assert participants.over(base) == Interval(2.55 / 6.0, 2.6 / 5.9, 2.7 / 5.85)


def test_a_gap_is_widest_where_the_base_is_most_and_participants_least():
    base, participants = Interval(585, 590, 600), Interval(255, 260, 270)
    assert base - participants == Interval(585 - 270, 590 - 260, 600 - 255)


def test_nothing_is_divided_by_what_may_be_zero():
    assert Interval.exact(5).over(Interval.exact(0)) is None
    assert Interval.exact(5).over(Interval(0, 10, 20)) is None


def test_more_than_n_has_no_bound_above_in_any_arithmetic():
    more = Interval(50, 50, math.inf)
    assert more.is_open
    assert (more + Interval.exact(10)).high == math.inf
    assert (Interval.exact(200) - more) == Interval(-math.inf, 150, 150)
    assert more.over(Interval.exact(100)) == Interval(0.5, 0.5, math.inf)
    assert Interval.exact(100).over(more) == Interval(0, 2, 2)


def test_a_difference_of_two_open_numbers_is_open_on_both_sides():
    more = Interval(50, 50, math.inf)
    assert more - more == Interval(-math.inf, 0, math.inf)


def test_a_share_of_a_rounded_number_carries_both_roundings():
    share, total = Interval(0.5, 0.6, 0.7), Interval(90, 100, 120)
    assert share * total == Interval(0.5 * 90, 0.6 * 100, 0.7 * 120)


def test_a_floor_raises_only_what_lies_below_it():
    assert Interval(-5, 3, 8).at_least(0) == Interval(0, 3, 8)
    assert Interval(-5, -4, -3).at_least(0) == Interval.exact(0)


@pytest.mark.parametrize(
    ("one", "other", "could_be_the_same"),
    [
        (Interval.exact(7), Interval.exact(7), True),
        (Interval.exact(7), Interval.exact(8), False),
        (Interval(255, 260, 270), Interval.exact(261), True),
        (Interval(255, 260, 270), Interval.exact(255), True),
        (Interval(255, 260, 270), Interval(265, 270, 280), True),
        (Interval(255, 260, 270), Interval(271, 275, 280), False),
    ],
)
def test_two_figures_agree_where_one_number_could_be_behind_both(one, other, could_be_the_same):
    assert one.overlaps(other) is other.overlaps(one) is could_be_the_same


def test_the_bound_above_is_exclusive_so_2_7_juta_is_never_printed_2_6():
    printed = Interval(2_550_000, 2_600_000, 2_700_000)
    assert not printed.overlaps(Interval.exact(2_700_000))
    assert not Interval.exact(2_700_000).overlaps(printed)
    assert not printed.overlaps(Interval(2_700_000, 2_800_000, 2_900_000))


@pytest.mark.parametrize(
    ("interval", "place"),
    [
        (Interval(2_550_000, 2_600_000, 2_700_000), 100_000),  # 2,6 juta, not 2,60
        (Interval(395_500, 396_000, 397_000), 1_000),
        (Interval(0, 5, 50), 10),
        (Interval(0, 5, 51), 100),
        (Interval(50, 50, math.inf), 10),
        (Interval(0, 0, math.inf), 1),
    ],
)
def test_the_last_digit_that_holds_is_at_most_five_of_its_units_wide(interval, place):
    assert interval.last_place() == pytest.approx(place)


@pytest.mark.parametrize(
    ("interval", "digits"),
    [
        (Interval(0.425, 0.4407, 0.4615), 2),  # 44 %, never 44,07 %
        (Interval(0.2993, 0.3052, 0.31696), 2),
        (Interval(0.09111, 0.09122, 0.09145), 4),
        (Interval(0.5, 0.6, 0.9), 2),  # whole percents, the interval stands beside them
        (Interval(0, 3, 9), 2),
        (Interval.exact(0.4130091), 4),
    ],
)
def test_a_share_shows_no_more_digits_than_its_interval_supports(interval, digits):
    assert interval.share_digits() == digits


@given(intervals(), intervals(), st.data())
def test_arithmetic_holds_for_every_pair_of_true_numbers(one, other, data):
    true_one = data.draw(st.integers(one.low, one.high))
    true_other = data.draw(st.integers(other.low, other.high))
    total, difference = one + other, one - other
    assert total.low <= true_one + true_other <= total.high
    assert difference.low <= true_one - true_other <= difference.high
    product = one * other
    assert product.low <= true_one * true_other <= product.high
    if (ratio := one.over(other)) is not None:
        assert ratio.low <= true_one / true_other <= ratio.high


@given(intervals(), intervals())
def test_agreement_does_not_depend_on_who_is_asked(one, other):
    assert one.overlaps(other) is other.overlaps(one)


@pytest.mark.parametrize(
    ("known", "both"),
    [
        (Interval(2_550_000, 2_600_000, 2_700_000), True),
        (Interval(0, 3, 5), True),
        (Interval.exact(30), False),
        (Interval.exact(0), False),
        (Interval(30, 30, math.inf), False),  # more than 30
        (Interval(-math.inf, 70, 70), False),  # 100 less more than 30
        (Interval(0, 0.3, 0.3), False),  # 30 of more than 100
    ],
)
def test_a_range_has_two_bounds_that_say_something(known, both):
    assert known.has_range == both
