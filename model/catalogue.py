"""What a version speaks of, as lists: regions, periods, bases."""

from __future__ import annotations

from dataclasses import dataclass

from model import checking, queries
from model.denominators import BASES, Base
from model.index import index_of
from model.period import newest_last
from model.regions import NATION, Region
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Version


@dataclass(frozen=True, slots=True)
class Place:
    """A region, and what is known of it."""

    region: Region
    has_participants: bool
    has_workers: bool


def regions(asked: Selection, scope: Scope, version: Version) -> tuple[Place, ...]:
    """Return the region with everything in it, in the order of the tree; those of a level alone."""
    checking.checked(asked.but(level=None), scope, version)
    index, root = index_of(version, scope), asked.region or NATION
    found = [
        Place(region, code in index.with_figures, code in index.with_bases)
        for code, region in index.regions.by_code.items()
        if root in (NATION, code) or index.regions.is_under(code, root)
    ]
    return tuple(one for one in found if asked.level in (None, one.region.level))


@dataclass(frozen=True, slots=True)
class Known:
    """A period of which participants of a segment are known."""

    region: str
    region_name: str
    period: str
    period_kind: str
    segment: str
    bases: tuple[str, ...]  # over which a ratio is known


def periods(asked: Selection, home: Selection, scope: Scope, version: Version) -> tuple[Known, ...]:
    """Return the periods with participants of a region, the newest first, then by segment."""
    checking.checked(asked, scope, version)
    region = asked.region or home.region or NATION
    index, found = index_of(version, scope), []
    name = index.regions.by_code[region].name
    bases: dict[tuple[str, str], list[str]] = {}
    for cell in queries.own_cells(region, scope, version):
        if cell.is_known:
            bases.setdefault((cell.period, cell.segment), []).append(cell.base)
    for (code, segment), known in index.periods.items():
        if code == region and asked.segment in (None, segment):
            found += [
                Known(region, name, one, kind, segment, tuple(bases.get((one, segment), ())))
                for one, kind in known
                if asked.period in (None, one)
            ]
    found.sort(key=lambda one: one.segment)
    return tuple(sorted(found, key=lambda one: newest_last(one.period), reverse=True))


def bases(
    asked: Selection, home: Selection, scope: Scope, version: Version
) -> tuple[str, tuple[tuple[Base, tuple[str, ...]], ...]]:
    """Return a region, and each base with the periods in which its own number is known."""
    checking.checked(asked, scope, version)
    region, index = asked.region or home.region or NATION, index_of(version, scope)
    cells = queries.own_cells(region, scope, version)
    own = sorted({cell.period for cell in cells if cell.base == "stated"}, key=newest_last)
    every = ((base, index.augusts.get((base.id, region), ())) for base in BASES)
    found = tuple((base, augusts if base.survey else tuple(own)) for base, augusts in every)
    return region, tuple(one for one in found if asked.base in (None, one[0].id))
