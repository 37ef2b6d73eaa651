"""Who is signed in, on every page: a menu with their name, their account, and the way out."""

from __future__ import annotations

from dash import html

from layouts.parts.attributes import aria
from layouts.parts.rich import aloud, icon
from texts import Text


def signed(name: str, text: Text) -> html.Details:
    """Return the menu; its button is a form, so that it works without scripts."""
    summary = html.Summary([icon("person"), aloud(text("masuk.as", name=name))])
    out = html.Form(html.Button(text("masuk.out"), type="submit"), action="/keluar", method="post")
    panel = html.Div(
        [
            html.P(name, className="name", **aria(hidden="true")),
            html.A(text("masuk.account"), href="/akun"),
            out,
        ],
        className="panel",
    )
    return html.Details([summary, panel], className="menu signed")
