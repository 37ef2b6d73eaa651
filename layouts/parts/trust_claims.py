"""Published statements beside what their own numbers come to, the worst first."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.card import downloads
from layouts.parts.light import element
from layouts.parts.links import choice, outside
from layouts.parts.rich import rich
from layouts.parts.trust_axis import drawn
from layouts.parts.trust_table import table
from layouts.parts.trust_words import bounds, said, verdict
from model import provenance_key as keys
from model.claims import Checked
from model.frame import Source
from model.trust import Trust
from texts import Text
from texts.naming import due

COLUMNS = ("verdict", "claim", "stated", "computed", "range")
AGREE = ("agrees_within_rounding", "agrees")
MOST = 12  # statements that stand open whatever their verdict


def claims(page: Trust, text: Text) -> list[Any]:
    """Return the table of the chosen verdict, or nothing where no statement is known."""
    if not page.claims:
        return []
    title = text("kepercayaan.claims.title")
    head = [text(f"kepercayaan.claims.{name}") for name in COLUMNS]
    first, rest = _folded(page)
    rows = [_row(one, page, text) for one in first]
    found: list[Any] = (
        [table(head, rows, title, "claims", names=1)] if rows else _nothing(page, text)
    )
    if rest:
        words = text("kepercayaan.claims.rest", count=text.number(len(rest)))
        more = table(head, [_row(one, page, text) for one in rest], words, "claims", names=1)
        found.append(html.Details([html.Summary(words), more], className="more"))
    return [
        html.H2(title),
        html.P(text("kepercayaan.claims.about"), className="about"),
        *found,
        html.Div(downloads("pernyataan", page, text), className="under"),
    ]


def _folded(page: Trust) -> tuple[tuple[Checked, ...], tuple[Checked, ...]]:
    """Return what stands open, and the statements that agree, which are one click away."""
    shown = page.shown
    agree = tuple(one for one in shown if one.verdict in AGREE)
    if page.asked.verdict or len(shown) <= MOST or len(agree) == len(shown):
        return shown, ()
    return tuple(one for one in shown if one.verdict not in AGREE), agree


def _nothing(page: Trust, text: Text) -> list[Any]:
    words = text("kepercayaan.everyone", count=len(page.claims))
    way = choice(page.page, page.asked.but(verdict=None), words, className="button")
    return [html.P([html.Span(text("kepercayaan.nothing")), way], className="row instead")]


def _row(one: Checked, page: Trust, text: Text) -> list[Any]:
    return [
        _verdict(one, text),
        _statement(one, page, text),
        element("Span", figure.number(one.claim.stated.written, _stated_key(one)), lang="id"),
        _computed(one, text),
        drawn(one),
    ]


def _stated_key(one: Checked) -> str:
    return keys.claim(one.claim.id, "") if one.stated else ""


def _verdict(one: Checked, text: Text) -> list[Any]:
    why = [element("Small", text(f"why.{one.why}"))] if one.why else []
    return [verdict(one.verdict, text), *why]


def _statement(one: Checked, page: Trust, text: Text) -> list[Any]:
    """Return the quote, whose it is, the arithmetic it speaks of, and what we note beside it."""
    claim = one.claim
    source = page.publications[claim.source]
    when = due(claim.period, text)
    where = text("kepercayaan.where", place=page.names[claim.region], period=when)
    link = _link(source, text)
    note = claim.note_id if text.language == "id" else claim.note_en
    return [
        html.Q(claim.quote, lang="id"),
        element("Small", [where, " · ", link]),
        element("Span", arithmetic(one), className="reckoned", lang="id"),
        *_against(one, page, text),
        *([element("Small", note)] if note else []),
    ]


def arithmetic(one: Checked) -> str:
    """Return the numbers as written with the sign between them: 1,5 juta ÷ 2,6 juta."""
    written = [operand.written for operand in one.claim.operands]
    if len(written) == 1:
        return f"{one.sign} {written[0]}"
    return f" {one.sign} ".join(written)


def _against(one: Checked, page: Trust, text: Text) -> list[Any]:
    """Return the other publications that numbers were taken from, as links."""
    others = [page.publications[origin] for origin in one.claim.origins[1:]]
    if not others:
        return []
    links: list[Any] = []
    for source in others:
        links += [", "] if links else []
        links.append(_link(source, text))
    return [
        element("Small", rich(text, "kepercayaan.against", {"publishers": element("Span", links)}))
    ]


def _link(source: Source, text: Text) -> Any:
    return outside(source.url, f"{source.publisher}, {text.date(source.as_of)}")


def _computed(one: Checked, text: Text) -> list[Any]:
    """Return the result with its bounds; both where a sentence can be read in two ways."""
    if one.readings:
        pairs = [(reading.computed, reading.unit) for reading in one.readings]
    elif one.computed is not None:
        pairs = [(one.computed, one.unit)]
    else:
        return [element("Span", "–")]
    told: list[Any] = []
    for known, unit in pairs:
        told += [element("Small", text("kepercayaan.or"))] if told else []
        told.append(
            element("B", figure.number(said(known, unit, text), keys.claim(one.claim.id, unit)))
        )
        between = bounds(known, unit, text)
        told += [element("Small", between)] if between else []
    return told
