"""From never registered to active, in its card; absent where no publication tells it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dash import html

from layouts.parts.card import downloads, graph
from layouts.parts.grid_table import grid_table
from layouts.parts.links import term
from layouts.parts.rich import rich
from model.cell import Quantity
from model.enrolment import Enrolment
from model.sectors import Sectors
from texts import Text


def standing(sectors: Sectors, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card, or nothing."""
    one = sectors.enrolment
    if figure is None or one is None:
        return []
    heading, about = finding(one, text), subtitle(one, text)
    return [
        html.H2(heading),
        html.P(about, className="about"),
        graph("standing-chart", figure, f"{heading}. {about}"),
        *[html.P(note, className="note") for note in _notes(one, text)],
        html.Div(
            [_table(one, about, text), downloads("terdaftar", sectors, text)], className="under"
        ),
    ]


def finding(one: Enrolment, text: Text) -> str:
    """Return how many were never registered and how many lapsed, where that can be."""
    people = {
        "registered": text.about(one.standing.registered.known),
        "inactive": text.about(one.standing.inactive.known),
        "never": text.about(one.never.known),
        "base": text.about(one.labour_force.known),
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
        base=text.people(one.labour_force.known),
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
        [text(f"sektor.standing.{name}"), *_values(one, quantity, text)]
        for name, quantity in one.groups
    ]
    return grid_table(head, rows, caption, text)


def _values(one: Enrolment, quantity: Quantity, text: Text) -> list[str]:
    known = quantity.known
    span = text.people_range(known) if known is not None and known.has_range else ""
    status = text(f"state.{quantity.status or 'unknown'}")
    return [text.people(known), span, text.share(one.share(quantity)), status]
