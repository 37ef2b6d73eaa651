"""Pekerja rentan: who protects the vulnerable, for how long? The skeleton has the answer's size."""

from __future__ import annotations

from dash import html

from layouts.parts.skeleton import LINE, TALL, framed, part
from texts import Text

NAME = "pekerja-rentan"
COMPARED, MONTHS, BUDGETS, SHARED, PAYERS, NAMED, COUNTS, GROUPS, SILENT, MARKS = (
    "compared",
    "months",
    "budgets",
    "shared",
    "payers",
    "named",
    "counts",
    "groups",
    "silent",
    "events",
)
PARTS = (COMPARED, MONTHS, BUDGETS, SHARED, PAYERS, NAMED, COUNTS, GROUPS, SILENT, MARKS)


def layout(text: Text) -> html.Div:
    """Return the page before its answer has come."""
    card = {"className": "card"}
    body = [
        part(NAME, COMPARED, className="card compared"),
        part(NAME, MONTHS, LINE, TALL, TALL, className="card spaced"),
        _pair(part(NAME, BUDGETS, LINE, TALL, **card), part(NAME, SHARED, LINE, TALL, **card)),
        part(NAME, PAYERS, LINE, TALL, className="card spaced"),
        _pair(part(NAME, COUNTS, LINE, TALL, **card), part(NAME, NAMED, LINE, TALL, **card)),
        _pair(part(NAME, GROUPS, LINE, TALL, **card), part(NAME, SILENT, LINE, TALL, **card)),
        part(NAME, MARKS, LINE, className="card spaced"),
    ]
    return framed(NAME, body, text)


def _pair(*parts: html.Section) -> html.Div:
    """Return two cards side by side; one alone takes the whole row."""
    return html.Div(list(parts), className="twos")
