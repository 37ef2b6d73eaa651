"""Who is signed in. A row knows the hash of the session's id, which alone opens nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from ledger import audit
from ledger.account_tables import people, sessions
from ledger.audit import Entry
from ledger.store import Store

LONGEST = 120  # characters of agent and address
KEPT = timedelta(days=30)  # after it was last seen; the audit log remembers longer


@dataclass(frozen=True, slots=True)
class Session:
    """One session as its person sees it in the list."""

    id: int
    person_id: int
    at: datetime
    seen_at: datetime
    ended_at: datetime | None
    agent: str
    address: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A session with who it belongs to as they stand now: role and regions are never stored."""

    session: Session
    name: str
    role: str
    regions: tuple[str, ...]
    is_disabled: bool


@dataclass(frozen=True, slots=True)
class Begin:
    """What a new session is made of."""

    hash: str
    person_id: int
    at: datetime
    agent: str
    address: str
    password: str | None = field(default=None, repr=False)  # the hash that was verified, if any


def begin(store: Store, new: Begin, told: Entry) -> int | None:
    """Return the number of a new session; long dead ones of the person are forgotten.

    None where the password is another one since it was verified, or the account is disabled.
    """
    row = {
        "hash": new.hash,
        "person_id": new.person_id,
        "at": new.at,
        "seen_at": new.at,
        "agent": new.agent[:LONGEST],
        "address": new.address[:LONGEST],
    }
    old = delete(sessions).where(
        sessions.c.person_id == new.person_id, sessions.c.seen_at < new.at - KEPT
    )
    with store.writing() as connection:
        if not _may_begin(connection, new):
            return None
        connection.execute(old)
        added = connection.execute(insert(sessions).values(row).returning(sessions.c.id))
        audit.add(connection, told, store.is_sqlite)
        return int(added.scalar_one())


def _may_begin(connection: Connection, new: Begin) -> bool:
    """Return whether the account is as it was; a change of it waits until the session stands."""
    mine = select(people.c.id).where(people.c.id == new.person_id, people.c.disabled_at.is_(None))
    if new.password is not None:
        mine = mine.where(people.c.password == new.password)
    return connection.execute(mine.with_for_update(read=True)).first() is not None


def find(store: Store, hashed: str) -> Signed | None:
    """Return the session of this hash with its person, also one that ended; None where none."""
    person = (people.c.name, people.c.role, people.c.regions, people.c.disabled_at)
    question = select(*_columns(), *person).join(people).where(sessions.c.hash == hashed)
    with store.reading() as connection:
        row = connection.execute(question).first()
    if row is None:
        return None
    is_disabled = row.disabled_at is not None
    return Signed(_session(row), row.name, row.role, tuple(row.regions), is_disabled)


def seen(store: Store, number: int, now: datetime) -> None:
    """Say that a session was used; one that ended stays as it ended."""
    mine = update(sessions).where(sessions.c.id == number, sessions.c.ended_at.is_(None))
    with store.writing() as connection:
        connection.execute(mine.values(seen_at=now))


def end(store: Store, number: int, told: Entry) -> bool:
    """Return whether a session was there to be ended; it never opens anything again."""
    mine = update(sessions).where(sessions.c.id == number, sessions.c.ended_at.is_(None))
    with store.writing() as connection:
        if connection.execute(mine.values(ended_at=told.at)).rowcount != 1:
            return False
        audit.add(connection, told, store.is_sqlite)
    return True


def end_all(store: Store, person: int, told: Entry) -> int:
    """Return how many sessions of a person were ended."""
    with store.writing() as connection:
        ended = end_all_in(connection, person, told.at)
        audit.add(connection, told, store.is_sqlite)
    return ended


def end_all_in(connection: Connection, person: int, now: datetime) -> int:
    """Return how many sessions end if the connection's other changes are kept."""
    mine = update(sessions).where(sessions.c.person_id == person, sessions.c.ended_at.is_(None))
    return connection.execute(mine.values(ended_at=now)).rowcount


def of_person(store: Store, person: int) -> list[Session]:
    """Return the sessions of a person, the last used first."""
    mine = select(*_columns()).where(sessions.c.person_id == person)
    with store.reading() as connection:
        found = connection.execute(mine.order_by(sessions.c.seen_at.desc(), sessions.c.id.desc()))
        return [_session(row) for row in found]


def last_seen(store: Store) -> dict[int, datetime]:
    """Return when each person was last seen, by the number of the account."""
    with store.reading() as connection:
        rows = connection.execute(
            select(sessions.c.person_id, sessions.c.seen_at).order_by(sessions.c.seen_at)
        )
        return {row.person_id: row.seen_at for row in rows}


def _columns() -> list[Any]:
    """Return what is shown of a session: everything but its hash."""
    return [column for column in sessions.columns if column.name != "hash"]


def _session(row: Any) -> Session:
    return Session(row.id, row.person_id, row.at, row.seen_at, row.ended_at, row.agent, row.address)
