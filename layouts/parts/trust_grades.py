"""How far to trust each figure of a region, with the rule beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args

from dash import html

from layouts.parts import figure
from layouts.parts.attributes import aria
from layouts.parts.links import choice, term
from layouts.parts.rich import rich
from layouts.parts.trust_answer import place
from layouts.parts.trust_line import letter, reasons
from layouts.parts.trust_table import table
from model import provenance_key as keys
from model.grade import Letter
from model.trust import Graded, Trust
from texts import Text, naming

COLUMNS = ("period", "figure", "grade", "why")
MOST = 12  # rows that stand open: a year of months


def grades(page: Trust, text: Text) -> list[Any]:
    """Return the card: the figures in force, the newest first, and the rule of the letters."""
    where = place(page, text)
    title = text("kepercayaan.grades.title", place=where)
    if not page.graded:
        return [
            html.H2(title),
            html.P(text("kepercayaan.grades.none", place=where)),
            _rule(page, text),
        ]
    head = [text(f"kepercayaan.grades.{name}") for name in COLUMNS]
    stand, rest = _parted(page)
    rows = [_row(one, page, text) for one in stand]
    segment = text.segment(page.headline.segment).lower()
    return [
        html.H2(title),
        html.P(text("kepercayaan.grades.about", segment=segment), className="about"),
        html.Div([table(head, rows, title, "grades"), _rule(page, text)], className="graded"),
        *_rest(rest, head, page, text),
    ]


def _parted(page: Trust) -> tuple[list[Graded], list[Graded]]:
    """Return the figures that stand open, the chosen one among them, and the others."""
    chosen = page.headline.period
    stand = [one for one in page.graded[MOST:] if one.cell.period == chosen]
    rest = [one for one in page.graded[MOST:] if one.cell.period != chosen]
    return [*page.graded[:MOST], *stand], rest


def _rest(
    rest: Sequence[Graded], head: Sequence[str], page: Trust, text: Text
) -> list[html.Details]:
    """Return the other figures folded up: a registry has one for every month."""
    if not rest:
        return []
    words = text("kepercayaan.grades.rest", count=text.number(len(rest)))
    rows = [_row(one, page, text) for one in rest]
    more = table(list(head), rows, words, "grades")
    return [html.Details([html.Summary(words), more], className="more")]


def _row(one: Graded, page: Trust, text: Text) -> list[Any]:
    cell = one.cell
    here = aria(current="true") if cell.period == page.headline.period else {}
    to = page.asked.but(period=cell.period)
    when = choice(page.page, to, naming.when(cell, text), className="link", **here)
    why = reasons(one.grade, text) or text("kepercayaan.grades.perfect")
    return [when, _figure(one, text), letter(one.grade.letter), why]


def _figure(one: Graded, text: Text) -> list[Any]:
    cell = one.cell
    people = figure.asked(text.people(cell.participants.known), keys.side(cell, "people"))
    if cell.denominator.known is None:
        return figure.told(text("kepercayaan.grades.alone", people=people))
    name = text.base_short(cell.base_words)
    if cell.base != "stated":
        name = f"{name}, {naming.vintage(cell, text)}"
    pieces = {
        "people": html.B(figure.told(people)),
        "base": figure.asked(text.people(cell.denominator.known), keys.side(cell, "base")),
        "name": term(cell.base, name),
    }
    return rich(text, "kepercayaan.grades.of", pieces)


def _rule(page: Trust, text: Text) -> html.Div:
    """Return what each letter means; that of the chosen figure is marked."""
    mine = page.grade.letter if page.grade else ""
    items = [
        html.Li(
            [letter(code), html.Span(text(f"grade.rule.{code}"))],
            className="is-mine" if code == mine else "",
        )
        for code in get_args(Letter)
    ]
    return html.Div([html.H3(text("kepercayaan.grades.rule")), html.Ul(items)], className="rule")
