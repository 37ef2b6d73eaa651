"""Signing in with a name and a password: one answer for all who are refused, in about one time."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from access import audit, passwords, sessions, throttle
from access.person import Person
from access.sessions import From, Opened
from access.throttle import Wait
from ledger import audit as log
from ledger import people, sign_ins
from ledger.people import Account
from ledger.sign_ins import Try
from ledger.store import Store
from model.scope import Scope

BUSY = timedelta(seconds=2)
UNKNOWN = "?"  # in the log: what was typed as a name may have been a password


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody typed, and where; `cookie` is the id of the session they come with, if any."""

    name: str
    password: str = field(repr=False)
    address: str = ""
    agent: str = ""
    cookie: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """No sign-in: `wrong` says not whether the name is known; else in how many seconds to retry."""

    why: Literal["wrong", "throttled", "busy"]
    seconds: int = 0


def sign_in(store: Store, asked: Asked, now: datetime) -> Opened | Refused:
    """Return a new session, or why there is none; an earlier one of the same browser is over."""
    account = proved(store, asked, now)
    if isinstance(account, Refused):
        return account
    opened = sessions.open_session(store, account, From(asked.address, asked.agent), now)
    if opened is None:  # another password, or disabled, since it was found to be right
        log.record(store, _failed(account, asked, now, "overtaken by a change of the account"))
        return Refused("wrong")
    sessions.end_replaced(store, asked.cookie, now)
    return opened


def proved(store: Store, asked: Asked, now: datetime) -> Account | Refused:
    """Return the account whose name and password these are; each wrong one counts.

    Who has to wait is written down once in a while: a flood does not fill the log.
    """
    account = people.find(store, asked.name)
    tried = throttle.attempt(asked.name, asked.address, now, account.id if account else None)
    begun = throttle.begin(store, tried)
    if isinstance(begun, Wait):
        if begun.is_first:
            log.record(store, _failed(account, asked, now, "throttled"))
        return Refused("throttled", begun.seconds)
    kept = account.password if account and not account.disabled_at else None
    try:
        is_right = passwords.is_right(kept, asked.password)
    except passwords.Busy:
        sign_ins.give_back(store, begun)
        return Refused("busy", throttle.seconds(BUSY))
    if account is None or not is_right:
        log.record(store, _failed(account, asked, now))
        return Refused("wrong")
    return _was_right(store, account, asked, tried)


def _was_right(store: Store, account: Account, asked: Asked, tried: Try) -> Account:
    """Return the account with the hash that is kept of this password from now on."""
    sign_ins.was_right(store, tried)
    if not (account.password and passwords.is_old(account.password)):
        return account
    try:
        kept = passwords.hash_of(asked.password)
    except passwords.Busy:  # at the next sign-in, then
        return account
    people.rehash(store, account.id, account.password, kept)
    return replace(account, password=kept)


def _failed(account: Account | None, asked: Asked, now: datetime, what: str = "") -> log.Entry:
    if account is None:
        person = Person(None, UNKNOWN, "", Scope(), address=asked.address)
    else:
        person = sessions.of_account(account, asked.address)
    return audit.entry(person, "failure", now, what=what, outcome="refused")
