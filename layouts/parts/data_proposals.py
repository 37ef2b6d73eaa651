"""Repairs that a person may accept, rule by rule: where, what speaks for them, old and new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from dash import html

from layouts.parts import data_words as words
from layouts.parts.attributes import aria, data
from layouts.parts.light import element
from layouts.parts.trust_table import table
from model.data_page import Names
from model.loads import RESTATED, RETURNING, Cell, Proposal, Report
from texts import Text

COLUMNS = ("place", "period", "cells", "pattern")
MOST_OPEN = 12  # places of one rule that stand open
YEAR = 4  # characters of a period


def proposals(found: Report, names: Names, text: Text) -> list[Any]:
    """Return the proposals of every rule; nothing where there are none."""
    if not found.proposals:
        return []
    rules = dict.fromkeys(one.rule for one in found.proposals)
    return [
        html.H3(text("data.proposals.title")),
        html.P(text("data.proposals.about"), className="about"),
        *(part for rule in rules for part in _of_rule(rule, found, names, text)),
    ]


def _of_rule(rule: str, found: Report, names: Names, text: Text) -> list[Any]:
    """Return a line for each place, with the evidence of all its years one click away."""
    named = words.rule_named(rule, text)
    head = [text(f"data.proposals.{name}") for name in COLUMNS]
    places: dict[str, list[Proposal]] = defaultdict(list)
    for one in found.proposals:
        if one.rule == rule:
            places[one.region].append(one)
    rows = [_row(region, mine, names, text) for region, mine in places.items()]
    shown, more = rows[:MOST_OPEN], rows[MOST_OPEN:]
    folded = text("data.proposals.folded", count=text.number(len(more)))
    rest = html.Details(
        [html.Summary(folded), table(head, more, named, "proposals")], className="more"
    )
    return [html.H4(named), table(head, shown, named, "proposals"), *([rest] if more else [])]


def _row(region: str, mine: Sequence[Proposal], names: Names, text: Text) -> list[Any]:
    years = spans({one.period[:YEAR] for one in mine})
    cells = sum(len(one.cells) for one in mine)
    return [
        [html.B(names.region(region)), html.Small(region)],
        html.Span(years),
        html.Span(text.number(cells)),
        [html.Span(_pattern(mine, text)), _evidence(mine, names, text)],
    ]


def spans(years: Collection[str]) -> str:
    """Return years in one line, those that follow each other as a span: 2018, 2020–2024."""
    runs: list[list[str]] = []
    for year in sorted(years):
        follows = runs and year.isdigit() and runs[-1][-1] == str(int(year) - 1)
        if follows:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join("–".join(dict.fromkeys((run[0], run[-1]))) for run in runs)


def _pattern(mine: Sequence[Proposal], text: Text) -> str:
    shifts = dict.fromkeys(one.shift for one in mine)
    told = [
        text("data.proposals.shift", shift=shift)
        if shift is not None
        else text(f"data.pattern.{mine[0].rule if mine[0].rule in words.KNOWN else 'other'}")
        for shift in shifts
    ]
    return "; ".join(told)


def _evidence(mine: Sequence[Proposal], names: Names, text: Text) -> html.Details:
    """Return what speaks for every repair, and each figure old and new."""
    years = [
        element(
            "Li",
            [
                element("B", one.period),
                " ",
                element("Span", **words.spoken(one.evidence, text)),
                element("Ul", [element("Li", _cell(cell, names, text)) for cell in one.cells]),
            ],
        )
        for one in mine
    ]
    summary = html.Summary(text("data.proposals.evidence"))
    return html.Details([summary, element("Ul", years, className="lines")], className="more")


def _cell(cell: Cell, names: Names, text: Text) -> str:
    old, new = counted(cell.old, text), counted(cell.new, text)
    return text("data.proposals.repaired", place=names.region(cell.region), old=old, new=new)


def counted(value: float | None, text: Text) -> str:
    """Return all digits of a number as it stands in a file."""
    if value is None:
        return text.number(None)
    decimals = 0 if float(value).is_integer() else 2
    return text.number(value, decimals)


def accepting(found: Report, text: Text) -> list[Any]:
    """Return a box to tick for every rule that somebody has to accept."""
    if not found.wanted:
        return []
    return [html.Div([_box(rule, found, text) for rule in found.wanted], className="accepts")]


def _box(rule: str, found: Report, text: Text) -> html.Button:
    """Return a box as a button: the page's own elements know none."""
    if rule == RESTATED:
        said = text(
            "data.restated.accept",
            changed=text.number(found.counts.get("changed", 0)),
            removed=text.number(found.counts.get("removed", 0)),
        )
    elif rule == RETURNING:
        said = text("data.returning.accept", count=text.number(found.counts[RETURNING]))
    else:
        count = sum(one.rule == rule for one in found.proposals)
        named = words.rule_named(rule, text)
        said = text("data.proposals.accept", count=text.number(count), rule=named)
    box = html.Span(className="box", **aria(hidden="true"))
    return html.Button(
        [box, said], className="tick", role="checkbox", **data(rule=rule), **aria(checked="false")
    )
