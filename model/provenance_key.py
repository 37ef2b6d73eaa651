"""What a number on a page is, as one short word that can stand in an attribute and in a link.

An atom names its parts, joined by `~`: a side of a cell, a published figure, a sum over places,
a total beside its parts, a claim. Two or more atoms joined by `!` after an operation are a number
worked out from them: over!a!b, minus!a!b, plus!a!b!c.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.cell import Cell, Quantity
from model.part import WHOLE, Part
from model.selection import BadChoice

PARTS = {  # kind -> how many parts follow
    "cell": 8,  # region, period, segment, base, its period, its segment, publication, side
    "part": 10,  # as cell, with industry and programme before its publication
    "figure": 8,  # measure, region, period, segment, industry, status, programme, publication
    "workers": 4,  # region, August, base, side: workers of a kind, of all that their share is of
    "places": 6,  # region, level, period, segment, base, side: the known places added up
    "parts": 8,  # the same of a part, with industry and programme before its side
    "total": 5,  # measure, of, region, period, publication: a published total and its parts
    "claim": 2,  # id, unit of its result
    "pace": 4,  # region, target, side, percent that lapses in a month
    "monthly": 4,  # region, segment, first and last of two months that compare
    "programme": 3,  # row of the list of initiatives, months or reached, package
}
SIDES = ("people", "base", "share", "gap", "uncovered")
SIDED = ("cell", "part", "workers", "places", "parts")  # a side is their last part
OPERATIONS = {"over": (2, 2), "minus": (2, 6), "plus": (2, 6)}  # at least, at most
PART, JOIN = "~", "!"
LONGEST = 800  # characters
WORD = re.compile(r"[0-9A-Za-z@+._-]{0,80}")
PARAMETER = "asal"


@dataclass(frozen=True, slots=True)
class Key:
    """An atom, or an operation with the atoms that it is worked out from."""

    kind: str
    parts: tuple[str, ...] = ()
    operands: tuple[Key, ...] = ()

    @classmethod
    def of(cls, written: str) -> Key:
        """Return the key of an attribute or a link, or raise BadChoice."""
        if len(written) > LONGEST:
            raise BadChoice(PARAMETER, written)
        kind, *rest = written.split(JOIN)
        if kind not in OPERATIONS:
            return _atom(written, written)
        least, most = OPERATIONS[kind]
        if not least <= len(rest) <= most:
            raise BadChoice(PARAMETER, written)
        return cls(kind, operands=tuple(_atom(one, written) for one in rest))

    @property
    def about(self) -> Part:
        """Return which part of the participants the number is of."""
        if self.kind == "part":
            return Part(*self.parts[6:8])
        return Part(*self.parts[5:7]) if self.kind == "parts" else WHOLE

    @property
    def plain(self) -> tuple[str, ...]:
        """Return the parts as an atom of everybody has them."""
        at = {"part": 6, "parts": 5}.get(self.kind)
        return self.parts if at is None else (*self.parts[:at], *self.parts[at + 2 :])

    def __str__(self) -> str:
        if self.operands:
            return JOIN.join([self.kind, *map(str, self.operands)])
        return PART.join([self.kind, *self.parts])


def _atom(word: str, written: str) -> Key:
    kind, *parts = word.split(PART)
    if len(parts) != PARTS.get(kind) or not all(map(WORD.fullmatch, parts)):
        raise BadChoice(PARAMETER, written)
    if kind in SIDED and parts[-1] not in SIDES:
        raise BadChoice(PARAMETER, written)
    return Key(kind, tuple(parts))


def row(cell: Cell, whole: str = "") -> str:
    """Return the key of a cell without its side; `whole` is the segment of its base, if another."""
    origin = cell.participants.origins[0] if cell.participants.origins else ""
    parts = (cell.region, cell.period, cell.segment, cell.base, cell.base_period or "", whole)
    part = Part.of(cell)
    kind, named = ("cell", ()) if part == WHOLE else ("part", part)
    return PART.join([kind, *parts, *named, origin])


def side(cell: Cell, name: str, whole: str = "") -> str:
    """Return the key of one side of a cell: people, base, share, gap or uncovered."""
    return PART.join([row(cell, whole), name])


@dataclass(frozen=True, slots=True)
class Where:
    """The cell of the data that a published number stands in."""

    measure: str
    region: str
    period: str
    segment: str = "total"
    industry: str = "total"
    status: str = "total"
    programme: str = "total"

    @classmethod
    def participants(cls, region: str, period: str, segment: str, part: Part = WHOLE) -> Where:
        """Return the cell of active participants, of an industry and a programme maybe."""
        industry, programme = part
        cut = {"industry": industry, "programme": programme}
        return cls("participants_active", region, period, segment, **cut)


def figure(where: Where, quantity: Quantity | str) -> str:
    """Return the key of a number as one publication has it; nothing where it has none."""
    origins = (quantity,) if isinstance(quantity, str) else quantity.origins
    if not origins:
        return ""
    cut = (where.segment, where.industry, where.status, where.programme)
    parts = (where.measure, where.region, where.period, *cut, origins[0])
    return PART.join(["figure", *parts])


def joined(operation: str, *operands: str) -> str:
    """Return the key of what is worked out from others; nothing where one of them has no key."""
    return JOIN.join([operation, *operands]) if all(operands) else ""


def places(region: str, level: str, cell: Cell) -> str:
    """Return the key of the uncovered people of all known places, over the base of one of them."""
    parts = (region, level, cell.period, cell.segment, cell.base)
    part = Part.of(cell)
    kind, named = ("places", ()) if part == WHOLE else ("parts", part)
    return PART.join([kind, *parts, *named, "uncovered"])


def workers_row(region: str, august: str, measure: str) -> str:
    """Return the key of a region's workers of a kind without its side: people, base or share."""
    return PART.join(["workers", region, august, measure])


def workers(region: str, level: str, august: str, measure: str) -> str:
    """Return the key of the workers of all known places in an August."""
    return PART.join(["places", region, level, august, "total", measure, "base"])


def total(measure: str, of: str, where: tuple[str, str], quantity: Quantity) -> str:
    """Return the key of the sum of a total's parts; `where` is its region and period."""
    origin = quantity.origins[0] if quantity.origins else ""
    return PART.join(["total", measure, of, *where, origin])


def programme(name: str, side: str, package: str) -> str:
    """Return the key of what follows from a programme's figures: months paid for, or reached."""
    return PART.join(["programme", name, side, package])


def claim(name: str, unit: str) -> str:
    """Return the key of what a claim's own numbers come to."""
    return PART.join(["claim", name, unit])
