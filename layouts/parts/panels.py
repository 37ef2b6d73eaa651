"""What is said instead of an answer, or before it: no such choice, no data, only older data."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, unquote_plus, urlencode

from dash import html

from layouts.parts.attributes import data
from layouts.parts.links import HOME, choice
from layouts.parts.rich import icon
from model.costing_terms import BadShares
from model.frame import VersionFacts
from model.kept import NoScenario
from model.part import TOTAL, Part
from model.selection import LONGEST_SHOWN, PARAMETERS, BadChoice, Selection, VersionGone
from texts import Text


def bad_choice(error: BadChoice, page: str, asked: str, text: Text) -> html.Div:
    """Return which choice does not exist, with the nearest that does and the way home."""
    if isinstance(error, VersionGone):
        heading, why = gone(error, text)
    elif isinstance(error, NoScenario):
        heading, why = text("skenario.unknown"), text("skenario.unknown_why")
    elif isinstance(error, BadShares):
        total = text.number(error.total, 0 if float(error.total).is_integer() else 1)
        heading, why = text("biaya.bad_shares", total=total), text("error.bad_choice_why")
    else:
        said = f"{error.parameter}={error.value[:LONGEST_SHOWN]}"
        heading, why = text("error.bad_choice", choice=said), text("error.bad_choice_why")
    ways: list[Any] = []
    if (nearest := _nearest(error, asked)) is not None:
        name = text("error.nearest", choice=unquote_plus(nearest.query.removeprefix("?")))
        ways.append(choice(page, nearest, name, className="button strong"))
    if isinstance(error, NoScenario):
        way = choice(page, Selection(), text("skenario.unknown_way"), className="button strong")
        ways.append(way)
    ways.append(html.A(text("error.home"), href=HOME, className="button", **data(go="")))
    return _panel(heading, why, ways)


def gone(error: VersionGone, text: Text) -> tuple[str, str]:
    """Return that a version cannot be had, and which ones can."""
    others = (number for number in error.standing if str(number) != error.value)
    standing = ", ".join(map(str, others))
    heading = text(f"asal.gone.{error.why}", number=error.value)
    if error.is_shut:
        return heading, text("asal.gone.open", numbers=standing or "–")
    return heading, text("asal.gone.standing", numbers=standing, current=error.nearest or "–")


def damaged(text: Text) -> html.Div:
    """Return that no data can be read, and the command that repairs it."""
    again = html.A(text("error.again"), href="", className="button strong")
    why = [text("error.damaged_why"), " ", html.Code("make data"), text("error.damaged_end")]
    return _panel(text("error.damaged"), why, [again])


def older(version: VersionFacts, text: Text) -> list[html.P]:
    """Return that an older version is shown because that in force is damaged; the log says how."""
    if version.degraded is None:
        return []
    return [html.P([icon("broken"), text("frame.older", number=version.number)], className="older")]


def synthetic(version: VersionFacts, text: Text) -> list[html.P]:
    """Return that nobody was counted: the style sheet keeps it at the edge of every page."""
    if not version.synthetic:
        return []
    said = [html.B(text("frame.synthetic")), html.Span(text("frame.synthetic_why"))]
    return [html.P(said, className="synthetic")]


def _panel(heading: str, why: Any, ways: list[Any]) -> html.Div:
    words = [html.H1(heading), html.P(why), html.P(ways, className="row")]
    return html.Div([icon("broken"), html.Div(words)], className="card panel-error", role="alert")


def _nearest(error: BadChoice, asked: str) -> Selection | None:
    """Return the reader's own choice with the wrong part put right, if that is a choice."""
    if error.nearest is None:
        return None
    if error.parameter in Part._fields and error.nearest == TOTAL:  # everybody, by no parameter
        return kept(asked, error.parameter).but(**dict.fromkeys(Part._fields))
    slip = error.parameter not in PARAMETERS  # a misspelt name: its nearest is a name
    right = (error.nearest, error.value) if slip else (error.parameter, error.nearest)
    try:
        return Selection.of(f"{kept(asked, error.parameter).query}&{urlencode([right])}")
    except BadChoice:
        return None


def kept(asked: str, without: str) -> Selection:
    """Return what a query says beside one parameter; nothing where it holds a second fault."""
    said = parse_qsl(asked.removeprefix("?"), keep_blank_values=True)
    rest = [(name, value) for name, value in said if name != without]
    try:
        return Selection.of(urlencode(rest))
    except BadChoice:
        return Selection()
