"""What a load would change of the version in force: counts, old and new, numbers of figures."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import data_words as words
from layouts.parts.data_proposals import counted
from layouts.parts.trust_table import table
from model.data_page import Names
from model.loads import Changed, Report
from texts import Text

COLUMNS = ("what", "figure", "place", "old", "new")
KINDS = ("added", "changed", "removed")


def changes(found: Report, names: Names, text: Text) -> list[Any]:
    """Return what would be different; nothing where it was not compared."""
    if not found.counts:
        return []
    counts = {kind: found.counts.get(kind, 0) for kind in KINDS}
    every = sum(counts.values())
    title = html.H3(text("data.changes.title"))
    if not every:
        return [title, html.P(text("data.changes.nothing"), className="about")]
    said = {kind: text.number(count) for kind, count in counts.items()}
    return [
        title,
        html.P(text("data.changes.counts", **said), className="about"),
        *_totals(found, text),
        *_rows(found, every, names, text),
    ]


def _totals(found: Report, text: Text) -> list[Any]:
    if not found.totals:
        return []
    items = [html.Li(**words.spoken(line, text)) for line in found.totals]
    return [
        html.Details(
            [html.Summary(text("data.changes.totals")), html.Ul(items, className="lines")],
            className="more",
        )
    ]


def _rows(found: Report, every: int, names: Names, text: Text) -> list[Any]:
    if not found.changes:
        lines = [html.Li(**words.spoken(line, text)) for line in found.examples]
        return [html.Ul(lines, className="lines")] if lines else []
    head = [text(f"data.changes.{name}") for name in COLUMNS]
    title = text("data.changes.folded", count=text.number(len(found.changes)))
    rows = [_row(one, names, text) for one in found.changes]
    cut = text("data.changes.cut", count=text.number(len(rows)), all=text.number(every))
    whole = [html.P(cut, className="note")] if len(rows) < every else []
    folded = html.Details(
        [html.Summary(title), table(head, rows, title, "changes"), *whole], className="more"
    )
    return [folded]


def _row(one: Changed, names: Names, text: Text) -> list[Any]:
    place = names.region(one.where["region_code"])
    return [
        html.Span(text(f"data.kind.{one.kind}")) if one.kind in KINDS else html.Span(one.kind),
        html.Span(names.measure(one.where["measure"], text.language)),
        [html.Span(place), html.Small(one.where["period"])],
        html.Span(counted(one.old, text)),
        html.Span(counted(one.new, text)),
    ]
