"""Figures that must not be joined, and what a change of coverage is made of, in their cards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from layouts.parts import figure as figured
from layouts.parts import target_words as words
from layouts.parts.card import downloads, graph
from layouts.parts.grid_table import grid_table
from layouts.parts.links import term
from layouts.parts.table import table
from model import provenance_key as keys
from model.cell import Cell
from model.on_track import Change, Column, OnTrack
from texts import Text, naming

COLUMNS = ("period", "people", "base", "share", "publisher")


def apart(page: OnTrack, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card of figures and their bases; nothing where there are not two."""
    found = page.apart
    if found is None or figure is None:
        return []
    place = found.region_name
    bases = sum(one.cell is not None for one in found.columns)
    kind = "none" if bases == 0 else "all" if bases == len(found.columns) else "some"
    title = text(f"target.apart_title.{kind}", place=place, count=len(found.columns), bases=bases)
    about = text("target.apart_about", place=place)
    rows = [_row(one, found.region, page, text) for one in found.columns]
    head = [text(f"target.table.{name}") for name in COLUMNS]
    return [
        html.H2(title),
        html.P(about, className="about"),
        graph("target-apart-chart", figure, f"{title}. {about}"),
        html.Div(
            [
                grid_table(head, rows, about, text),
                downloads("dasar", page, text, "target-apart-chart"),
            ],
            className="under",
        ),
    ]


def _row(one: Column, region: str, page: OnTrack, text: Text) -> list[str]:
    """Return the figure over its own base; without one the figure in force."""
    cell, point = one.cell, one.point
    when = text.period(point.period, point.period_kind)
    segment = str(page.chosen.segment)
    in_force = figured.asked(
        text.people(point.known), words.of_point(point.participants, region, point.period, segment)
    )
    if cell is None:
        who = words.publisher(point.participants.origins, page)
        return [when, in_force, text("target.base_not_stated"), "", who]
    people = figured.asked(text.people(cell.participants.known), keys.side(cell, "people"))
    base = figured.asked(text.about(cell.denominator.known), keys.side(cell, "base"))
    share = figured.asked(text.share(cell.coverage), keys.side(cell, "share"))
    who = words.publisher(cell.participants.origins, page)
    return [when, people, base, share, who]


def change(page: OnTrack, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card of a change; nothing where no two months have a base of one body."""
    found = page.change
    if found is None or figure is None:
        return []
    first, last = found.first, found.last
    title = _title(found, text)
    about = text("target.change.about", place=first.region_name)
    return [
        html.H2(title),
        html.P(about, className="about"),
        graph("target-change-chart", figure, f"{figured.plain(title)}. {about}"),
        html.P(figured.told(_rule(found, text)), className="note"),
        html.P([term("rules", text("target.change.rule"))], className="note"),
        html.Div(
            [
                table((first, last), lambda cell: naming.when(cell, text), about, text),
                downloads("perubahan", page, text, "target-change-chart"),
            ],
            className="under",
        ),
    ]


def _title(found: Change, text: Text) -> str:
    """Return which of the two effects moved the share, and in which direction."""
    whole = found.difference
    people, base = whole.by_participants or 0.0, whole.by_denominator or 0.0
    points = whole.points
    down = points is not None and points.value < 0
    cause = "base" if abs(base) > abs(people) else "participants"
    return text(f"target.change.{cause}_{'down' if down else 'up'}")


def _rule(found: Change, text: Text) -> str:
    """Return the sum of both effects, with the digits that hold of the whole."""
    whole, points = found.difference, found.difference.points
    if points is None:
        return ""
    people, base = (
        text.part_of_points(part or 0.0, points)
        for part in (whole.by_participants, whole.by_denominator)
    )
    ask = keys.joined("minus", *(keys.side(cell, "share") for cell in (found.last, found.first)))
    said = figured.asked(text.points(points), ask)
    return text("target.change.sum", people=people, base=base, points=said)


def cells(page: OnTrack) -> list[Cell]:
    """Return the cells of the chart of bases, as its file holds them."""
    return [] if page.apart is None else [one.cell for one in page.apart.columns if one.cell]
