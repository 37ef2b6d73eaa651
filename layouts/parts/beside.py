"""Two answers side by side: what each says, the picture of each, and what lies between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.attributes import aria
from layouts.parts.card import graph, pictures
from layouts.parts.caveats import series_break
from layouts.parts.links import choice
from model import provenance_key as keys
from model.cell import Cell
from model.comparing import Difference, difference, in_points
from model.frame import Frame
from model.interval import Interval
from texts import Text

NAMES = {"people": "participants", "base": "denominator", "share": "coverage", "gap": "gap"}
OWN_WORDS = frozenset({"own_bases", "year_and_month", "other_month", "other_publisher"})


@dataclass(frozen=True, slots=True)
class Count:
    """One number of a side without a cell: people, or a share of them."""

    name: str
    known: Interval | None
    key: str = ""  # asks for its origin
    is_share: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """One of two answers: its name, its sentence, its picture, and the cell behind it."""

    name: str
    sentence: str
    figure: Mapping[str, Any] | None
    cell: Cell | None
    counts: tuple[Count, ...] = ()  # of workers, where there is no cell


def beside(frame: Frame, sides: tuple[Side, Side], reasons: Sequence[str], text: Text) -> list[Any]:
    """Return the contents of the card that compares."""
    first, second = sides
    title = text("compare.title", first=first.name, second=second.name)
    close = choice(frame.page, frame.asked.but(compare=None), text("compare.alone"))
    pair = [_side(side, f"compared-{at}", frame, text) for at, side in enumerate(sides)]
    return [
        html.Div([html.H2(title), close], className="headed"),
        html.Div(pair, className="sides"),
        *_between(first, second, text),
        *why(reasons, text),
    ]


def _side(side: Side, name: str, frame: Frame, text: Text) -> html.Article:
    drawn: list[Any] = []
    if side.figure is not None:
        files = html.Div(pictures("banding", frame, text, name), className="under")
        drawn = [graph(name, side.figure, side.sentence), files]
    return html.Article([html.H3(side.name), html.P(side.sentence, className="said"), *drawn])


def _between(first: Side, second: Side, text: Text) -> list[Any]:
    """Return both sides and their difference as a table, then what the change is made of."""
    names = [text("compare.measure"), first.name, second.name, text("compare.difference")]
    if first.cell is None or second.cell is None:
        rows = _counted(first.counts, second.counts, text)
        return [_table(names, rows, text)] if rows else []
    found = difference(first.cell, second.cell)
    rows = _rows(first.cell, second.cell, found, text)
    return [_table(names, rows, text), *_effects(first.cell, second.cell, found, text)]


Row = tuple[str, str, str, str]


def _table(names: Sequence[str], rows: Sequence[Row], text: Text) -> html.Div:
    table = html.Table(
        [
            html.Thead(html.Tr([html.Th(name, scope="col") for name in names])),
            html.Tbody([_row(row, names) for row in rows]),
        ]
    )
    label = aria(label=text("compare.difference"))
    return html.Div(table, className="scroll open numbers", tabIndex=0, role="region", **label)


def _counted(first: Sequence[Count], second: Sequence[Count], text: Text) -> tuple[Row, ...]:
    """Return the rows of workers: people and shares, each with its difference."""
    return tuple(_count(*pair, text) for pair in zip(first, second, strict=True))


def _count(one: Count, other: Count, text: Text) -> Row:
    said = text.share if one.is_share else text.people
    if one.known is None or other.known is None:
        left, right = (figure.asked(said(side.known), side.key) for side in (one, other))
        return one.name, left, right, text.people(None)
    change = text.change(other.known - one.known)
    if one.is_share:
        change = text("compare.points", points=text.points(in_points(other.known - one.known)))
    left, right = (figure.asked(said(side.known), side.key) for side in (one, other))
    return one.name, left, right, figure.asked(change, keys.joined("minus", other.key, one.key))


def _rows(first: Cell, second: Cell, found: Difference, text: Text) -> tuple[Row, ...]:
    points = text.points(found.points)
    changes = {
        "people": text.change(found.participants),
        "base": text.change(found.denominator),
        "share": points if found.points is None else text("compare.points", points=points),
        "gap": text.change(found.gap),
    }
    return tuple(_asked(side, (first, second), change, text) for side, change in changes.items())


def _asked(side: str, cells: tuple[Cell, Cell], change: str, text: Text) -> Row:
    """Return a side of both cells and the difference, each with what asks for its origin."""
    asks = [keys.side(cell, side) if known(cell, side) else "" for cell in cells]
    first, second = (
        figure.asked(_share(cell, text) if side == "share" else text.people(known(cell, side)), ask)
        for cell, ask in zip(cells, asks, strict=True)
    )
    less = keys.joined("minus", asks[1], asks[0])
    return text(f"compare.{NAMES[side]}"), first, second, figure.asked(change, less)


def known(cell: Cell, side: str) -> Interval | None:
    """Return one side of a cell."""
    people, base = cell.participants.known, cell.denominator.known
    return {"people": people, "base": base, "share": cell.coverage, "gap": cell.gap}[side]


def _share(cell: Cell, text: Text) -> str:
    known = cell.coverage
    if known is None:
        return text(f"state.{cell.status}")
    if not known.has_range:
        return text.share(known)
    return f"{text.share(known)} ({text.share_range(known)})"


def _row(values: Row, names: Sequence[str]) -> html.Tr:
    """Return a row whose cells know their column: on a phone they stand below each other."""
    cells = zip(values[1:], names[1:], strict=True)
    head = html.Th(values[0], scope="row")
    return html.Tr([head, *(figure.cell(value, **{"data-label": name}) for value, name in cells)])


def _effects(first: Cell, second: Cell, found: Difference, text: Text) -> list[html.P]:
    """Return the parts of a change in time; two places have a difference, not a change."""
    whole, parts = found.points, (found.by_participants, found.by_denominator)
    if first.region != second.region or whole is None or None in parts:
        return []
    if whole.width >= 1:  # parts in whole points would not sum to the rounded whole
        return []
    participants, denominator = (text.part_of_points(part or 0.0, whole) for part in parts)
    said = text(
        "compare.effects",
        points=figure.asked(
            text.points(whole),
            keys.joined("minus", *(keys.side(c, "share") for c in (second, first))),
        ),
        participants=participants,
        denominator=denominator,
    )
    return [html.P(figure.told(said), className="note")]


def why(reasons: Sequence[str], text: Text) -> list[Any]:
    """Return why the two cannot simply be compared."""
    own = [html.Li(text(f"compare.why.{code}")) for code in reasons if code in OWN_WORDS]
    known = [series_break(code, text) for code in reasons if code not in OWN_WORDS]
    said: list[Any] = [html.Ul(own, className="plain note")] if own else []
    if known:
        said.append(html.Ul(known, className="warnings"))
    return said
