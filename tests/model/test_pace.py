"""How fast participants must join: net, gross of a lapse, and a status by the printed rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.cell import Quantity
from model.interval import Interval
from model.pace import AHEAD, BEHIND, Asked, by_rule, gross_pace, net_pace
from model.timeline import Like, Point

BALI_ACTIVE, BALI_BASE, BALI_TARGET = 935_079, 1_873_899, 0.6728


def exact(value):
    return Interval.exact(value)


def test_bali_needs_36187_net_a_month():
    net = net_pace(exact(BALI_TARGET * BALI_BASE), exact(BALI_ACTIVE), 9)
    assert net.value == pytest.approx((BALI_TARGET * BALI_BASE - BALI_ACTIVE) / 9)
    assert round(net.value) == 36_187


def test_bali_needs_57881_gross_where_two_percent_lapse_each_month():
    gross = gross_pace(exact(BALI_TARGET * BALI_BASE), exact(BALI_ACTIVE), 9, 0.02).value
    assert round(gross) == 57_881
    stay = (1 - 0.02) ** 9
    end = BALI_ACTIVE * stay + gross * (1 - stay) / 0.02
    assert end == pytest.approx(BALI_TARGET * BALI_BASE)


def test_the_gross_pace_reaches_the_target_month_by_month():
    people, gross = BALI_ACTIVE, gross_pace(exact(1.2e6), exact(BALI_ACTIVE), 9, 0.02).value
    for _ in range(9):
        people = people * (1 - 0.02) + gross
    assert people == pytest.approx(1.2e6)


def test_without_lapse_gross_is_net():
    target, active = exact(BALI_TARGET * BALI_BASE), exact(BALI_ACTIVE)
    assert gross_pace(target, active, 9, 0) == net_pace(target, active, 9)
    near = gross_pace(target, active, 9, 1e-12).value
    assert near == pytest.approx(net_pace(target, active, 9).value, rel=1e-9)


def test_seventy_million_by_2026_from_april_2025():
    asked = Asked(exact(70e6), exact(39.7e6), "2025-04", "2026")
    assert asked.months == 20
    assert asked.missing.value == pytest.approx(70e6 - 39.7e6)
    assert asked.net.value == pytest.approx((70e6 - 39.7e6) / 20) == pytest.approx(1.515e6)
    assert asked.gross(0.02).value == pytest.approx(2.617e6, abs=1e3)


def test_a_rounded_number_gives_a_range_of_paces():
    target, active = Interval(69.5e6, 70e6, 71e6), Interval(39.65e6, 39.7e6, 39.8e6)
    net = net_pace(target, active, 20)
    assert net.low == pytest.approx((69.5e6 - 39.8e6) / 20)
    assert net.high == pytest.approx((71e6 - 39.65e6) / 20)


@pytest.mark.parametrize("lapse", [-0.1, 1, 1.5])
def test_a_lapse_that_cannot_be_is_refused(lapse):
    with pytest.raises(ValueError, match="lapse"):
        gross_pace(exact(2), exact(1), 3, lapse)


def test_no_month_left_has_no_pace():
    with pytest.raises(ValueError, match="no month"):
        gross_pace(exact(2), exact(1), 0, 0.1)
    assert Asked(exact(2), exact(1), "2025-12", "2025").net is None


def achieved(monthly):
    def point(period, value):
        known = value if isinstance(value, Interval) else exact(value)
        return Point(period, "month", Quantity(known), Quantity(), "bpjs", ())

    change = monthly if isinstance(monthly, Interval) else exact(monthly)
    more = Interval(change.low + 1e6, change.value + 1e6, change.high + 1e6)
    return Like(point("2025-03", 1e6), point("2025-04", more))


def asked(target, at="2025-04", due="2025-12", active=1_000, pace=None):
    known = None if target is None else exact(target)
    return Asked(known, exact(active), at, due, achieved(pace) if pace is not None else None)


@pytest.mark.parametrize(
    ("one", "status"),
    [
        (asked(None), "not_stated"),
        (Asked(exact(2), None, "2025-04", "2026"), "no_figure"),
        (asked(1_000), "reached"),
        (asked(900), "reached"),
        (asked(1_800, at="2025"), "undated"),
        (asked(1_800, due="2025-04"), "past"),
        (asked(1_800, due="2024"), "past"),
        (asked(1_800), "no_like_months"),
        (asked(1_800, pace=111), "ahead"),  # 800 in 8 months: 100 a month
        (asked(1_800, pace=109), "on"),
        (asked(1_800, pace=90), "on"),
        (asked(1_800, pace=89), "behind"),
        (asked(1_800, pace=-50), "behind"),
        (asked(1_800, pace=Interval(80, 95, 120)), "unclear"),
    ],
)
def test_the_status_follows_the_printed_rule(one, status):
    assert one.status == status


def test_what_might_be_reached_is_not_reached():
    assert Asked(exact(1_000), Interval(950, 1_000, 1_050), "2025-04", "2026").status != "reached"


def test_a_deadline_passes_whatever_the_age_of_the_figure():
    one = asked(1_800, due="2025-12")
    assert one.is_over("2026-01")
    assert not one.is_over("2025-12")


@st.composite
def numbers(draw):
    return Interval(*sorted(draw(st.tuples(*[st.floats(1, 1e9)] * 3))))


@given(numbers(), numbers(), st.integers(1, 120), st.floats(0, 0.5))
def test_the_pace_is_never_narrower_than_what_it_rests_on(target, active, months, lapse):
    found = gross_pace(target, active, months, lapse)
    assert found.low <= found.value <= found.high
    stay = (1 - lapse) ** months
    counts = sum((1 - lapse) ** ahead for ahead in range(months))
    width = (target.width + active.width * stay) / counts
    assert found.width == pytest.approx(width, rel=1e-6, abs=1e-3)


@given(numbers(), numbers())
def test_exactly_one_status_follows_from_two_paces(done, required):
    status = by_rule(done, required)
    if status == "ahead":
        assert done.low >= AHEAD * required.value
    if status == "behind":
        assert done.high < BEHIND * required.value * (1 + 1e-12)
    if status == "on":
        assert BEHIND * required.value <= done.value * (1 + 1e-12) <= AHEAD * required.value * 1.001


@given(st.floats(1, 1e6), st.floats(-1e6, 1e6))
def test_exact_paces_are_never_unclear(required, done):
    assert by_rule(exact(done), exact(required)) != "unclear"
