"""Coverage by industry and by programme: one month of a registry that counted both.

An industry's participants stand over the employed of that industry. A programme's stand over the
base of the view, and are never added up: one person is in several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model import queries
from model.cell import OUTSIDE, Cell
from model.denominators import EMPLOYED, own_base
from model.index import index_of
from model.scope import Scope
from model.sectors import Kind, Row
from model.selection import Selection
from model.warehouse import Version

NOT_SHOWN = (None, OUTSIDE, "expected")


@dataclass(frozen=True, slots=True)
class Splits:
    """The counts of a month: a row per region with a cell per industry, and the programmes."""

    month: str
    rows: tuple[Row, ...]  # the chosen region first, then those one level below
    programmes: tuple[Cell, ...]  # of the chosen region

    @property
    def industries(self) -> tuple[str, ...]:
        """Return the industries in the order of the cells: those with most people first."""
        return tuple(cell.industry for cell in self.rows[0].cells)

    @property
    def widest(self) -> Cell | None:
        """Return the industry of the chosen region with the largest gap in people."""
        known = [(cell.gap.value, cell) for cell in self.rows[0].cells if cell.gap is not None]
        return max(known, key=lambda pair: pair[0], default=(0.0, None))[1]

    def beside(self, other: Splits | None) -> tuple[Row, ...]:
        """Return the rows with that of another choice after the first; each cell once."""
        first, *below = self.rows
        if other is None:
            return self.rows
        by_code = {cell.industry: cell for cell in other.rows[0].cells}
        cells = tuple(by_code[code] for code in self.industries)
        row = replace(other.rows[0], kind="beside", cells=cells)
        if row.region == first.region:
            if other.month == self.month:
                return self.rows
            row = replace(row, period=other.month)
        if other.month == self.month:
            below = [one for one in below if one.region != row.region]
        return (first, row, *below)


def splits_of(chosen: Selection, scope: Scope, version: Version) -> Splits | None:
    """Return the counts of the chosen month, else of the newest; None where there are none."""
    index, region = index_of(version, scope), str(chosen.region)
    if index.counted is None:
        return None
    month = chosen.period or index.counted.cube.periods[-1]
    asked = chosen.but(period=month, segment=None, base=EMPLOYED.id)

    def row(code: str, kind: Kind) -> Row:
        cells = queries.split_cells(asked.but(region=code), "industry", scope, version)
        return Row(code, index.regions.by_code[code].name, kind, 0, cells)

    places = [place.code for place in index.regions.children(region)]
    rows = [row(region, "chosen"), *(row(code, "below") for code in places)]
    rows = [one for one in rows if one.cells]
    if not rows or rows[0].region != region or not _any_shown(rows):
        return None
    over = asked.but(base=chosen.base or own_base("total", scope.part.industry).id)
    programmes = queries.split_cells(over, "programme", scope, version)
    return Splits(month, _ordered(rows), programmes)


def _any_shown(rows: Sequence[Row]) -> bool:
    return any(cell.participants.status not in NOT_SHOWN for row in rows for cell in row.cells)


def _ordered(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return the rows with their cells in one order: the first row's most people first."""
    first = rows[0].cells
    order = sorted(range(len(first)), key=lambda at: (*_most(first[at]), first[at].industry))
    return tuple(replace(row, cells=tuple(row.cells[at] for at in order)) for row in rows)


def _most(cell: Cell) -> tuple[float, float]:
    """Return what puts the industry with most workers first, without any most participants."""
    sides = (cell.denominator.known, cell.participants.known)
    base, people = (-known.value if known else 0.0 for known in sides)
    return base, people
