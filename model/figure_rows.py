"""Every figure as published, batch by batch in the order it is stored: for files and the API.

The whole table is never held: a reader of a million rows costs as much memory as one of a few.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from model import checking, counted_rows
from model.contract import FIGURES
from model.cube import Cube, cube_of
from model.errors import WarehouseDamaged
from model.figure_filters import COLUMN_OF, PARAMETERS, Filters, may_hold
from model.figure_names import SCHEMA, decoded, named
from model.manifest import REPAIR
from model.per_version import per_version
from model.period import months_apart
from model.scope import Scope
from model.selection import SHAPES, BadChoice, Selection, nearest
from model.sight import Sight, sight_of
from model.warehouse import Version

ROWS_AT_ONCE = 8_192
NOT_CODED = ("low", "value", "high", "as_written", "note", "place", "cell")
CODED = tuple(name for name in FIGURES.names if name not in NOT_CODED)  # few different words
DECIDE = ("region_code", "origin")  # who may see a row
MOST_KNOWN = 1_000


def batches(filters: Filters, scope: Scope, version: Version) -> Iterator[pa.RecordBatch]:
    """Yield the figures that are asked for and may be seen; BadChoice before the first of them.

    Shape   (<= 8 192, columns of SCHEMA), no batch is empty; in the order of the key of FIGURES
    Units   as column unit; null where unknown, never 0
    """
    return (one.cast(SCHEMA) for one in map(decoded, coded(filters, scope, version)))


def coded(
    filters: Filters, scope: Scope, version: Version, language: str = ""
) -> Iterator[pa.RecordBatch]:
    """Yield what `batches` yields, text of few different words as dictionaries of them.

    With a language, the names of all codes stand behind: for files.
    """
    check(filters, scope, version)
    return named(_found(filters, scope, version, FIGURES.names), version, language)


def rows(
    filters: Filters, scope: Scope, version: Version, offset: int, limit: int
) -> tuple[list[dict[str, Any]], int]:
    """Return the rows from `offset` on, at most `limit`, and how many there are in all."""
    total, passed, left = count(filters, scope, version), 0, limit
    found: list[pa.RecordBatch] = []
    for batch in _found(filters, scope, version, FIGURES.names):
        wanted = batch.slice(max(offset - passed, 0), left)
        found += [wanted] if len(wanted) else []
        passed, left = passed + len(batch), left - len(wanted)
        if not left:
            break
    return [row for batch in named(found, version) for row in batch.to_pylist()], total


def count(filters: Filters, scope: Scope, version: Version) -> int:
    """Return how many rows `batches` yields; reads no more than the columns that decide."""
    return _extent(filters, scope, version)[0]


def origins(filters: Filters, scope: Scope, version: Version) -> frozenset[str]:
    """Return the publications that the rows of `batches` come from."""
    return _extent(filters, scope, version)[1]


def check(filters: Filters, scope: Scope, version: Version) -> None:
    """Refuse a value that no figure this reader may see has, with the nearest that one has."""
    if filters.region is not None:
        checking.checked(Selection(region=filters.region), scope, version)
    known = values(scope, version)
    for name in PARAMETERS:
        value = getattr(filters, name)
        if name != "region" and value is not None and value not in known[name]:
            raise BadChoice(name, value, _nearest(name, value, known[name]))


def values(scope: Scope, version: Version) -> Mapping[str, tuple[str, ...]]:
    """Return the values of every parameter among the figures that may be seen, in order."""
    return _values(version, scope)


@per_version(4)
def _values(version: Version, scope: Scope) -> Mapping[str, tuple[str, ...]]:
    columns = [COLUMN_OF.get(name, name) for name in PARAMETERS]
    found: dict[str, set[str]] = {name: set() for name in PARAMETERS}
    for batch in _printed(Filters(), scope, version, [*dict.fromkeys([*columns, *DECIDE])]):
        for name, column in zip(PARAMETERS, columns, strict=True):
            found[name].update(batch.column(column).unique().to_pylist())
    if cube := cube_of(version):
        counted = counted_rows.values(cube, _seen(cube, scope, version))
        for name, codes in counted.items():
            found[name].update(codes)
    return {name: tuple(sorted(seen)) for name, seen in found.items()}


def visible(batch: pa.RecordBatch, sight: Sight) -> pa.BooleanArray:
    """Return which rows of a batch this reader may see.

    In      any columns of FIGURES, region_code and origin among them as dictionaries
    """
    region, origin = batch.column("region_code"), batch.column("origin")
    if sight.regions is None:
        return pa.repeat(pa.scalar(True), len(batch))
    mine = pa.array([code in sight.regions for code in region.dictionary.to_pylist()], pa.bool_())
    hidden = [code in sight.hidden for code in origin.dictionary.to_pylist()]
    public = pc.invert(pa.array(hidden, pa.bool_()))
    return pc.or_(public.take(origin.indices), mine.take(region.indices))


def _extent(filters: Filters, scope: Scope, version: Version) -> tuple[int, frozenset[str]]:
    """Return how many rows there are, and of which publications; read once."""
    check(filters, scope, version)
    known = _extents(version)
    if (filters, scope) not in known:
        if len(known) >= MOST_KNOWN:
            known.clear()
        rows, keys = 0, set[str]()
        read = [*dict.fromkeys([*filters.by_column, *DECIDE])]
        for batch in _printed(filters, scope, version, read):
            rows += len(batch)
            keys.update(batch.column("origin").unique().to_pylist())
        if cube := cube_of(version):
            counted = counted_rows.count(cube, filters, _seen(cube, scope, version))
            rows, keys = rows + counted, keys | ({cube.origin} if counted else set())
        known[filters, scope] = rows, frozenset(keys)
    return known[filters, scope]


@per_version()
def _extents(version: Version) -> dict[tuple[Filters, Scope], tuple[int, frozenset[str]]]:
    """Return what `_extent` found so far."""
    return {}


def _found(
    filters: Filters, scope: Scope, version: Version, columns: Sequence[str]
) -> Iterator[pa.RecordBatch]:
    """Yield these columns, and those that decide, of the rows that are asked for and seen."""
    read = list(dict.fromkeys([*columns, *DECIDE]))
    yield from _printed(filters, scope, version, read)
    if cube := cube_of(version):
        yield from counted_rows.rows(cube, filters, _seen(cube, scope, version), read)


def _seen(cube: Cube, scope: Scope, version: Version) -> frozenset[str] | None:
    """Return the regions whose counts this reader sees; None: all."""
    sight = sight_of(version, scope)
    return sight.regions if cube.origin in sight.hidden else None


def _printed(
    filters: Filters, scope: Scope, version: Version, read: list[str]
) -> Iterator[pa.RecordBatch]:
    """Yield the figures of publications."""
    file = version.by_pieces("figures", [name for name in CODED if name in read])
    sight = sight_of(version, scope)
    groups = [at for at in range(file.num_row_groups) if may_hold(file, at, filters)]
    try:
        for batch in file.iter_batches(ROWS_AT_ONCE, groups, read, use_threads=False):
            wanted = visible(batch, sight)
            for name, value in filters.by_column.items():
                same = pc.equal(batch.column(name).dictionary, value)
                wanted = pc.and_(wanted, same.take(batch.column(name).indices))
            kept = batch if wanted.true_count == len(batch) else batch.filter(wanted)
            if len(kept):
                yield kept if sight.is_whole else _rewritten(kept)
    except (OSError, pa.ArrowInvalid) as error:  # a page is not what its checksum says
        raise WarehouseDamaged(f"Version {version.number}: {error}. {REPAIR}") from None


def _rewritten(batch: pa.RecordBatch) -> pa.RecordBatch:
    """Return the batch with dictionaries of its own words: none of a row that was left out."""
    columns = [
        column.dictionary_decode().dictionary_encode() if name in CODED else column
        for name, column in zip(batch.schema.names, batch.columns, strict=True)
    ]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _nearest(name: str, value: str, known: tuple[str, ...]) -> str | None:
    """Return what was most likely meant: of periods the nearest in time."""
    if name != "period" or not SHAPES["period"].fullmatch(value):
        return nearest(value, known)
    return min(known, key=lambda one: (months_apart(one, value), one), default=None)
