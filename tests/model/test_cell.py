import math

import pytest

from model.cell import Cell, Quantity
from model.interval import Interval


def cell(participants, denominator):
    return Cell(
        region="KAL",
        region_name="Kalimantan",
        period="2022-12",
        period_kind="month",
        segment="total",
        base="stated",
        base_period="2022-12",
        participants=participants,
        denominator=denominator,
    )


def known(low, value, high):
    return Quantity(Interval(low, value, high), "published")


def exact(value):
    return known(value, value, value)


ROUNDED = cell(known(255, 260, 270), known(585, 590, 600))


def test_coverage_and_gap_carry_the_intervals_of_both_sides():
    assert ROUNDED.coverage == Interval(255 / 600, 260 / 590, 270 / 585)
    assert ROUNDED.gap == Interval(585 - 270, 590 - 260, 600 - 255)
    assert ROUNDED.status == "computed"


def test_more_than_a_hundred_per_cent_is_real_and_never_clipped():
    over = cell(exact(77_074), exact(51_086))
    assert over.coverage.value == 77_074 / 51_086
    assert over.gap.value == 51_086 - 77_074


def test_a_negative_gap_leaves_nobody_uncovered():
    over = cell(exact(120), exact(100))
    assert (over.gap.value, over.uncovered.value) == (100 - 120, 0)


def test_a_gap_that_may_be_negative_is_uncovered_from_zero_up():
    unsure = cell(known(90, 95, 110), exact(100))
    assert unsure.gap == Interval(100 - 110, 100 - 95, 100 - 90)
    assert unsure.uncovered == Interval(0, 100 - 95, 100 - 90)


@pytest.mark.parametrize(
    ("participants", "denominator", "status"),
    [
        (Quantity(), exact(100), "unknown"),
        (Quantity(status="expected"), exact(100), "expected"),
        (Quantity(status="suppressed"), exact(100), "suppressed"),
        (exact(5), Quantity(), "no_base"),
        (Quantity(), Quantity(), "unknown"),
    ],
)
def test_a_cell_with_one_side_unknown_has_no_ratio_no_gap_and_a_reason(
    participants, denominator, status
):
    empty = cell(participants, denominator)
    assert not empty.is_known
    assert (empty.coverage, empty.gap, empty.uncovered) == (None, None, None)
    assert empty.status == status


def test_zero_participants_are_known_and_are_not_missing():
    nobody = cell(exact(0), exact(100))
    assert nobody.is_known
    assert (nobody.coverage.value, nobody.gap.value) == (0, 100)


def test_a_base_of_zero_gives_a_gap_and_no_ratio():
    assert cell(exact(5), exact(0)).coverage is None


def row(**changes):
    usual = {"low": 255, "value": 260, "high": 270, "status": "published"}
    return usual | {"origin": "press-2022-12", "as_written": "2,6 juta"} | changes


def test_a_row_becomes_a_quantity_with_its_publication_and_its_wording():
    assert Quantity.of(row()) == Quantity(
        Interval(255, 260, 270), "published", ("press-2022-12",), "2,6 juta"
    )


def test_a_row_without_a_bound_above_is_open():
    assert Quantity.of(row(low=50, value=50, high=None)).known == Interval(50, 50, math.inf)


def test_a_row_without_a_value_stays_unknown_and_keeps_its_status():
    withheld = Quantity.of(row(low=None, value=None, high=None, status="suppressed"))
    assert (withheld.known, withheld.status) == (None, "suppressed")


def test_one_side_of_a_joined_row_is_read_by_its_prefix():
    joined = {f"denominator_{name}": value for name, value in row(value=265).items()}
    assert Quantity.of(joined, "denominator_").known == Interval(255, 265, 270)


def test_a_row_without_a_publication_names_none():
    assert Quantity.of(row(origin=None)).origins == ()
