"""Scenarios that planners keep: a choice by name, the data version it was made on, its results.

A scenario is never rewritten: to change one is to keep another under a new key, so that a link
that was sent goes on showing what was meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert

from ledger import kept, tables
from ledger.audit import Entry
from ledger.kept import new_key
from ledger.store import Store
from model.errors import UsageError

LONGEST_NAME = 80  # characters
TABLE = tables.scenarios


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
    sight: Mapping[str, Any] | None = None  # scope of who kept it, hidden: what others do not see
    key: str = field(default_factory=new_key)


def keep(store: Store, scenario: Scenario) -> str:
    """Return the key under which a scenario is kept, or raise UsageError in words."""
    name = " ".join(scenario.name.split())
    if not name or len(name) > LONGEST_NAME:
        raise UsageError(f"A scenario needs a name of 1 to {LONGEST_NAME} characters.")
    kept.refuse_more(store, TABLE, "scenarios")
    row = asdict(scenario) | {"name": name}
    with store.writing() as connection:
        connection.execute(insert(TABLE).values(row))
    return scenario.key


def find(store: Store, key: str) -> Scenario | None:
    """Return one scenario, None where there is none of that key or it was removed."""
    with store.reading() as connection:
        row = connection.execute(kept.standing(TABLE).where(TABLE.c.key == key)).mappings().first()
    return None if row is None else Scenario(**row)


def latest(store: Store) -> list[Scenario]:
    """Return the scenarios, the newest first."""
    newest = kept.standing(TABLE).order_by(TABLE.c.at.desc(), TABLE.c.id.desc()).limit(kept.MOST)
    with store.reading() as connection:
        return [Scenario(**row) for row in connection.execute(newest).mappings()]


def remove(store: Store, key: str, told: Entry) -> bool:
    """Return whether one was there to be taken off the list; its row stays."""
    return kept.remove(store, TABLE, key, told)
