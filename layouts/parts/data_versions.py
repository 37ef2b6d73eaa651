"""The versions that stand: which is in force, who published it, and the way back to another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts import data_words as words
from layouts.parts.attributes import aria, data
from layouts.parts.links import choice
from layouts.parts.needs import needs
from layouts.parts.rich import icon
from model.clock import WITA
from model.data_page import PAGE
from model.listing import VersionFacts
from model.loads import Event
from model.selection import Selection
from texts import Text, naming


def versions(
    found: Sequence[VersionFacts], events: Sequence[Event], asked: Selection, text: Text
) -> list[Any]:
    """Return every version, newest first."""
    title = html.H2(text("data.versions.title"))
    if not found:
        return [title, html.P(text("data.versions.none"), className="about")]
    in_force = next((one.number for one in found if one.in_force), None)
    items = [html.Li(_version(one, in_force, events, asked, text)) for one in found]
    return [
        title,
        html.P(text("data.versions.about"), className="about"),
        html.Ul(items, className="versions"),
    ]


def _version(
    one: VersionFacts,
    in_force: int | None,
    events: Sequence[Event],
    asked: Selection,
    text: Text,
) -> list[Any]:
    facts: list[Any] = [html.P(line) for line in _facts(one, events, text)]
    number = html.B(str(one.number), className="number")
    ways: list[Any] = []
    if one.in_force:
        ways.append(html.Span(text("data.versions.in_force"), className="verdict is-passed"))
    elif one.manifest is not None:
        facts += _compared(one.number, in_force, asked, text)
        ways.append(_back(one.number, text))
    return [number, html.Div(facts), html.Div(ways, className="ways")]


def _facts(one: VersionFacts, events: Sequence[Event], text: Text) -> list[str]:
    if one.other_format:
        return [text("data.versions.other_format")]
    if one.manifest is None:
        return [text("data.versions.damaged")]
    summary = one.manifest.summary
    known = summary["figures"] - summary["missing"]
    told = text("data.versions.figures", count=text.number(known))
    lines = [naming.local(one.manifest.created, WITA, text), told]
    keys = {"publish": "publish", "rollback": "rolled"}
    mine = [event for event in events if event.version == one.number and event.kind in keys]
    for event in mine[:1]:
        by = words.by(event.who, event.at, text)
        lines.append(text(f"data.versions.{keys[event.kind]}", by=by))
        lines.append(event.why)
    return [line for line in lines if line]


def _compared(number: int, in_force: int | None, asked: Selection, text: Text) -> list[Any]:
    if in_force is None:
        return []
    to = words.listing(asked).but(a=str(min(number, in_force)), b=str(max(number, in_force)))
    return [html.P(choice(PAGE, to, text("data.versions.compare", number=in_force)))]


def _back(number: int, text: Text) -> html.Details:
    """Return the way back: it opens, says what it does, asks why, and is confirmed."""
    label = text("data.versions.why")
    why = html.Textarea(
        rows=2, maxLength=500, placeholder=text("data.versions.why_as"), **aria(label=label)
    )
    confirm = html.Button(
        text("data.versions.confirm", number=number),
        className="button strong",
        **data(wish="rollback"),
    )
    inside = html.Div(
        [
            html.P(text("data.versions.sure", number=number)),
            html.Label([html.Span(label), why]),
            confirm,
            html.P(className="said-here", role="status", **aria(live="polite")),
        ],
        className="decide",
        **data(
            version=str(number),
            reason=text("data.refused.no_reason"),
            failed=text("data.upload.failed"),
        ),
    )
    summary = html.Summary([icon("back"), text("data.versions.rollback")], className="button")
    return html.Details([summary, inside], className="back", **needs("rollback"))
