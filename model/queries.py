"""Every question a page, a file or the API asks of the data. The only SQL of the server.

Values are bound, identifiers come from closed lists, and every question takes the scope of
whoever asks: what restricted publications say outside of it is not there (model/sight.py).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from model.cell import Cell, Quantity
from model.contract import CODELISTS
from model.index import BASE_PARTS, Index, index_of
from model.per_version import per_version
from model.period import months_apart
from model.scope import Scope
from model.selection import SHAPES, BadChoice, Selection, nearest
from model.sight import sight_of
from model.slices import FROM_CELLS, IN_ORDER, cell_of
from model.tables import OPEN
from model.warehouse import Version

ONE_PERIOD = "period::varchar = $period and segment::varchar = $segment and base::varchar = $base"
BELOW = f"{FROM_CELLS} and list_contains($below, region_code::varchar) and {ONE_PERIOD}{IN_ORDER}"
ORDERED = ("region", "period", "segment", "base")


def coverage(selection: Selection, scope: Scope, version: Version) -> pa.Table:
    """Return participants over the chosen base for the places one level below the region.

    Shape   (places, 22): keys, participants_*, denominator_*, flags, rivals; see docs
    Units   persons; ratio and gap follow from them in model/cell.py
    Source  table cells of coverage.duckdb
    """
    index = index_of(version, scope)
    places = index.regions.children(selection.region or "00", selection.level)
    values = {"period": selection.period, "segment": selection.segment, "base": selection.base}
    codes, seen = [place.code for place in places], index.sight.regions
    if seen is None:
        return _asked(version, BELOW.format(open=""), {"below": codes, **values})
    mine = {"below": [code for code in codes if code in seen], **values}
    others = {"below": [code for code in codes if code not in seen], **values}
    parts = [
        _asked(version, BELOW.format(open=""), mine),
        _asked(version, BELOW.format(open=OPEN), others),
    ]
    return pa.concat_tables(parts).sort_by([(key, "ascending") for key in ORDERED])


def page(
    selection: Selection, ranking: Selection | None, scope: Scope, version: Version
) -> tuple[list[Cell], list[Cell]]:
    """Return every cell of the region and the cells of `coverage(ranking)`, from one version.

    The region's: all periods, segments and bases. Cells follow in order of their keys.
    """
    index, region = index_of(version, scope), str(selection.region)
    own = own_cells(region, scope, version)
    if ranking is None:
        return list(own), []
    wanted = (ranking.period, ranking.segment, ranking.base)
    places = [place.code for place in index.regions.children(region, ranking.level)]
    below = [
        cell
        for code in sorted(places)
        for cell in index.cells.get(code, ())
        if (cell.period, cell.segment, cell.base) == wanted
    ]
    return list(own), below


def own_cells(region: str, scope: Scope, version: Version) -> tuple[Cell, ...]:
    """Return every cell of a region, in order of their keys."""
    return index_of(version, scope).cells.get(region, ())


def base_of(region: str, base: str, august: str, scope: Scope, version: Version) -> Quantity:
    """Return a Sakernas base of a region in one August; read with the index, not asked for."""
    found = index_of(version, scope).bases.get((base, region, august))
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
    values = {"region": region, "segment": segment, "periods": list(periods)}
    sight = sight_of(version, scope)
    rows = [
        row
        for row in _asked(version, sql, values).to_pylist()
        if sight.shows(region, row["origin"])
    ]
    return [(row["period"], row["period_kind"], Quantity.of(row)) for row in rows]


def figures(region: str, period: str, scope: Scope, version: Version) -> list[dict[str, Any]]:
    """Return every figure of a region and a period as published, all columns of FIGURES."""
    table = _figures(version)
    here = pc.equal(table["region_code"], region)
    then = pc.equal(table["period"], period)
    found = sight_of(version, scope).table(table.filter(pc.and_(here, then)))
    rows: list[dict[str, Any]] = found.to_pylist()
    return rows


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
    rows: list[dict[str, str]] = _asked(version, f"select * from {name}", {}).to_pylist()
    sight = sight_of(version, scope)
    return rows if sight.is_whole else [row for row in rows if sight.listed(row)]


def checked(selection: Selection, scope: Scope, version: Version) -> Selection:
    """Return the selection if every code in it exists for this reader, else raise BadChoice."""
    index, region = index_of(version, scope), selection.region
    if region is not None and region not in index.regions.by_code:
        raise BadChoice("region", region, index.nearest_region(region))
    check_level(selection, index)
    segments = sorted({segment for _, segment in index.periods} | {"total"})
    if selection.segment is not None and selection.segment not in segments:
        raise BadChoice("segment", selection.segment, nearest(selection.segment, tuple(segments)))
    _check_period(selection, index)
    _check_compare(selection, index)
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


def _check_compare(selection: Selection, index: Index) -> None:
    """Refuse to compare with what is neither a region nor a known period."""
    beside = selection.compare
    if beside is None or beside in index.regions.by_code:
        return
    if not SHAPES["period"].fullmatch(beside):
        raise BadChoice("compare", beside, index.nearest_region(beside))
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
