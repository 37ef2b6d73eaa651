"""Participants by programme in their card, where a registry counted them: never added up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dash import html

from layouts.parts import figure as figured
from layouts.parts.card import downloads, graph
from layouts.parts.grid_table import grid_table
from layouts.parts.sektor_card import Said, card
from layouts.parts.sektor_split_keys import asks
from model.cell import Cell
from model.sectors import Sectors
from texts import Text, naming


def programmes(sectors: Sectors, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card, or nothing; of five charts this is the one that stays a table.

    A page has four at most, and where registered people are published theirs is the fourth.
    """
    cells = sectors.programmes
    if figure is None or not cells:
        return []
    said = Said(finding(sectors, text), subtitle(sectors, text))
    name = "" if sectors.enrolment else "programmes-chart"
    drawn = [graph(name, figure, said.aloud)] if name else []
    files = downloads("program", sectors, text, name)
    return card(said, drawn, _notes(cells, text), [_table(cells, said.about, text), files])


def finding(sectors: Sectors, text: Text) -> str:
    """Return which programmes of the chosen region have most and fewest people."""
    mine = sectors.splits.programmes if sectors.splits else ()
    known = [(people.value, cell) for cell in mine if (people := cell.participants.known)]
    if not known:
        return text("sektor.programmes.none", place=sectors.region_name)
    most, fewest = (pick(value for value, _ in known) for pick in (max, min))
    if most == fewest:
        said = _number(known[0][1], text)
        return text("sektor.programmes.same", number=said, place=sectors.region_name)
    large, small = ([cell for value, cell in known if value == end] for end in (most, fewest))
    return text(
        "sektor.programmes.finding",
        most=naming.listed([cell.programme for cell in large], text),
        number=_number(large[0], text),
        fewest=naming.listed([cell.programme for cell in small], text),
        few=_number(small[0], text),
    )


def _number(cell: Cell, text: Text) -> str:
    """Return the share of the base; without one the people."""
    if cell.coverage is None:
        people = text.about(cell.participants.known)
        return text("sektor.programmes.people", people=figured.asked(people, asks(cell).people))
    return figured.asked(text.share(cell.coverage), asks(cell).share)


def subtitle(sectors: Sectors, text: Text) -> str:
    """Return statistic, place, month and denominator with its August."""
    first = sectors.programmes[0]
    vintage = f" ({naming.vintage(first, text)})" if first.base != "stated" else ""
    return text(
        "sektor.programmes.about",
        place=naming.listed(list(dict.fromkeys(c.region_name for c in sectors.programmes)), text),
        period=naming.when(first, text),
        base=text.base_short(first.base_words),
        vintage=vintage,
    )


def _notes(cells: Sequence[Cell], text: Text) -> Iterator[str]:
    """Yield that programmes are never added up, and where a base is missing."""
    yield text("sektor.programmes.never")
    if any(cell.status == "no_base" for cell in cells):
        yield text("sektor.programmes.bare")


def _table(cells: Sequence[Cell], caption: str, text: Text) -> html.Details:
    head = [
        text("table.name"),
        text("table.period"),
        text("table.participants"),
        text("table.denominator"),
        text("table.coverage_share"),
        text("table.gap"),
        text("table.status"),
    ]
    return grid_table(head, [_row(cell, text) for cell in cells], caption, text)


def _row(cell: Cell, text: Text) -> list[str]:
    key = asks(cell)
    return [
        f"{cell.region_name}, {text.programme(cell.programme)}",
        naming.when(cell, text),
        figured.asked(text.people(cell.participants.known), key.people),
        figured.asked(text.people(cell.denominator.known), key.base),
        figured.asked(text.share(cell.coverage), key.share),
        figured.asked(text.people(cell.gap), key.gap),
        text(f"state.{cell.status}"),
    ]
