"""Every question a page, a file or the API asks of the data. The only SQL of the server.

Values are bound, identifiers come from closed lists, and every question takes the scope of
whoever asks: a region outside it does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from model.cell import Cell, Quantity
from model.contract import CODELISTS
from model.index import BASE_PARTS, Index, index_of
from model.period import months_apart
from model.scope import Scope
from model.selection import SHAPES, BadChoice, Selection, nearest
from model.slices import FROM_CELLS, IN_ORDER, cell_of
from model.warehouse import Version

ONE_PERIOD = "period::varchar = $period and segment::varchar = $segment and base::varchar = $base"
BELOW = f"{FROM_CELLS} and list_contains($below, region_code::varchar) and {ONE_PERIOD}"


def coverage(selection: Selection, scope: Scope, version: Version) -> pa.Table:
    """Return participants over the chosen base for the places one level below the region.

    Shape   (places, 22): keys, participants_*, denominator_*, flags, rivals; see docs
    Units   persons; ratio and gap follow from them in model/cell.py
    Source  table cells of coverage.duckdb
    """
    index = index_of(version)
    places = index.regions.children(selection.region or "00", selection.level)
    values = {"period": selection.period, "segment": selection.segment, "base": selection.base}
    visible = [place.code for place in places if scope.sees(place.code)]
    return _asked(version, BELOW + IN_ORDER, {"below": visible, **values})


def page(
    selection: Selection, ranking: Selection | None, scope: Scope, version: Version
) -> tuple[list[Cell], list[Cell]]:
    """Return every cell of the region and the cells of `coverage(ranking)`, from one version.

    The region's: all periods, segments and bases. Cells follow in order of their keys.
    """
    index, region = index_of(version), str(selection.region)
    own = own_cells(region, scope, version)
    if ranking is None:
        return list(own), []
    wanted = (ranking.period, ranking.segment, ranking.base)
    places = [place.code for place in index.regions.children(region, ranking.level)]
    below = [
        cell
        for code in sorted(places)
        if scope.sees(code)
        for cell in index.cells.get(code, ())
        if (cell.period, cell.segment, cell.base) == wanted
    ]
    return list(own), below


def own_cells(region: str, scope: Scope, version: Version) -> tuple[Cell, ...]:
    """Return every cell of a region, to a reader who may see it; in order of their keys."""
    return index_of(version).cells.get(region, ()) if scope.sees(region) else ()


def base_of(region: str, base: str, august: str, scope: Scope, version: Version) -> Quantity:
    """Return a Sakernas base of a region in one August; read with the index, not asked for."""
    found = index_of(version).bases.get((base, region, august)) if scope.sees(region) else None
    return Quantity.of(dict(zip(BASE_PARTS, found, strict=True))) if found else Quantity()


def claimants(
    region: str, periods: Iterable[str], segment: str, scope: Scope, version: Version
) -> list[tuple[str, str, Quantity]]:
    """Return every published number of active participants of a place: period, kind, figure."""
    sql = """
        select period::varchar as period, period_kind, low, value, high, status, origin, as_written
        from participants
        where region_code::varchar = $region and segment::varchar = $segment
          and list_contains($periods, period::varchar)
        order by period, origin
    """
    visible = region if scope.sees(region) else ""
    values = {"region": visible, "segment": segment, "periods": list(periods)}
    rows = _asked(version, sql, values).to_pylist()
    return [(row["period"], row["period_kind"], Quantity.of(row)) for row in rows]


def figures(region: str, period: str, scope: Scope, version: Version) -> list[dict[str, Any]]:
    """Return every figure of a region and a period as published, all columns of FIGURES."""
    if not scope.sees(region):
        return []
    table = _figures(version)
    here = pc.equal(table["region_code"], region)
    then = pc.equal(table["period"], period)
    rows: list[dict[str, Any]] = table.filter(pc.and_(here, then)).to_pylist()
    return rows


@lru_cache(maxsize=2)
def _figures(version: Version) -> pa.Table:
    """Return the table of figures, read once: a question about origins looks into it many times."""
    return version.table("figures")


def origin(key: str, version: Version) -> dict[str, str | None]:
    """Return one publication with its address, licence, file and checksums."""
    sql = "select * from origins where origin = $origin"
    rows: list[dict[str, str | None]] = _asked(version, sql, {"origin": key}).to_pylist()
    return rows[0]


def codelist(name: str, version: Version) -> list[dict[str, str]]:
    """Return the rows of one code list as it was published with the figures."""
    if name not in CODELISTS:
        raise KeyError(name)
    rows: list[dict[str, str]] = _asked(version, f"select * from {name}", {}).to_pylist()
    return rows


def checked(selection: Selection, scope: Scope, version: Version) -> Selection:
    """Return the selection if every code in it exists for this reader, else raise BadChoice."""
    index, region = index_of(version), selection.region
    if region is not None and not (region in index.regions.by_code and scope.sees(region)):
        raise BadChoice("region", region, index.nearest_region(region, scope))
    check_level(selection, index)
    segments = sorted({segment for _, segment in index.periods} | {"total"})
    if selection.segment is not None and selection.segment not in segments:
        raise BadChoice("segment", selection.segment, nearest(selection.segment, tuple(segments)))
    _check_period(selection, index)
    _check_compare(selection, scope, index)
    for name in ("industry", "programme"):
        if getattr(selection, name) not in (None, "total"):
            raise BadChoice(name, getattr(selection, name), "total")
    return selection


def check_level(selection: Selection, index: Index) -> None:
    """Refuse a level that has no regions below the chosen one."""
    region, level = selection.region, selection.level
    if region is None or level is None or index.regions.children(region, level):
        return
    below = index.regions.level_below(region)
    has_places = bool(index.regions.children(region, below))
    if has_places or level != below:  # a kabupaten stands among those of its own level
        raise BadChoice("level", level, below)


def _check_compare(selection: Selection, scope: Scope, index: Index) -> None:
    """Refuse to compare with what is neither a region that may be seen nor a known period."""
    beside = selection.compare
    if beside is None or (beside in index.regions.by_code and scope.sees(beside)):
        return
    if not SHAPES["period"].fullmatch(beside):
        raise BadChoice("compare", beside, index.nearest_region(beside, scope))
    if beside not in index.every_period:
        raise BadChoice("compare", beside, _nearest_period(beside, index.every_period))


def _check_period(selection: Selection, index: Index) -> None:
    """Refuse a period that nobody has figures for; offer the nearest that this region has."""
    if selection.period is None or selection.period in index.every_period:
        return
    segment = selection.segment or "total"
    own = {period for period, _ in index.periods.get((selection.region or "", segment), ())}
    near = own or {period for found in index.periods.values() for period, _ in found}
    raise BadChoice("period", selection.period, _nearest_period(selection.period, near))


def cells_of(table: pa.Table, index: Index) -> list[Cell]:
    """Return the rows of a table of cells as cells, with the names of their regions."""
    return [cell_of(row, index.regions) for row in table.to_pylist()]


def _asked(version: Version, sql: str, values: dict[str, Any]) -> pa.Table:
    return version.cursor().sql(sql, params=values).to_arrow_table()


def _nearest_period(value: str, known: Iterable[str]) -> str | None:
    """Return the period with figures that lies nearest in time."""
    return min(known, key=lambda one: (months_apart(one, value), one), default=None)
