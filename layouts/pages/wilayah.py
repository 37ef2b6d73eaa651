"""Wilayah: where is the gap largest? The skeleton has the size of the answer."""

from __future__ import annotations

from dash import html

from layouts.parts.attributes import data
from layouts.parts.skeleton import BAR, LINE, TALL, framed, part
from texts import Text

NAME = "wilayah"
COMPARED, RANKING, MAP, GOALS, STATED, WARNINGS = (
    "compared",
    "ranking",
    "map",
    "goals",
    "stated",
    "warnings",
)
PARTS = (COMPARED, RANKING, MAP, GOALS, STATED, WARNINGS)


def layout(text: Text) -> html.Div:
    """Return the page before its answer has come."""
    card = {"className": "card"}
    lead = [part(NAME, RANKING, LINE, TALL, **card), part(NAME, GOALS, **card)]
    pair = [html.Div(lead, className="stack"), part(NAME, MAP, LINE, TALL, **card)]
    body = [
        part(NAME, COMPARED, className="card compared"),
        html.Div(pair, className="pair halves", **data(agree="")),
        part(NAME, STATED, className="card spaced"),
        part(NAME, WARNINGS, LINE, BAR, className="card spaced"),
    ]
    return framed(NAME, body, text)
