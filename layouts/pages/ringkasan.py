"""Ringkasan: how many are covered, of whom? The skeleton has the size of the answer."""

from __future__ import annotations

from dash import html

from layouts import ids
from layouts.parts.skeleton import BAR, LINE, TALL, bones, framed, part
from texts import Text

NAME = "ringkasan"
COMPARED, LEAD, CARDS = "compared", "lead", "cards"
RANKING, BASES, WARNINGS = "ranking", "bases", "warnings"
PARTS = (COMPARED, LEAD, CARDS, RANKING, BASES, WARNINGS)


def layout(text: Text) -> html.Div:
    """Return the page before its answer has come."""
    pair = [part(NAME, name, LINE, TALL, className="card") for name in (RANKING, BASES)]
    body = [
        part(NAME, COMPARED, className="card compared"),
        part(NAME, LEAD, LINE, BAR, LINE, className="lead"),
        html.Div([_card() for _ in range(4)], id=ids.of(NAME, CARDS), className="cards"),
        html.Div(pair, className="pair"),
        part(NAME, WARNINGS, LINE, BAR, className="card spaced"),
    ]
    return framed(NAME, body, text)


def _card() -> html.Div:
    return html.Div(bones(LINE, "value", LINE, LINE), className="card kpi")
