"""Single figures as published, by key: what programmes, targets and series quote.

A key is `region|measure|period|origin`; a code list names figures by it, so that no number is
typed twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pyarrow.compute as pc

from model.cell import Cell, Quantity
from model.counted_rows import ACTIVE
from model.cube import Cube
from model.denominators import LABOUR_FORCE
from model.index import Index, index_of
from model.per_version import per_version
from model.rank import Rank, rank
from model.scope import Scope
from model.sight import sight_of
from model.warehouse import Version

COLUMNS = (
    "period",
    "period_kind",
    "region_code",
    "measure",
    "segment",
    "industry",
    "programme",
    "low",
    "value",
    "high",
    "unit",
    "status",
    "origin",
    "as_of",
    "flags",
    "as_written",
    "note",
)
KEYED = ("region_code", "measure", "period", "origin")
AT_ONCE = 1 << 12  # rows: all of them as Python objects take 40 MB, which no process gives back
SURVEYED = "sakernas-"  # tens of thousands of rows that nothing here asks for


@dataclass(frozen=True, slots=True)
class Published:
    """One figure of one publication."""

    key: str
    region: str
    measure: str
    period: str
    period_kind: str
    segment: str
    programme: str
    unit: str
    quantity: Quantity
    origin: str
    as_of: str
    flags: tuple[str, ...]
    note: str

    @classmethod
    def of(cls, row: dict[str, Any]) -> Published:
        """Return one row of the table of figures."""
        return cls(
            key="|".join(row[name] for name in KEYED),
            region=row["region_code"],
            measure=row["measure"],
            period=row["period"],
            period_kind=row["period_kind"],
            segment=row["segment"],
            programme=row["programme"],
            unit=row["unit"],
            quantity=Quantity.of(row),
            origin=row["origin"],
            as_of=row["as_of"],
            flags=tuple(row["flags"].split("|")) if row["flags"] else (),
            note=row["note"] or "",
        )


def figure(key: str, scope: Scope, version: Version) -> Published | None:
    """Return the figure of a key, over all segments where there are several; None where unknown."""
    sight = sight_of(version, scope)
    found = [one for one in _by_key(version).get(key, ()) if sight.shows(one.region, one.origin)]
    return min(found, key=lambda one: (one.segment != "total", one.segment), default=None)


def figures(
    region: str, measures: Iterable[str], scope: Scope, version: Version
) -> tuple[Published, ...]:
    """Return every figure of these measures about a region, in order of period and origin."""
    wanted, sight = frozenset(measures), sight_of(version, scope)
    return tuple(
        one
        for one in _by_region(version).get(region, ())
        if one.measure in wanted and sight.shows(region, one.origin)
    )


def counts(region: str, segment: str, scope: Scope, version: Version) -> tuple[Published, ...]:
    """Return what a registry counted of a region and segment, month after month."""
    counted = index_of(version, scope).counted
    if counted is None:
        return ()
    cells = counted.cells(region, segment=segment, base=LABOUR_FORCE.id)
    known = (cell for cell in cells if cell.participants.known is not None)
    return tuple(_counted(cell, counted.cube) for cell in known)


def _counted(cell: Cell, cube: Cube) -> Published:
    return Published(
        key="|".join((cell.region, ACTIVE, cell.period, cube.origin)),
        region=cell.region,
        measure=ACTIVE,
        period=cell.period,
        period_kind=cell.period_kind,
        segment=cell.segment,
        programme=cell.programme,
        unit="persons",
        quantity=cell.participants,
        origin=cube.origin,
        as_of=cube.as_of,
        flags=(),
        note="",
    )


def warm(version: Version) -> None:
    """Read the figures of a version, so that no reader waits for them."""
    _by_key(version)
    _by_region(version)


def best(claimants: Iterable[Published], index: Index) -> Published | None:
    """Return the figure in force: official table before agency before press, then exact, newest."""
    known = [one for one in claimants if one.quantity.known is not None]
    return min(known, key=lambda one: _rank(one, index), default=None)


def _rank(one: Published, index: Index) -> Rank:
    return rank(one.quantity, index.sources[one.origin].kind, one.as_of, one.origin)


@per_version()
def _all(version: Version) -> tuple[Published, ...]:
    """Return every figure that is not the labour force survey's own, read once."""
    found: list[Published] = []
    for batch in version.by_pieces("figures").iter_batches(AT_ONCE, columns=list(COLUMNS)):
        ours = pc.invert(pc.starts_with(batch["origin"], SURVEYED))
        kept = batch.filter(pc.and_(ours, pc.equal(batch["industry"], "total")))
        found += [Published.of(row) for row in kept.to_pylist()]
    return tuple(sorted(found, key=lambda one: (one.period, one.segment, one.origin)))


@per_version()
def _by_key(version: Version) -> dict[str, tuple[Published, ...]]:
    found: dict[str, tuple[Published, ...]] = {}
    for one in _all(version):
        found[one.key] = (*found.get(one.key, ()), one)
    return found


@per_version()
def _by_region(version: Version) -> dict[str, tuple[Published, ...]]:
    found: dict[str, tuple[Published, ...]] = {}
    for one in _all(version):
        found[one.region] = (*found.get(one.region, ()), one)
    return found
