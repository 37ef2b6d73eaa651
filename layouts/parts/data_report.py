"""The dry-run report of one load: what was read, what is wrong, what would change, the choice."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import data_words as words
from layouts.parts.attributes import aria, data
from layouts.parts.data_changes import changes
from layouts.parts.data_faults import faults
from layouts.parts.data_loads import named_files
from layouts.parts.data_proposals import accepting, proposals
from layouts.parts.links import choice
from layouts.parts.rich import icon
from model.data_page import PAGE, Names
from model.loads import Load, Report
from model.selection import Selection
from texts import Text


def report(found: Report, asked: Selection, names: Names, text: Text) -> list[Any]:
    """Return everything that was found in a load, and what may be decided."""
    load = found.load
    return [
        _head(load, asked, text),
        _tiles(load, text),
        *([html.P(text("data.report.cut"), className="note")] if found.is_cut else []),
        *proposals(found, names, text),
        *faults(found, asked, text),
        *changes(found, names, text),
        *_accepted(found, text),
        *_decision(found, text),
    ]


def missing(number: str, asked: Selection, text: Text) -> list[Any]:
    """Return that there is no such load, and the way to those there are."""
    way = choice(PAGE, words.listing(asked), text("data.report.all_loads"), className="button")
    return [html.H2(text("data.report.missing", id=number)), html.P(way, className="row")]


def _head(load: Load, asked: Selection, text: Text) -> html.Div:
    key = "open" if load.is_open else load.state
    title = text(f"data.report.{key}", files=words.files(load, text), version=load.version)
    about = text("data.report.about", id=load.id, by=words.by(load.who, load.at, text))
    dry: list[Any] = [html.B(text("data.report.dry")), " · "] if load.is_open else []
    close = choice(PAGE, words.listing(asked), text("data.report.close"), className="button")
    whole = html.A(
        [icon("download"), text("data.report.whole")],
        href=f"/unduh/muatan/{load.id}.json",
        className="button",
        download="",
    )
    return html.Div(
        [
            html.Div([html.H2(title, tabIndex=-1), html.P([*dry, about], className="about")]),
            html.Div([whole, close], className="row"),
            html.Details(
                [html.Summary(text("data.report.files")), named_files(load.files)],
                className="more",
            ),
        ],
        className="report-head",
    )


def _tiles(load: Load, text: Text) -> html.Div:
    counts = {
        "rows": load.rows,
        "figures": load.figures,
        "faults": load.faults,
        "warnings": load.warnings,
        "proposals": load.proposals,
    }
    items = [
        html.Li([html.B(text.number(count)), html.Span(text(f"data.report.{name}"))])
        for name, count in counts.items()
    ]
    return html.Div(html.Ul(items), className="counts")


def _accepted(found: Report, text: Text) -> list[Any]:
    """Return who accepted what, when and why; nothing where nobody has."""
    if not found.accepted:
        return []
    lines = [
        text(
            "data.accepted.one",
            rule=words.rule_named(one.rule, text),
            by=words.by(one.who, one.at, text),
            why=one.why,
        )
        for one in found.accepted
    ]
    items = html.Ul([html.Li(line) for line in lines], className="lines")
    return [html.H3(text("data.accepted.title")), items]


def _decision(found: Report, text: Text) -> list[Any]:
    """Return what may be decided; nothing where somebody has."""
    load = found.load
    if not load.is_open:
        return []
    about = "faulty" if load.faults else "about"
    label = text("data.decide.why")
    why = html.Textarea(
        rows=2, maxLength=500, placeholder=text("data.decide.why_as"), **aria(label=label)
    )
    discard = html.Button(text("data.decide.discard"), className="button", **data(wish="discard"))
    publish = html.Button(
        [icon("check"), text("data.decide.publish")],
        className="button strong",
        disabled=bool(load.faults),
        **data(wish="publish"),
    )
    return [
        html.Div(
            [
                html.H3(text("data.decide.title")),
                html.P(text(f"data.decide.{about}", count=text.number(load.figures))),
                *accepting(found, text),
                html.Label([html.Span(label), why]),
                html.Div([discard, publish], className="row"),
                html.P(className="said-here", role="status", **aria(live="polite")),
            ],
            className="decide",
            **data(
                load=str(load.id),
                reason=text("data.refused.no_reason"),
                unticked=text("data.decide.unticked"),
                failed=text("data.upload.failed"),
            ),
        )
    ]
