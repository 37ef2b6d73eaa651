"""Every base with its result for the example: the same people, another divisor."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import definisi_words as words
from layouts.parts import figure
from layouts.parts.attributes import aria
from model import provenance_key as keys
from model.cell import Cell
from model.definitions import Definitions
from model.denominators import Base
from model.interval import Interval
from texts import Text

FULL = 100  # percent


def bases(page: Definitions, text: Text) -> html.Section:
    """Return the bases of the total as bars, those of single segments as boxes."""
    whole = sorted((one for one in page.bases if one[0].segments is None), key=_largest_first)
    total = [_row(base, cell, page, text) for base, cell in whole]
    own = [_box(base, cell, page, text) for base, cell in page.bases if base.segments]
    children = [
        *total,
        html.P(text("definisi.bases.own"), className="note"),
        html.Div(own, className="owns"),
        html.P(text("definisi.bases.usual"), className="note"),
        html.P(text("definisi.bases.above"), className="note"),
    ]
    about = text("definisi.bases.about")
    return words.section("bases", text("definisi.bases.title"), about, children)


def _largest_first(divided: tuple[Base, Cell | None]) -> float:
    cell = divided[1]
    return -cell.coverage.value if cell and cell.coverage else 0.0


def _row(base: Base, cell: Cell | None, page: Definitions, text: Text) -> html.Div:
    entry = page.term(base.id)
    about = [
        words.names(entry, text, code=True),
        html.P(words.meaning(entry, text), className="meaning"),
        html.P(_scope(base, text), className="fine"),
    ]
    parts = [html.Div(about), thin(cell.coverage if cell else None), _result(cell, text)]
    return html.Div(parts, id=base.id, className="base", **words.found_by(entry))


def _box(base: Base, cell: Cell | None, page: Definitions, text: Text) -> html.Div:
    entry = page.term(base.id)
    said = [
        html.P([html.B(", ".join(base.segments or ())), " ", html.Code(base.id)]),
        words.names(entry, text),
        html.P(words.meaning(entry, text), className="meaning"),
        _result(cell, text),
    ]
    return html.Div(said, id=base.id, className="own", **words.found_by(entry))


def _scope(base: Base, text: Text) -> str:
    """Return for which segments a base holds and where it comes from."""
    where = text("definisi.bases.survey" if base.survey else "definisi.bases.stated")
    segments = ", ".join(base.segments or ()) or text("definisi.bases.all")
    return text("definisi.bases.for", segments=segments, where=where)


def _result(cell: Cell | None, text: Text) -> html.Div:
    if cell is None or cell.coverage is None:
        return html.Div(text("definisi.nothing"), className="result none")
    share = figure.number(text.share(cell.coverage), keys.side(cell, "share"))
    said: list[Any] = [html.Strong(share)]
    if cell.coverage.has_range:
        said += [" ", html.Span(text.share_range(cell.coverage))]
    people = figure.asked(text.people(cell.denominator.known), keys.side(cell, "base"))
    vintage = ""
    if cell.base != "stated" and cell.base_period:
        vintage = text("definisi.bases.vintage", year=cell.base_period[:4])
    of = html.Small(figure.told(text("definisi.bases.of", people=people, vintage=vintage)))
    return html.Div([html.P(said), of], className="result")


def thin(known: Interval | None) -> html.Div:
    """Return a bar of the base with its covered part; past 100 % a mark shows where that is."""
    if known is None:
        return html.Div(className="thin hatched")
    longest = max(1.0, known.value)
    covered = html.Span(className="part", style={"width": f"{FULL * known.value / longest:.2f}%"})
    marks = [covered]
    if longest > 1:
        marks.append(html.Span(className="hundred", style={"left": f"{FULL / longest:.2f}%"}))
    return html.Div(marks, className="thin", **aria(hidden="true"))
