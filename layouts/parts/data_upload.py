"""The place for files: drag them, or choose them; the browser sends them (assets/data.js)."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from layouts.parts.attributes import aria, data
from layouts.parts.rich import icon
from texts import Text

LARGEST = 25 << 20  # bytes of all files of one upload
MOST_FILES = 12


def upload(text: Text) -> list[Any]:
    """Return the form; every word that the browser may have to say stands in it."""
    limit = LARGEST >> 20
    about = text("data.upload.kinds", limit=limit, files=MOST_FILES)
    choose = html.Button(
        [icon("upload"), text("data.upload.choose")], className="button strong", **data(choose="")
    )
    drop = html.Div(
        [
            icon("file"),
            html.B(text("data.upload.drop")),
            html.P(about, id="upload-kinds"),
            choose,
        ],
        className="drop",
    )
    return [
        html.H2(text("data.upload.title")),
        html.P(text("data.upload.about"), className="about"),
        html.Div(
            [drop, _named(text), _going(text)],
            className="upload",
            **data(
                largest=str(LARGEST),
                files=str(MOST_FILES),
                sending=_blank(text, "sending", "percent"),
                stopped=text("data.upload.stopped"),
                large=_blank(text, "too_large", "size", limit=limit),
                many=text("data.upload.too_many", files=MOST_FILES),
                empty=_blank(text, "empty", "name"),
                failed=text("data.upload.failed"),
            ),
        ),
    ]


def _blank(text: Text, key: str, blank: str, **values: object) -> str:
    """Return words with a blank left for the browser to fill: {percent}."""
    return text(f"data.upload.{key}", **{blank: f"{{{blank}}}"}, **values)


def _named(text: Text) -> html.Details:
    """Return the names that a reader may give; without them the file tells."""
    fields = [_field(name, text) for name in ("source", "vintage")]
    note = html.P(text("data.upload.together"), className="fine")
    return html.Details(
        [html.Summary(text("data.upload.names")), html.Div([*fields, note])], className="names"
    )


def _field(name: str, text: Text) -> html.Label:
    field = dcc.Input(
        type="text",
        className=f"word of-{name}",
        placeholder=text(f"data.upload.{name}_as"),
        autoComplete="off",
        maxLength=60,
    )
    return html.Label([html.Span(text(f"data.upload.{name}")), field])


def _going(text: Text) -> html.Div:
    """Return where the browser tells how far it is."""
    bar = html.Progress(max="100", value="0", **aria(label=text("data.upload.progress")))
    stop = html.Button(text("data.upload.stop"), className="button", **data(stop=""))
    return html.Div(
        [
            html.Div([bar, stop], className="sending", hidden=True),
            html.P(className="said-here", role="status", **aria(live="polite")),
        ]
    )
