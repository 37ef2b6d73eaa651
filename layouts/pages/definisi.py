"""Definisi: what do the words mean? A list of sections beside the sections themselves."""

from __future__ import annotations

from dash import html

from layouts import ids
from layouts.parts.skeleton import BAR, LINE, TALL, framed, part
from texts import Text

NAME = "definisi"
INDEX, SECTIONS = "index", "sections"
PARTS = (INDEX, SECTIONS)


def layout(text: Text) -> html.Div:
    """Return the page before its answer has come."""
    index = part(NAME, INDEX, LINE, LINE, LINE, LINE, LINE, className="index")
    sections = html.Div(
        [part(NAME, "first", LINE, BAR, BAR, BAR, className="card"), _second()],
        id=ids.of(NAME, SECTIONS),
        className="sections",
    )
    return framed(NAME, [html.Div([index, sections], className="definitions")], text)


def _second() -> html.Section:
    return part(NAME, "second", LINE, TALL, TALL, className="card")
