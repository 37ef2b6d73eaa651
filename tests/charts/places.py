"""Cells to draw, made short for the tests."""

from model.cell import Cell, Quantity
from model.interval import Interval


def place(name, participants, people, status=None, **more):
    """Return a cell; a number is exact, a triple an interval, None unknown with its status."""
    given = {"region": name, "segment": "total", "base": "labour_force", **more}
    return Cell(
        region_name=name,
        period="2023-12",
        period_kind="month",
        base_period="2023-08",
        participants=quantity(participants, status),
        denominator=quantity(people),
        **given,
    )


def quantity(known, status=None):
    if known is None:
        return Quantity(None, status)
    bounds = known if isinstance(known, tuple) else (known,) * 3
    return Quantity(Interval(*bounds), "published")


def numbered(count):
    """Return so many places with gaps of 1, 2, 3 … thousand people, smallest first."""
    return [place(f"P{n:02}", 500 * n, 1500 * n) for n in range(1, count + 1)]


def hovers(figure):
    """Return the box of every mark, by what is drawn first."""
    return [box for trace in figure["data"] for box in trace.get("hovertext", [])]


def words(figure):
    """Return everything written into a figure outside its marks."""
    return [note["text"] for note in figure["layout"].get("annotations", [])]
