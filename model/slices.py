"""The cells of a version by region, made once when it is opened: a page's question is a slice.

A few ten thousand cells; a registry's millions will want another shape behind the same queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from model.cell import Cell, Quantity
from model.part import WHOLE, Part
from model.per_version import per_version
from model.regions import Regions
from model.sight import Sight
from model.tables import OPEN, regions_of, rows
from model.warehouse import Version

SIDES = ", ".join(
    f"{side}_{part}"
    for side in ("participants", "denominator")
    for part in ("low", "value", "high", "status", "origin", "as_written")
)
FROM_CELLS = f"""
    select region_code::varchar as region, period::varchar as period, period_kind,
           segment::varchar as segment, industry::varchar as industry,
           programme::varchar as programme, base::varchar as base, base_period,
           {SIDES}, flags, rivals
    from {{open}}cells
"""
IN_ORDER = " order by region_code::varchar, period::varchar, segment::varchar, base::varchar"


OF_EVERYBODY = " where industry = 'total' and programme = 'total'"
OF_PARTS = " where industry <> 'total' or programme <> 'total'"
ByRegion = Mapping[str, tuple[Cell, ...]]


def by_region(version: Version, sight: Sight) -> ByRegion:
    """Return every cell of the part that is asked about, in order of its keys."""
    every = _of(sight, version, "")
    if sight.regions is None:
        return every
    mine = {region: cells for region, cells in every.items() if region in sight.regions}
    public = _of(sight, version, OPEN)
    return mine | {region: cells for region, cells in public.items() if region not in mine}


def _of(sight: Sight, version: Version, before: str) -> ByRegion:
    if sight.part == WHOLE:
        return _cells(version, before)
    return _grouped(row for row in _parts(version, before) if sight.part == Part.of(row))


@per_version(2)
def _cells(version: Version, before: str) -> ByRegion:
    """Return the cells of everybody of one of the two tables, read once for all readers."""
    return _grouped(_asked(version, before, OF_EVERYBODY))


@per_version(2)
def _parts(version: Version, before: str) -> tuple[Cell, ...]:
    """Return the few cells of industries and programmes, likewise."""
    return tuple(_asked(version, before, OF_PARTS))


def _asked(version: Version, before: str, which: str) -> Iterable[Cell]:
    regions = regions_of(version)
    sql = (FROM_CELLS + which + IN_ORDER).format(open=before)
    return (cell_of(row, regions) for row in rows(version, sql))


def _grouped(cells: Iterable[Cell]) -> ByRegion:
    found: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        found[cell.region].append(cell)
    return {region: tuple(mine) for region, mine in found.items()}


def cell_of(row: Mapping[str, Any], regions: Regions) -> Cell:
    """Return one row of the table of cells, with the name of its region."""
    return Cell(
        region=row["region"],
        region_name=regions.by_code[row["region"]].name,
        period=row["period"],
        period_kind=row["period_kind"],
        segment=row["segment"],
        industry=row["industry"],
        programme=row["programme"],
        base=row["base"],
        base_period=row["base_period"],
        participants=Quantity.of(row, "participants_"),
        denominator=Quantity.of(row, "denominator_"),
        flags=_words(row["flags"]),
        rivals=_words(row["rivals"]),
    )


def _words(joined: str | None) -> tuple[str, ...]:
    return tuple(joined.split("|")) if joined else ()
