"""Two answers of the page Biaya side by side: what each says, and the numbers of both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts import beside, biaya_answer, figure
from layouts.parts import biaya_words as words
from layouts.parts.attributes import aria
from layouts.parts.links import choice
from model.costing import Costing
from model.interval import Interval
from texts import Text, naming
from texts.rupiah import in_full, rupiah

ROWS = ("gross", "relief", "net")


def compared(page: Costing, text: Text) -> list[Any]:
    """Return the card, or nothing where the reader compares nothing."""
    if page.other is None:
        return []
    sides = (page, page.other)
    names = [_name(side, text) for side in sides]
    close = choice(page.page, page.asked.but(compare=None), text("compare.alone"))
    title = text("compare.title", first=names[0], second=names[1])
    said = [
        html.Article([html.H3(name), html.P(biaya_answer.plain(side, text), className="said")])
        for name, side in zip(names, sides, strict=True)
    ]
    return [
        html.Div([html.H2(title), close], className="headed"),
        html.Div(said, className="sides"),
        _table(names, sides, text),
        *beside.why(page.not_alike, text),
    ]


def _name(side: Costing, text: Text) -> str:
    when = naming.when(side.cell, text) if side.cell.period else words.when(side.terms, text)
    return f"{side.region_name}, {when}"


def _table(names: Sequence[str], sides: Sequence[Costing], text: Text) -> html.Div:
    heads = [text("compare.measure"), *names, text("compare.difference")]
    first, second = (side.people for side in sides)
    change = None if first is None or second is None else second - first
    rows = [
        _row(
            text("biaya.compare.people"),
            [words.people_in_full(side, text) for side in sides],
            text.number(None) if change is None else _signed(change, words.assumed(change, text)),
            names,
        ),
        *(_money(name, sides, names, text) for name in ROWS),
    ]
    grid = html.Table(
        [
            html.Thead(html.Tr([html.Th(one, scope="col") for one in heads])),
            html.Tbody(rows),
        ]
    )
    label = aria(label=text("compare.difference"))
    return html.Div(grid, className="scroll open numbers", tabIndex=0, role="region", **label)


def _money(name: str, sides: Sequence[Costing], names: Sequence[str], text: Text) -> html.Tr:
    sums = [getattr(side.cost.sum, name) if side.cost else None for side in sides]
    first, second = sums
    change = None if first is None or second is None else second - first
    said = text.number(None) if change is None else _signed(change, rupiah(change, text))
    told = [in_full(one, text) for one in sums]
    return _row(text(f"biaya.table.{name}"), told, said, names)


def _signed(change: Interval, said: str) -> str:
    return f"+{said}" if change.low > 0 else said


def _row(name: str, values: Sequence[str], change: str, names: Sequence[str]) -> html.Tr:
    cells = [
        figure.cell(value, **{"data-label": label})
        for value, label in zip((*values, change), (*names, ""), strict=True)
    ]
    return html.Tr([html.Th(name, scope="row"), *cells])
