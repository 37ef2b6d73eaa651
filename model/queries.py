"""Every question a page, a file or the API asks of the data. The only SQL of the server.

Values are bound, identifiers come from closed lists, and every question takes the scope of
whoever asks: what restricted publications say outside of it is not there (model/sight.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from model import counted_rows
from model.bases import workers
from model.cell import Cell, Quantity
from model.cells import EVERY, Wanted
from model.contract import CODELISTS, FIGURES
from model.counted import By
from model.cube import cube_of
from model.denominators import own_base
from model.figure_filters import Filters
from model.index import Index, index_of
from model.part import WHOLE
from model.per_version import per_version
from model.scope import Scope
from model.selection import Selection
from model.sight import Sight, sight_of
from model.warehouse import Version


def page(
    selection: Selection, ranking: Selection | None, scope: Scope, version: Version
) -> tuple[list[Cell], list[Cell]]:
    """Return every cell of the region and those of the places below that are ranked.

    The region's: all periods, segments and bases. Cells follow in order of their keys.
    """
    index, region = index_of(version, scope), str(selection.region)
    own = own_cells(region, scope, version)
    if ranking is None:
        return list(own), []
    places = [place.code for place in index.regions.children(region, ranking.level)]
    wanted = Wanted(ranking.period, ranking.segment, ranking.base)
    below = [cell for code in sorted(places) for cell in index.cells.of(code, wanted)]
    return list(own), below


def own_cells(
    region: str, scope: Scope, version: Version, wanted: Wanted = EVERY
) -> tuple[Cell, ...]:
    """Return the cells of a region in order of their keys: of one period, segment, base if named.

    Whoever asks of many regions names what is wanted: every month of a registry is much.
    """
    return index_of(version, scope).cells.of(region, wanted)


def recent_cells(region: str, scope: Scope, version: Version) -> tuple[Cell, ...]:
    """Return the cells of a region, of a registry's counts those of the newest month alone."""
    return index_of(version, scope).cells.recent(region)


def split_cells(chosen: Selection, by: By, scope: Scope, version: Version) -> tuple[Cell, ...]:
    """Return the counts of a chosen region, month, segment and base by industry or programme.

    Nothing where no registry counted them.
    """
    counted = index_of(version, scope).counted
    if counted is None:
        return ()
    keys = (str(chosen.region), str(chosen.period), chosen.segment or "total", str(chosen.base))
    return counted.split(*keys, by)


def base_of(region: str, base: str, august: str, scope: Scope, version: Version) -> Quantity:
    """Return a Sakernas base of a region in one August; read with the index, not asked for."""
    return workers((base, region, august), index_of(version, scope).bases)


def claimants(
    region: str, periods: Iterable[str], segment: str, scope: Scope, version: Version
) -> list[tuple[str, str, Quantity]]:
    """Return every published number of active participants of a place: period, kind, figure."""
    index = index_of(version, scope)
    if scope.part != WHOLE:  # publications claim of everybody
        return _counted(region, periods, segment, index)
    sql = """
        select period::varchar as period, period_kind, low, value, high, status, origin, as_written
        from participants
        where region_code::varchar = $region and segment::varchar = $segment
          and list_contains($periods, period::varchar)
        order by period, origin
    """
    periods = list(periods)
    values = {"region": region, "segment": segment, "periods": periods}
    sight = sight_of(version, scope)
    rows = [
        row
        for row in _asked(version, sql, values).to_pylist()
        if sight.shows(region, row["origin"])
    ]
    printed = [(row["period"], row["period_kind"], Quantity.of(row)) for row in rows]
    return printed + _counted(region, periods, segment, index)


def _counted(
    region: str, periods: Iterable[str], segment: str, index: Index
) -> list[tuple[str, str, Quantity]]:
    """Return what a registry counted of a place."""
    if index.counted is None:
        return []
    base = own_base(segment, index.sight.part.industry).id
    found = [one for p in periods for one in index.counted.cells(region, p, segment, base)]
    return [
        (one.period, one.period_kind, one.participants)
        for one in found
        if one.participants.known is not None
    ]


def figures(region: str, period: str, scope: Scope, version: Version) -> list[dict[str, Any]]:
    """Return every figure of a region and a period as published, all columns of FIGURES."""
    table = _figures(version)
    here = pc.equal(table["region_code"], region)
    then = pc.equal(table["period"], period)
    sight = sight_of(version, scope)
    rows: list[dict[str, Any]] = sight.table(table.filter(pc.and_(here, then))).to_pylist()
    return rows + _counts_of(region, period, sight, version)


def _counts_of(region: str, period: str, sight: Sight, version: Version) -> list[dict[str, Any]]:
    cube = cube_of(version)
    if cube is None or not sight.shows(region, cube.origin):
        return []
    asked = Filters(region=region, period=period)
    found = counted_rows.rows(cube, asked, None, FIGURES.names, with_nobody=True)
    return [row for batch in found for row in batch.to_pylist()]


@per_version()
def _figures(version: Version) -> pa.Table:
    """Return the table of figures, read once: a question about origins looks into it many times."""
    return version.table("figures")


def origin(key: str, scope: Scope, version: Version) -> dict[str, str | None]:
    """Return one publication that the reader may be told of: address, licence, file, checksums."""
    if not sight_of(version, scope).names(key):
        raise KeyError(key)
    sql = "select * from origins where origin = $origin"
    rows: list[dict[str, str | None]] = _asked(version, sql, {"origin": key}).to_pylist()
    return rows[0]


def codelist(name: str, scope: Scope, version: Version) -> list[dict[str, str]]:
    """Return the rows of one code list that quote nothing which this reader may not see."""
    if name not in CODELISTS:
        raise KeyError(name)
    sight = sight_of(version, scope)
    return [row for row in _listed(version, name) if sight.is_whole or sight.listed(row)]


@per_version(len(CODELISTS))
def _listed(version: Version, name: str) -> tuple[dict[str, str], ...]:
    """Return every row of a code list, read once."""
    return tuple(_asked(version, f"select * from {name}", {}).to_pylist())


def _asked(version: Version, sql: str, values: dict[str, Any]) -> pa.Table:
    return version.cursor().sql(sql, params=values).to_arrow_table()
