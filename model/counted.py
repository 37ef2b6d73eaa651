"""Cells over the counts of a registry, made when they are asked for, as one reader sees them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from model.bases import Bases, workers
from model.cell import OUTSIDE, Cell, Quantity
from model.cube import EXPECTED, Counts, Cube
from model.denominators import BASES, EMPLOYED
from model.interval import Interval
from model.part import can_hold
from model.period import august_before
from model.registry import COUNTED, PUBLISHED, SEGMENTS, SUPPRESSED
from model.sight import Sight

MONTH = "month"
By = Literal["industry", "programme"]
ByIndustry = Mapping[tuple[str, str], tuple[tuple[str, Quantity], ...]]  # region, August
HELD = {  # segment -> the bases of the survey that hold for it, in the order of their names
    segment: tuple(sorted(base.id for base in BASES if base.survey and base.holds_for(segment)))
    for segment in SEGMENTS
}


@dataclass(frozen=True, slots=True, eq=False)
class Counted:
    """The counts of a version over the bases of the survey, of everybody or of one part.

    Shape   totals (regions, periods, segments): those of the part
    """

    cube: Cube
    totals: Counts
    names: Mapping[str, str]  # region -> its name
    bases: Bases
    workers: ByIndustry
    sight: Sight

    def cells(
        self,
        region: str,
        period: str | None = None,
        segment: str | None = None,
        base: str | None = None,
    ) -> Iterator[Cell]:
        """Yield the cells of a region and of the part, in order of their keys.

        Units   persons; one cell per month, segment and base that holds for the segment
        """
        at = self.cube.region_at.get(region)
        if at is None:
            return
        totals = self.totals[at]
        segments = [
            (number, code)
            for number, code in enumerate(self.cube.axes.segments)
            if segment in (None, code)
        ]
        for month in self._months(period):
            august = august_before(self.cube.periods[month], "")
            for number, code in sorted(segments, key=lambda one: one[1]):
                held = (code, self.sight.part.programme)
                people = self._held(region, int(totals[month, number]), held)
                for one in HELD[code]:
                    if base in (None, one):
                        yield self._cell(region, (month, code, one), people, august)

    def split(self, region: str, period: str, segment: str, base: str, by: By) -> tuple[Cell, ...]:
        """Return the cells of a month by industry or by programme, each over its own workers.

        Of the part's programme by industry, of its industry by programme. Only the employed are
        known by industry: over another base an industry has no ratio.
        """
        at = self.cube.period_at.get(period)
        if region not in self.cube.region_at or at is None or segment not in HELD:
            return ()
        block = self.cube.of(region)[at, self.cube.axes.segments.index(segment)]
        counts, codes = self._along(by, block)
        whole = self._cell(region, (at, segment, base), Quantity(), august_before(period, ""))
        held = self.sight.part.programme

        def people(code: str, count: int) -> Quantity:
            return self._held(region, count, (segment, code if by == "programme" else held))

        return tuple(
            self._part(whole, by, code, people(code, int(count)))
            for code, count in zip(codes[1:], counts[1:], strict=True)
        )

    def _along(self, by: By, block: Counts) -> tuple[Counts, tuple[str, ...]]:
        """Return the counts of a month and segment along one axis, with its codes."""
        axes, part = self.cube.axes, self.sight.part
        if by == "industry":
            return block[axes.programmes.index(part.programme)], axes.industries
        return block[:, axes.industries.index(part.industry)], axes.programmes

    def _part(self, whole: Cell, by: By, code: str, people: Quantity) -> Cell:
        """Return a cell of an industry or a programme beside that of all of them."""
        if by == "programme":
            under = whole.denominator
        else:
            found = self._workers_of(whole.region, whole.base_period or "", code)
            under = found if whole.base == EMPLOYED.id else Quantity()
        flags = _flags(people, under)
        keys: dict[str, Any] = {by: code}
        return replace(whole, participants=people, denominator=under, flags=flags, **keys)

    def _workers_of(self, region: str, august: str, industry: str) -> Quantity:
        employed = self.workers.get((region, august), ())
        return next((people for code, people in employed if code == industry), Quantity())

    def _held(self, region: str, count: int, held: tuple[str, str]) -> Quantity:
        """Return a count; nobody in a programme that the segment cannot hold is no zero.

        In  held: segment and programme
        """
        if count == 0 and not can_hold(*held):
            return Quantity(status="not_applicable")
        return self.people(region, count)

    def people(self, region: str, count: int) -> Quantity:
        """Return a count of a region as a number with its status."""
        if not self.sight.shows(region, self.cube.origin):
            return Quantity(status=OUTSIDE)
        if count < 0:
            return Quantity(status="expected" if count == EXPECTED else SUPPRESSED)
        return Quantity(Interval.exact(count), PUBLISHED, (self.cube.origin,))

    def _months(self, period: str | None) -> range:
        if period is None:
            return range(len(self.cube.periods))
        at = self.cube.period_at.get(period)
        return range(0) if at is None else range(at, at + 1)

    def _cell(self, region: str, key: tuple[int, str, str], people: Quantity, august: str) -> Cell:
        month, segment, base = key
        under = workers((base, region, august), self.bases)
        return Cell(
            region=region,
            region_name=self.names[region],
            period=self.cube.periods[month],
            period_kind=MONTH,
            segment=segment,
            base=base,
            base_period=august,
            participants=people,
            denominator=under,
            flags=_flags(people, under),
            industry=self.sight.part.industry,
            programme=self.sight.part.programme,
        )


def _flags(people: Quantity, under: Quantity) -> tuple[str, ...]:
    """Return that a total is counted and not the sum of its parts, and where it passes its base."""
    if people.known is None or under.known is None or people.known.value <= under.known.value:
        return (COUNTED,)
    return ("above_base", COUNTED)
