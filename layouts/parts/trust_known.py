"""Completeness: of which places what was published in which year; unknown is hatched, never 0."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts.attributes import aria
from layouts.parts.light import element
from layouts.parts.table import opened
from layouts.parts.trust_answer import place
from model.completeness import SURVEYED, Row, Side
from model.regions import NATION
from model.trust import Trust
from texts import Text

MOST = 14  # places that stand on the page; more are one click away


def known(page: Trust, text: Text) -> list[Any]:
    """Return the grid of places and years, or nothing where no year is known."""
    participants = page.sides[0]
    if not participants.years:
        return []
    title, about = _title(page, text), text("kepercayaan.known.about", bases=len(SURVEYED))
    few = len(participants.rows) <= MOST
    tables = [_grid(side, page, text, few) for side in page.sides]
    rest = [] if few else [_each(side, page, text) for side in page.sides]
    return [
        html.H2(title),
        html.P(about, className="about"),
        *tables,
        *([html.Div(rest, className="under")] if rest else []),
    ]


def _title(page: Trust, text: Text) -> str:
    side = page.sides[0]
    found = [(year, count) for year, count in zip(side.years, side.known, strict=True) if count]
    if _is_alone(page):
        return text("kepercayaan.known.own", place=place(page, text))
    if not found:
        return text("kepercayaan.known.none", level=level(page, text))
    year, count = found[-1]
    words = {"count": count, "all": len(side.rows), "year": year}
    return text("kepercayaan.known.title", level=level(page, text), **words)


def _is_alone(page: Trust) -> bool:
    return [row.region for row in page.sides[0].rows] == [page.headline.region]


def level(page: Trust, text: Text) -> str:
    """Return what the places one level down are: provinsi, kabupaten/kota."""
    above = page.headline.region == NATION or page.headline.region.isalpha()
    return text(f"ringkasan.level.{'province' if above else 'kabkota'}")


def _grid(side: Side, page: Trust, text: Text, with_places: bool) -> html.Div:
    """Return how many places are known in each year, and each place where they are few."""
    caption = text(f"kepercayaan.known.{side.code}")
    rows = [] if _is_alone(page) else [_whole(side, page, text)]
    if with_places or not rows:
        rows += [_place(row, text) for row in side.rows]
    head = [html.Th(words, scope="col") for words in (caption, *side.years)]
    table = html.Table(
        [html.Caption(caption), html.Thead(html.Tr(head)), element("Tbody", rows)],
        className="years",
    )
    return html.Div(table, className="scroll", tabIndex=0, role="region", **aria(label=caption))


def _whole(side: Side, page: Trust, text: Text) -> Any:
    every = len(side.rows)
    name = text("kepercayaan.known.places", level=level(page, text))
    cells = [
        element("Td", text("kepercayaan.known.of", count=count, all=every))
        if count
        else _unknown(text, is_outside)
        for count, is_outside in zip(side.known, side.outside, strict=True)
    ]
    return element("Tr", [element("Th", name, scope="row"), *cells], className="whole")


def _place(row: Row, text: Text) -> Any:
    cells = [
        element("Td", text.number(count)) if count else _unknown(text, is_outside)
        for count, is_outside in zip(row.counts, row.outside, strict=True)
    ]
    return element("Tr", [element("Th", row.name, scope="row"), *cells])


def _unknown(text: Text, is_outside: bool) -> Any:
    """Return a cell that is hatched or crossed, and says so to those who cannot see it."""
    name = "state.outside_scope" if is_outside else "kepercayaan.known.unknown"
    said = element("Span", text(name), className="aloud")
    return element("Td", said, className="crossed" if is_outside else "hatched")


def _each(side: Side, page: Trust, text: Text) -> Any:
    """Return every place, folded up."""
    name = text(f"kepercayaan.known.{side.code}")
    caption = text("kepercayaan.known.each", name=name, level=level(page, text))
    rows = [_place(row, text) for row in side.rows]
    return html.Div([html.H3(caption), opened([name, *side.years], rows, caption, text)])
