"""Sektor's sentence: which segment is least covered, in every state that cells can be in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.attributes import aria
from layouts.parts.links import choice, term
from layouts.parts.panels import older
from layouts.parts.rich import rich
from layouts.parts.way import way_up
from model import provenance_key as keys
from model.cell import Cell
from model.interval import Interval
from model.sectors import Sectors, fraction, uncovered_share
from texts import Text, naming

MOST_WAYS = 8  # buttons offered
HALF, FEW = 0.5, 0.3  # shares: a smaller one than this is told as a number
NATION = "00"


def answer(sectors: Sectors, text: Text) -> list[Any]:
    """Return what is amiss, the way up, the sentence, the one beside it, and the line."""
    said = sentence(sectors, text)
    spoken = html.P(plain(said), className="aloud", **aria(live="polite"))
    return [
        *older(sectors.version, text),
        *way_up(sectors, text),
        html.H1(said),
        spoken,
        *_beside(sectors, text),
        meta(sectors, text),
        *_instead(sectors, text),
    ]


def sentence(sectors: Sectors, text: Text) -> list[Any]:
    """Return the sentence, what is not covered in the warm colour."""
    cells, where = sectors.headline, place(sectors, text)
    if not cells:
        period = sectors.chosen.period
        if period is None:
            return [text("sektor.sentence.none", place=where)]
        when = naming.due(period, text)
        return [text("sektor.sentence.none_then", place=where, period=when)]
    if sectors.chosen.base is not None:
        base = text.base_short(cells[0].base_words)
        shares = naming.listed([_share(cell, text) for cell in cells], text)
        return figure.told(text("sektor.sentence.over", place=where, base=base, shares=shares))
    least = html.Span(figure.told(_least(cells[0], text)), className=_colour(cells[0]))
    pieces = {"place": where, "least": least, "next": _next(cells, text)}
    return rich(text, f"sektor.sentence.{'several' if len(cells) > 1 else 'one'}", pieces)


def plain(said: Sequence[Any]) -> str:
    """Return a sentence as text."""
    return figure.words(said)


def place(sectors: Sectors, text: Text) -> str:
    """Return the region as it stands after "di"."""
    own = sectors.matrix.own
    return text("ringkasan.nation") if own.region == NATION else own.name


def _colour(cell: Cell) -> str:
    return "is-covered" if _is_above(cell) else "is-gap"


def _is_above(cell: Cell) -> bool:
    left = uncovered_share(cell)
    return left is not None and left.value < 0


def _least(cell: Cell, text: Text) -> str:
    """Return "4 dari 5 pekerja informal belum terlindungi"."""
    if _is_above(cell):
        return _passed(cell, text)
    return text(
        f"sektor.least.{cell.segment}",
        part=figure.asked(_part(uncovered_share(cell), text), _left_key(cell)),
    )


def _part(left: Interval | None, text: Text) -> str:
    """Return a part in small whole numbers where it is near to one, else in percent."""
    found = None if left is None else fraction(left)
    if found is None:
        return text("sektor.part.share", share=text.share(left))
    part, whole, is_exact = found
    kind = "of" if is_exact else "about"
    return text(f"sektor.part.{kind}", part=text.number(part), whole=text.number(whole))


def _next(cells: Sequence[Cell], text: Text) -> str:
    """Return what is said of the next segment: "pada pekerja formal, lebih dari separuh"."""
    if len(cells) == 1:
        return ""
    cell = cells[1]
    if _is_above(cell):
        return _passed(cell, text)
    return text(
        f"sektor.next.{cell.segment}",
        part=figure.asked(_half(uncovered_share(cell), text), _left_key(cell)),
    )


def _half(left: Interval | None, text: Text) -> str:
    """Return whether a part is more or less than half, for certain; a small one as a number."""
    if left is None or left.value < FEW:
        return text.share(left)
    if left.low > HALF:
        return text("sektor.part.more")
    return text("sektor.part.less" if left.high < HALF else "sektor.part.half")


def _passed(cell: Cell, text: Text) -> str:
    share = figure.asked(text.share(cell.coverage), keys.side(cell, "share"))
    return text("sektor.passed", segment=text.segment_short(cell.segment), share=share)


def _left_key(cell: Cell) -> str:
    """Return what asks for the part of a base that is not covered."""
    return keys.joined("over", keys.side(cell, "gap"), keys.side(cell, "base"))


def _share(cell: Cell, text: Text) -> str:
    share = figure.asked(text.share(cell.coverage), keys.side(cell, "share"))
    return f"{text.segment_short(cell.segment)}\u00a0{share}"


def _beside(sectors: Sectors, text: Text) -> list[html.P]:
    """Return the same sentence of what the choice is compared with."""
    other = sectors.other
    if other is None:
        return []
    said = plain(sentence(other, text))
    if other.headline:
        when = naming.when(other.headline[0], text)
        said = text("sektor.beside", said=said.removesuffix("."), period=when)
    return [html.P(said, className="beside")]


def meta(sectors: Sectors, text: Text) -> html.Ul:
    """Return the line as a list, one fact an item."""
    facts = []
    if sectors.headline:
        first = sectors.headline[0]
        when = html.B(naming.when(first, text))
        facts.append(rich(text, "ringkasan.meta.as_of", {"date": when}))
        facts.append(_base(first, sectors, text))
    missing = html.B(text.number(len(sectors.matrix.missing)))
    facts.append(rich(text, "sektor.meta.missing", {"count": missing}))
    return html.Ul([html.Li(fact) for fact in facts], className="meta")


def _base(first: Cell, sectors: Sectors, text: Text) -> list[Any]:
    name = term("bases", text("sektor.own_base"))
    if sectors.chosen.base is not None:
        name = term(first.base, text.base_short(first.base_words))
    vintage = f" ({naming.vintage(first, text)})" if first.base != "stated" else ""
    return rich(text, "sektor.meta.base", {"base": html.B(name), "vintage": vintage})


def _instead(sectors: Sectors, text: Text) -> list[html.P]:
    """Return what has figures, as buttons, where this choice has none."""
    ways = [
        choice(
            sectors.page,
            way.to,
            way.name if way.depth else text.period(way.code, way.name),
            className="button",
        )
        for way in sectors.instead[:MOST_WAYS]
    ]
    if not ways:
        return []
    return [html.P([html.Span(text("empty.instead")), *ways], className="row instead")]
