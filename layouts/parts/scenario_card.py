"""Scenarios in their card: the one that is open, a name for the choice on the screen, the list."""

from __future__ import annotations

from typing import Any

from dash import dcc, html

from layouts import ids
from layouts.parts import scenario_beside
from layouts.parts import scenario_words as words
from layouts.parts.attributes import aria, data
from layouts.parts.links import choice
from layouts.parts.needs import needs
from layouts.parts.rich import icon, rich
from model.clock import WITA
from model.costing import Costing
from model.kept import LONGEST_NAME, Kept
from model.scenario import Change, Planned
from texts import Text, naming

NAME = "biaya"
NOTHING = Planned()


def ways(text: Text) -> html.Div:
    """Return the ways from who pays to the card: keep this, put two side by side."""
    keep = html.Button(
        [icon("keep"), text("skenario.way_keep")], **data(scenario="to-keep"), **needs("scenarios")
    )
    two = html.Button([icon("two"), text("skenario.way_two")], **data(scenario="to-list"))
    return html.Div([keep, two], className="to-scenarios")


def card(page: Costing, text: Text) -> list[Any]:
    """Return the card; which scenarios there are is asked for when its list is opened."""
    planned = page.planned or NOTHING
    return [
        html.H2(text("skenario.title")),
        html.P(text("skenario.about"), className="about"),
        *_notes(planned, text),
        *_opened(page, planned, text),
        _keeping(planned.opened, text),
        *scenario_beside.beside(page, text),
        _list(text),
    ]


def _notes(planned: Planned, text: Text) -> list[Any]:
    """Return what is amiss with the scenarios that the link names."""
    said = []
    if planned.is_away:
        said.append(text("skenario.away"))
    if planned.is_missing:
        said.append(text("skenario.missing"))
    if (fault := planned.fault) is not None:
        gone = words.fault(fault.parameter, fault.value, text)
        said.append(text("skenario.not_beside", why=gone))
    return [html.P([icon("broken"), one], className="notice-in", role="status") for one in said]


def _opened(page: Costing, planned: Planned, text: Text) -> list[Any]:
    """Return which scenario is open, what was changed in it, and what the data changed."""
    kept = planned.opened
    if kept is None:
        return []
    where = data(address=f"{page.page}{planned.address}") if planned.address else {}
    pieces = {
        "name": html.B(words.name(kept)),
        "version": text.number(kept.version),
        "when": naming.local(kept.at.isoformat(), WITA, text),
    }
    said = html.P(rich(text, "skenario.opened", pieces), className="opened", tabIndex=-1, **where)
    close = choice(page.page, page.asked.but(scenario=None, beside=None), text("skenario.close"))
    found: list[Any] = [html.Div([said, close], className="headed")]
    if planned.since is not None:
        found += since(kept, planned.since, text)
    return [*found, *_edited(page, planned, text)]


def _edited(page: Costing, planned: Planned, text: Text) -> list[Any]:
    """Return what the reader changed since it was kept; the kept one stays as it is."""
    if not planned.changed:
        return []
    items = [
        html.Li(
            text(
                "skenario.edited_one",
                what=words.input_name(name, text),
                before=words.input_value(name, before, planned.place, text),
                after=words.input_value(name, after, page.region_name, text),
            )
        )
        for name, before, after in planned.changed
    ]
    return [html.P(text("skenario.edited"), className="note"), html.Ul(items, className="plain")]


def since(kept: Kept, change: Change, text: Text) -> list[Any]:
    """Return what a version of the data made of a scenario; "unchanged" is said too."""
    versions = {"kept": text.number(kept.version), "now": text.number(change.version)}
    if change.fault is not None:
        why = words.fault(change.fault.parameter, change.fault.value, text)
        return [html.P(text("skenario.since.gone", why=why, **versions), className="note")]
    said = html.P(text(f"skenario.since.{change.outcome}", **versions), className="note")
    if not change.moved:
        return [said]
    return [said, html.Ul(words.change_lines(change.moved, text), className="plain moved")]


def _keeping(opened: Kept | None, text: Text) -> html.Div:
    """Return the field for a name; what is wrong with one is said beside it."""
    return naming_form("keep", text("skenario.name"), text("skenario.keep"), text, opened)


def naming_form(
    deed: str, label: str, button: str, text: Text, kept: Kept | None = None
) -> html.Div:
    """Return a field for a name and its button, for assets/skenario.js."""
    key = {"key": kept.key} if kept is not None else {}
    field = dcc.Input(
        type="text",
        className="word",
        placeholder=text("skenario.name_as"),
        autoComplete="off",
        maxLength=LONGEST_NAME,
    )
    do = html.Button(button, className="button strong", **data(scenario=deed))
    return html.Div(
        [
            html.Label([html.Span(label), field]),
            do,
            html.P(className="said-here", role="status", **aria(live="polite")),
        ],
        className="naming",
        **needs("scenarios"),
        **data(unnamed=text("skenario.refused.unnamed"), failed=text("skenario.failed"), **key),
    )


def _list(text: Text) -> html.Details:
    """Return the place of the list; it is fetched when it is opened."""
    summary = html.Summary([icon("table"), text("skenario.list")], className="button")
    waiting = html.P(text("filter.loading"), className="note")
    listed = html.Div(waiting, id=ids.of(NAME, ids.SCENARIO_LIST), className="scenario-list")
    parts = dcc.Store(id=ids.of(NAME, ids.SCENARIO_PARTS))
    return html.Details([summary, listed, parts], className="scenarios")
