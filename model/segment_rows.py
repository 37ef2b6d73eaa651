"""Regions by segments: each cell over the base of the view, its latest or that of one period."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model import queries
from model.cell import Cell, Quantity
from model.cells import Wanted
from model.denominators import BY_ID, own_base
from model.index import Index, index_of
from model.period import august_before, newest_last
from model.regions import Region
from model.registry import SUPPRESSED
from model.scope import Scope
from model.sectors import COLUMNS, OWN, Kind, Matrix, Row
from model.selection import Selection
from model.warehouse import Version

WITHOUT_BASE = ("PMI",)  # they work abroad: no survey of workers here counts them


def matrix_of(chosen: Selection, scope: Scope, version: Version) -> Matrix:
    """Return the region with all above it, the places below, and which of those are empty.

    Places one level below are listed even without a figure, deeper ones only with one.
    """
    index, region = index_of(version, scope), str(chosen.region)
    path = index.regions.path(region)

    def row(place: Region, kind: Kind, depth: int) -> Row:
        asked = chosen.but(region=place.code)
        return Row(place.code, place.name, kind, depth, row_cells(asked, COLUMNS, scope, version))

    above = [row(place, "above", 0) for place in path[:-1]]
    near = {place.code for place in index.regions.children(region)}
    rows = [row(place, "below", depth - len(path)) for depth, place in _below(region, near, index)]
    drawn = [one for one in rows if one.known]
    cut = [one for one in rows if not one.known and one.region in near]
    return Matrix((*above, row(path[-1], "chosen", 0), *drawn), tuple(cut))


def _below(region: str, near: set[str], index: Index) -> Iterable[tuple[int, Region]]:
    """Return the places below that may have a row, in the order of the tree, with their depth."""
    found = [
        (index.regions.path(code), place)
        for code, place in index.regions.by_code.items()
        if place.is_today and (code in near or code in index.printed)
    ]
    under = [(path, place) for path, place in found if region in [one.code for one in path[:-1]]]
    under.sort(key=lambda pair: [(one.code[0].isdigit(), one.code) for one in pair[0]])
    return [(len(path) - 1, place) for path, place in under]


def row_cells(
    chosen: Selection, segments: Sequence[str], scope: Scope, version: Version
) -> tuple[Cell, ...]:
    """Return a region's cell of each segment over the base that was asked for, else its own."""
    region = str(chosen.region)
    if chosen.period is None:
        cells = queries.recent_cells(region, scope, version)
    else:
        cells = queries.own_cells(region, scope, version, Wanted(chosen.period))
    return tuple(_cell(cells, chosen, segment, scope, version) for segment in segments)


def _cell(
    cells: Sequence[Cell], chosen: Selection, segment: str, scope: Scope, version: Version
) -> Cell:
    """Return the cell of a segment, or one that says which side is unknown."""
    base = chosen.base or own_base(segment, scope.part.industry).id
    if segment in WITHOUT_BASE:
        return _without_base(
            _latest(cells, segment, base, chosen.period)
            or _nothing(chosen, segment, base, scope, version)
        )
    found = _latest(cells, segment, base, chosen.period)
    if found is not None and found.participants.known is not None:
        return found
    own = own_base(segment, scope.part.industry).id
    other = _latest(cells, segment, own, chosen.period)
    if other is not None and other.participants.known is not None:
        return replace(
            other, base=base, base_period=None, denominator=Quantity(), flags=(), rivals=()
        )
    if found is not None and found.participants.status == SUPPRESSED:
        return found  # of its own month, also where none was asked for
    nothing = _nothing(chosen, segment, base, scope, version)
    status = (found or other or nothing).participants.status
    return replace(nothing, participants=Quantity(status=status))


def _without_base(cell: Cell) -> Cell:
    """Return the cell of a segment that no base of this country holds."""
    never = Quantity(status="not_applicable")
    people = cell.participants if cell.participants.status else never
    return replace(cell, participants=people, denominator=never, base_period=None, flags=())


def _latest(cells: Iterable[Cell], segment: str, base: str, period: str | None) -> Cell | None:
    """Return the newest cell with a ratio, else the newest with participants, else any."""
    mine = [
        cell
        for cell in cells
        if (cell.segment, cell.base) == (segment, base) and period in (None, cell.period)
    ]
    return max(mine, key=_known_then_newest, default=None)


def _known_then_newest(cell: Cell) -> tuple[bool, bool, bool, tuple[str, bool, str]]:
    return (
        cell.coverage is not None,
        cell.participants.known is not None,
        cell.participants.status is not None,
        newest_last(cell.period),
    )


def _nothing(chosen: Selection, segment: str, base: str, scope: Scope, version: Version) -> Cell:
    """Return the cell of what nobody published; its base where a period says which."""
    region, period = str(chosen.region), chosen.period
    holds = BY_ID[base].survey and BY_ID[base].holds_for(segment)
    august = august_before(period, period) if period and holds else None
    people = queries.base_of(region, base, august, scope, version) if august else Quantity()
    return Cell(
        region=region,
        region_name=index_of(version, scope).regions.by_code[region].name,
        period=period or "",
        period_kind="month" if period and "-" in period else "year",
        segment=segment,
        base=base,
        base_period=august,
        participants=Quantity(),
        denominator=people,
        industry=scope.part.industry,
        programme=scope.part.programme,
    )


def side_by_side(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Return the segments that may be compared: of one period, the least covered first.

    The period is the one that most of them share, the newest of several.
    """
    known = [cell for cell in cells if cell.segment in OWN and cell.coverage is not None]
    periods = [cell.period for cell in known]
    if not periods:
        return ()
    shared = max(set(periods), key=lambda one: (periods.count(one), newest_last(one)))
    same = [cell for cell in known if cell.period == shared]
    return tuple(sorted(same, key=lambda cell: cell.coverage.value if cell.coverage else 0.0))
