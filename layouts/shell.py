"""The frame of every page: brand, navigation, language and theme, then the page itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from layouts import ids
from layouts.parts.attributes import aria, data
from layouts.parts.carry import carrying
from layouts.parts.drawer import drawer, newer
from layouts.parts.rich import aloud, icon
from layouts.parts.signed import signed
from texts import LANGUAGES, Text


@dataclass(frozen=True, slots=True)
class Page:
    """A page in the navigation; its words stand under `frame.page.<id>`."""

    id: str
    path: str


PAGES = (
    Page("ringkasan", "/"),
    Page("wilayah", "/wilayah"),
    Page("sektor", "/sektor"),
    Page("target", "/target"),
    Page("pekerja-rentan", "/pekerja-rentan"),
    Page("biaya", "/biaya"),
    Page("kepercayaan", "/kepercayaan"),
    Page("data", "/data"),
    Page("definisi", "/definisi"),
)


def document() -> html.Div:
    """Return what never changes: the address, the reader's look, and the place for a page."""
    return html.Div(
        [
            dcc.Location(id=ids.URL, refresh=False),
            dcc.Store(id=ids.LANGUAGE),
            dcc.Store(id=ids.LOOK),
            html.Div(id=ids.FRAME),
        ]
    )


def frame(path: str, page: Any, text: Text, name: str = "") -> list[Any]:
    """Return a page in its frame."""
    return [
        *header(path, text, name=name),
        page,
        drawer(text),
        _notices(text),
    ]


def header(path: str, text: Text, pages: Sequence[Page] = PAGES, name: str = "") -> list[Any]:
    """Return what stands above every page: the way past it, brand, pages, who, language, theme."""
    inside = [
        _brand(pages[0].path),
        _navigation(path, text, pages),
        *([signed(name, text)] if name else []),
        _tools(text),
        _menu(path, text, pages),
    ]
    return [
        html.A(text("frame.skip"), href="#content", className="skip"),
        html.Header(html.Div(inside, className="wide")),
    ]


def _brand(home: str) -> html.A:
    mark = html.Span([html.Span(), html.Span()], className="mark", **aria(hidden="true"))
    return html.A([mark, "Cakupan"], href=home, className="brand", **data(go=""))


def _navigation(path: str, text: Text, pages: Sequence[Page]) -> html.Nav:
    return html.Nav(_links(path, text, pages), **aria(label=text("frame.navigation")))


def _menu(path: str, text: Text, pages: Sequence[Page]) -> html.Details:
    """Return the navigation as phones have it: a menu."""
    summary = html.Summary([icon("menu"), aloud(text("frame.navigation"))])
    links = html.Nav(
        _links(path, text, pages), className="panel", **aria(label=text("frame.navigation"))
    )
    return html.Details([summary, links], className="menu pages")


def _links(path: str, text: Text, pages: Sequence[Page]) -> html.Ul:
    """Return a link to each page; the browser adds the region that is on the screen."""
    links = []
    for page in pages:
        here = aria(current="page") if page.path == path else {}
        words = text(f"frame.page.{page.id}")
        links.append(html.Li(html.A(words, href=page.path, **data(go="", page=page.path), **here)))
    return html.Ul(links)


def _tools(text: Text) -> html.Div:
    """Return the switches of language and theme."""
    languages = [_language(code, text) for code in LANGUAGES]
    switch = html.Div(
        languages, className="languages", role="group", **aria(label=text("frame.language"))
    )
    names = data(**{name: text(f"frame.theme.{name}") for name in ("system", "light", "dark")})
    theme = html.Button(
        [icon("theme"), aloud(text("frame.theme.system"))],
        className="theme",
        title=text("frame.theme.system"),
        **names,
    )
    return html.Div([switch, theme], className="tools")


def _language(code: str, text: Text) -> html.A:
    here = aria(current="true") if code == text.language else {}
    name = aloud(f" – {text(f'frame.language_of.{code}')}")
    return html.A(
        [code.upper(), name],
        href=f"?lang={code}",
        lang=code,
        **data(language=code),
        **here,
    )


def _notices(text: Text) -> html.Div:
    """Return what the browser itself may have to say: copied, or the server does not answer."""
    again = html.Button(text("error.again"), **data(reload=""))
    words = [icon("broken"), html.P([html.B(text("error.silent")), " ", text("error.silent_why")])]
    silent = html.Div([*words, again], className="notice silent", hidden=True)
    said = html.Div(className="notice said", role="status", **aria(live="polite"))
    came = html.Div(newer(text), role="status")
    return html.Div(
        [html.Div(silent, **aria(live="assertive")), came, carrying(text), said],
        className="notices",
    )
