"""Tren & target: are we on track? The skeleton has the size of the answer; the form stands."""

from __future__ import annotations

from dash import dcc, html

from layouts import ids
from layouts.parts.skeleton import LINE, TALL, framed, part
from layouts.parts.target_form import form
from texts import Text

NAME = "target"
COMPARED, TREND, APART, CHANGE, TARGETS, OWN = (
    "compared",
    "trend",
    "apart",
    "change",
    "targets",
    "own",
)
PARTS = (COMPARED, TREND, APART, CHANGE, TARGETS, OWN)
REMOVE = "own-remove"  # the key of the own target that is taken off the list


def layout(text: Text) -> html.Div:
    """Return the page before its answer has come."""
    card = {"className": "card"}
    own = html.Div(
        [html.Section(id=ids.of(NAME, OWN)), form(NAME, text)], className="card spaced own"
    )
    body = [
        html.Section(id=ids.of(NAME, COMPARED), className="card spaced"),
        part(NAME, TREND, LINE, TALL, LINE, className="card spaced"),
        html.Div(
            [part(NAME, APART, LINE, TALL, **card), part(NAME, CHANGE, LINE, TALL, **card)],
            className="pair",
        ),
        part(NAME, TARGETS, LINE, TALL, className="card spaced"),
        own,
        dcc.Store(id=ids.of(NAME, REMOVE)),
    ]
    return framed(NAME, body, text)
