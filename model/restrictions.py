"""Which publications are restricted by now, and which versions are closed to a reader for it.

A publication that is restricted later stands in older versions as a public one. Whoever does not
see all regions is refused those. No version is opened for that: every request asks it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from model.pointer import number_in, numbers, pointer, version_folder, warehouse_folder
from model.scope import Scope
from model.selection import VersionGone
from model.tables import PUBLIC
from model.warehouse import Version, Warehouse

COLUMNS = ["origin", "source", "access"]
SOURCE = "/"  # after the name of a source, which may be that of a publication too
Named = frozenset[str]  # publications, and the sources that they belong to


@dataclass(frozen=True, slots=True)
class Told:
    """What a version says of its publications, each under its own key and that of its source."""

    public: Named = frozenset()
    restricted: Named = frozenset()
    is_known: bool = True  # False: it cannot be read, so it may restrict anything


UNREADABLE = Told(is_known=False)


def restricted_by_now(data: Path) -> Named:
    """Return what is restricted in any version that stands, as far as they can be read."""
    told = _standing(data).values()
    return frozenset[str]().union(*(one.restricted for one in told))


def restricted_at(data: Path, number: int) -> Named | None:
    """Return what is restricted in one version, None where it cannot be read."""
    told = _standing(data).get(number, UNREADABLE)
    return told.restricted if told.is_known else None


def opened(warehouse: Warehouse, number: int | None, scope: Scope) -> Version:
    """Return a version for a reader, None: the one in force, or raise VersionGone where it is shut.

    Raises WarehouseDamaged where it does not stand, or is not as it was published.
    """
    version = warehouse.current() if number is None else warehouse.at(number)
    if scope.all_regions:
        return version
    told, in_force = _standing(warehouse.data), _in_force(warehouse.data)
    if not _is_shut(version.number, told, in_force):
        return version
    whole = [one for one in sorted(told) if told[one].is_known]
    others = [one for one in whole if not _is_shut(one, told, in_force)]
    raise VersionGone(str(version.number), tuple(others), max(others, default=None), is_shut=True)


def _is_shut(number: int, told: dict[int, Told], in_force: int | None) -> bool:
    """Return whether a version says to everybody what a newer one, or that in force, keeps back."""
    beyond = [one for other, one in told.items() if other > number or other == in_force != number]
    restricted = frozenset[str]().union(*(one.restricted for one in beyond))
    is_known = all(one.is_known for one in beyond)
    if is_known and not restricted:
        return False
    mine = told.get(number, UNREADABLE)  # cleared away: held open still
    return not (is_known and mine.is_known) or bool(mine.public & restricted)


def _in_force(data: Path) -> int | None:
    return number_in(pointer(warehouse_folder(data)))


def _standing(data: Path) -> dict[int, Told]:
    root = warehouse_folder(data)
    return {number: _told(version_folder(root, number)) for number in numbers(root)}


def _told(folder: Path) -> Told:
    file = folder / "origins.parquet"
    try:
        facts = file.stat()
        return _read(file, facts.st_mtime_ns, facts.st_size)
    except (OSError, pa.ArrowException):
        return UNREADABLE if folder.exists() else Told()  # cleared away meanwhile: says nothing


@lru_cache(64)
def _read(file: Path, _changed: int, _size: int) -> Told:
    """Return what the publications of a version are; its folder never changes, its number may."""
    rows = pq.read_table(file, columns=COLUMNS, page_checksum_verification=True).to_pylist()
    public: set[str] = set()
    restricted: set[str] = set()
    for row in rows:
        names = public if row["access"] == PUBLIC else restricted
        names |= {row["origin"], row["source"] + SOURCE}
    return Told(frozenset(public), frozenset(restricted))
