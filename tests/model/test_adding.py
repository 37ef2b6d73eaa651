"""Parts of a bar, and how few places hold most of the gap, or of any people.

Verdicts on sums are in tests/layouts/test_sum_line.py.
"""

import math

import pytest

from model.adding import Held, bar_of, concentration, held
from model.cell import Cell, Quantity
from model.interval import Interval


def place(name, gap):
    """A place with this many uncovered of 1 000 people; None: its participants are unknown."""
    active = None if gap is None else Interval.exact(1000 - gap)
    people = Quantity(Interval.exact(1000), "published")
    side = {"segment": "total", "base": "labour_force", "base_period": "2023-08"}
    return Cell(
        name, name, "2023-12", "month", participants=Quantity(active), denominator=people, **side
    )


def test_the_fewest_places_with_more_than_half_are_named():
    found = concentration([place("61", 400), place("63", 300), place("62", 200), place("65", 100)])
    assert [cell.region for cell in found.places] == ["61", "63"]
    assert (found.share, found.known, found.is_exact) == (700 / 1000, 4, True)


def test_exactly_half_is_not_most():
    found = concentration([place("61", 500), place("62", 300), place("63", 200)])
    assert [cell.region for cell in found.places] == ["61", "62"]


def test_a_place_above_its_base_takes_nothing_from_the_others():
    found = concentration([place("61", 100), place("31", -400)])
    assert (found.share, [cell.region for cell in found.places]) == (100 / 100, ["61"])


def test_an_unknown_place_counts_on_neither_side():
    found = concentration([place("61", 100), place("62", None)])
    assert (found.known, found.share) == (1, 1)


def test_where_nobody_is_uncovered_nobody_holds_most():
    assert concentration([place("31", -400), place("62", None)]) is None
    assert concentration([]) is None


BASE = Interval(5_850_000, 5_900_000, 6_000_000)


def part(segment, *bounds, base=BASE):
    """A segment of Kalimantan over one base; no bounds: its participants are unknown."""
    known = Interval(*bounds) if bounds else None
    people = Quantity(known, "published", ("kanwil",), "as written")
    side = {"segment": segment, "base": "stated", "base_period": "2022-12"}
    return Cell(
        "KAL",
        "Kalimantan",
        "2022-12",
        "month",
        participants=people,
        denominator=Quantity(base, "published"),
        **side,
    )


TOTAL = part("total", 2_550_000, 2_600_000, 2_700_000)
PU = part("PU", 1_450_000, 1_500_000, 1_600_000)
BPU = part("BPU", 395_500, 396_000, 397_000)
JAKON = part("JAKON", 695_000, 700_000, 710_000)


def kinds(bar):
    return [(one.kind, one.cell.segment) for one in bar.parts]


def test_each_part_begins_where_the_one_before_it_ends_and_the_gap_is_the_rest():
    bar = bar_of(TOTAL, [PU, BPU, JAKON])
    assert bar.is_one
    assert kinds(bar) == [("covered", c) for c in ("PU", "BPU", "JAKON")] + [("gap", "total")]
    assert [one.start for one in bar.parts] == pytest.approx(
        [0, 1.5 / 5.9, 1.896 / 5.9, 2.6 / 5.9]  # 2,596 is 2,6 within rounding
    )
    assert bar.parts[-1].end == 1


def test_parts_carry_people_and_share_of_the_base():
    first, *_, gap = bar_of(TOTAL, [PU, BPU, JAKON]).parts
    assert (first.people, first.share) == (PU.participants.known, PU.coverage)
    assert gap.people == Interval(5_850_000 - 2_700_000, 3_300_000, 6_000_000 - 2_550_000)
    shares = (1 - 2.7 / 5.85, 1 - 2.6 / 5.9, 1 - 2.55 / 6.0)
    assert (gap.share.low, gap.share.value, gap.share.high) == pytest.approx(shares)


def test_participants_of_no_named_segment_are_a_part_if_rounding_cannot_explain_them():
    covered, unnamed, gap = bar_of(TOTAL, [PU]).parts
    assert unnamed.kind == "unnamed"
    assert unnamed.people == Interval(2_550_000 - 1_600_000, 1_100_000, 2_700_000 - 1_450_000)
    assert unnamed.share == unnamed.people.over(BASE)
    assert unnamed.start == covered.end
    assert gap.start == pytest.approx(2.6 / 5.9)
    assert (unnamed.cell.participants.status, unnamed.cell.participants.as_written) == (
        "computed",
        None,
    )


@pytest.mark.parametrize(("rest", "named"), [(0, False), (1, True)])
def test_one_person_more_than_the_segments_is_a_rest(rest, named):
    total = part("total", *[600 + rest] * 3, base=Interval.exact(1000))
    parts = [part(code, *[300] * 3, base=Interval.exact(1000)) for code in ("PU", "BPU")]
    assert ("unnamed", "total") in kinds(bar_of(total, parts)) or not named
    assert len(bar_of(total, parts).parts) == 3 + named


def test_an_unknown_segment_is_no_part_and_a_total_alone_is_one():
    assert kinds(bar_of(TOTAL, [part("PMI")])) == [("covered", "total"), ("gap", "total")]


def test_nothing_is_drawn_of_an_unknown_total_or_base():
    assert bar_of(part("total"), [PU]).parts == ()
    assert bar_of(part("total", 1, 1, 1, base=None), []).parts == ()
    assert bar_of(part("total", 1, 1, 1, base=Interval(0, 0, 5)), []).parts == ()


@pytest.mark.parametrize(
    ("total", "pu", "bpu"),
    [
        ((160,) * 3, (90,) * 3, (20,) * 3),  # passes the base
        ((60,) * 3, (50,) * 3, (50,) * 3),  # people in two segments
        ((95, 99, 110), (52, 52, 52), (49, 49, 49)),  # 101 of 100, though within rounding
    ],
)
def test_parts_that_do_not_fit_have_a_bar_each(total, pu, bpu):
    cells = [
        part(code, *bounds, base=Interval.exact(100))
        for code, bounds in (("total", total), ("PU", pu), ("BPU", bpu))
    ]
    bar = bar_of(cells[0], cells[1:])
    assert not bar.is_one
    assert [one.cell for one in bar.parts] == cells
    assert [one.start for one in bar.parts] == [0, 0, 0]


def test_everybody_covered_leaves_a_gap_of_nothing():
    covered, gap = bar_of(part("total", 9, 9, 9, base=Interval.exact(9)), []).parts
    assert (covered.length, gap.length, gap.people) == (1, 0, Interval.exact(0))


def test_segments_above_the_total_within_rounding_push_the_gap_back():
    more = part("JAKON", 705_000, 710_000, 720_000)
    assert bar_of(TOTAL, [PU, BPU, more]).parts[-1].start == pytest.approx(2.606 / 5.9)


def test_of_more_than_so_many_the_gap_has_an_upper_bound_only():
    gap = bar_of(part("total", 2_000_000, 2_000_000, math.inf), []).parts[-1]
    assert (gap.people.low, gap.people.high) == (-math.inf, 6_000_000 - 2_000_000)
    assert (gap.share.low, gap.share.high) == (-math.inf, 1 - 2 / 6)


def exact(*counts):
    return [Interval.exact(count) for count in counts]


def test_the_fewest_places_with_four_fifths_are_counted():
    assert held(exact(50, 30, 15, 5)) == Held(2, (50 + 30) / 100, True)


def test_exactly_four_fifths_is_enough_and_a_hair_less_is_not():
    assert held(exact(40, 40, 20)).count == 2
    assert held(exact(400, 399, 201)).count == 3


def test_where_five_places_do_not_hold_four_fifths_those_with_half_are_counted():
    ten = held(exact(*[10] * 10))
    assert (ten.count, ten.share) == (5, 5 * 10 / 100)
    assert held(exact(*[16] * 5, 10, 10)).count == 5  # 80 of 100 in a handful


def test_a_place_with_nobody_holds_nothing_and_hides_nobody():
    assert held(exact(90, 10, 0, 0)) == Held(1, 90 / 100, True)


def test_of_nobody_nobody_holds_most():
    assert held([]) is None
    assert held(exact(0, 0)) is None


def test_a_rounded_place_makes_the_share_rounded_whatever_the_others_are():
    rounded = Interval(45, 50, 55)
    found = held([*exact(100), rounded, *exact(10)])
    assert (found.count, found.is_exact) == (2, False)


def test_the_only_place_holds_all_however_rounded_it_is():
    assert held([Interval(45, 50, 55)]) == Held(1, 1.0, True)
