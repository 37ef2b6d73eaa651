"""Single figures as published, by key: what programmes, targets and series quote.

A key is `region|measure|period|origin`; a code list names figures by it, so that no number is
typed twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from model.cell import Quantity
from model.index import index_of
from model.scope import Scope
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
    found = [one for one in _by_key(version).get(key, ()) if scope.sees(one.region)]
    return min(found, key=lambda one: (one.segment != "total", one.segment), default=None)


def figures(
    region: str, measures: Iterable[str], scope: Scope, version: Version
) -> tuple[Published, ...]:
    """Return every figure of these measures about a region, in order of period and origin."""
    if not scope.sees(region):
        return ()
    wanted = frozenset(measures)
    return tuple(one for one in _by_region(version).get(region, ()) if one.measure in wanted)


def warm(version: Version) -> None:
    """Read the figures of a version, so that no reader waits for them."""
    _by_key(version)
    _by_region(version)


def best(claimants: Iterable[Published], version: Version) -> Published | None:
    """Return the figure in force: official table before agency before press, then exact, newest."""
    known = [one for one in claimants if one.quantity.known is not None]
    return min(known, key=lambda one: _rank(one, version), default=None)


def _rank(one: Published, version: Version) -> tuple[int, bool, int, str]:
    """Return what decides which of several figures is in force, as in model/coverage.py."""
    kinds = ("official_table", "agency", "press")
    exact = one.quantity.known is not None and one.quantity.known.is_exact
    newest = -int((one.as_of.replace("-", "") + "0000")[:8])
    return (kinds.index(index_of(version).sources[one.origin].kind), not exact, newest, one.origin)


@lru_cache(maxsize=2)
def _all(version: Version) -> tuple[Published, ...]:
    """Return every figure that is not the labour force survey's own, read once."""
    table = version.table("figures").select(list(COLUMNS))
    ours = pc.invert(pc.starts_with(table["origin"], SURVEYED))
    whole = pc.equal(table["industry"], "total")
    rows: pa.Table = table.filter(pc.and_(ours, whole))
    found = [Published.of(row) for row in rows.to_pylist()]
    return tuple(sorted(found, key=lambda one: (one.period, one.segment, one.origin)))


@lru_cache(maxsize=2)
def _by_key(version: Version) -> dict[str, tuple[Published, ...]]:
    found: dict[str, tuple[Published, ...]] = {}
    for one in _all(version):
        found[one.key] = (*found.get(one.key, ()), one)
    return found


@lru_cache(maxsize=2)
def _by_region(version: Version) -> dict[str, tuple[Published, ...]]:
    found: dict[str, tuple[Published, ...]] = {}
    for one in _all(version):
        found[one.region] = (*found.get(one.region, ()), one)
    return found
