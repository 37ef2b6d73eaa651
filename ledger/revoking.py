"""Invitations that are taken back; the log names each of them, by number and name."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, update

from ledger import audit
from ledger.account_tables import invites
from ledger.audit import Entry
from ledger.versions import new_key


def revoke_in(connection: Connection, which: Any, told: Entry, is_sqlite: bool) -> int:
    """Return how many of these open nothing from now on, if the connection's changes are kept."""
    mine = update(invites).where(which, invites.c.used_at.is_(None), invites.c.revoked_at.is_(None))
    taken = mine.values(revoked_at=told.at).returning(invites.c.id, invites.c.name)
    rows = connection.execute(taken).all()
    for row in rows:
        what = f"revoked the invitation {row.id} to {row.name}"
        audit.add(connection, replace(told, what=what, regions=(), key=new_key()), is_sqlite)
    return len(rows)


def still_open_at(now: Any) -> Any:
    """Return the question whether an invitation has not run out: of others nothing is told."""
    return invites.c.expires_at > now
