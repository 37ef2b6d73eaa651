"""Biaya: what does closing the gap cost? The skeleton has the size of the answer."""

from __future__ import annotations

from dash import html

from layouts.parts.skeleton import BAR, LINE, TALL, framed, part
from texts import Text

NAME = "biaya"
COMPARED, WATERFALL, ASSUMED, SCENARIOS, REACH, MONTHS, RATES, TORNADO, CHECKS = (
    "compared",
    "waterfall",
    "assumed",
    "scenarios",
    "reach",
    "months",
    "rates",
    "tornado",
    "checks",
)
PARTS = (COMPARED, WATERFALL, ASSUMED, SCENARIOS, REACH, MONTHS, RATES, TORNADO, CHECKS)


def layout(text: Text) -> html.Div:
    """Return the page before its answer has come."""
    card, spaced = {"className": "card"}, {"className": "card spaced"}
    body = [
        part(NAME, COMPARED, className="card spaced compared"),
        html.Div(
            [part(NAME, WATERFALL, LINE, TALL, **card), part(NAME, ASSUMED, LINE, TALL, **card)],
            className="pair",
        ),
        part(NAME, SCENARIOS, LINE, LINE, **spaced),
        part(NAME, REACH, LINE, BAR, **spaced),
        part(NAME, MONTHS, LINE, TALL, **spaced),
        html.Div(
            [part(NAME, RATES, LINE, TALL, **card), part(NAME, TORNADO, LINE, TALL, **card)],
            className="pair twins",
        ),
        part(NAME, CHECKS, LINE, TALL, **spaced),
    ]
    return framed(NAME, body, text)
