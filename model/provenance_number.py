"""Published figures and sides of cells, found by their keys in the tables of one version."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from model import queries
from model.cell import Quantity
from model.enrolment import STANDINGS
from model.grade import Grade, grade_of_goal, grade_of_quantity
from model.index import Index, index_of
from model.interval import Interval
from model.part import Part
from model.provenance_answer import Number, Record, Subject
from model.provenance_force import Rival, standing
from model.provenance_key import PARAMETER, Key, Where, figure
from model.scope import Scope
from model.selection import BadChoice
from model.warehouse import Version

Row = dict[str, Any]
DIMENSIONS = ("segment", "industry", "employment_status", "programme")
TERMS = re.compile(r"[a-z_]+|[0-9]{2}")  # what the build worked a figure out from
OF_STANDING = {  # the third of three follows from the others
    "participants_registered": ("plus", "participants_active", "participants_inactive"),
    "participants_inactive": ("minus", "participants_registered", "participants_active"),
    "participants_active": ("minus", "participants_registered", "participants_inactive"),
}


@dataclass(frozen=True, slots=True)
class Found:
    """A number, its row in the table of figures, and what stands beside it."""

    number: Number
    row: Row | None = None
    operation: str = ""
    operands: tuple[Number, ...] = ()
    base: Number | None = None
    rivals: tuple[Rival, ...] = ()
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """The numbers of one version, as far as a reader may see them."""

    index: Index
    scope: Scope
    version: Version

    def about(self, part: Part) -> Numbers:
        """Return the numbers of a part of the participants."""
        scope = self.scope.about(part)
        return Numbers(index_of(self.version, scope), scope, self.version)

    def name(self, region: str) -> str:
        """Return a region's name."""
        return self.index.regions.by_code[region].name

    def computed(self, known: Interval | None, parts: Iterable[Number]) -> Quantity:
        """Return a result with the publications behind it."""
        origins = dict.fromkeys(origin for part in parts for origin in part.quantity.origins)
        return Quantity(known, "computed", tuple(origins))

    def record(self, row: Row) -> Record:
        """Return how a publication has a figure."""
        return Record(
            flags=tuple(row["flags"].split("|")) if row["flags"] else (),
            note=row["note"] or "",
            place=row["place"],
            cell=row["cell"] or "",
            as_of=row["as_of"],
            origin=queries.origin(row["origin"], self.scope, self.version),
        )

    def rows(self, where: Where) -> list[Row]:
        """Return what every publication says of one cell of the data."""
        if where.region not in self.index.regions.by_code:
            return []
        cut = (where.segment, where.industry, where.status, where.programme)
        return [
            row
            for row in queries.figures(where.region, where.period, self.scope, self.version)
            if row["measure"] == where.measure and tuple(row[name] for name in DIMENSIONS) == cut
        ]

    def standing(self, rows: Sequence[Row], bases: frozenset[str]) -> tuple[Rival, ...]:
        """Return the publications of a cell, that in force first."""
        kinds = {origin: source.kind for origin, source in self.index.sources.items()}
        keys = {row["origin"]: self.number(row).key for row in rows}
        found = standing(rows, kinds, bases)
        return tuple(replace(one, key=keys[one.origin]) for one in found)

    def number(self, row: Row) -> Number:
        """Return a row of figures as a number that can be asked about."""
        where = Where(
            row["measure"],
            row["region_code"],
            row["period"],
            row["segment"],
            row["industry"],
            row["employment_status"],
            row["programme"],
        )
        subject = Subject(
            measure=row["measure"],
            region=row["region_code"],
            region_name=self.name(row["region_code"]),
            period=row["period"],
            period_kind=row["period_kind"],
            segment=row["segment"],
            industry=row["industry"],
            status=row["employment_status"],
            programme=row["programme"],
        )
        return Number(figure(where, row["origin"]), subject, Quantity.of(row), row["unit"])

    def figure(self, key: Key) -> Found:
        """Return a figure as published, worked out by the build, or from two of a publication."""
        *cell, origin = key.parts
        where = Where(*cell)
        rows = self.rows(where)
        row = next((row for row in rows if row["origin"] == origin), None)
        if row is None:
            return self._third(where, origin, key)
        number, rivals = self.number(row), self.standing(rows, frozenset())
        operation, operands = self.worked_out(row)
        apart = tuple(one.origin for one in rivals if are_apart(one, number.quantity))
        return Found(
            number,
            row,
            operation,
            operands,
            rivals=rivals if len(rivals) > 1 else (),
            grade=self._grade(number, apart),
        )

    def _grade(self, number: Number, rivals: tuple[str, ...]) -> Grade | None:
        subject = number.subject
        for goal in self.index.goals:
            if (goal.region, goal.measure, goal.period, goal.segment) == (
                subject.region,
                subject.measure,
                subject.period,
                subject.segment,
            ) and goal.origin in number.quantity.origins:
                return grade_of_goal(goal, self.index)
        return grade_of_quantity(number.quantity, self.index, rivals)

    def worked_out(self, row: Row) -> tuple[str, tuple[Number, ...]]:
        """Return what the build worked a figure out from, read off its note: 61 + 62, a / b."""
        note = row["note"] or ""
        sign = " + " if " + " in note else " / "
        terms = note.split(sign)
        is_told = len(terms) > 1 and all(map(TERMS.fullmatch, terms))
        if row["status"] != "computed" or not is_told:
            return "", ()
        found = [self._term(term, row) for term in terms]
        parts = tuple(part for part in found if part is not None)
        if len(parts) < len(terms):
            return "", ()
        return ("plus" if sign == " + " else "over"), parts

    def _term(self, term: str, row: Row) -> Number | None:
        """Return a part: the same figure of another region, of a status, or another measure."""
        given = {name: row[name] for name in DIMENSIONS}
        status = given.pop("employment_status")
        where = Where(row["measure"], row["region_code"], row["period"], status=status, **given)
        if term in self.index.regions.by_code:
            where = replace(where, region=term)
        elif row["measure"].startswith("employed_"):
            where = replace(where, measure="employed_by_status", status=term)
        else:
            where = replace(where, measure=term)
        same = (one for one in self.rows(where) if one["origin"] == row["origin"])
        first = next(same, None)
        return None if first is None else self.number(first)

    def _third(self, where: Where, origin: str, key: Key) -> Found:
        """Return the one of three standings that a publication leaves to be worked out."""
        if where.measure not in STANDINGS:
            raise BadChoice(PARAMETER, str(key))
        operation, *measures = OF_STANDING[where.measure]
        parts = []
        for measure in measures:
            rows = self.rows(replace(where, measure=measure))
            parts += [self.number(row) for row in rows if row["origin"] == origin]
        known = [part.known for part in parts if part.known is not None]
        if len(known) != len(measures):
            raise BadChoice(PARAMETER, str(key))
        first, second = known
        result = first + second if operation == "plus" else first - second
        subject = replace(parts[0].subject, measure=where.measure)
        number = Number(str(key), subject, self.computed(result, parts), parts[0].unit)
        return Found(number, None, operation, tuple(parts))


def are_apart(rival: Rival, quantity: Quantity) -> bool:
    """Return whether no number could be behind both; an unknown one is no contradiction."""
    known = rival.quantity.known
    if known is None or quantity.known is None:
        return False
    return not known.overlaps(quantity.known)
