"""Budgets and head counts that publications contradict each other about, side by side."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts import rentan_words as words
from layouts.parts.attributes import aria
from layouts.parts.card import downloads
from layouts.parts.trust_words import verdict
from model.initiative_sums import Conflict
from model.protected import Programme, Protected
from texts import Text

FULL = 100  # percent of a width
SIGNS = {"agrees": "=", "agrees_within_rounding": "≈"}


def budgets(page: Protected, text: Text) -> list[Any]:
    """Return the card of unlike budgets, or nothing where publications agree or are alone."""
    found = _of(page, "rupiah")
    if not found:
        return []
    parts: list[Any] = []
    for one in found:
        parts += _budgets(one, page, text)
    return [*parts, html.Div(downloads("pertentangan", page, text), className="under")]


def _of(page: Protected, side: str) -> list[Conflict]:
    return [one for one in page.conflicts if one.side == side]


def told(one: Conflict, page: Protected) -> list[Programme]:
    """Return the programmes of a conflict, the smallest number first."""
    return [page.by_id[each.initiative.id] for each in one.told]


def _budgets(one: Conflict, page: Protected, text: Text) -> list[Any]:
    rows = told(one, page)
    key = f"rentan.budgets.{one.reason or one.verdict}"
    title = text(key, where=words.placed(rows[0], text), count=text.number(len(rows)))
    return [
        html.H2(title),
        html.P(text("rentan.budgets.about"), className="about"),
        html.Ul([_budget(row, text) for row in rows], className="budgets"),
        _line(rows),
    ]


def _budget(one: Programme, text: Text) -> html.Li:
    """Return one publication's budget: how much, for whom, and for how long where that holds."""
    known = one.told.workers.known is not None
    people = rich_people(one, text) if known else [text("rentan.budgets.no_workers")]
    return html.Li(
        [
            html.B(figure.told(words.rupiah(one, text)), className="sum-of"),
            html.Div(
                [
                    html.P(html.B(people)),
                    html.P(words.note(one, text) or words.groups(one, text)),
                    html.P(words.source(one.source, text), className="fine"),
                ]
            ),
            html.Div(_verdict(one, text), className="outcome"),
        ]
    )


def rich_people(one: Programme, text: Text) -> list[Any]:
    """Return "35.440 orang, 2022"."""
    said = text("rentan.people", people=words.workers(one, text), when=words.when(one, text))
    return figure.told(said)


def _verdict(one: Programme, text: Text) -> list[Any]:
    if one.months is None:
        return [html.Span(text(f"rentan.chip.{one.told.not_divided}"), className="chip")]
    return [html.B(figure.told(words.months_said(one, text)))]


def _line(rows: list[Programme]) -> html.Div:
    """Return the budgets as marks on one scale from zero, each with its interval."""
    knowns = [one.told.rupiah.known for one in rows]
    most = max(known.high for known in knowns if known is not None)
    marks: list[Any] = []
    for known in knowns:
        if known is None:
            continue
        width = f"{FULL * known.width / most:.2f}%"
        low = {"left": f"{FULL * known.low / most:.2f}%", "width": width}
        marks.append(html.Span(className="whisker", style=low))
        at = {"left": f"{FULL * known.value / most:.2f}%"}
        marks.append(html.Span(className="dot", style=at))
    return html.Div(marks, className="line budget-line", **aria(hidden="true"))


def counts(page: Protected, text: Text) -> list[Any]:
    """Return the card of unlike head counts, or nothing where nobody is counted twice."""
    found = _of(page, "workers")
    if not found:
        return []
    differ = sum(one.differs for one in found)
    key = "rentan.counts.title" if differ else "rentan.counts.agree"
    return [
        html.H2(text(key, count=text.number(differ))),
        html.P(text("rentan.counts.about"), className="about"),
        html.Ul([_count(one, page, text) for one in found], className="doubles"),
        html.Div(downloads("pertentangan", page, text), className="under"),
    ]


def _count(one: Conflict, page: Protected, text: Text) -> html.Li:
    """Return the numbers of one subject with the sign between them and who says which."""
    rows = told(one, page)
    sign = f" {SIGNS.get(one.verdict, '≠')} "
    numbers = sign.join(words.workers(row, text) for row in rows)
    years = " / ".join(dict.fromkeys(words.when(row, text) for row in rows))
    who: list[Any] = []
    for row in rows:
        who += [" · "] if who else []
        who.append(words.source(row.source, text))
    why = [html.Small(text(f"rentan.chip.{one.reason}"))] if one.reason else []
    return html.Li(
        [
            html.P([html.B(words.place(rows[0], text)), f", {years}"]),
            html.P(html.B(figure.told(numbers)), className="numbers-of"),
            html.P(who, className="fine"),
            html.P([verdict(one.verdict, text), *why], className="outcome"),
        ]
    )
