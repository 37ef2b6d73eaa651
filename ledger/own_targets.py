"""Targets that planners set themselves: owner, document and base are required of each."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select

from ledger import kept, tables
from ledger.audit import Entry
from ledger.kept import new_key
from ledger.store import Store
from model.errors import UsageError
from model.selection import BASES, SHAPES

LONGEST = 160  # characters of owner and document
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
    kept.refuse_more(store, TABLE, "targets")
    with store.writing() as connection:
        connection.execute(insert(TABLE).values(asdict(target)))
    return target.key


def latest(store: Store, region: str | None = None) -> list[OwnTarget]:
    """Return the targets, of one region or of all, by their date."""
    asked = (
        kept.standing(TABLE)
        if region is None
        else kept.standing(TABLE).where(TABLE.c.region == region)
    )
    with store.reading() as connection:
        rows = connection.execute(asked.order_by(TABLE.c.period, TABLE.c.id).limit(kept.MOST))
        return [OwnTarget(**row) for row in rows.mappings()]


def state(store: Store) -> tuple[object, ...]:
    """Return what changes with every target that is kept or removed, by whichever process.

    Rows are never deleted, so both counts only grow; the times tell a ledger that was put back.
    A highest id would not do: of two writers the first may be seen last.
    """
    at, gone = TABLE.c.at, TABLE.c.removed_at
    counted = (func.count(), func.count(gone), func.max(at), func.max(gone))
    with store.reading() as connection:
        return tuple(connection.execute(select(*counted)).one())


def remove(store: Store, key: str, told: Entry) -> bool:
    """Return whether one was there to be taken off the list; its row stays."""
    return kept.remove(store, TABLE, key, told)


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
