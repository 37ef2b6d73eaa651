"""Months that each programme's money pays for, the shortest first; unknown stays a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts import figure, rentan_bars
from layouts.parts import rentan_words as words
from layouts.parts.card import downloads
from layouts.parts.rentan_table import table
from layouts.parts.rich import rich
from model import provenance_key as keys
from model.protected import Programme, Protected
from model.rates import WITH_SAVINGS
from texts import Text
from texts.months import months as said

COLUMNS = ("programme", "workers", "payer", "budget")
ALL_OF_THEM = 1  # of the informal workers of a place
OPEN = 6  # rows without months that stand open where no programme has any


def months(page: Protected, text: Text) -> list[Any]:
    """Return the card, or nothing where the region has no programme."""
    if not page.programmes:
        return []
    stand = [*page.divided, *page.budgets]
    rest = [*page.counted, *page.named]
    if not stand:
        stand, rest = rest[:OPEN], rest[OPEN:]
    end = rentan_bars.end_of(page.divided)
    title = _title(page, text)
    return [
        html.H2(title),
        html.P(text("rentan.list.about"), className="about"),
        _table(stand, title, end, text),
        *_rest(rest, end, text),
        *[_outlasting(one, text) for one in page.outlasting],
        _key(text),
        html.Div(downloads("program", page, text), className="under"),
    ]


def _title(page: Protected, text: Text) -> str:
    count = len(page.divided)
    if count == 0:
        return text("rentan.list.none")
    return text("rentan.list.one" if count == 1 else "rentan.list.some", count=text.number(count))


def _table(found: Sequence[Programme], caption: str, end: int, text: Text) -> html.Table:
    """Return the programmes as rows: who, how many, who pays, how much, how long."""
    head: list[Any] = [text(f"rentan.list.{name}") for name in COLUMNS]
    last = [text("rentan.list.months"), rentan_bars.axis(end, text)]
    rows = [_row(one, end, text) for one in found]
    return table([*head, last], rows, caption, "programmes")


def _rest(rest: Sequence[Programme], end: int, text: Text) -> list[html.Details]:
    """Return the programmes without a budget folded up."""
    if not rest:
        return []
    caption = text("rentan.list.rest", count=text.number(len(rest)))
    found = _table(rest, caption, end, text)
    return [html.Details([html.Summary(caption), found], className="more")]


def _row(one: Programme, end: int, text: Text) -> list[Any]:
    known = one.told.rupiah.known is not None
    between = words.rupiah_between(one, text)
    return [
        _who(one, text),
        _workers(one, text),
        words.payer(one.told.initiative.payer, text),
        [
            html.Span(figure.told(words.rupiah(one, text)), className="" if known else "absent"),
            *([html.Small(between)] if between else []),
        ],
        html.Div([rentan_bars.months(one, end), _told(one, text)], className="lasts"),
    ]


def _who(one: Programme, text: Text) -> list[Any]:
    """Return the place, the programme, its year and its publication."""
    return [
        html.B(words.place(one, text)),
        html.Small(words.what(one, text), className="what"),
        html.Small([words.when(one, text), " · ", words.medium(one.source)]),
    ]


def _workers(one: Programme, text: Text) -> list[Any]:
    known = one.told.workers.known is not None
    share = words.reached(one, text)
    return [
        html.Span(figure.told(words.workers(one, text)), className="" if known else "absent"),
        *([html.Small(figure.told(share))] if share else []),
    ]


def _told(one: Programme, text: Text) -> html.Div:
    """Return the months in words with what to know of them, or why there are none."""
    flags = [html.Span(text(f"rentan.flag.{code}"), className="flag") for code in _flags(one)]
    if one.months is None:
        why = html.Span(text(f"rentan.chip.{one.told.not_divided}"), className="absent")
        return html.Div([why, *flags], className="said-months")
    between = words.months_between(one, text)
    number = html.B(figure.told(words.months_of(one, text)))
    small = [html.Small(between)] if between else []
    return html.Div([number, *small, *flags], className="said-months")


def _flags(one: Programme) -> list[str]:
    """Return what to know before quoting a row."""
    told, divided = one.told, one.months is not None
    found = {
        "plan": told.initiative.kind == "plan",
        "total": told.initiative.kind == "total",
        "package": divided and told.package_assumed,
        "rate": divided and told.rate_assumed,
        "outlasts": told.outlasts,
        "staff": told.initiative.has_wage_earners,
        "above": told.reached is not None and told.reached.value > ALL_OF_THEM,
    }
    return [code for code, is_so in found.items() if is_so]


def _outlasting(one: Programme, text: Text) -> html.P:
    """Return why money that lasts longer than its programme is flagged and not cut off."""
    pieces = {
        "where": words.placed(one, text),
        "rupiah": words.rupiah(one, text),
        "workers": words.workers(one, text),
        "months": words.months_of(one, text),
    }
    told = rich(text, "rentan.list.outlasts", pieces)
    if one.with_savings is not None:
        key = keys.programme(one.id, "months", WITH_SAVINGS)
        number = figure.asked(said(one.with_savings, text), key)
        told += rich(text, "rentan.list.savings", {"months": number})
    return html.P(told, className="note")


def _key(text: Text) -> html.Ul:
    """Return what the marks of the bars mean."""
    marks = ("known", "assumed", "over", "interval", "empty", "year-line")
    items = [
        html.Li([html.Span(className=f"sample of-{code}"), text(f"rentan.mark.{code}")])
        for code in marks
    ]
    return html.Ul(items, className="bar-key")
