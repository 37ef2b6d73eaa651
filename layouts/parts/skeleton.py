"""A page before its answer has come: grey shapes of the size of what will stand there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import dcc, html

from layouts import ids
from layouts.parts.attributes import aria
from texts import Text

BAR, LINE, TALL = "bar", "line", "tall"


def framed(name: str, body: Sequence[Any], text: Text) -> html.Div:
    """Return the frame of a page's parts: filters, answer, body, foot."""
    choices = aria(label=text("filter.title"))
    loading = html.P(text("frame.loading"), className="aloud", role="status")
    answer = html.Section(
        [loading, *bones("title", "title", LINE)], id=ids.of(name, ids.ANSWER), className="answer"
    )
    return html.Div(
        [
            html.Section(
                bones("menus"), id=ids.of(name, ids.FILTERS), className="filters", **choices
            ),
            html.Main([answer, *body], id="content", className="wide", tabIndex=-1),
            html.Footer(html.Div(bones(LINE), id=ids.of(name, ids.FOOTER), className="wide")),
            dcc.Store(id=ids.of(name, ids.TITLE)),
            dcc.Store(id=ids.of(name, ids.CAME)),
        ]
    )


def part(name: str, part_name: str, *kinds: str, **properties: Any) -> html.Section:
    """Return one part of a page, to be filled."""
    return html.Section(bones(*kinds), id=ids.of(name, part_name), **properties)


def bones(*kinds: str) -> list[html.Div]:
    """Return the shapes that stand where words and figures will."""
    return [html.Div(className=f"bone {kind}") for kind in kinds]
