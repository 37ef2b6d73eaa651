"""Sides of a cell: its participants, their base, and the ratio and gap that follow from both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from model import queries
from model.cell import Cell, Quantity
from model.denominators import BY_ID, STATED, Base
from model.grade import grade_of_cell
from model.measuring import WORKERS
from model.part import TOTAL
from model.provenance_answer import Number
from model.provenance_force import Rival
from model.provenance_key import PARAMETER, Key, Where
from model.provenance_number import Found, Numbers, are_apart
from model.selection import BadChoice

Row = dict[str, Any]


def side(key: Key, numbers: Numbers) -> Found:
    """Return one side of participants over a base, or raise BadChoice."""
    region, period, segment, base, base_period, whole, origin, name = key.plain
    numbers = numbers.about(key.about)
    if base not in BY_ID or region not in numbers.index.regions.by_code:
        raise BadChoice(PARAMETER, str(key))
    rows = numbers.rows(Where.participants(region, period, segment, key.about))
    mine = next((row for row in rows if row["origin"] == origin), None)
    if mine is None and (origin or name != "base"):
        raise BadChoice(PARAMETER, str(key))
    below = _base(BY_ID[base], (region, base_period, whole or segment), origin, numbers)
    if name == "base" or mine is None:
        return _of_base(below, key, numbers)
    rivals = numbers.standing(rows, _giving(BY_ID[base], (region, period, segment), numbers))
    cell = _cell(key, mine, below, rivals, numbers)
    people, grade = numbers.number(mine), grade_of_cell(cell, numbers.index)
    told = rivals if len(rivals) > 1 else ()
    if name == "people":
        operation, operands = numbers.worked_out(mine)
        return Found(people, mine, operation, operands, below, told, grade)
    if below is None:
        raise BadChoice(PARAMETER, str(key))
    return _ratio(key, cell, (people, below), Found(people, rivals=told, grade=grade), numbers)


def _of_base(below: Number | None, key: Key, numbers: Numbers) -> Found:
    """Return the base itself, as the publication that gives it does."""
    if below is None:
        raise BadChoice(PARAMETER, str(key))
    return numbers.figure(Key.of(below.key))


def _base(base: Base, where: tuple[str, str, str], origin: str, numbers: Numbers) -> Number | None:
    """Return the base of a cell: the publication's own, or that of the survey in force."""
    region, period, segment = where
    if base.survey:
        known = queries.base_of(region, base.id, period, numbers.scope, numbers.version)
        of = numbers.scope.part.industry
        industry = base.industry if of == TOTAL else of
        cut = {"industry": industry, "status": base.employment_status}
        cell, wanted = Where(base.measure, region, period, **cut), known.origins
    else:
        cell, wanted = Where(STATED.measure, region, period, segment), (origin,)
    row = next((row for row in numbers.rows(cell) if row["origin"] in wanted), None)
    return None if row is None else numbers.number(row)


def workers(key: Key, numbers: Numbers) -> Found:
    """Return workers of a kind, all of whom they are a part, or their share of those."""
    region, august, measure, name = key.parts
    if measure not in WORKERS or region not in numbers.index.regions.by_code:
        raise BadChoice(PARAMETER, str(key))
    wanted = (BY_ID[measure], BY_ID[WORKERS[measure]])
    found = [_base(base, (region, august, "total"), "", numbers) for base in wanted]
    people, below = found
    if name in ("people", "base"):
        return _of_base(people if name == "people" else below, key, numbers)
    if name != "share" or people is None or below is None:
        raise BadChoice(PARAMETER, str(key))
    if people.known is None or below.known is None:
        raise BadChoice(PARAMETER, str(key))
    subject = replace(people.subject, measure="part")
    quantity = numbers.computed(people.known.over(below.known), (people, below))
    number = Number(str(key), subject, quantity, "share")
    return Found(number, None, "over", (people, below))


def _giving(base: Base, where: tuple[str, str, str], numbers: Numbers) -> frozenset[str]:
    """Return the publications that give the base in use beside the participants."""
    if base.survey:
        return frozenset()
    rows = numbers.rows(Where(STATED.measure, *where))
    return frozenset(row["origin"] for row in rows if row["value"] is not None)


def _cell(
    key: Key, mine: Row, below: Number | None, rivals: Sequence[Rival], numbers: Numbers
) -> Cell:
    """Return the cell that the key speaks of, for its ratio, its gap and its grade."""
    region, period, segment, base, base_period, *_ = key.plain
    people = Quantity.of(mine)
    return Cell(
        region=region,
        region_name=numbers.name(region),
        period=period,
        period_kind=mine["period_kind"],
        segment=segment,
        base=base,
        base_period=base_period or None,
        participants=people,
        denominator=Quantity() if below is None else below.quantity,
        industry=key.about.industry,
        programme=key.about.programme,
        rivals=tuple(one.origin for one in rivals if are_apart(one, people)),
    )


def _ratio(
    key: Key, cell: Cell, sides: tuple[Number, Number], found: Found, numbers: Numbers
) -> Found:
    """Return the share, the gap or the uncovered people of a cell."""
    name = key.plain[-1]
    known = {"share": cell.coverage, "gap": cell.gap, "uncovered": cell.uncovered}[name]
    if known is None:
        raise BadChoice(PARAMETER, str(key))
    people, below = sides
    of = {"measure": name, "base": cell.base, "base_period": cell.base_period or ""}
    subject = replace(people.subject, **of)
    unit = "share" if name == "share" else "persons"
    return replace(
        found,
        number=Number(str(key), subject, numbers.computed(known, sides), unit),
        operation={"share": "over", "gap": "minus"}.get(name, name),
        operands=sides if name == "share" else (below, people),
    )
