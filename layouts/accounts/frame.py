"""A page of the product as plain HTML: the header of every page, a heading, cards, a foot."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Any

from dash import html

from layouts import document, shell
from layouts.fingerprints import ASSETS, asset
from layouts.markup import markup
from layouts.parts.attributes import aria
from layouts.parts.rich import icon
from layouts.shell import Page
from model.account_views import Visitor
from texts import Text

AKUN, ORANG, AUDIT = (Page(name, f"/{name}") for name in ("akun", "orang", "audit"))
NEEDED = {AKUN: "account", ORANG: "people", AUDIT: "audit"}


def page(path: str, visitor: Visitor, heading: str, body: Sequence[Any], text: Text) -> str:
    """Return a whole page; `heading` is its answer in one sentence."""
    name = visitor.name if visitor.seal else ""  # at the desk nobody has signed in
    main = html.Main(
        html.Div([html.H1(heading, className="plain-title"), *body], className="wide answer"),
        id="content",
        tabIndex=-1,
    )
    foot = html.Footer(
        html.Div([html.P(text("akun.foot")), _ways(path, visitor, text)], className="wide")
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{text.language}">\n<head>{_head(heading)}</head>\n<body>'
        f"{markup([*shell.header(path, text, pages(visitor), name), main, foot])}"
        '<div class="notices"><div class="notice said" role="status"></div></div></body>\n</html>'
    )


def pages(visitor: Visitor) -> Sequence[Page]:
    """Return the pages of a visitor's navigation: those of figures, where they see figures."""
    own = [one for one, right in NEEDED.items() if right in visitor.rights]
    return shell.PAGES if "pages" in visitor.rights else own


def _head(heading: str) -> str:
    sheets = "".join(
        f'<link rel="stylesheet" href="{asset(name)}">' for name in document.sheets_of(ASSETS)
    )
    return (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{escape(heading)} – Cakupan</title>"
        f'<link rel="icon" type="image/svg+xml" href="{asset("favicon.svg")}">'
        f'<script src="{asset(document.EARLY)}"></script>'
        f'<script src="{asset("cakupan.js")}" defer></script>{sheets}'
    )


def _ways(path: str, visitor: Visitor, text: Text) -> html.Nav:
    """Return the ways to the other pages about accounts that a visitor may see."""
    links = [
        html.Li(html.A(text(f"frame.page.{one.id}"), href=one.path))
        for one, right in NEEDED.items()
        if right in visitor.rights and one.path != path
    ]
    return html.Nav(html.Ul(links), className="account-ways", **aria(label=text("akun.ways")))


def card(heading: str, children: Sequence[Any], about: str = "", **more: Any) -> html.Section:
    """Return one part of a page under its heading."""
    told = [html.P(about, className="about")] if about else []
    return html.Section(
        [html.H2(heading), *told, *children], **{"className": "card spaced", **more}
    )


def done(said: str) -> list[Any]:
    """Return words that a deed was done; nothing where none was."""
    if not said:
        return []
    words = [icon("check"), html.Span(said)]
    return [html.P(words, className="notice-in is-done", role="status")]
