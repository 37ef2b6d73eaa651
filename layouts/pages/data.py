"""Data: what is loaded, and may I have it? The place for uploads stands at once."""

from __future__ import annotations

from dash import dcc, html

from layouts import ids
from layouts.parts.data_upload import upload
from layouts.parts.needs import needs
from layouts.parts.skeleton import BAR, LINE, TALL, framed, part
from texts import Text

NAME = "data"
TAKE, SOURCES = "take", "sources"
PARTS = (TAKE, SOURCES)
# Filled by the second callback, from the ledger and the list of versions.
LAST, LOADS, REPORT, VERSIONS, DIFF = "last", "loads", "report", "versions", "diff"
REMEMBERED = (LAST, LOADS, REPORT, VERSIONS, DIFF)
TASKS = "tasks"  # numbers of those that are not over
REMEMBERED_CAME = "remembered-came"  # when they were filled last: callbacks/pages.py says why
UPLOAD = "upload"


def layout(text: Text) -> html.Div:
    """Return the page before its answer has come."""
    card, loads = {"className": "card spaced"}, needs("loads")
    form = html.Section(upload(text), id=ids.of(NAME, UPLOAD), className="card", **loads)
    body = [
        html.Section(
            html.Div(className="bone line"), id=ids.of(NAME, LAST), className="last", **loads
        ),
        html.Section(id=ids.of(NAME, REPORT), className="card spaced report", **loads),
        html.Div(
            [part(NAME, LOADS, LINE, TALL, className="card", **loads), form], className="loaded"
        ),
        html.Div(
            [
                part(NAME, VERSIONS, LINE, TALL, className="card"),
                part(NAME, DIFF, LINE, BAR, className="card"),
            ],
            className="compared",
        ),
        part(NAME, TAKE, LINE, BAR, **card, **needs("whole_data")),
        part(NAME, SOURCES, LINE, TALL, **card),
        dcc.Store(id=ids.of(NAME, TASKS)),
        dcc.Store(id=ids.of(NAME, REMEMBERED_CAME)),
    ]
    return framed(NAME, body, text)
