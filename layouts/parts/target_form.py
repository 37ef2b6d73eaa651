"""The form for a planner's own target: every field with the place for what is wrong with it."""

from __future__ import annotations

from dash import dcc, html

from layouts import ids
from layouts.parts.attributes import aria, data
from layouts.parts.needs import needs
from model.own_target_form import BASES_OFFERED, FIELDS, LONGEST
from texts import Text

ADD, SAID = "own-add", "own-said"
LENGTHS = {"owner": LONGEST, "document": LONGEST, "share": 6, "due": 7}


def field_id(page: str, name: str) -> str:
    """Return the id of a field."""
    return ids.of(page, f"own-{name}")


def wrong_id(page: str, name: str) -> str:
    """Return the id of the place beside a field that says what is wrong with it."""
    return ids.of(page, f"own-wrong-{name}")


def form(page: str, text: Text) -> html.Details:
    """Return the form, folded up until a planner wants it."""
    fields = [_bases(page, text) if name == "base" else _line(page, name, text) for name in FIELDS]
    add = html.Button(text("target.own.add"), id=ids.of(page, ADD), className="button strong")
    said = html.P(
        id=ids.of(page, SAID), className="said-here", role="status", **aria(live="polite")
    )
    return html.Details(
        [
            html.Summary(text("target.own.form")),
            html.P(text("target.own.about"), className="about"),
            html.Div(fields, className="own-fields"),
            html.Div([add, said], className="row"),
        ],
        className="own-form",
        **needs("scenarios"),
    )


def _line(page: str, name: str, text: Text) -> html.Div:
    box = dcc.Input(
        id=field_id(page, name),
        type="text",
        value="",
        autoComplete="off",
        maxLength=LENGTHS[name],
        placeholder=text(f"target.own.as.{name}"),
        className="own-word",
    )
    label = html.Label([html.Span(text(f"target.own.field.{name}")), box])
    return html.Div([label, _wrong(page, name)], className=f"own-field of-{name}")


def _bases(page: str, text: Text) -> html.Div:
    """Return the bases, of which one is pressed; none is chosen beforehand."""
    name = field_id(page, "base")
    buttons = [
        html.Button(text.base(one), type="button", **data(base=one), **aria(pressed="false"))
        for one in BASES_OFFERED
    ]
    words = html.Span(text("target.own.field.base"), id=f"{name}-name")
    choices = html.Div(buttons, className="choices")
    group = html.Div([words, choices], role="group", **aria(labelledby=f"{name}-name"))
    return html.Div(
        [group, dcc.Store(id=name), _wrong(page, "base")], className="own-field of-base"
    )


def _wrong(page: str, name: str) -> html.P:
    return html.P(id=wrong_id(page, name), className="own-wrong", role="alert")
