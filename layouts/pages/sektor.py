"""Sektor: who is not covered? The skeleton has the size of the answer."""

from __future__ import annotations

from dash import html

from layouts.parts.skeleton import LINE, TALL, framed, part
from texts import Text

NAME = "sektor"
SEGMENTS, YEARS, WORKERS, STANDING = "segments", "years", "workers", "standing"
PROGRAMMES = "programmes"  # last: where nobody counted them, nothing below moves up
PARTS = (SEGMENTS, YEARS, WORKERS, STANDING, PROGRAMMES)


def layout(text: Text) -> html.Div:
    """Return the page before its answer has come."""
    body = [part(NAME, name, LINE, TALL, className="card spaced") for name in PARTS]
    return framed(NAME, body, text)
