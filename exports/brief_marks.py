"""The numbers of a brief scaled to lengths between 0 and 1: what a page draws, nothing it says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from exports.brief_look import shade
from model.adding import Part
from model.brief import Brief
from model.brief_trend import Year
from model.cell import Cell
from model.interval import Interval
from model.measuring import UNCOVERED
from model.places import Place

Marks = dict[str, Any]
NARROWEST = 0.006  # of a length: an interval too short to be seen


def bar(brief: Brief) -> Marks:
    """Return the proportional bar: one of 100 %, or one for each part against a 100 % line."""
    found, cell = brief.bar, brief.headline
    if not found.parts:
        return {"kind": "empty", "status": cell.status}
    if found.is_one:
        parts = [_part(part, part.start, part.length) for part in found.parts]
        return {"kind": "one", "parts": parts, **_bracket(cell.coverage)}
    longest = max(1.0, *(part.share.value for part in found.parts))
    parts = [_part(part, 0.0, part.share.value / longest) for part in found.parts]
    return {"kind": "several", "parts": parts, "hundred": 1 / longest}


def _part(part: Part, start: float, length: float) -> Marks:
    colour = shade(part.cell.segment)
    return {"kind": part.kind, "start": start, "length": length, "colour": colour}


def _bracket(known: Interval | None) -> Marks:
    """Return where the interval of the share covered lies; nothing where it is too short."""
    if known is None or known.is_open or known.width < NARROWEST:
        return {"bracket": []}
    return {"bracket": [max(0.0, known.low), min(1.0, known.high)]}


def places(brief: Brief) -> Marks:
    """Return both sides of every place, on one scale with a common zero."""
    sides = [_sides(cell) for cell in brief.ranking]
    beside = brief.beside
    if not sides and beside is not None:
        covers = beside.measure == UNCOVERED
        sides = [
            (_sides(place.cell) if covers and place.cell else _worker(place))
            for place in beside.places
        ]
    left = max((_reach(one) for one, _ in sides if one), default=0.0)
    right = max((_reach(other) for _, other in sides if other), default=0.0)
    scale = (left + right) or 1.0
    return {
        "left": left / scale,
        "right": right / scale,
        "rows": [{"left": _side(a, scale), "right": _side(b, scale)} for a, b in sides],
        "neutral": beside is not None and not brief.ranking and beside.measure != UNCOVERED,
    }


Sides = tuple[Interval | None, Interval | None]


def _sides(cell: Cell) -> Sides:
    return (cell.participants.known, cell.gap)


def _worker(place: Place) -> Sides:
    return (None, place.people.known if place.is_known else None)


def _reach(known: Interval) -> float:
    """Return how far a number reaches: to the end of its interval, if that has one."""
    return max(0.0, known.value if known.is_open else known.high)


def _side(known: Interval | None, scale: float) -> Marks | None:
    """Return a bar with its interval; what lies below zero has no bar, its number says so."""
    if known is None:
        return None
    low, value = max(0.0, known.low) / scale, max(0.0, known.value) / scale
    high = value if known.is_open else max(0.0, known.high) / scale
    seen = high - low >= NARROWEST
    return {"value": value, "interval": [low, high] if seen else [], "over": known.value <= 0}


def trend(years: Sequence[Year]) -> list[Marks]:
    """Return the columns of the trend, each as high as its figure."""
    known = [year.participants.known for year in years if year.participants.known]
    top = max((_reach(one) for one in known), default=0.0) or 1.0
    return [
        {
            "bar": _side(year.participants.known, top),
            "compares": year.compares,
            "is_december": year.is_december,
            "status": year.participants.status or "unknown",
        }
        for year in years
    ]
