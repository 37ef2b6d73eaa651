"""Who published what is loaded: licence, date and number of figures, the largest first."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts.attributes import data
from layouts.parts.definisi_sources import span
from layouts.parts.rich import rich
from layouts.parts.trust_table import table
from model.data_page import Data
from model.publications import Family
from texts import Text

COLUMNS = ("family", "figures", "as_of", "licence")
MOST_OPEN = 8  # families that stand open; the others are one click away


def sources(page: Data, text: Text) -> list[Any]:
    """Return every family of publications."""
    title = text("data.sources.title")
    head = [text(f"data.sources.{name}") for name in COLUMNS]
    rows = [_row(family, text) for family in page.families]
    link = html.A(text("data.definitions"), href="/definisi#sources", **data(go=""))
    about = text("data.sources.about", number=page.version.number)
    rest = rows[MOST_OPEN:]
    words = text("data.sources.rest", count=text.number(len(rest)))
    folded = html.Details(
        [html.Summary(words), table(head, rest, words, "families-told")], className="more"
    )
    return [
        html.H2(title),
        html.P([about, " ", *rich(text, "data.list", {"link": link})], className="about"),
        table(head, rows[:MOST_OPEN], title, "families-told"),
        *([folded] if rest else []),
    ]


def _row(family: Family, text: Text) -> list[Any]:
    licence = family.licence if family.has_licence else text("definisi.sources.unnamed")
    of = text("data.sources.of", count=text.number(family.origins))
    return [
        [html.B(family.title, lang="id"), html.Small(of)],
        html.Span(text.number(family.figures)),
        html.Span(span(family.as_of, text)),
        html.Span(licence, lang="id"),
    ]
