"""Two answers side by side: what each says, the picture of each, and what lies between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from layouts.parts.attributes import aria
from layouts.parts.card import graph
from layouts.parts.caveats import series_break
from layouts.parts.links import choice
from model.cell import Cell
from model.comparing import Difference, difference
from model.frame import Frame
from texts import Text

OWN_WORDS = frozenset({"own_bases", "year_and_month", "other_month", "other_publisher"})


@dataclass(frozen=True, slots=True)
class Side:
    """One of two answers: its name, its sentence, its picture, and the cell behind it."""

    name: str
    sentence: str
    figure: Mapping[str, Any] | None
    cell: Cell | None


def beside(frame: Frame, sides: tuple[Side, Side], reasons: Sequence[str], text: Text) -> list[Any]:
    """Return the contents of the card that compares."""
    first, second = sides
    title = text("compare.title", first=first.name, second=second.name)
    close = choice(frame.page, frame.asked.but(compare=None), text("compare.alone"))
    pair = [_side(side, f"compared-{at}", text) for at, side in enumerate(sides)]
    return [
        html.Div([html.H2(title), close], className="headed"),
        html.Div(pair, className="sides"),
        *_between(first, second, text),
        *_reasons(reasons, text),
    ]


def _side(side: Side, name: str, text: Text) -> html.Article:
    drawn = [] if side.figure is None else [graph(name, side.figure, side.sentence)]
    return html.Article([html.H3(side.name), html.P(side.sentence, className="said"), *drawn])


def _between(first: Side, second: Side, text: Text) -> list[Any]:
    """Return both sides and their difference as a table, then what the change is made of."""
    if first.cell is None or second.cell is None:
        return []
    found = difference(first.cell, second.cell)
    names = [text("compare.measure"), first.name, second.name, text("compare.difference")]
    rows = _rows(first.cell, second.cell, found, text)
    table = html.Table(
        [
            html.Thead(html.Tr([html.Th(name, scope="col") for name in names])),
            html.Tbody([_row(row) for row in rows]),
        ]
    )
    label = aria(label=text("compare.difference"))
    scroll = html.Div(table, className="scroll open numbers", tabIndex=0, role="region", **label)
    return [scroll, *_effects(first.cell, second.cell, found, text)]


def _rows(
    first: Cell, second: Cell, found: Difference, text: Text
) -> tuple[tuple[str, str, str, str], ...]:
    points = text.points(found.points)
    return (
        (
            text("compare.participants"),
            text.people(first.participants.known),
            text.people(second.participants.known),
            text.change(found.participants),
        ),
        (
            text("compare.denominator"),
            text.people(first.denominator.known),
            text.people(second.denominator.known),
            text.change(found.denominator),
        ),
        (
            text("compare.coverage"),
            _share(first, text),
            _share(second, text),
            points if found.points is None else text("compare.points", points=points),
        ),
        (
            text("compare.gap"),
            text.people(first.gap),
            text.people(second.gap),
            text.change(found.gap),
        ),
    )


def _share(cell: Cell, text: Text) -> str:
    known = cell.coverage
    if known is None:
        return text(f"state.{cell.status}")
    if not known.has_range:
        return text.share(known)
    return f"{text.share(known)} ({text.share_range(known)})"


def _row(values: tuple[str, str, str, str]) -> html.Tr:
    return html.Tr([html.Th(values[0], scope="row"), *(html.Td(value) for value in values[1:])])


def _effects(first: Cell, second: Cell, found: Difference, text: Text) -> list[html.P]:
    """Return the parts of a change in time; two places have a difference, not a change."""
    whole, parts = found.points, (found.by_participants, found.by_denominator)
    if first.region != second.region or whole is None or None in parts:
        return []
    participants, denominator = (text.part_of_points(part or 0.0, whole) for part in parts)
    said = text(
        "compare.effects",
        points=text.points(whole),
        participants=participants,
        denominator=denominator,
    )
    return [html.P(said, className="note")]


def _reasons(reasons: Sequence[str], text: Text) -> list[Any]:
    """Return why the two cannot simply be compared."""
    own = [html.Li(text(f"compare.why.{code}")) for code in reasons if code in OWN_WORDS]
    known = [series_break(code, text) for code in reasons if code not in OWN_WORDS]
    said: list[Any] = [html.Ul(own, className="plain note")] if own else []
    if known:
        said.append(html.Ul(known, className="warnings"))
    return said
