"""What planners keep under a key: listed until it is taken off the list, its row stays."""

from __future__ import annotations

from secrets import token_hex
from typing import Any

from sqlalchemy import Table, func, select, update

from ledger import audit
from ledger.audit import Entry
from ledger.store import Store
from model.errors import UsageError

MOST = 500  # of one kind at a time: a page lists them all


def new_key() -> str:
    """Return a key for a link that nobody can guess from another one."""
    return token_hex(8)


def standing(table: Table) -> Any:
    """Return the question for the rows on the list, without the columns that are the ledger's."""
    columns = [column for column in table.columns if column.name not in {"id", "removed_at"}]
    return select(*columns).where(table.c.removed_at.is_(None))


def remove(store: Store, table: Table, key: str, told: Entry) -> bool:
    """Return whether a row was there to be taken off the list; the audit log has who did it."""
    mine = update(table).where(table.c.key == key, table.c.removed_at.is_(None))
    with store.writing() as connection:
        was_there = connection.execute(mine.values(removed_at=told.at)).rowcount == 1
        if was_there:
            audit.add(connection, told, store.is_sqlite)
    return was_there


def refuse_more(store: Store, table: Table, what: str) -> None:
    """Raise UsageError where the list is full."""
    count = select(func.count()).select_from(table).where(table.c.removed_at.is_(None))
    with store.reading() as connection:
        if connection.execute(count).scalar_one() >= MOST:
            raise UsageError(f"{MOST} {what} are kept already; remove some first.")
