"""Published totals beside the sum of their parts, the worst first."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.trust_known import level
from layouts.parts.trust_table import table
from layouts.parts.trust_words import bounds, said, verdict
from model import provenance_key as keys
from model.provenance_key import Where
from model.totals import Total
from model.trust import Trust
from texts import Text, naming

COLUMNS = ("verdict", "total", "stated", "summed", "parts")
LEAST, MOST = 3, 8  # rows that stand open
AGREE = ("agrees_within_rounding", "agrees")
UNIT = "persons"


def totals(page: Trust, text: Text) -> list[Any]:
    """Return the card, or nothing where no total can be held against its parts."""
    if not page.totals:
        return []
    title, stand = _title(page, text), _open(page.totals)
    return [
        html.H2(title),
        html.P(text("kepercayaan.totals.about"), className="about"),
        _table(page.totals[:stand], title, page, text),
        *_rest(page.totals[stand:], page, text),
    ]


def _title(page: Trust, text: Text) -> str:
    every = len(page.totals)
    wrong = sum(one.verdict == "contradicts" for one in page.totals)
    if every == 1:
        return text("kepercayaan.totals.one")
    if wrong:
        return text("kepercayaan.totals.some", count=wrong, all=every)
    return text("kepercayaan.totals.nothing", all=every)


def _open(found: tuple[Total, ...]) -> int:
    """Return how many totals stand open: those that do not agree, a few at least."""
    doubted = sum(one.verdict not in AGREE for one in found)
    return max(LEAST, min(MOST, doubted))


def _rest(rest: tuple[Total, ...], page: Trust, text: Text) -> list[html.Details]:
    """Return the other totals folded up."""
    if not rest:
        return []
    words = text("kepercayaan.totals.rest", count=text.number(len(rest)))
    return [html.Details([html.Summary(words), _table(rest, words, page, text)], className="more")]


def _table(found: tuple[Total, ...], caption: str, page: Trust, text: Text) -> html.Table:
    head = [text(f"kepercayaan.totals.{name}") for name in COLUMNS]
    rows = [_row(one, page, text) for one in found]
    return table(head, rows, caption, "sums", names=1)


def _row(one: Total, page: Trust, text: Text) -> list[Any]:
    return [
        verdict(one.verdict, text),
        text(
            "kepercayaan.totals.of",
            measure=_measure(one, text),
            period=text.period(one.period, one.period_kind),
        ),
        figure.number(text.people(one.total.known), _total_key(one, page)),
        _number(one, page, text),
        _parts(one, page, text),
    ]


def _measure(one: Total, text: Text) -> str:
    if one.measure == "participants_active":
        return text("kepercayaan.totals.participants_active")
    return naming.capital(text.base_short(one.measure))


def _total_key(one: Total, page: Trust) -> str:
    return keys.figure(Where(one.measure, page.headline.region, one.period), one.total)


def _number(one: Total, page: Trust, text: Text) -> list[Any]:
    known, between = one.summed, bounds(one.summed, UNIT, text)
    key = keys.total(one.measure, one.of, (page.headline.region, one.period), one.total)
    value = figure.number(said(known, UNIT, text), key)
    return [html.B(value), *([html.Small(between)] if between else [])]


def _parts(one: Total, page: Trust, text: Text) -> Any:
    """Return the segments by name with what is missing, or how many places are known."""
    if one.of == "places":
        known, every = text.number(len(one.known)), text.number(len(one.parts))
        return text("kepercayaan.totals.places", count=known, all=every, level=level(page, text))
    region, every_part = page.headline.region, dict(one.parts)
    named = {
        code: figure.asked(
            text.people(known),
            keys.figure(Where(one.measure, region, one.period, code), every_part[code]),
        )
        for code, known in one.known
    }
    parts = " + ".join(f"{text.segment_short(code)} {people}" for code, people in named.items())
    absent = [text.segment_short(code) for code, part in one.parts if part.known is None]
    missing = text("kepercayaan.totals.missing", parts=", ".join(absent)) if absent else ""
    return figure.told(text("kepercayaan.totals.segments", parts=parts, missing=missing))
