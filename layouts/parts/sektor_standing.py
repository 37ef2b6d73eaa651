"""From never registered to active, in its card; absent where no publication tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dash import html

from layouts.parts import figure as figured
from layouts.parts.card import downloads, graph
from layouts.parts.grid_table import grid_table
from layouts.parts.links import term
from layouts.parts.rich import rich
from model import provenance_key as keys
from model.cell import Quantity
from model.enrolment import Enrolment
from model.provenance_key import Where
from model.sectors import Sectors
from texts import Text


def standing(sectors: Sectors, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card, or nothing."""
    one = sectors.enrolment
    if figure is None or one is None:
        return []
    heading, about = finding(one, text), subtitle(one, text)
    return [
        html.H2(figured.told(heading)),
        html.P(figured.told(about), className="about"),
        graph("standing-chart", figure, f"{heading}. {about}"),
        *[html.P(note, className="note") for note in _notes(one, text)],
        html.Div(
            [_table(one, about, text), downloads("terdaftar", sectors, text, "standing-chart")],
            className="under",
        ),
    ]


def finding(one: Enrolment, text: Text) -> str:
    """Return how many were never registered and how many lapsed, where that can be."""
    asks = _asks(one)
    people = {
        "registered": figured.asked(text.about(one.standing.registered.known), asks["registered"]),
        "inactive": figured.asked(text.about(one.standing.inactive.known), asks["inactive"]),
        "never": figured.asked(text.about(one.never.known), asks["never_registered"]),
        "base": figured.asked(text.about(one.labour_force.known), asks["base"]),
    }
    if one.labour_force.known is None:
        return text("sektor.standing_of.registered", **people)
    if not one.is_possible:
        return text("sektor.standing_of.above", **people)
    if one.standing.inactive.known is None:
        return text("sektor.standing_of.never", **people)
    return text("sektor.standing_of.both", **people)


def subtitle(one: Enrolment, text: Text) -> str:
    """Return statistic, place, period and base."""
    return text(
        "sektor.standing_of.about",
        place=one.region_name,
        period=text.period(one.standing.period, one.standing.period_kind),
        august=text.period(one.base_period, "august"),
        base=figured.asked(text.people(one.labour_force.known), _asks(one)["base"]),
    )


def _notes(one: Enrolment, text: Text) -> Iterator[Any]:
    """Yield what "never registered" is, or why it cannot be worked out."""
    kind = "usual" if one.is_possible else "above"
    word = term("participants_registered", text("sektor.standing_of.word"))
    yield rich(text, f"sektor.standing_of.why_{kind}", {"registered": word})


def _table(one: Enrolment, caption: str, text: Text) -> html.Details:
    head = [
        text("table.name"),
        text("sektor.standing_of.people"),
        text("table.participants_range"),
        text("sektor.standing_of.share"),
        text("table.status"),
    ]
    rows = [
        [text(f"sektor.standing.{name}"), *_values(one, (name, quantity), text)]
        for name, quantity in one.groups
    ]
    return grid_table(head, rows, caption, text)


def _asks(one: Enrolment) -> dict[str, str]:
    """Return what asks for each group and for the labour force."""
    standing = one.standing
    of = (standing.region, standing.period)
    every = (standing.registered, standing.active, standing.inactive)
    names = ("registered", "active", "inactive")
    found = {
        name: keys.figure(Where(f"participants_{name}", *of), quantity)
        for name, quantity in zip(names, every, strict=True)
    }
    base = keys.figure(Where("labour_force", standing.region, one.base_period), one.labour_force)
    never = keys.joined("minus", base, found["registered"])
    return found | {"base": base, "never_registered": never if one.never.known else ""}


def _values(one: Enrolment, group: tuple[str, Quantity], text: Text) -> list[str]:
    name, quantity = group
    known, key, base = quantity.known, _asks(one)[name], _asks(one)["base"]
    span = text.people_range(known) if known is not None and known.has_range else ""
    status = text(f"state.{quantity.status or 'unknown'}")
    share = key if keys.JOIN in key else keys.joined("over", key, base)
    return [
        figured.asked(text.people(known), key if known else ""),
        figured.asked(span, key),
        figured.asked(text.share(one.share(quantity)), share if one.share(quantity) else ""),
        status,
    ]
