"""Accounts: who may sign in, in which role, for which regions. None is ever deleted."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from ledger import audit, revoking, sessions
from ledger.account_tables import invites, people
from ledger.admins import admins_in
from ledger.audit import Entry
from ledger.store import Store
from model.errors import UsageError

LONGEST_NAME = 254  # characters, as of an e-mail address


class LastAdmin(UsageError):
    """Nobody could let anybody in any more."""


class Overtaken(UsageError):
    """Somebody else changed it first."""


@dataclass(frozen=True, slots=True)
class Account:
    """One person as the ledger knows them; `password` is a hash and is not shown."""

    name: str
    role: str
    regions: tuple[str, ...]
    at: datetime
    password: str | None = field(default=None, repr=False)
    subject: str | None = None
    disabled_at: datetime | None = None
    id: int = 0


def sign_in_name(name: str) -> str:
    """Return a name as accounts are found by: however it was typed, it is one."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def add(store: Store, account: Account, told: Entry) -> int:
    """Return the number of a new account, or raise UsageError in words; the log has it too."""
    with store.writing() as connection:
        return add_in(connection, account, told, store.is_sqlite)


def add_in(connection: Connection, account: Account, told: Entry, is_sqlite: bool) -> int:
    """Return the number of an account that is kept if the connection's other changes are."""
    refuse_name(account.name)
    row = {
        "name": account.name.strip(),
        "sign_in": sign_in_name(account.name),
        "subject": account.subject,
        "password": account.password,
        "role": account.role,
        "regions": sorted(account.regions),
        "at": account.at,
    }
    taken = select(people.c.id).where(people.c.sign_in == row["sign_in"])
    if connection.execute(taken).first():
        raise UsageError(f"There is an account {account.name!r} already.")
    try:
        new = connection.execute(insert(people).values(row).returning(people.c.id))
    except IntegrityError:  # at the same moment, or the same subject under another name
        raise UsageError(f"There is an account {account.name!r} already.") from None
    audit.add(connection, told, is_sqlite)
    return int(new.scalar_one())


def find(store: Store, name: str) -> Account | None:
    """Return the account of this name, None where there is none."""
    return _one(store, people.c.sign_in == sign_in_name(name))


def by_id(store: Store, number: int) -> Account | None:
    """Return the account of this number, None where there is none."""
    return _one(store, people.c.id == number)


def by_subject(store: Store, subject: str) -> Account | None:
    """Return the account of somebody who signs in with their organisation, None where none."""
    return _one(store, people.c.subject == subject)


def every(store: Store) -> list[Account]:
    """Return all accounts by name, those that are disabled among them."""
    with store.reading() as connection:
        return [account_of(row) for row in connection.execute(select(people).order_by("sign_in"))]


def change(
    store: Store, number: int, changes: Mapping[str, Any], told: Entry, password: str | None = None
) -> None:
    """Change role, regions, password or disabled_at; every session of the person ends with it.

    The last admin who can sign in cannot be taken away, or nobody could let anybody in; what an
    admin is no longer there for, invitations, opens nothing. `password` is the hash that was
    verified for this: where it is another one by now, Overtaken is raised.
    """
    with store.writing() as connection:
        before = admins_in(connection)
        mine = update(people).where(people.c.id == number).values(**changes)
        if password is not None:
            mine = mine.where(people.c.password == password)
        if connection.execute(mine).rowcount != 1:
            _refuse_missing(connection, number)
            raise Overtaken("The password was changed meanwhile.")
        after = admins_in(connection)
        if before and not after:
            raise LastAdmin("This is the last admin who can sign in: make another one first.")
        sessions.end_all_in(connection, number, told.at)
        audit.add(connection, told, store.is_sqlite)
        if number in before and number not in after:
            _withdraw(connection, number, told, store.is_sqlite)


def rehash(store: Store, number: int, before: str, now: str) -> None:
    """Keep another hash of the same password; one that was changed meanwhile stays."""
    mine = update(people).where(people.c.id == number, people.c.password == before)
    with store.writing() as connection:
        connection.execute(mine.values(password=now))


def account_of(row: Any) -> Account:
    """Return the account of a row of people."""
    return Account(
        name=row.name,
        role=row.role,
        regions=tuple(row.regions),
        at=row.at,
        password=row.password,
        subject=row.subject,
        disabled_at=row.disabled_at,
        id=row.id,
    )


def _refuse_missing(connection: Connection, number: int) -> None:
    if connection.execute(select(people.c.id).where(people.c.id == number)).first() is None:
        raise UsageError(f"There is no account {number}.")


def _withdraw(connection: Connection, number: int, told: Entry, is_sqlite: bool) -> None:
    """Take back what somebody had invited others to as an admin."""
    name = connection.execute(select(people.c.name).where(people.c.id == number)).scalar_one()
    which = (invites.c.who == name) & revoking.still_open_at(told.at)
    revoking.revoke_in(connection, which, told, is_sqlite)


def _one(store: Store, which: Any) -> Account | None:
    with store.reading() as connection:
        row = connection.execute(select(people).where(which)).first()
    return None if row is None else account_of(row)


def refuse_name(name: str) -> None:
    """Raise UsageError where nobody can be called so."""
    known = sign_in_name(name)
    fine = known.isprintable() and not any(sign.isspace() for sign in known)
    if not (fine and 1 <= len(known) <= LONGEST_NAME):
        raise UsageError(
            f"A name is 1 to {LONGEST_NAME} characters without spaces, such as an e-mail address."
        )
    if known == "loopback":
        raise UsageError("'loopback' is what the log calls whoever needs no sign-in.")
