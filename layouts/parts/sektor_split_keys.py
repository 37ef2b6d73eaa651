"""What asks for the numbers of a cell of an industry or a programme."""

from __future__ import annotations

from dataclasses import dataclass

from model import provenance_key as keys
from model.cell import Cell
from model.denominators import BY_ID
from model.part import Part
from model.provenance_key import Where


@dataclass(frozen=True, slots=True)
class Asks:
    """The keys of a cell's sides; empty where a number has no row in the data."""

    people: str
    base: str

    @property
    def share(self) -> str:
        """Return what asks for the share."""
        return keys.joined("over", self.people, self.base)

    @property
    def gap(self) -> str:
        """Return what asks for the gap."""
        return keys.joined("minus", self.base, self.people)


def asks(cell: Cell) -> Asks:
    """Return the keys of a cell; a count of nobody stands in no row and has none."""
    people = Where.participants(cell.region, cell.period, cell.segment, Part.of(cell))
    known = cell.participants.known
    counted = keys.figure(people, cell.participants) if known and known.value else ""
    return Asks(counted, _base(cell))


def _base(cell: Cell) -> str:
    base = BY_ID[cell.base]
    if not base.survey or cell.base_period is None or cell.denominator.known is None:
        return ""
    industry = base.industry if cell.industry == "total" else cell.industry
    where = Where(
        base.measure,
        cell.region,
        cell.base_period,
        industry=industry,
        status=base.employment_status,
    )
    return keys.figure(where, cell.denominator)
