"""Bars beside the rows of a table: months on a scale with a line at a year, people on their own."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts.attributes import aria
from model.interval import Interval
from model.protected import Programme
from texts import Text

YEAR, HALF = 12, 6  # months
LEAST = 24  # months that an axis shows at least
FULL = 100  # percent of a width
NARROWEST = 0.6  # percent of a width: a shorter interval is no line


def end_of(found: Sequence[Programme]) -> int:
    """Return the last month of the axis: two years, or as many half years as are needed."""
    most = max((one.months.high for one in found if one.months), default=0.0)
    return max(LEAST, HALF * math.ceil(most / HALF))


def axis(end: int, text: Text) -> html.Div:
    """Return the months at the axis, a year named."""
    ticks = []
    for month in range(0, end + 1, HALF):
        said = text.number(month)
        at_year = month == YEAR
        words = html.B(text("rentan.months", n=said)) if at_year else html.Span(said)
        ticks.append(html.Span(words, className="at", style={"left": _at(month, end)}))
    return html.Div(ticks, className="month-axis", **aria(hidden="true"))


def months(one: Programme, end: int) -> html.Div:
    """Return the bar of a programme; what outlasts its period hatched, unknown a hatched box."""
    line = html.Span(className="year-line", style={"left": _at(YEAR, end)})
    known = one.months
    if known is None:
        return html.Div([html.Span(className="empty"), line], className="track", **_hidden())
    whole = len(one.told.initiative.months) if one.told.outlasts else known.value
    width = {"width": _at(min(whole, known.value), end)}
    assumed = one.told.package_assumed
    parts = [html.Span(className="bar is-assumed" if assumed else "bar", style=width)]
    if known.value > whole:
        over = {"left": _at(whole, end), "width": _at(known.value - whole, end)}
        parts.append(html.Span(className="bar over", style=over))
    return html.Div([*parts, *_between(known, end), line], className="track", **_hidden())


def people(known: Interval | None, most: float, kind: str) -> html.Div:
    """Return a bar of people on a scale that ends at `most`; a hatched box where unknown."""
    if known is None:
        return html.Div(html.Span(className="empty"), className="track", **_hidden())
    bar = html.Span(className=f"bar is-{kind}", style={"width": _at(known.value, most)})
    return html.Div([bar, *_between(known, most)], className="track", **_hidden())


def _between(known: Interval, end: float) -> list[html.Span]:
    """Return the line of an interval that is wide enough to be seen."""
    if known.is_open or FULL * known.width / end < NARROWEST:
        return []
    style = {"left": _at(known.low, end), "width": _at(known.width, end)}
    return [html.Span(className="interval", style=style)]


def _at(value: float, end: float) -> str:
    return f"{FULL * value / end:.2f}%"


def _hidden() -> dict[str, Any]:
    return aria(hidden="true")
