"""Who can let others in."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, inspect, select

from ledger.account_tables import people
from ledger.store import Store


def has_admin(store: Store) -> bool:
    """Return whether there is an admin who can sign in; a ledger without accounts has none."""
    with store.reading() as connection:
        if not inspect(connection).has_table(people.name):
            return False
        return connection.execute(_able().limit(1)).first() is not None


def is_admin_in(connection: Connection, number: int) -> bool:
    """Return whether somebody is an admin, and stays one until the connection's work is done."""
    mine = _able().where(people.c.id == number).with_for_update(read=True)
    return connection.execute(mine).first() is not None


def admins_in(connection: Connection) -> list[int]:
    """Return the admins who can sign in; PostgreSQL holds their rows till the change is made."""
    every = _able().order_by(people.c.id).with_for_update()
    return list(connection.execute(every).scalars())


def _able() -> Any:
    return select(people.c.id).where(people.c.role == "admin", people.c.disabled_at.is_(None))
