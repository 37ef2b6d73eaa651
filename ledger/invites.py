"""Invitations that open once. A row knows the hash of the code, which alone opens nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from ledger import audit, people, revoking
from ledger.account_tables import invites
from ledger.admins import is_admin_in
from ledger.audit import Entry
from ledger.people import Account
from ledger.store import Store
from model.errors import UsageError


@dataclass(frozen=True, slots=True)
class Invite:
    """Who is invited, as what, by whom and until when."""

    name: str
    role: str
    regions: tuple[str, ...]
    who: str
    at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None
    id: int = 0


def add(store: Store, invite: Invite, hashed: str, told: Entry) -> int:
    """Return the number of a new invitation; an earlier one to the same name opens nothing more.

    Whoever is an admin no longer, since this moment, invites nobody.
    """
    row = {
        "hash": hashed,
        "name": invite.name,
        "role": invite.role,
        "regions": sorted(invite.regions),
        "who": invite.who,
        "at": invite.at,
        "expires_at": invite.expires_at,
    }
    earlier = (invites.c.name == invite.name) & revoking.still_open_at(invite.at)
    with store.writing() as connection:
        if told.person_id is not None and not is_admin_in(connection, told.person_id):
            raise UsageError("Only an admin invites.")
        revoking.revoke_in(connection, earlier, told, store.is_sqlite)
        added = connection.execute(insert(invites).values(row).returning(invites.c.id))
        audit.add(connection, told, store.is_sqlite)
        return int(added.scalar_one())


def find(store: Store, hashed: str) -> Invite | None:
    """Return the invitation of this hash, also one that is over; None where there is none."""
    with store.reading() as connection:
        row = connection.execute(select(*_columns()).where(invites.c.hash == hashed)).first()
    return None if row is None else _invite(row)


def accept(store: Store, number: int, account: Account, told: Entry) -> int | None:
    """Return the number of the account that an invitation became, None where it opens nothing.

    Of two who come with one code at the same moment, one is let in.
    """
    mine = update(invites).where(
        invites.c.id == number,
        invites.c.used_at.is_(None),
        invites.c.revoked_at.is_(None),
        invites.c.expires_at > told.at,
    )
    with store.writing() as connection:
        if connection.execute(mine.values(used_at=told.at)).rowcount != 1:
            return None
        person = people.add_in(connection, account, told, store.is_sqlite)
        became = update(invites).where(invites.c.id == number).values(person_id=person)
        connection.execute(became)
    return person


def revoke(store: Store, number: int, told: Entry) -> bool:
    """Return whether an invitation was there to be revoked."""
    with store.writing() as connection:
        return bool(revoking.revoke_in(connection, invites.c.id == number, told, store.is_sqlite))


def latest(store: Store, most: int | None = 100) -> list[Invite]:
    """Return the newest invitations first; None: all."""
    newest = select(*_columns()).order_by(invites.c.id.desc()).limit(most)
    with store.reading() as connection:
        return [_invite(row) for row in connection.execute(newest)]


def _columns() -> list[Any]:
    return [column for column in invites.columns if column.name not in {"hash", "person_id"}]


def _invite(row: Any) -> Invite:
    return Invite(**{**row._mapping, "regions": tuple(row.regions)})
