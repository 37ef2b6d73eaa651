"""Tokens for programs: never more than their owner may see, for a time, and revoked at once.

They are read from the header `Authorization: Bearer cak_…` alone: an address is written into logs
and histories, so a token in one opens nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from access import audit, doors
from access.person import Person, scope_of
from access.roles import TOKEN, Right, rights
from ledger import tokens
from ledger.store import Store
from ledger.tokens import Owned, Token
from model.errors import UsageError
from model.regions import NATION, Regions

PREFIX = "cak_"  # by which a scanner of code finds one that was left there
MOST_DAYS = 365
LONGEST_LABEL = 80  # characters
USED_EVERY = timedelta(minutes=1)
BEARER = "bearer"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a token shall be: what it is for, which regions it sees, how many days it holds."""

    label: str
    regions: Collection[str]
    days: int


@dataclass(frozen=True, slots=True)
class Made:
    """A new token: its number, and the word itself, which is shown once."""

    number: int
    word: str = field(repr=False)


def make(store: Store, owner: Person, wish: Wish, regions: Regions, now: datetime) -> Made:
    """Return a new token of this person, or raise UsageError naming all that is wrong."""
    if owner.id is None or not owner.may(Right.TOKENS):
        raise UsageError("Who makes a token needs an account with the role planner or publisher.")
    if wrong := _faults(owner, wish, regions):
        raise UsageError("; ".join(wrong))
    label = " ".join(wish.label.split())
    word = PREFIX + doors.new()
    until = now + timedelta(days=wish.days)
    token = Token(label, owner.id, tuple(wish.regions), now, until)
    told = audit.entry(owner, "token", now, what="made", regions=tuple(wish.regions))
    return Made(tokens.add(store, token, doors.hashed(word), told), word)


def find(store: Store, word: str, now: datetime, regions: Regions, address: str) -> Person | None:
    """Return who a token acts for, with what both it and its owner may see now; else None."""
    owned = tokens.find(store, doors.hashed(word)) if word.startswith(PREFIX) else None
    if owned is None or not _opens(owned, now):
        return None
    if owned.token.used_at is None or now - owned.token.used_at >= USED_EVERY:
        tokens.used(store, owned.token.id, now)
    return Person(
        id=owned.token.person_id,
        name=owned.name,
        role=TOKEN,
        scope=scope_of(owned.token.regions, regions).within_owner(scope_of(owned.regions, regions)),
        token=owned.token.id,
        address=address,
    )


def from_header(authorization: str) -> str:
    """Return the token that a header Authorization carries, "" where it carries none."""
    scheme, _, word = authorization.strip().partition(" ")
    return word.strip() if scheme.lower() == BEARER else ""


def revoke(store: Store, owner: Person, number: int, now: datetime) -> bool:
    """Return whether a token of this person was there to be revoked."""
    told = audit.entry(owner, "token", now, what="revoked")
    return owner.id is not None and tokens.revoke(store, owner.id, number, told)


def _opens(owned: Owned, now: datetime) -> bool:
    is_over = owned.token.revoked_at is not None or now >= owned.token.expires_at
    return not (is_over or owned.is_disabled) and Right.TOKENS in rights(owned.role)


def _faults(owner: Person, wish: Wish, regions: Regions) -> list[str]:
    found = []
    if not 1 <= len(" ".join(wish.label.split())) <= LONGEST_LABEL:
        found.append(f"a token needs a label of 1 to {LONGEST_LABEL} characters")
    if not 1 <= wish.days <= MOST_DAYS:
        found.append(f"a token holds for 1 to {MOST_DAYS} days, not {wish.days}")
    if strange := sorted({*wish.regions} - regions.by_code.keys() - {NATION}):
        found.append(f"there is no region {', '.join(strange)}")
    if is_beyond(owner, wish, regions):
        found.append("a token sees no more than its owner")
    return found


def is_beyond(owner: Person, wish: Wish, regions: Regions) -> bool:
    """Return whether a token would see what its owner does not."""
    asked = scope_of(wish.regions, regions)
    held = asked.within_owner(owner.scope)
    return (held.regions, held.all_regions) != (asked.regions, asked.all_regions)
