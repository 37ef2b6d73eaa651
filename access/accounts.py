"""What an admin does with accounts; who it is done to is signed out everywhere, from that moment.

`by` must hold the right: whoever calls asks first, these functions ask again.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from access import audit, passwords
from access.invites import refuse_role
from access.person import Person
from access.roles import Right
from ledger import people, sessions
from ledger.people import Account
from ledger.store import Store
from model.errors import UsageError


def add_admin(store: Store, by: Person, name: str, password: str, now: datetime) -> int:
    """Return the number of a new admin, who sees no figures until given a role that does."""
    _refuse(by)
    passwords.refuse_weak(password, name)
    account = Account(name, "admin", (), now, passwords.hash_of(password))
    return people.add(store, account, audit.entry(by, "account", now, what=f"made admin {name}"))


def set_role(store: Store, by: Person, account: Account, role: str, now: datetime) -> None:
    """Give an account another role."""
    refuse_role(role)
    _change(store, by, account, {"role": role}, now)


def set_scope(
    store: Store, by: Person, account: Account, codes: Collection[str], now: datetime
) -> None:
    """Let an account see the restricted figures of these regions, which are known to be codes."""
    _change(store, by, account, {"regions": sorted({*codes})}, now)


def disable(store: Store, by: Person, account: Account, now: datetime) -> None:
    """Let nobody sign in with an account any more; its tokens open nothing."""
    _change(store, by, account, {"disabled_at": now}, now)


def enable(store: Store, by: Person, account: Account, now: datetime) -> None:
    """Let an account sign in again; sessions that were ended stay ended."""
    _change(store, by, account, {"disabled_at": None}, now)


def set_password(store: Store, by: Person, account: Account, password: str, now: datetime) -> None:
    """Give an account another password: of one's own, or as an admin that of anybody."""
    _refuse_stranger(by, account)
    passwords.refuse_weak(password, account.name)
    told = audit.entry(by, "password", now, what=f"{account.name}: another password")
    # who changes their own has shown the one before: it must still be that one
    before = account.password if by.id == account.id else None
    people.change(store, account.id, {"password": passwords.hash_of(password)}, told, before)


def end_sessions(store: Store, by: Person, account: Account, now: datetime) -> int:
    """Return how many sessions of an account were ended."""
    _refuse_stranger(by, account)
    told = audit.entry(by, "session", now, what=f"{account.name}: ended all")
    return sessions.end_all(store, account.id, told)


def named(store: Store, name: str) -> Account:
    """Return the account of this name, or raise UsageError."""
    found = people.find(store, name)
    if found is None:
        raise UsageError(f"There is no account {name!r}.")
    return found


def _change(
    store: Store, by: Person, account: Account, changes: dict[str, Any], now: datetime
) -> None:
    _refuse(by)
    what = "; ".join(_said(account, name, value) for name, value in changes.items())
    regions = tuple(changes.get("regions") or ())
    told = audit.entry(by, "account", now, what=f"{account.name}: {what}", regions=regions)
    people.change(store, account.id, changes, told)


def _said(account: Account, name: str, value: Any) -> str:
    """Return a change as the log tells it: what it was and what it is."""
    if name == "disabled_at":
        return "disabled" if value else "enabled"
    before = getattr(account, name)
    if name == "regions":
        return f"regions {_listed(before)} -> {_listed(value)}"
    return f"{name} {before} -> {value}"


def _listed(codes: Collection[str]) -> str:
    return " ".join(codes) or "none"


def _refuse_stranger(by: Person, account: Account) -> None:
    """Raise UsageError for all but admins and the person of the account; a token is no person."""
    if not (by.id == account.id and by.may(Right.ACCOUNT)):
        _refuse(by)


def _refuse(by: Person) -> None:
    if not by.may(Right.PEOPLE):
        raise UsageError("Only an admin looks after accounts.")
