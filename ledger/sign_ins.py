"""Sign-ins that failed, counted per account and per address so that nobody tries for ever.

A try is kept before the password is looked at and taken away when it was right: many tries at the
same moment are as many as one after another. Somebody may type the password into the field of the
name; so the name stands here only as a part of a hash, and is forgotten after a day.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import IPv4Address, ip_address, ip_network
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text

from ledger.account_tables import sessions, sign_in_failures
from ledger.people import sign_in_name
from ledger.store import Store

FAILURES = sign_in_failures.c
KEPT = timedelta(days=1)
DIGITS = 12  # of the hash: enough to tell accounts apart, too few to be sure of a name
LONGEST = 64  # characters of what is no address
IPV6_OF_ONE = 64  # bits: whoever has one address has all that begin like it


def network_of(address: str) -> str:
    """Return an address, of IPv6 the part that one customer gets; other words are cut short."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address[:LONGEST]
    if isinstance(found, IPv4Address):
        return str(found)
    return str(found.ipv4_mapped or ip_network((found, IPV6_OF_ONE), strict=False))


@dataclass(frozen=True, slots=True)
class Try:
    """One try to sign in; `person_id` is the account's, None where there is no such account."""

    name: str
    address: str
    at: datetime
    person_id: int | None = None

    @property
    def account(self) -> str:
        """Return what stands for the account where failures are counted."""
        return hashlib.sha256(sign_in_name(self.name).encode("utf-8", "replace")).hexdigest()[
            :DIGITS
        ]

    @property
    def network(self) -> str:
        """Return what stands for the address where failures are counted."""
        return network_of(self.address)


@dataclass(frozen=True, slots=True)
class Limit:
    """How many failures are borne in how long a time."""

    times: int
    within: timedelta


@dataclass(frozen=True, slots=True)
class Full:
    """How long to wait after too many failures; `is_first`: nobody was told so lately."""

    wait: timedelta
    is_first: bool


def begin(store: Store, tried: Try, limit: Limit) -> int | Full:
    """Return the number of a try that may go on, or how long to wait before the next."""
    with store.writing() as connection:
        if not store.is_sqlite:  # one after another, or many at once would each see too few
            connection.execute(text("lock table sign_in_failures in share row exclusive mode"))
        connection.execute(delete(sign_in_failures).where(FAILURES.at < tried.at - KEPT))
        counted = {f"address {tried.network}": FAILURES.address == tried.network}
        if not _has_been_here(connection, tried):
            counted[f"account {tried.account}"] = FAILURES.account == tried.account
        found = {of: _times(connection, which, tried, limit) for of, which in counted.items()}
        full = {of: times for of, times in found.items() if len(times) >= limit.times}
        if full:
            since = max(times[-limit.times] for times in full.values())
            fresh = [of for of in full if _is_first(connection, of, tried, limit)]
            return Full(since + limit.within - tried.at, bool(fresh))
        row = {"at": tried.at, "account": tried.account, "address": tried.network}
        added = connection.execute(insert(sign_in_failures).values(row).returning(FAILURES.id))
        return int(added.scalar_one())


def _is_first(connection: Connection, of: str, tried: Try, limit: Limit) -> bool:
    """Return whether this is the first time within the limit's that it is full, and note it.

    The note is a row beside the failures under a name that no account and no address has.
    """
    if _times(connection, FAILURES.account == of, tried, limit):
        return False
    row = {"at": tried.at, "account": of, "address": of}
    connection.execute(insert(sign_in_failures).values(row))
    return True


def was_right(store: Store, tried: Try) -> None:
    """Forget the failures of an account whose password was right."""
    with store.writing() as connection:
        connection.execute(delete(sign_in_failures).where(FAILURES.account == tried.account))


def give_back(store: Store, number: int) -> None:
    """Forget a try that came to nothing through no fault of whoever tried."""
    with store.writing() as connection:
        connection.execute(delete(sign_in_failures).where(FAILURES.id == number))


def _times(connection: Connection, which: Any, tried: Try, limit: Limit) -> list[datetime]:
    """Return when it failed within the limit's time, the oldest first."""
    recent = select(FAILURES.at).where(which, FAILURES.at > tried.at - limit.within)
    return list(connection.execute(recent.order_by(FAILURES.at)).scalars())


def _has_been_here(connection: Connection, tried: Try) -> bool:
    """Return whether the account was signed in from this address before.

    Strangers elsewhere can then fail as often as they like: they do not lock its owner out.
    """
    mine = select(sessions.c.id).where(
        sessions.c.person_id == (tried.person_id or 0), sessions.c.address == tried.network
    )
    return connection.execute(mine.limit(1)).first() is not None
