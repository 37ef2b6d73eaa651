"""One question of the page Wilayah, and the place that answers it for any region."""

from __future__ import annotations

from dataclasses import dataclass

from model import queries
from model.cell import Cell, Quantity
from model.cells import Wanted
from model.denominators import BY_ID
from model.index import index_of
from model.interval import Interval
from model.measuring import UNCOVERED, WORKERS, Below, periods_of
from model.period import august_before
from model.places import Place
from model.regional_choices import above_of, to_region
from model.regions import Region
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Version


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of every place of a page: coverage of a month, or workers of an August."""

    chosen: Selection  # every default filled in
    asked: Selection  # as the URL said
    scope: Scope
    version: Version
    kind: str  # of the period
    august: str | None  # of the base; None: each publication's own

    @classmethod
    def of(cls, chosen: Selection, asked: Selection, scope: Scope, version: Version) -> Question:
        """Return the question of a choice about the places of a region."""
        period, measure, index = str(chosen.period), str(chosen.measure), index_of(version, scope)
        below = Below(above_of(str(chosen.region), index), str(chosen.level), index)
        found = periods_of(measure, below, str(chosen.segment))
        kinds = [kind for one, kind in found if one == period]
        august: str | None = period
        if measure == UNCOVERED:
            august = None if chosen.base == "stated" else august_before(period, period)
        usual = "month" if "-" in period else "year"
        return cls(chosen, asked, scope, version, kinds[0] if kinds else usual, august)

    def place(self, region: Region) -> Place:
        """Return what is known of one region."""
        is_coverage = self.chosen.measure == UNCOVERED
        return self._covered(region) if is_coverage else self._workers(region)

    def _covered(self, region: Region) -> Place:
        cell = self._cell(region)
        people = Quantity(cell.uncovered, "computed" if cell.is_known else cell.status)
        return self._place(region, people, cell.denominator, cell)

    def _workers(self, region: Region) -> Place:
        measure, august = str(self.chosen.measure), str(self.august)
        of = (august, self.scope, self.version)
        people = queries.base_of(region.code, measure, *of)
        return self._place(region, people, queries.base_of(region.code, WORKERS[measure], *of))

    def _place(
        self, region: Region, people: Quantity, base: Quantity, cell: Cell | None = None
    ) -> Place:
        rate = cell.coverage if cell else _share(people, base)
        known = "computed" if rate else people.status or "unknown"
        return Place(
            region=region.code,
            name=region.name,
            people=people,
            base=base,
            rate=rate,
            status=cell.status if cell else known,
            to=to_region(region.code, self.asked, index_of(self.version, self.scope)),
            cell=cell,
            is_chosen=region.code == self.chosen.region,
            at=region.at,
            parent=region.parent,
        )

    def _cell(self, region: Region) -> Cell:
        """Return the cell of a place, or one that says which side is unknown."""
        chosen, code = self.chosen, region.code
        wanted = Wanted(chosen.period, chosen.segment)
        same = queries.own_cells(code, self.scope, self.version, wanted)
        for cell in same:
            if cell.base == chosen.base:
                return cell
        base = Quantity()
        if not BY_ID[str(chosen.base)].holds_for(str(chosen.segment)):
            base = Quantity(status="not_applicable")  # builders are no base of all participants
        elif self.august:
            of = (self.august, self.scope, self.version)
            base = queries.base_of(code, str(chosen.base), *of)
        return Cell(
            region=code,
            region_name=region.name,
            period=str(chosen.period),
            period_kind=same[0].period_kind if same else self.kind,
            segment=str(chosen.segment),
            base=str(chosen.base),
            base_period=self.august,
            participants=same[0].participants if same else Quantity(),
            denominator=base,
            industry=self.scope.part.industry,
            programme=self.scope.part.programme,
        )


def _share(people: Quantity, base: Quantity) -> Interval | None:
    """Return people over base where both are known."""
    if people.known is None or base.known is None:
        return None
    return people.known.over(base.known)
