"""Every fault of a load: sheet, row, column, value, rule, suggestion; in parts, none left out."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import data_words as words
from layouts.parts.data_loads import turned
from layouts.parts.trust_table import table
from model.loads import Fault, Report, shown_name
from model.selection import Selection
from texts import Text

COLUMNS = ("file", "place", "value", "rule", "suggestion")


def faults(found: Report, asked: Selection, text: Text) -> list[Any]:
    """Return one part of the faults and the ways to the others."""
    load = found.load
    title = text("data.faults.title")
    if not found.faults:
        return [html.P(text("data.faults.none"), className="note")]
    head = [text(f"data.faults.{name}") for name in COLUMNS]
    rows = [_row(one, text) for one in found.faults]
    here = words.listing(asked).but(load=str(load.id))
    return [
        html.H3(title),
        html.P(text("data.faults.about"), className="about"),
        _rules(found, text),
        table(head, rows, title, "faults"),
        *turned(found.part, found.parts, here, text),
    ]


def _rules(found: Report, text: Text) -> html.Ul:
    """Return how often each rule was broken."""
    items = [
        html.Li([html.B(text.number(rule.count)), html.Span(**words.spoken(rule.rule, text))])
        for rule in found.load.rules
    ]
    return html.Ul(items, className="by-rule")


def _row(one: Fault, text: Text) -> list[Any]:
    sheet = [html.Small(shown_name(one.sheet))] if one.sheet else []
    warning = [html.Small(text("data.faults.warning"))] if one.severity == "warning" else []
    return [
        [html.Span(shown_name(one.file)), *sheet],
        html.Span(_place(one, text)),
        html.Code(shown_name(one.value)) if one.value else html.Span("–"),
        [html.Span(**words.spoken(one.rule, text)), *warning],
        html.Span(**words.spoken(one.suggestion, text)) if one.suggestion else html.Span("–"),
    ]


def _place(one: Fault, text: Text) -> str:
    row, column = shown_name(one.row), shown_name(one.column)
    if row and column:
        return text("data.faults.at", row=row, column=column)
    if row:
        return text("data.faults.row", row=row)
    return text("data.faults.column", column=column) if column else "–"
