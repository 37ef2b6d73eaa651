"""What a run did, remembered together or not at all, and once however often it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, select, update

from ledger import loads, tables, versions
from ledger.loads import Acceptance, Found, Load
from ledger.store import Store
from ledger.versions import Event, new_key


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of a load that the ledger has already."""

    load: int
    state: Literal["published", "discarded"]
    at: datetime
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """A new load with what was found, or an old one settled; who accepted what; the event.

    The same `key` is the same deed.
    """

    load: Load | None = None
    found: Found = field(default_factory=Found)
    settled: Settled | None = None
    acceptances: Sequence[Acceptance] = ()
    event: Event | None = None
    key: str = field(default_factory=new_key)

    @property
    def name(self) -> str:
        """Return what this is called where it cannot be recorded at once."""
        return self.event.kind if self.event else "load"


def remember(store: Store, deed: Deed) -> int | None:
    """Return the number of the load that the deed is about; a deed known already stays as it is."""
    with store.writing() as connection:
        if deed.load:
            if known := loads.number_of(connection, deed.key):
                return known
            number: int | None = loads.add(connection, replace(deed.load, key=deed.key), deed.found)
        else:
            number = deed.settled.load if deed.settled else None
            if _happened(connection, deed) or not _settle(connection, deed.settled):
                return number
        if number is not None:
            loads.add_acceptances(connection, number, deed.acceptances)
        if deed.event:
            event = replace(deed.event, load_id=number, key=deed.key)
            versions.add(connection, event, store.is_sqlite)
    return number


def _happened(connection: Connection, deed: Deed) -> bool:
    key = tables.version_events.c.key
    return connection.execute(select(key).where(key == deed.key)).first() is not None


def _settle(connection: Connection, settled: Settled | None) -> bool:
    """Return whether there is something to remember: nothing where the load is settled already."""
    if settled is None:
        return True
    change = (
        update(tables.loads)
        .where(tables.loads.c.id == settled.load, tables.loads.c.state == "checked")
        .values(state=settled.state, settled_at=settled.at, version=settled.version)
    )
    return connection.execute(change).rowcount == 1
