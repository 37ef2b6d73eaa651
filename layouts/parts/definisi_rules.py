"""Which figure is used where sources disagree, which August divides it, what may be added up."""

from __future__ import annotations

from typing import get_args

from dash import html

from layouts.parts import definisi_words as words
from layouts.parts.attributes import data
from layouts.parts.definisi_methods import grid
from model.adding import Verdict
from model.contract import KINDS
from model.definitions import vintages
from model.measures import ADDING, DIMENSIONS
from texts import Text
from texts.naming import due


def rules(text: Text) -> html.Section:
    """Return the order of sources, and the August that a period is divided by."""
    kinds = ", ".join(text(f"definisi.kind.{kind}") for kind in KINDS)
    order = [
        text("definisi.in_force.stated"),
        text("definisi.rules.kinds", kinds=kinds),
        text("definisi.in_force.exact"),
        text("definisi.in_force.newest"),
        text("definisi.in_force.key"),
    ]
    children = [
        html.Ol([html.Li(one) for one in order], className="order"),
        html.P(text("definisi.rules.narrow"), className="note"),
        html.H3(text("definisi.rules.vintage"), id="vintages"),
        html.P(text("definisi.rules.august"), className="meaning"),
        html.Ul([_vintage(*one, text) for one in vintages()], className="vintages"),
    ]
    title, about = text("definisi.rules.title"), text("definisi.rules.about")
    return words.section("rules", title, about, children)


def _vintage(period: str, as_of: str, august: str, text: Text) -> html.Li:
    when, published = due(period, text), text.date(as_of)
    said = text("definisi.rules.dated", period=when, as_of=published)
    return html.Li([html.Span(said), html.B(text("definisi.rules.to", year=august[:4]))])


def adding(text: Text) -> html.Section:
    """Return what may be summed over what, and the verdicts on a total beside its parts."""
    head = [
        text("definisi.adding.what"),
        *(text(f"definisi.dimension.{dimension}") for dimension in DIMENSIONS),
    ]
    rows = [
        [text(f"definisi.added.{kind}"), *(text(f"definisi.adds.{one}") for one in found)]
        for kind, found in ADDING.items()
    ]
    verdicts = [_verdict(code, text) for code in get_args(Verdict)]
    title = text("definisi.adding.title")
    children = [
        grid(head, rows, title),
        html.H3(text("definisi.adding.verdicts")),
        html.Div(verdicts, className="entries"),
    ]
    return words.section("adding", title, text("definisi.adding.about"), children)


def _verdict(code: str, text: Text) -> html.Div:
    said = text(f"verdict.{code}")
    name = html.P([html.B(said), " ", html.Code(code)], className="names")
    return html.Div(name, id=code, className="entry", **data(entry=f"{code} {said}".lower()))
