"""How few places hold most of the gap; verdicts on sums are in tests/layouts/test_sum_line.py."""

from model.adding import concentration
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
