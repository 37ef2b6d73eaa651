"""Scenarios that planners keep: a choice by name, the data version it was made on, its results.

A scenario is never rewritten: to change one is to keep another under a new key, so that a link
that was sent goes on showing what was meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from secrets import token_hex
from typing import Any

from sqlalchemy import insert, select, update

from ledger import tables
from ledger.store import Store
from model.errors import UsageError

LONGEST_NAME = 80  # characters
MOST = 500  # kept at a time: a page lists them all
TABLE = tables.scenarios


def new_key() -> str:
    """Return a key for a link that nobody can guess from another one."""
    return token_hex(8)


@dataclass(frozen=True, slots=True)
class Scenario:
    """One choice of a page, with what it came to on the version of its making."""

    name: str
    page: str  # address of the page that shows it
    query: str  # the choice, as the page's address writes it, without version and language
    version: int
    who: str
    at: datetime
    results: Mapping[str, Any] = field(default_factory=dict)  # name -> [low, value, high]
    key: str = field(default_factory=new_key)


def keep(store: Store, scenario: Scenario) -> str:
    """Return the key under which a scenario is kept, or raise UsageError in words."""
    name = " ".join(scenario.name.split())
    if not name or len(name) > LONGEST_NAME:
        raise UsageError(f"A scenario needs a name of 1 to {LONGEST_NAME} characters.")
    if len(latest(store)) >= MOST:
        raise UsageError(f"{MOST} scenarios are kept already; remove some first.")
    row = asdict(scenario) | {"name": name}
    with store.writing() as connection:
        connection.execute(insert(TABLE).values(row))
    return scenario.key


def find(store: Store, key: str) -> Scenario | None:
    """Return one scenario, None where there is none of that key or it was removed."""
    with store.reading() as connection:
        row = connection.execute(_kept().where(TABLE.c.key == key)).mappings().first()
    return None if row is None else Scenario(**row)


def latest(store: Store) -> list[Scenario]:
    """Return the scenarios, the newest first."""
    newest = _kept().order_by(TABLE.c.at.desc(), TABLE.c.id.desc()).limit(MOST)
    with store.reading() as connection:
        return [Scenario(**row) for row in connection.execute(newest).mappings()]


def remove(store: Store, key: str, now: datetime) -> bool:
    """Return whether a scenario was there to be taken off the list; its row stays."""
    mine = update(TABLE).where(TABLE.c.key == key, TABLE.c.removed_at.is_(None))
    with store.writing() as connection:
        return connection.execute(mine.values(removed_at=now)).rowcount == 1


def _kept() -> Any:
    columns = [column for column in TABLE.columns if column.name not in {"id", "removed_at"}]
    return select(*columns).where(TABLE.c.removed_at.is_(None))
