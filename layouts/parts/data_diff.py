"""Two versions beside each other: which figures, totals and codes differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts import data_words as words
from layouts.parts.attributes import aria
from layouts.parts.data_loads import turned
from layouts.parts.data_proposals import counted
from layouts.parts.links import choice
from layouts.parts.rich import icon
from layouts.parts.trust_table import table
from model.data_page import PAGE, Names
from model.differences import CodeChange, Differences, FigureChange, TotalChange
from model.selection import Selection
from texts import Text

FIGURES = ("what", "figure", "place", "old", "new")
TOTALS = ("measure", "level", "known", "total")
CODES = ("list", "code", "what")
PARTS_OF_A_KEY = ("segment", "industry", "employment_status", "programme")


def chooser(numbers: Sequence[int], asked: Selection, text: Text) -> list[Any]:
    """Return the two menus from which versions are chosen; nothing where there is only one."""
    if len(numbers) < 2:  # noqa: PLR2004  # a pair
        return []
    other = asked.b or str(numbers[0])
    one = asked.a or str(numbers[1])
    here = words.listing(asked)
    menus = [
        _menu("from", one, [(n, here.but(a=str(n), b=other)) for n in numbers], text),
        _menu("to", other, [(n, here.but(a=one, b=str(n))) for n in numbers], text),
    ]
    see = choice(PAGE, here.but(a=one, b=other), text("data.versions.see"), className="button")
    if asked.a and asked.b:
        see = choice(PAGE, here, text("data.diff.close"), className="button")
    label = aria(label=text("data.diff.choose"))
    title = html.H2(text("data.diff.choose"))
    return [title, html.Div([*menus, see], className="row choosing", role="group", **label)]


def _menu(name: str, now: str, options: list[tuple[int, Selection]], text: Text) -> html.Details:
    label = html.Span(text(f"data.diff.{name}"), className="label")
    items = [
        html.Li(choice(PAGE, to, str(n), **(aria(current="true") if str(n) == now else {})))
        for n, to in options
    ]
    panel = html.Div(html.Ul(items, className="options"), className="panel")
    summary = html.Summary([label, html.B(now), icon("down")])
    return html.Details([summary, panel], className=f"menu menu-{name}")


def difference(found: Differences, asked: Selection, names: Names, text: Text) -> list[Any]:
    """Return what differs between two versions."""
    title = text("data.diff.title", one=found.one, other=found.other)
    if not any(found.counts.values()):
        return [html.H3(title), html.P(text("data.diff.same"), className="about")]
    said = {name: text.number(count) for name, count in found.counts.items()}
    here = words.listing(asked).but(a=str(found.one), b=str(found.other))
    return [
        html.H3(title),
        html.P(text("data.diff.counts", **said), className="about"),
        *_figures(found, names, text),
        *turned(found.part, found.parts, here, text),
        *_folded("totals", TOTALS, [_total(one, names, text) for one in found.totals], text),
        *_folded("codes", CODES, [_code(one, text) for one in found.codes], text),
    ]


def missing(number: str, text: Text) -> list[Any]:
    """Return that a version is not there to be compared."""
    return [html.P(text("data.diff.missing", number=number), className="about")]


def _figures(found: Differences, names: Names, text: Text) -> list[Any]:
    if not found.figures:
        return []
    head = [text(f"data.changes.{name}") for name in FIGURES]
    rows = [_figure(one, names, text) for one in found.figures]
    return [table(head, rows, text("data.diff.figures"), "changes")]


def _figure(one: FigureChange, names: Names, text: Text) -> list[Any]:
    key = one.key
    parts = [key[name] for name in PARTS_OF_A_KEY if key[name] != "total"]
    measure = names.measure(key["measure"], text.language)
    fields = [html.Small(text("data.diff.fields", fields=", ".join(one.fields)))]
    return [
        html.Span(text(f"data.kind.{one.kind}"), className=f"kind is-{one.kind}"),
        [html.Span(measure), *([html.Small(" · ".join(parts))] if parts else [])],
        [html.Span(names.region(key["region_code"])), html.Small(key["period"])],
        html.Span(_number(one.old, one.unit, text)),
        [html.Span(_number(one.new, one.unit, text)), *(fields if one.fields else [])],
    ]


def _number(value: float | None, unit: str, text: Text) -> str:
    if unit == "percent" and value is not None:
        return text.percent(value, 2)
    return counted(value, text)


def _folded(name: str, columns: Sequence[str], rows: list[list[Any]], text: Text) -> list[Any]:
    if not rows:
        return []
    title = text(f"data.diff.{name}", count=text.number(len(rows)))
    head = [text(f"data.diff.{column}") for column in columns]
    return [
        html.Details([html.Summary(title), table(head, rows, title, name)], className="more"),
    ]


def _total(one: TotalChange, names: Names, text: Text) -> list[Any]:
    old, new = (counted(total, text) for total in one.totals)
    before, after = (text.number(count) for count in one.figures)
    return [
        html.Span(names.measure(one.measure, text.language)),
        [
            html.Span(text(f"data.level.{one.level}")),
            html.Small(text.period(one.period, one.period_kind)),
        ],
        html.Span(text("data.diff.arrow", old=before, new=after)),
        html.Span(text("data.diff.arrow", old=old, new=new)),
    ]


def _code(one: CodeChange, text: Text) -> list[Any]:
    return [
        html.Span(one.list),
        html.Code(one.code),
        html.Span(text(f"data.kind.{one.kind}")),
    ]
