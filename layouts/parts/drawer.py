"""The drawer of origins before it is asked, and the notice of a version that has come since."""

from __future__ import annotations

from dash import dcc, html

from layouts import ids
from layouts.parts.attributes import aria, data
from layouts.parts.rich import aloud, icon, rich
from texts import Text

TITLE, HINT = "asal-title", "asal-hint"


def drawer(text: Text) -> html.Div:
    """Return the closed drawer and the place that says what is asked."""
    copy = html.Button(
        [icon("link"), aloud(text("asal.copy"))],
        className="link-to",
        title=text("asal.copy"),
        **data(copied=text("asal.copied")),
    )
    sign = html.Span(className="close-sign", **aria(hidden="true"))
    close = html.Button(
        [sign, aloud(text("asal.close"))], className="close", title=text("asal.close")
    )
    said = html.Span(className="copied", role="status")
    top = html.Div([html.H2(text("asal.title"), id=TITLE), said, copy, close], className="top")
    answer = html.Div(id=ids.ORIGIN, className="origin")
    dialog = html.Dialog(
        [top, answer],
        className="drawer",
        **aria(labelledby=TITLE),
    )
    hint = html.Span(text("asal.hint"), id=HINT, hidden=True)  # of the cells of tables
    return html.Div([dialog, hint, dcc.Store(id=ids.ASK), dcc.Store(id=ids.ORIGIN_CAME)])


def newer(text: Text) -> html.Div:
    """Return the hidden notice of another version in force; the browser fills in its number."""
    number = {"number": html.B(**data(number=""))}
    came = html.Span(rich(text, "asal.newer", number), className="is-newer")
    back = html.Span(rich(text, "asal.back", number), className="is-back")
    link = html.A(text("asal.show_newer"), href="")
    close = html.Button(text("asal.later"), className="dismiss")
    words = html.P([came, back, " ", link])
    return html.Div([words, close], className="notice newer", hidden=True)
