"""How figures are read: rounded numbers as ranges, states and how they are drawn, series breaks."""

from __future__ import annotations

import math
from typing import Any

from dash import html

from layouts.parts import definisi_words as words
from layouts.parts import figure
from layouts.parts.attributes import aria, data
from layouts.parts.caveats import base_key
from model.cell import OUTSIDE
from model.definitions import Definitions, Entry, wordings
from model.interval import Interval
from texts import Text, naming

FULL = 100  # percent
AROUND = 0.4  # of the range: what the axis shows on either side of it
YEARLY = 2  # characters of a month that recurs every year


def rounding(text: Text) -> html.Section:
    """Return what printed numbers mean; the first one also drawn."""
    (written, known), *_ = wordings()
    children = [
        _drawn(written, known, text),
        _table(text),
        html.P(text("definisi.rounding.exact"), className="note"),
        html.P(text("definisi.rounding.digits"), className="note"),
    ]
    about = text("definisi.rounding.about")
    return words.section("rounding", text("definisi.rounding.title"), about, children)


def _drawn(written: str, known: Interval, text: Text) -> html.Div:
    """Return an axis with the range as a band and the printed number as a diamond."""
    shown = known.width * (1 + 2 * AROUND)
    start = known.low - known.width * AROUND

    def at(value: float) -> str:
        return f"{FULL * (value - start) / shown:.1f}%"

    width = f"{FULL * known.width / shown:.1f}%"
    band = html.Span(className="band", style={"left": at(known.low), "width": width})
    mark = html.Span(className="mark-printed", style={"left": at(known.value)})
    said = [
        html.Span(text.number(known.low), style={"left": at(known.low)}),
        html.Span(_below(known, text), style={"left": at(known.high)}),
        html.B(text("definisi.rounding.printed", written=written), style={"left": at(known.value)}),
    ]
    return html.Div([html.Div([band, mark], className="axis"), html.P(said)], className="printed")


def _below(known: Interval, text: Text) -> str:
    return text("definisi.rounding.below", high=text.number(known.high))


def _table(text: Text) -> html.Div:
    head = [text(f"definisi.rounding.{column}") for column in ("written", "least", "most")]
    rows = [[written, *_bounds(written, known, text)] for written, known in wordings()]
    return grid(head, rows, text("definisi.rounding.table"))


def _bounds(written: str, known: Interval, text: Text) -> list[str]:
    """Return both bounds in the unit of the wording."""
    is_percent = written.endswith(("%", "persen"))

    def said(value: float) -> str:
        if math.isinf(value):
            return text("definisi.rounding.open")
        decimals = next((n for n in range(4) if round(value, n) == value), 4)
        return text.percent(value, decimals) if is_percent else text.number(value)

    return [said(known.low), said(known.high)]


def grid(head: list[str], rows: list[list[str]], caption: str) -> html.Div:
    """Return a small table; the first column names the row."""
    top = html.Thead(html.Tr([html.Th(name, scope="col") for name in head]))
    body = [html.Tr([html.Th(first, scope="row"), *map(html.Td, rest)]) for first, *rest in rows]
    table = html.Table([html.Caption(caption), top, html.Tbody(body)])
    return html.Div(table, className="scroll", tabIndex=0, role="region", **aria(label=caption))


def states(page: Definitions, text: Text) -> html.Section:
    """Return every state of a figure beside the way it is drawn."""
    found = [*(_state(one, text) for one in page.words["figure_statuses"]), _outside(text)]
    about = text("definisi.states.about")
    body = [html.Div(found, className="entries")]
    return words.section("states", text("definisi.states.title"), about, body)


def _state(entry: Entry, text: Text) -> html.Div:
    swatch = html.Span(className=f"swatch is-{entry.code}", **aria(hidden="true"))
    meaning = html.P(words.meaning(entry, text), className="meaning")
    said = html.Div([words.names(entry, text, code=True), meaning])
    return html.Div([swatch, said], id=entry.code, className="entry state", **words.found_by(entry))


def _outside(text: Text) -> html.Div:
    """Return the state that no figure has by itself: it depends on who reads."""
    name, meaning = text(f"state.{OUTSIDE}"), text("definisi.states.outside")
    swatch = html.Span(className=f"swatch is-{OUTSIDE}", **aria(hidden="true"))
    named = html.P([html.B(naming.capital(name)), " ", html.Code(OUTSIDE)], className="names")
    said = html.Div([named, html.P(meaning, className="meaning")])
    found = data(entry=f"{OUTSIDE} {name} {meaning}".lower())
    return html.Div([swatch, said], id=OUTSIDE, className="entry state", **found)


def breaks(page: Definitions, text: Text) -> html.Section:
    """Return the known breaks, and the one that is read off the figures themselves."""
    known = [_break(entry, text) for entry in page.words["series_breaks"]]
    own = html.Div(
        [
            html.P(html.B(text("definisi.breaks.base")), className="names"),
            html.P(figure.told(_concepts(page, text)), className="meaning"),
        ],
        className="entry",
    )
    body = [html.Div([own, *known], className="entries")]
    title, about = text("definisi.breaks.title"), text("definisi.breaks.about")
    return words.section("breaks", title, about, body)


def _break(entry: Entry, text: Text) -> html.Div:
    after, before = entry.more["after"], entry.more["before"]
    when = text("definisi.breaks.yearly")
    if len(after) > YEARLY:
        last, first = text.period(after, "month"), text.period(before, "month")
        when = text("definisi.breaks.span", after=last, before=first)
    parts: list[Any] = [
        words.names(entry, text),
        html.P(words.meaning(entry, text), className="meaning"),
        html.P(when, className="fine"),
    ]
    return html.Div(parts, id=entry.code, className="entry", **words.found_by(entry))


def _concepts(page: Definitions, text: Text) -> str:
    """Return the bases that the example's publisher divided by, one after the other."""
    place = page.headline.region_name
    if len(page.breaks) <= 1:
        return text("definisi.breaks.none", place=place)
    said = [
        text(
            "definisi.breaks.one",
            period=text.period(one.period, one.period_kind, short=True),
            people=figure.asked(text.people(one.denominator.known), base_key(one, page.headline)),
        )
        for one in page.breaks
    ]
    return text("definisi.breaks.why", place=place, bases=", ".join(said))
