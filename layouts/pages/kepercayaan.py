"""Kepercayaan: can I trust this figure? The skeleton has the size of the answer."""

from __future__ import annotations

from dash import html

from layouts import ids
from layouts.parts.skeleton import BAR, LINE, TALL, framed, part
from texts import Text

NAME = "kepercayaan"
TILES, CLAIMS, GRADES, KNOWN, BREAKS, TOTALS = (
    "tiles",
    "claims",
    "grades",
    "known",
    "breaks",
    "totals",
)
PARTS = (TILES, CLAIMS, GRADES, KNOWN, BREAKS, TOTALS)


def layout(text: Text) -> html.Div:
    """Return the page before its answer has come."""
    card = {"className": "card spaced"}
    body = [
        html.Section([html.Div(className="bone bar")], id=ids.of(NAME, TILES), className="tiles"),
        part(NAME, CLAIMS, LINE, TALL, TALL, **card),
        part(NAME, GRADES, LINE, TALL, **card),
        part(NAME, KNOWN, LINE, TALL, **card),
        part(NAME, BREAKS, LINE, BAR, **card),
        part(NAME, TOTALS, LINE, TALL, **card),
    ]
    return framed(NAME, body, text)
