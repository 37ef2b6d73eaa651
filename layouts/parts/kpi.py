"""A card per measure: value, interval, numerator of a named denominator, gauge, Decembers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.attributes import aria, data
from layouts.parts.card import downloads
from layouts.parts.light import element
from layouts.parts.links import term
from layouts.parts.rich import aloud
from layouts.parts.sentence import base_key, people_key, share_key
from layouts.parts.table import table
from model import provenance_key as keys
from model import shown
from model.cell import OUTSIDE, Cell, Quantity
from model.interval import Interval
from model.overview import Overview
from model.part import Part
from model.provenance_key import Where
from model.registry import SUPPRESSED
from texts import Text, naming

SAID = (OUTSIDE, "not_applicable")  # states that are told by their own name
FULL = 100  # percent
THINNEST = 0.35  # percent of the gauge: a narrower interval needs no band


def cards(overview: Overview, text: Text) -> list[Any]:
    """Return the headline's card and one for each segment over its own base."""
    cells = shown.cards(overview)
    tab = table(cells, lambda cell: _name(cell, text), text("table.of_cards"), text)
    files = downloads("dasar", overview, text)
    articles = [_card(cell, overview, text) for cell in cells]
    return [*articles, html.Div([tab, files], className="under")]


def _card(cell: Cell, overview: Overview, text: Text) -> html.Article:
    decembers = overview.decembers.get(cell.segment, ())
    children = [
        html.H2(term(_defined(cell), _name(cell, text))),
        _value(cell, text),
        html.P(_of(cell, text), className="of"),
    ]
    children += _gauge(cell.coverage, text)
    if decembers:
        children.append(_decembers(decembers, cell, text))
    return html.Article(children, className="card kpi", **data(rove=""))


def _name(cell: Cell, text: Text) -> str:
    said = text("ringkasan.active" if cell.segment == "total" else f"segment.{cell.segment}")
    return said + text.note


def _defined(cell: Cell) -> str:
    return "participants_active" if cell.segment == "total" else cell.segment


def _value(cell: Cell, text: Text) -> html.P:
    known = cell.coverage
    if known is None:
        said = f"state.{cell.status}" if cell.status in SAID else "ringkasan.unknown"
        return html.P(html.Span(text(said), className="none"), className="value")
    children: list[Any] = [html.Strong(figure.number(text.share(known), share_key(cell)))]
    if known.has_range:
        children.append(html.Span(text.share_range(known), className="range"))
    if cell.rivals:
        children.append(html.A(text("ringkasan.rivals.mark"), href="#warnings", className="rival"))
    return html.P(children, className="value")


def _of(cell: Cell, text: Text) -> list[Any]:
    """Return "2,6 juta dari 5,9 juta pekerja, basis kantor wilayah"."""
    people = html.B(figure.number(text.people(cell.participants.known), people_key(cell)))
    if cell.participants.known is None:
        reason = cell.participants.status or "nothing"
        return [text(f"ringkasan.why.{reason}", period=naming.when(cell, text))]
    if cell.denominator.known is None:
        kind = "outside" if cell.status == OUTSIDE else "no_base"
        return [people, text(f"ringkasan.of.{kind}", base=text.base_short(cell.base_words))]
    kind = "JAKON" if cell.segment == "JAKON" else "usual"
    base = figure.asked(text.people(cell.denominator.known), base_key(cell))
    said = text(
        f"ringkasan.of.{kind}",
        base=base,
        noun=naming.noun(cell, text),
        vintage=naming.vintage(cell, text),
    )
    return [people, *figure.told(said)]


def _gauge(known: Interval | None, text: Text) -> list[html.Div]:
    """Return the bar from 0 to 100 %, longer where the base is passed; hatched if unknown."""
    if known is None:
        return [html.Div(className="gauge hatched"), html.Div("\u00a0", className="scale")]
    high = known.low if known.is_open else known.high
    longest = max(1.0, high, known.value)
    low, value = (f"{FULL * x / longest:.2f}%" for x in (known.low, known.value))
    band = FULL * (high - known.low) / longest
    marks = [html.Span(className="solid", style={"width": low})]
    if band > THINNEST:
        marks.append(html.Span(className="band", style={"left": low, "width": f"{band:.2f}%"}))
    if longest > 1:
        hundred = f"{FULL / longest:.2f}%"
        over = {"left": hundred, "right": "0"}
        marks += [html.Span(className="over", style=over)]
        marks += [html.Span(className="hundred", style={"left": hundred})]
    marks.append(html.Span(className="tick", style={"left": value}))
    return [
        html.Div(marks, className="gauge", **aria(hidden="true")),
        _scale(longest, known, text),
    ]


def _scale(longest: float, known: Interval, text: Text) -> html.Div:
    if longest <= 1:
        ends = [html.Span("0"), html.Span(text.percent(FULL))]
        return html.Div(ends, className="scale", **aria(hidden="true"))
    hundred = html.Span(text.number(FULL), className="at", style={"left": f"{FULL / longest:.2f}%"})
    ends = [html.Span("0"), hundred, html.Span(text.percent(round(known.value * FULL)))]
    return html.Div(ends, className="scale", **aria(hidden="true"))


def _decembers(decembers: Iterable[tuple[str, Quantity]], cell: Cell, text: Text) -> html.Dl:
    """Return December beside December, the only months that compare; missing ones hatched."""
    pairs = []
    for period, quantity in decembers:
        known = quantity.known
        where = Where.participants(cell.region, period, cell.segment, Part.of(cell))
        key = keys.figure(where, quantity)
        if known is None:
            value = _missing(quantity.status, text)
        else:
            value = figure.number(_brief(known, text), key)
        when = element("Dt", text.period(period, "month", short=True))
        pairs.append(element("Div", [when, element("Dd", value)]))
    return html.Dl(pairs, className="decembers")


def _missing(status: str | None, text: Text) -> list[Any]:
    if status == SUPPRESSED:
        return [text("state.suppressed")]
    is_outside = status == OUTSIDE
    said = text("state.outside_scope" if is_outside else "ringkasan.no_data")
    return [aloud(said), element("Span", className="crossed" if is_outside else "hatched")]


def _brief(known: Interval, text: Text) -> str:
    said = text.short(known.value) if known.is_exact else text.people(known)
    return said.replace("\u00a0", " ")  # four stand in a narrow row: the unit may go below
