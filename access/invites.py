"""Invitations: a link that opens once, within three days, and lets one person choose a password."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from access import audit, doors, passwords
from access.person import Person
from access.roles import ROLES, Right
from ledger import invites, people
from ledger.invites import Invite
from ledger.people import Account
from ledger.store import Store
from model.errors import UsageError
from model.regions import NATION, Regions
from model.scope import Scope

HOLDS = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class Wish:
    """Who is invited as what: role, and codes of the regions."""

    name: str
    role: str
    regions: Collection[str]


@dataclass(frozen=True, slots=True)
class Made:
    """A new invitation: its number, and the code for the link, which is shown once."""

    number: int
    code: str = field(repr=False)


def invite(store: Store, by: Person, wish: Wish, regions: Regions, now: datetime) -> Made:
    """Return a new invitation, or raise UsageError in words; an earlier one to the name is over."""
    if not by.may(Right.PEOPLE):
        raise UsageError("Only an admin invites.")
    refuse_role(wish.role)
    refuse_regions(wish.regions, regions)
    people.refuse_name(wish.name)
    if people.find(store, wish.name):
        raise UsageError(f"There is an account {wish.name!r} already.")
    code = doors.new()
    name = people.sign_in_name(wish.name)
    made = Invite(name, wish.role, tuple(wish.regions), by.name, now, now + HOLDS)
    told = audit.entry(by, "account", now, what=f"invited {name} as {wish.role}")
    return Made(invites.add(store, made, doors.hashed(code), told), code)


def open_invite(store: Store, code: str, now: datetime) -> Invite | None:
    """Return the invitation that a code opens, None where it opens nothing (any more)."""
    found = invites.find(store, doors.hashed(code))
    if found is None or found.used_at or found.revoked_at or now >= found.expires_at:
        return None
    return found


def accept(store: Store, code: str, password: str, now: datetime, address: str) -> Account | None:
    """Return the account that an invitation became, None where it opens nothing.

    A weak password raises WeakPassword, and the invitation still opens.
    """
    found = open_invite(store, code, now)
    if found is None:
        return None
    passwords.refuse_weak(password, found.name)
    kept = passwords.hash_of(password)
    account = Account(found.name, found.role, found.regions, now, kept)
    person = Person(None, found.name, found.role, Scope(), address=address)
    told = audit.entry(person, "account", now, what="accepted the invitation")
    number = invites.accept(store, found.id, account, told)
    return None if number is None else people.by_id(store, number)


def revoke(store: Store, by: Person, number: int, now: datetime) -> bool:
    """Return whether an invitation was there to be revoked; the log names it."""
    told = audit.entry(by, "account", now, what="revoked")
    return by.may(Right.PEOPLE) and invites.revoke(store, number, told)


def refuse_role(role: str) -> None:
    """Raise UsageError where there is no such role."""
    if role not in ROLES:
        raise UsageError(f"There is no role {role!r}; there are {', '.join(ROLES)}.")


def refuse_regions(codes: Collection[str], regions: Regions) -> None:
    """Raise UsageError where there is no such region."""
    if strange := sorted({*codes} - regions.by_code.keys() - {NATION}):
        raise UsageError(f"There is no region {', '.join(strange)}.")
