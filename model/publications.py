"""Who published what is shown: families of publications with their reach, licence and dates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from model.index import Index, index_of
from model.per_version import per_version
from model.period import newest_last
from model.scope import Scope
from model.warehouse import Version

NO_LICENCE = "tidak dinyatakan"  # how a source says that its publisher states none


@dataclass(frozen=True, slots=True)
class Publication:
    """Publications of one publisher under one title and address, a year's and the next's."""

    publisher: str
    title: str
    url: str
    as_of: tuple[str, str]  # first, last


@dataclass(frozen=True, slots=True)
class Family:
    """Publications that are read in one way and share a licence."""

    code: str
    title: str
    licence: str
    kinds: tuple[str, ...]
    as_of: tuple[str, str]  # first, last
    figures: int  # known ones that the reader may see
    reach: Mapping[str, tuple[str, ...]]  # level -> names of its regions with figures
    publications: tuple[Publication, ...]
    origins: int  # how many publications, each year counted

    @property
    def has_licence(self) -> bool:
        """Return whether the publisher states a licence."""
        return not self.licence.casefold().startswith(NO_LICENCE)


def families(scope: Scope, version: Version) -> tuple[Family, ...]:
    """Return every family with figures that the reader may see, the largest first."""
    return _families(version, scope)


@per_version(32)
def _families(version: Version, scope: Scope) -> tuple[Family, ...]:
    index, rows, counted = index_of(version, scope), *_read(version)
    by_family: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["origin"] not in index.sources:
            continue
        by_family[row["source"]].append(row)
    seen = {key: count for key, count in counted.items() if index.sight.shows(key[1], key[0])}
    found = [_family(mine, seen, index) for mine in by_family.values()]
    return tuple(sorted((f for f in found if f.figures), key=lambda f: (-f.figures, f.code)))


def told_of(scope: Scope, version: Version) -> list[tuple[Mapping[str, Any], int]]:
    """Return each publication that the reader is told of, with how many figures it gives him."""
    index, rows, counted = index_of(version, scope), *_read(version)
    seen = Counter[str]()
    for (origin, region), count in counted.items():
        seen[origin] += count if index.sight.shows(region, origin) else 0
    return [(row, seen[row["origin"]]) for row in rows if row["origin"] in index.sources]


@per_version()
def _read(version: Version) -> tuple[list[dict[str, Any]], dict[tuple[str, str], int]]:
    """Return the publications, and how many known figures each has of each region."""
    figures = version.table("figures").select(["origin", "region_code", "value"])
    counted = figures.group_by(["origin", "region_code"]).aggregate([("value", "count")])
    counts = {
        (row["origin"], row["region_code"]): row["value_count"] for row in counted.to_pylist()
    }
    return version.table("origins").to_pylist(), counts


def _family(
    rows: list[Mapping[str, Any]], counted: Mapping[tuple[str, str], int], index: Index
) -> Family:
    mine = {row["origin"] for row in rows}
    regions = Counter[str]()
    for (origin, region), count in counted.items():
        if origin in mine:
            regions[region] += count
    first = rows[0]
    return Family(
        code=first["source"],
        title=first["family"],
        licence=first["licence"],
        kinds=tuple(sorted({row["kind"] for row in rows})),
        as_of=_span(row["as_of"] for row in rows),
        figures=regions.total(),
        reach=_reach(sorted(code for code, count in regions.items() if count), index),
        publications=_publications(rows),
        origins=len(rows),
    )


def _reach(codes: Iterable[str], index: Index) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code in codes:
        region = index.regions.by_code[code]
        found[region.level] = (*found.get(region.level, ()), region.name)
    return found


def _publications(rows: Iterable[Mapping[str, Any]]) -> tuple[Publication, ...]:
    """Return each title once: an address that is filled anew every year is one publication."""
    same: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for row in rows:
        same[row["publisher"], row["title"], row["url"]].append(row["as_of"])
    return tuple(Publication(*key, _span(dates)) for key, dates in sorted(same.items()))


def _span(dates: Iterable[str]) -> tuple[str, str]:
    ordered = sorted(dates, key=newest_last)
    return ordered[0], ordered[-1]
