"""What is said instead of an answer: a choice that does not exist, data that cannot be read."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts.attributes import data
from layouts.parts.links import HOME, choice
from layouts.parts.rich import icon
from model.selection import LONGEST_SHOWN, PARAMETERS, BadChoice, Selection
from texts import Text


def bad_choice(error: BadChoice, asked: str, text: Text) -> html.Div:
    """Return which choice does not exist, with the nearest that does and the way home."""
    said = f"{error.parameter}={error.value[:LONGEST_SHOWN]}"
    ways: list[Any] = []
    if (nearest := _nearest(error, asked)) is not None:
        name = text("error.nearest", choice=nearest.query.removeprefix("?"))
        ways.append(choice(nearest, name, className="button strong"))
    ways.append(html.A(text("error.home"), href=HOME, className="button", **data(go="")))
    return _panel(text("error.bad_choice", choice=said), text("error.bad_choice_why"), ways)


def damaged(text: Text) -> html.Div:
    """Return that no data can be read, and the command that repairs it."""
    again = html.A(text("error.again"), href="", className="button strong")
    why = [text("error.damaged_why"), " ", html.Code("make data"), text("error.damaged_end")]
    return _panel(text("error.damaged"), why, [again])


def _panel(heading: str, why: Any, ways: list[Any]) -> html.Div:
    words = [html.H1(heading), html.P(why), html.P(ways, className="row")]
    return html.Div([icon("broken"), html.Div(words)], className="card panel-error", role="alert")


def _nearest(error: BadChoice, asked: str) -> Selection | None:
    """Return the reader's own choice with the wrong part put right, if that is a choice."""
    if error.nearest is None:
        return None
    slip = error.parameter not in PARAMETERS  # a misspelt name: its nearest is a name
    right = f"{error.nearest}={error.value}" if slip else f"{error.parameter}={error.nearest}"
    try:
        return Selection.of(f"{kept(asked, error.parameter).query}&{right}")
    except BadChoice:
        return None


def kept(asked: str, without: str) -> Selection:
    """Return what a query says beside one parameter; nothing where it holds a second fault."""
    parts = [part for part in asked.removeprefix("?").split("&") if part]
    rest = [part for part in parts if part.partition("=")[0] != without]
    try:
        return Selection.of("&".join(rest))
    except BadChoice:
        return Selection()
