"""The bar, the sentence and the foot of the page of data."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import data_words as words
from layouts.parts.attributes import aria, data
from layouts.parts.foot import foot as usual_foot
from layouts.parts.links import address
from layouts.parts.needs import needs
from layouts.parts.panels import older
from layouts.parts.rich import icon, rich
from model.clock import WITA
from model.data_page import Data
from model.loads import Loads
from texts import Text, naming

JUMPS = ("loads", "upload", "versions", "take", "sources")
ASKS = {"loads": "loads", "upload": "loads", "take": "whole_data"}  # rights


def bar(page: Data, text: Text) -> list[Any]:
    """Return the ways to the page's parts: nothing can be filtered here."""
    items = [
        html.Li(
            html.A(text(f"data.jump.{name}"), href=f"#data-{name}"),
            **(needs(ASKS[name]) if name in ASKS else {}),
        )
        for name in JUMPS
    ]
    copy = html.Button(
        [icon("link"), html.Span(text("filter.copy"))],
        className="copy",
        **data(copy=address(page.page, page.chosen), copied=text("filter.copied")),
    )
    jumps = html.Nav(html.Ul(items), **aria(label=text("data.parts")))
    return [html.Div([jumps, copy], className="jumps")]


def answer(page: Data, text: Text) -> list[Any]:
    """Return what is amiss, the sentence, the same aloud, and the line."""
    said = sentence(page, text)
    return [
        *older(page.version, text),
        html.H1(said),
        html.P(said, className="aloud", **aria(live="polite")),
        _meta(page, text),
    ]


def sentence(page: Data, text: Text) -> str:
    """Return which version is looked at and how much it holds."""
    return text(
        "data.older" if page.version.newer else "data.sentence",
        number=page.version.number,
        figures=text.number(page.figures),
        publications=text.number(page.publications),
        as_of=as_of(page, text),
    )


def as_of(page: Data, text: Text) -> str:
    """Return the newest date of any publication."""
    return text.date(page.as_of) if page.as_of else text.number(None)


def _meta(page: Data, text: Text) -> html.Ul:
    facts: dict[str, dict[str, Any]] = {
        "as_of": {"date": html.B(as_of(page, text))},
        "created": {"when": html.B(naming.local(page.version.created, WITA, text))},
        "fingerprint": {"sha": html.Code(words.short(page.fingerprint), title=page.fingerprint)},
    }
    items = [html.Li(rich(text, f"data.meta.{name}", pieces)) for name, pieces in facts.items()]
    return html.Ul(items, className="meta")


def foot(page: Data, text: Text) -> list[Any]:
    """Return the foot, which leads to the list of all publications."""
    facts, said = usual_foot(page, as_of(page, text), text)
    link = html.A(text("data.definitions"), href="/definisi#sources", **data(go=""))
    sources = html.P([html.B(text("frame.sources")), " ", *rich(text, "data.list", {"link": link})])
    return [facts, html.Div([sources, *said.children[1:]])]


def last(found: Loads | None, text: Text) -> list[Any]:
    """Return what became of the newest load, and how many wait; nothing without a ledger."""
    if found is None:
        return []
    if not found.rows:
        return [html.P(text("data.last.none"))]
    newest = found.rows[0]
    key = f"data.last.{newest.state}"
    pieces = {
        "files": html.B(words.files(newest, text)),
        "passed": words.passed(newest, text),
        "version": str(newest.version),
    }
    waiting = sum(load.is_open for load in found.rows)
    several = [" ", text("data.last.several", count=waiting)] if waiting > 1 else []
    return [html.P([*rich(text, key, pieces), *several])]
