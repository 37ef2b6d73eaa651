"""What is shown this once: a token, or the link of an invitation; nobody can show it again."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.markup import field
from layouts.parts.attributes import aria, data
from layouts.parts.rich import icon
from model.account_views import Said
from texts import Text


def once(said: Said, text: Text) -> list[Any]:
    """Return the word in a field to copy it from; nothing where there is none."""
    if not said.once:
        return []
    heading = text(f"akun.once.{said.deed}", about=said.about)
    word = field(
        type="text",
        readonly=True,
        value=said.once,
        spellcheck="false",
        autocomplete="off",
        id="once-word",
        **aria(label=heading),
    )
    copy = html.Button(
        [icon("link"), text("akun.once.copy")],
        type="button",
        className="button",
        **data(copy=said.once, copied=text("akun.once.copied")),
    )
    parts = [
        html.H2(heading, id="once"),
        html.Div([word, copy], className="once-word"),
        html.P(text(f"akun.once.{said.deed}_about"), className="note"),
    ]
    return [html.Section(parts, className="card spaced once", role="status")]
