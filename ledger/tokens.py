"""Tokens for programs. A row knows the hash of a token, which alone opens nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from ledger import audit
from ledger.account_tables import people, tokens
from ledger.audit import Entry
from ledger.store import Store
from model.errors import UsageError

MOST = 20  # of one person that can be used


@dataclass(frozen=True, slots=True)
class Token:
    """One token as its owner sees it in the list."""

    label: str
    person_id: int
    regions: tuple[str, ...]
    at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    used_at: datetime | None = None
    id: int = 0


@dataclass(frozen=True, slots=True)
class Owned:
    """A token with its owner as they stand now."""

    token: Token
    name: str
    role: str
    regions: tuple[str, ...]
    is_disabled: bool


def add(store: Store, token: Token, hashed: str, told: Entry) -> int:
    """Return the number of a new token; more than anybody needs are refused."""
    row = {
        "hash": hashed,
        "person_id": token.person_id,
        "label": token.label,
        "regions": sorted(token.regions),
        "at": token.at,
        "expires_at": token.expires_at,
    }
    mine = (tokens.c.person_id == token.person_id, tokens.c.revoked_at.is_(None))
    count = select(func.count()).select_from(tokens).where(*mine, tokens.c.expires_at > token.at)
    with store.writing() as connection:
        if connection.execute(count).scalar_one() >= MOST:
            raise UsageError(f"There are {MOST} tokens already: revoke some.")
        added = connection.execute(insert(tokens).values(row).returning(tokens.c.id))
        number = int(added.scalar_one())
        audit.add(connection, _naming(told, number, token.label), store.is_sqlite)
    return number


def find(store: Store, hashed: str) -> Owned | None:
    """Return the token of this hash with its owner, also one that is over; None where none."""
    owner = (people.c.name, people.c.role, people.c.disabled_at)
    question = (
        select(*_columns(), *owner, people.c.regions.label("theirs"))
        .join(people)
        .where(tokens.c.hash == hashed)
    )
    with store.reading() as connection:
        row = connection.execute(question).first()
    if row is None:
        return None
    is_disabled = row.disabled_at is not None
    return Owned(_token(row), row.name, row.role, tuple(row.theirs), is_disabled)


def used(store: Store, number: int, now: datetime) -> None:
    """Say when a token was last used."""
    with store.writing() as connection:
        connection.execute(update(tokens).where(tokens.c.id == number).values(used_at=now))


def revoke(store: Store, person: int, number: int, told: Entry) -> bool:
    """Return whether a token of this person was there to be revoked."""
    mine = update(tokens).where(
        tokens.c.id == number, tokens.c.person_id == person, tokens.c.revoked_at.is_(None)
    )
    with store.writing() as connection:
        revoked = mine.values(revoked_at=told.at).returning(tokens.c.label)
        label = connection.execute(revoked).scalar()
        if label is None:
            return False
        audit.add(connection, _naming(told, number, label), store.is_sqlite)
    return True


def of_person(store: Store, person: int) -> list[Token]:
    """Return the tokens of a person, the newest first, those that are over among them."""
    mine = select(*_columns()).where(tokens.c.person_id == person).order_by(tokens.c.id.desc())
    with store.reading() as connection:
        return [_token(row) for row in connection.execute(mine)]


def _naming(told: Entry, number: int, label: str) -> Entry:
    """Return the entry with the token that it is about: its number and label, nothing secret."""
    return replace(told, what=f"{told.what} {number}: {label}")


def _columns() -> list[Any]:
    """Return what is shown of a token: everything but its hash."""
    return [column for column in tokens.columns if column.name != "hash"]


def _token(row: Any) -> Token:
    return Token(
        label=row.label,
        person_id=row.person_id,
        regions=tuple(row.regions),
        at=row.at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        used_at=row.used_at,
        id=row.id,
    )
