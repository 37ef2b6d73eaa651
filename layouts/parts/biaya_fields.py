"""Fields whose numbers stand in the address: Enter, or leaving one, rewrites it in the browser.

What each field may hold travels with it, so that a wrong number is said beside it and stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dash import dcc, html

from layouts.parts.attributes import data
from texts import Text

SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}


@dataclass(frozen=True, slots=True)
class Field:
    """A field: the parameter of the address that it sets, and what it may hold."""

    name: str  # parameter; of the shares: split
    label: str
    value: str
    unit: str = ""
    least: float = 0
    most: float = 100
    kind: str = "percent"  # percent, whole, month or rupiah
    part: str = ""  # of the parameter: a payer
    about: str = ""
    now: str = ""  # its value as an address has it, where other fields follow from it


def field(one: Field, text: Text) -> html.Label:
    """Return a field with its words, its unit and the place for what is wrong with it."""
    box = dcc.Input(
        id=f"biaya-field-{one.name}-{one.part}".rstrip("-"),
        type="text",
        value=one.value,
        inputMode="numeric" if one.kind == "whole" else "verbatim",
        autoComplete="off",
        maxLength=40,
        className="box",
        debounce=True,
    )
    about = [html.Small(one.about)] if one.about else []
    unit = [html.Span(one.unit, className="unit")] if one.unit else []
    return html.Label(
        [
            html.Span([one.label, *about], className="name"),
            html.Span([box, *unit], className="held"),
            html.Span(className="wrong", id=f"biaya-wrong-{one.name}-{one.part}".rstrip("-")),
        ],
        className=f"field is-{one.kind}",
        **data(
            param=one.name,
            part=one.part,
            kind=one.kind,
            said=one.value,
            now=one.now,
            least=f"{one.least:.0f}",
            most=f"{one.most:.0f}",
            wrong=_wrong(one, text),
        ),
    )


def _wrong(one: Field, text: Text) -> str:
    """Return what is said where a field holds what it cannot."""
    least, most = text.number(one.least), text.number(one.most)
    return text(f"biaya.wrong.{one.kind}", least=least, most=most)


def form(children: list[Any], text: Text, kind: str) -> html.Div:
    """Return fields with what the browser must know to read numbers as the reader writes them."""
    scales = [f"{text(f'biaya.scale.{name}')}:{power}" for name, power in SCALES.items()]
    numerals = text.numerals
    known = data(point=numerals.point, group=numerals.group, scales=",".join(scales))
    return html.Div(children, className=f"assumed {kind}", **known)
