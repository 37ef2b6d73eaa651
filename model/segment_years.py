"""Segments over the years: like beside like, and nothing joined across a break."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from model import queries
from model.cell import Cell, Quantity
from model.cells import Wanted
from model.denominators import own_base
from model.index import Index, index_of
from model.period import newest_last
from model.registry import SUPPRESSED
from model.scope import Scope
from model.sectors import OWN, Growth, Series
from model.warehouse import Version

DECEMBER = "-12"
SEVERAL = 2  # what a comparison needs


def series_of(region: str, scope: Scope, version: Version) -> tuple[Series, ...]:
    """Return PU, BPU and JAKON of a region over the same years; none where nothing is known."""
    cells = [
        cell
        for segment in OWN
        for cell in queries.own_cells(region, scope, version, _over_own_base(segment, scope))
        if _is_known(cell) or cell.participants.status == SUPPRESSED
    ]
    years = sorted({int(cell.period[:4]) for cell in cells if _is_known(cell)})
    if not years:
        return ()
    span = range(years[0], years[-1] + 1)
    return tuple(_series(segment, span, cells, (region, scope, version)) for segment in OWN)


def _is_known(cell: Cell) -> bool:
    return cell.participants.known is not None


def _over_own_base(segment: str, scope: Scope) -> Wanted:
    return Wanted(segment=segment, base=own_base(segment, scope.part.industry).id)


Asked = tuple[str, Scope, Version]  # the region, for whom, of which version


def _series(segment: str, years: range, cells: Sequence[Cell], asked: Asked) -> Series:
    mine = [cell for cell in cells if cell.segment == segment]
    found = tuple(_year(segment, str(year), mine, asked) for year in years)
    return Series(segment, found, _breaks(found, index_of(asked[2], asked[1])))


def _year(segment: str, year: str, cells: Iterable[Cell], asked: Asked) -> Cell:
    """Return the year's December, else its latest month, else the year; else its base alone.

    What is withheld stands for a year of which nothing else is told.
    """
    mine = [cell for cell in cells if cell.period[:4] == year]
    if mine:
        return max(mine, key=lambda cell: (_is_known(cell), newest_last(cell.period)))
    region, scope, version = asked
    base, august = own_base(segment, scope.part.industry).id, f"{year}-08"
    return Cell(
        region=region,
        region_name=index_of(version, scope).regions.by_code[region].name,
        period=year,
        period_kind="year",
        segment=segment,
        base=base,
        base_period=august,
        participants=Quantity(),
        denominator=queries.base_of(region, base, august, scope, version),
        industry=scope.part.industry,
        programme=scope.part.programme,
    )


def _breaks(cells: Sequence[Cell], index: Index) -> tuple[int, ...]:
    """Return the places before which a break of the survey lies."""
    of_survey = [one for one in index.breaks if "labour_force" in one.measures]
    return tuple(
        at
        for at, (one, other) in enumerate(pairwise(cells), start=1)
        if one.base_period
        and other.base_period
        and any(b.lies_between(one.base_period, other.base_period) for b in of_survey)
    )


def growth_of(series: Iterable[Series]) -> Growth | None:
    """Return which segment grew fastest between Decembers that all have, if that is certain.

    Other months do not compare, and a rounded number may hide who was faster.
    """
    decembers = {
        one.segment: {c.period: c.participants.known for c in one.known if DECEMBER in c.period}
        for one in series
        if one.known
    }
    if len(decembers) < SEVERAL:
        return None
    shared = sorted(set.intersection(*(set(periods) for periods in decembers.values())))
    if len(shared) < SEVERAL:
        return None
    first, last = shared[0], shared[-1]
    times = {
        segment: end.over(start)
        for segment, found in decembers.items()
        if (start := found[first]) and (end := found[last])
    }
    known = {segment: time for segment, time in times.items() if time is not None}
    fastest = max(known, key=lambda segment: known[segment].value, default=None)
    if fastest is None or known[fastest].low <= 1:
        return None
    rest = [time.high for segment, time in known.items() if segment != fastest]
    sure = all(known[fastest].low > high for high in rest)
    return Growth(fastest, first, last) if sure else None


def widest_of(series: Iterable[Series]) -> Cell | None:
    """Return the largest gap among segments of one period: the newest that most of them have."""
    every = [cell for one in series for cell in one.known if cell.gap is not None]
    if not every:
        return None
    periods = [cell.period for cell in every]
    most = max(periods.count(period) for period in periods)
    shared = max((p for p in periods if periods.count(p) == most), key=newest_last)
    return max(
        (cell for cell in every if cell.period == shared),
        key=lambda cell: cell.gap.value if cell.gap else 0.0,
    )
