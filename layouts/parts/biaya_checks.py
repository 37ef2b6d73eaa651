"""The formula held against published budgets, in its card."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.card import downloads
from layouts.parts.links import outside
from layouts.parts.trust_table import table
from layouts.parts.trust_words import verdict
from model import provenance_key as keys
from model.claims import Checked
from model.costing import Costing
from texts import Text
from texts.rupiah import in_full, rupiah_range

COLUMNS = ("where", "formula", "computed", "published", "verdict")
TIMES = " × "


def checks(page: Costing, text: Text) -> list[Any]:
    """Return the card; nothing where no budget was published."""
    if not page.checks:
        return []
    agree = [one for one in page.checks if one.verdict.startswith("agrees")]
    counts = {"count": text.number(len(agree)), "all": text.number(len(page.checks))}
    title = text("biaya.checks.title", **counts)
    head = [text(f"biaya.checks.{name}") for name in COLUMNS]
    rows = [_row(one, page, text) for one in page.checks]
    return [
        html.H2(title),
        html.P(text("biaya.checks.about"), className="about"),
        table(head, rows, title, "checks"),
        html.Div(downloads("anggaran", page, text), className="under"),
    ]


def _row(one: Checked, page: Costing, text: Text) -> list[Any]:
    claim, source = one.claim, page.publications[one.claim.source]
    note = claim.note_id if text.language == "id" else claim.note_en
    link = outside(source.url, f"{source.publisher}, {text.date(source.as_of)}")
    where = text("kepercayaan.where", place=page.names[claim.region], period=claim.period)
    formula = TIMES.join(operand.written for operand in claim.operands)
    stated = figure.number(claim.stated.written, keys.claim(claim.id, "") if one.stated else "")
    return [
        [html.B(where), html.Small(link)],
        html.Span(formula, lang="id"),
        _computed(one, text),
        html.Span(stated, lang="id"),
        [verdict(one.verdict, text), *([html.Small(note)] if note else [])],
    ]


def _computed(one: Checked, text: Text) -> list[Any]:
    """Return what the numbers come to, and the bounds that rounding leaves."""
    if one.computed is None:
        return [text.number(None)]
    said = html.B(figure.number(in_full(one.computed, text), keys.claim(one.claim.id, one.unit)))
    span = rupiah_range(one.computed, text)
    return [said, html.Small(span)] if span else [said]
