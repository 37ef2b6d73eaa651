"""Sections of the drawer of origins: the arithmetic, the base, the wording, other sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from dash import html

from layouts.parts import figure, origin_words, trust_words
from layouts.parts.links import choice
from layouts.parts.origin_words import names_of
from layouts.parts.trust_claims import arithmetic
from layouts.parts.trust_line import letter, reasons
from model.grade import Letter
from model.provenance_answer import Number, Provenance
from model.provenance_force import Rival
from model.selection import Selection
from texts import Text

SIGNS = {
    "over": "÷",
    "minus": "−",
    "plus": "+",
    "uncovered": "−",
    "months": "÷",
    "pace": "−",
    "monthly": "−",
    "times": "×",
}
FEW = 6  # operands with a sign between them; more are a list


def reckoning(answer: Provenance, text: Text) -> list[Any]:
    """Return what a number is worked out from; each operand can be opened in turn."""
    if not answer.operands:
        return []
    many = len(answer.operands) > FEW
    sign = SIGNS.get(answer.operation, "+")
    items: list[Any] = []
    for operand in answer.operands:
        if items and not many:
            items.append(html.Li(sign, className="sign"))
        items.append(_operand(operand, answer, text, many))
    notes = [text(f"asal.how.{answer.operation}")]
    if answer.more:
        notes.append(text("asal.more", count=text.number(answer.more)))
    if answer.missing:
        notes.append(text("asal.missing", count=text.number(answer.missing)))
    return [
        html.H3(text("asal.reckoning")),
        html.Ul(items, className="reckoning many" if many else "reckoning"),
        html.P(" ".join(notes), className="fine"),
    ]


def _operand(operand: Number, answer: Provenance, text: Text, brief: bool) -> html.Li:
    names, subject = names_of(answer), operand.subject
    said = figure.number(origin_words.value(operand, text), operand.key)
    if brief:
        return html.Li(html.Div([html.Span(subject.region_name), said], className="operand"))
    named = origin_words.about(subject, names, text)
    status = text(f"state.{operand.quantity.status or 'unknown'}")
    fine = html.P(f"{status}. {origin_words.interval(operand, text)}", className="fine")
    return html.Li([html.Div([html.Span(named), said], className="operand"), fine])


def base(answer: Provenance, text: Text) -> list[Any]:
    """Return the denominator that the page divides these participants by."""
    if answer.base is None:
        return []
    return [
        html.H3(text("asal.base")),
        html.Ul([_operand(answer.base, answer, text, False)], className="reckoning"),
    ]


def flags(answer: Provenance, text: Text) -> list[Any]:
    """Return what must be known of the figure, and the note of its row."""
    if answer.record is None:
        return []
    items = [html.Li(text(f"asal.flag.{flag}")) for flag in answer.record.flags]
    note = answer.record.note
    if note:
        items.append(html.Li([html.B(f"{text('asal.note')} "), html.Span(note, lang="id")]))
    return [html.H3(text("asal.flags")), html.Ul(items, className="plain")] if items else []


def written(answer: Provenance, text: Text) -> list[Any]:
    """Return the wording of the publication."""
    said = answer.number.quantity.as_written if answer.record else None
    if not said:
        return []
    return [html.H3(text("asal.written")), html.Blockquote(html.Q(said, lang="id"))]


def others(answer: Provenance, text: Text) -> list[Any]:
    """Return every publication's number of the same cell, that in force first."""
    if not answer.rivals:
        return []
    title = "asal.unequal" if any(one.is_apart for one in answer.rivals) else "asal.others"
    items = [_rival(one, answer, text) for one in answer.rivals]
    return [
        html.H3(text(title, count=len(answer.rivals) - 1)),
        html.Ul(items, className="others"),
    ]


def _rival(one: Rival, answer: Provenance, text: Text) -> html.Li:
    source = (answer.sources or {})[one.origin]
    operand = Number("", answer.number.subject, one.quantity, one.unit)
    value = figure.number(origin_words.value(operand, text), one.key)
    bounds = origin_words.bounds(operand, text)
    said: list[Any] = [value, *([f" ({bounds})"] if bounds else [])]
    who = f"{source.publisher}, {text.date(source.as_of)}"
    why = text("asal.in_force") if one.in_force else text(f"asal.step.{one.step}")
    apart = f" {text('asal.apart')}" if one.is_apart else ""
    return html.Li(
        [html.Div(said), html.P(who), html.P(f"{why}{apart}", className="fine")],
        className="is-force" if one.in_force else "",
    )


def confidence(answer: Provenance, text: Text) -> list[Any]:
    """Return the rule of the letters, the figure's own marked, with what keeps it from better."""
    if answer.grade is None:
        return []
    mine = answer.grade.letter
    items = [
        html.Li(
            [letter(code), html.Span(text(f"grade.rule.{code}"))],
            className="is-mine" if code == mine else "",
        )
        for code in get_args(Letter)
    ]
    why = reasons(answer.grade, text)
    subject = answer.number.subject
    to = Selection(region=subject.region, v=str(answer.version.number))
    more = choice("/kepercayaan", to, text("asal.trust"), className="link")
    said = [html.P(text("asal.because", reasons=why), className="fine")] if why else []
    return [html.H3(text("asal.grade")), html.Ul(items, className="trusted"), *said, more]


def claim(answer: Provenance, text: Text) -> list[Any]:
    """Return the quote of a claim, its arithmetic, what it comes to and the verdict."""
    one = answer.claim
    if one is None:
        return []
    note = one.claim.note_id if text.language == "id" else one.claim.note_en
    results: Sequence[tuple[Any, str]] = [(r.computed, r.unit) for r in one.readings]
    if not results and one.computed is not None:
        results = [(one.computed, one.unit)]
    said = [
        f"{trust_words.said(known, unit, text)} {_between(known, unit, text)}".strip()
        for known, unit in results
    ]
    facts: list[tuple[str, Any]] = [
        (text("kepercayaan.claims.stated"), html.Span(one.claim.stated.written, lang="id")),
        (text("asal.arithmetic"), html.Span(arithmetic(one), lang="id")),
        (text("kepercayaan.claims.computed"), text("asal.or").join(said) or "–"),
        (text("kepercayaan.claims.verdict"), trust_words.verdict(one.verdict, text)),
    ]
    rows = [part for name, value in facts for part in (html.Dt(name), html.Dd(value))]
    quote = html.Blockquote(html.Q(one.claim.quote, lang="id"))
    return [html.H3(text("asal.claim")), quote, html.Dl(rows), *([html.P(note)] if note else [])]


def _between(known: Any, unit: str, text: Text) -> str:
    found = trust_words.bounds(known, unit, text)
    return f"({found})" if found else ""
