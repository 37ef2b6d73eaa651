"""Series breaks on one axis of years: stretches that must not be joined, each with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.attributes import aria, data
from layouts.parts.caveats import base_key
from layouts.parts.links import term
from model.breaks import YEARLY, SeriesBreak
from model.overview import Break
from model.trust import Trust
from texts import Text

MONTHS, FULL = 12, 100
OF_REGISTER = "participants_active"
GAP = 3  # pixels on either side of a break


def breaks(page: Trust, text: Text) -> list[Any]:
    """Return the breaks that fall into the years of the page, or nothing where it has none."""
    years = _years(page)
    if not years:
        return []
    tracks = [_own(page, years, text)] if len(page.breaks) > 1 else []
    tracks += [_known(one, years, text) for one in page.series if _holds(one, page, years)]
    if not tracks:
        return []
    ticks = [html.Span(str(year), style={"left": _at(f"{year}", years)}) for year in years]
    scale = html.Li([html.Div(), html.Div(ticks, className="ticks")], **aria(hidden="true"))
    return [
        html.H2(text("kepercayaan.breaks.title")),
        html.P(text("kepercayaan.breaks.about"), className="about"),
        html.Ol([*tracks, scale], className="tracks"),
    ]


def _years(page: Trust) -> range:
    found = [int(year) for side in page.sides for year in side.years]
    found += [int(one.period[:4]) for one in page.breaks]
    return range(min(found), max(found) + 1) if found else range(0)


def _holds(one: SeriesBreak, page: Trust, years: range) -> bool:
    """Return whether a break separates any figures that the page knows of."""
    participants, bases = (any(side.known) for side in page.sides)
    has_any = participants or bool(page.graded) if OF_REGISTER in one.measures else bases
    is_yearly = len(one.after) == YEARLY
    return has_any and (is_yearly or {int(one.after[:4]), int(one.before[:4])} <= {*years})


def _at(period: str, years: range) -> str:
    """Return how far along the axis a period begins."""
    month = int(period[5:7] or 1) - 1
    return f"{FULL * (int(period[:4]) - years.start + month / MONTHS) / len(years):.2f}%"


def _track(name: Any, said: Sequence[Any], line: Sequence[Any]) -> html.Li:
    words = html.Div([html.H3(name), *said])
    return html.Li([words, html.Div(list(line), className="line", **aria(hidden="true"))])


def _own(page: Trust, years: range, text: Text) -> html.Li:
    """Return the publisher's bases: a diamond for each, no line between them."""
    found, of = page.breaks, page.headline
    bases = [
        html.Li(
            [
                html.Span(text.period(one.period, one.period_kind, short=True)),
                html.B(figure.number(_base(one, text), base_key(one, of))),
            ]
        )
        for one in found
    ]
    marks = [
        html.Span(className="mark-printed", style={"left": _at(one.period, years)}) for one in found
    ]
    name = text("kepercayaan.breaks.own")
    return _track(name, [html.Ol(bases, className="bases-over-time", **data(rove=""))], marks)


def _base(one: Break, text: Text) -> str:
    known = one.denominator.known
    if not one.implied:
        return text.people(known)
    return f"{text.about(known)}{text('ringkasan.warnings.implied')}"


def _known(one: SeriesBreak, years: range, text: Text) -> html.Li:
    name = term(one.code, text(f"ringkasan.series_break.{one.code}"))
    if len(one.after) == YEARLY:
        when = text("kepercayaan.breaks.yearly")
        cuts = [_at(str(year), years) for year in years[1:]]
    else:
        last, first = text.period(one.after, "month"), text.period(one.before, "month")
        when = text("kepercayaan.breaks.span", after=last, before=first)
        cuts = [_at(one.before, years)]
    return _track(name, [html.P(when)], _stretches(cuts))


def _stretches(cuts: Sequence[str]) -> list[html.Span]:
    """Return the parts of a line between its breaks."""
    starts, ends = ["0%", *cuts], [*cuts, f"{FULL}%"]
    return [
        html.Span(
            className="stretch",
            style={"left": start, "width": f"calc({end} - {start} - {GAP}px)"},
        )
        for start, end in zip(starts, ends, strict=True)
    ]
