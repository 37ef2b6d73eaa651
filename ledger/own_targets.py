"""Targets that planners set themselves: owner, document and base are required of each."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from ledger import tables
from ledger.scenarios import new_key
from ledger.store import Store
from model.errors import UsageError
from model.selection import BASES, SHAPES

LONGEST = 160  # characters of owner and document
MOST = 500
LEAST_SHARE, MOST_SHARE = 0.0, 2.0  # of 1; registrations pass the base in some places
TABLE = tables.own_targets


@dataclass(frozen=True, slots=True)
class OwnTarget:
    """A share of a named base that somebody wants to reach by a month or year."""

    owner: str
    document: str
    region: str
    base: str
    period: str
    share: float  # of 1, over `base`
    who: str
    at: datetime
    segment: str = "total"
    key: str = field(default_factory=new_key)


def keep(store: Store, target: OwnTarget) -> str:
    """Return the key under which a target is kept, or raise UsageError naming all that is wrong."""
    if wrong := list(_faults(target)):
        raise UsageError("; ".join(wrong))
    with store.writing() as connection:
        connection.execute(insert(TABLE).values(asdict(target)))
    return target.key


def latest(store: Store, region: str | None = None) -> list[OwnTarget]:
    """Return the targets, of one region or of all, by their date."""
    asked = _kept() if region is None else _kept().where(TABLE.c.region == region)
    with store.reading() as connection:
        rows = connection.execute(asked.order_by(TABLE.c.period, TABLE.c.id).limit(MOST))
        return [OwnTarget(**row) for row in rows.mappings()]


def remove(store: Store, key: str, now: datetime) -> bool:
    """Return whether a target was there to be taken off the list; its row stays."""
    mine = update(TABLE).where(TABLE.c.key == key, TABLE.c.removed_at.is_(None))
    with store.writing() as connection:
        return connection.execute(mine.values(removed_at=now)).rowcount == 1


def _faults(target: OwnTarget) -> Any:
    for name in ("owner", "document"):
        words = getattr(target, name).strip()
        if not words:
            yield f"{name} is required"
        elif len(words) > LONGEST:
            yield f"{name} is longer than {LONGEST} characters"
    if target.base not in BASES or target.base == "stated":
        yield f"base {target.base!r} is none that a target can be measured by"
    if not SHAPES["period"].fullmatch(target.period):
        yield f"period {target.period!r} is neither a year nor a month"
    if not LEAST_SHARE < target.share <= MOST_SHARE:
        yield f"share {target.share} is not above {LEAST_SHARE} and at most {MOST_SHARE}"


def _kept() -> Any:
    columns = [column for column in TABLE.columns if column.name not in {"id", "removed_at"}]
    return select(*columns).where(TABLE.c.removed_at.is_(None))
