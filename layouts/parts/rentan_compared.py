"""Two regions side by side: what is known of their programmes, on one scale of months."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure, rentan_bars
from layouts.parts import rentan_words as words
from layouts.parts.attributes import aria, data
from layouts.parts.links import choice
from layouts.parts.rentan_answer import spoken
from model.protected import Programme, Protected
from texts import Text


def compared(page: Protected, text: Text) -> list[Any]:
    """Return the card, or nothing where the reader compares nothing."""
    other = page.other
    if other is None:
        return []
    names = [words.region(side, text) for side in (page, other)]
    close = choice(page.page, page.asked.but(compare=None), text("compare.alone"))
    end = rentan_bars.end_of((*page.divided, *other.divided))
    title = text("compare.title", first=names[0], second=names[1])
    return [
        html.Div([html.H2(title), close], className="headed"),
        html.Div([_side(side, end, text) for side in (page, other)], className="sides"),
        _table(page, other, names, text),
        html.P(text("rentan.compared.note"), className="note"),
    ]


def _side(page: Protected, end: int, text: Text) -> html.Article:
    rows = [_row(one, end, text) for one in page.divided]
    drawn = [html.Ul(rows, className="lasting")] if rows else []
    name = html.H3(words.region(page, text))
    return html.Article([name, html.P(spoken(page, text), className="said"), *drawn])


def _row(one: Programme, end: int, text: Text) -> html.Li:
    number = html.B(figure.told(words.months_of(one, text)))
    bar = rentan_bars.months(one, end)
    return html.Li([html.Span(words.placed(one, text)), bar, number])


def _table(page: Protected, other: Protected, names: list[str], text: Text) -> html.Div:
    """Return counts of both sides; workers are not added, for their years differ."""
    rows = [
        ("programmes", len(page.programmes), len(other.programmes)),
        ("divided", len(page.divided), len(other.divided)),
        ("quiet", page.quiet, other.quiet),
    ]
    head = [html.Th(name, scope="col") for name in (text("compare.measure"), *names)]
    told = [row for row in rows if any(row[1:])]
    body = [
        html.Tr(
            [
                html.Th(text(f"rentan.compared.{code}"), scope="row"),
                *(
                    html.Td(text.number(count), **data(label=name))
                    for count, name in zip(pair, names, strict=True)
                ),
            ]
        )
        for code, *pair in told
    ]
    table = html.Table([html.Thead(html.Tr(head)), html.Tbody(body)])
    label = aria(label=text("rentan.compared.label"))
    return html.Div(table, className="scroll open numbers", tabIndex=0, role="region", **label)
