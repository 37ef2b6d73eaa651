"""Which version was published, put back or given up: by whom, when and why. It only grows."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import datetime
from importlib import import_module
from typing import Literal
from uuid import uuid4

from sqlalchemy import Connection, select

from ledger import tables
from ledger.store import Store


def new_key() -> str:
    """Return a name that no other event has."""
    return uuid4().hex


@dataclass(frozen=True, slots=True)
class Event:
    """One change of the version in force, or a load that was given up."""

    kind: Literal["publish", "rollback", "discard"]
    who: str
    at: datetime
    why: str = ""
    version: int | None = None  # in force from now on
    from_version: int | None = None  # in force until now
    load_id: int | None = None
    key: str = field(default_factory=new_key)


def record(store: Store, event: Event) -> None:
    """Keep an event; one that is kept already stays as it is."""
    with store.writing() as connection:
        add(connection, event, store.is_sqlite)


def add(connection: Connection, event: Event, is_sqlite: bool) -> None:
    """Keep an event if the connection's other changes are kept."""
    dialect = import_module(f"sqlalchemy.dialects.{'sqlite' if is_sqlite else 'postgresql'}")
    kept = dialect.insert(tables.version_events).values(asdict(event))
    connection.execute(kept.on_conflict_do_nothing(index_elements=["key"]))


def is_published(store: Store, number: int) -> bool:
    """Return whether the ledger knows who published a version."""
    table = tables.version_events
    mine = select(table.c.id).where(table.c.kind == "publish", table.c.version == number)
    with store.reading() as connection:
        return connection.execute(mine).first() is not None


def events(store: Store, most: int = 100) -> list[Event]:
    """Return the newest events first, in the order they happened."""
    table = tables.version_events
    columns = [column for column in table.columns if column.name != "id"]
    newest = select(*columns).order_by(table.c.at.desc(), table.c.id.desc()).limit(most)
    with store.reading() as connection:
        return [Event(**row) for row in connection.execute(newest).mappings()]
