"""Sessions: who a cookie belongs to, on this request and as things stand now.

The cookie holds 256 random bits and the ledger their hash. Role and regions are read anew on each
request, so that what an admin changes holds from the next one on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from access import audit, doors
from access.person import Person, scope_of
from ledger import sessions
from ledger.people import Account
from ledger.sessions import Begin, Session, Signed
from ledger.sign_ins import network_of
from ledger.store import Store
from model.regions import Regions
from model.scope import Scope

IDLE, LONGEST = timedelta(minutes=30), timedelta(hours=8)
SEEN_EVERY = timedelta(minutes=1)  # a page asks many times; this is written once


@dataclass(frozen=True, slots=True)
class Opened:
    """A new session: its number, the id for the cookie, which is shown nowhere else, and whose."""

    number: int
    id: str = field(repr=False)
    person_id: int = 0


@dataclass(frozen=True, slots=True)
class From:
    """Where somebody signs in from."""

    address: str
    agent: str = ""


def open_session(store: Store, account: Account, place: From, now: datetime) -> Opened | None:
    """Return a session with an id that nobody had before; the log has the sign-in.

    None where the account was disabled or got another password since it was looked at.
    """
    word = doors.new()
    where = network_of(place.address)
    begun = Begin(doors.hashed(word), account.id, now, place.agent, where, account.password)
    person = of_account(account, place.address)
    number = sessions.begin(store, begun, audit.entry(person, "sign_in", now))
    return None if number is None else Opened(number, word, account.id)


def find(store: Store, word: str, now: datetime, regions: Regions, address: str) -> Person | None:
    """Return whose session this is, None where it is over or never was one."""
    signed = sessions.find(store, doors.hashed(word)) if word else None
    if signed is None or signed.is_disabled or not is_alive(signed.session, now):
        return None
    if now - signed.session.seen_at >= SEEN_EVERY:
        sessions.seen(store, signed.session.id, now)
    return _person(signed, regions, address)


def is_alive(session: Session, now: datetime) -> bool:
    """Return whether a session was not ended, not left idle and is not too old."""
    return session.ended_at is None and now - session.seen_at < IDLE and now - session.at < LONGEST


def end(store: Store, person: Person, now: datetime) -> bool:
    """Return whether the session that this person came by was ended: a sign-out."""
    told = audit.entry(person, "sign_out", now)
    return person.session is not None and sessions.end(store, person.session, told)


def end_one(store: Store, person: Person, number: int, now: datetime) -> bool:
    """Return whether one of the person's own sessions was ended, as from the list of them."""
    if number not in {session.id for session in living(store, person, now)}:
        return False
    return sessions.end(store, number, audit.entry(person, "session", now, what="ended one"))


def living(store: Store, person: Person, now: datetime) -> list[Session]:
    """Return the person's sessions that open something, the last used first."""
    found = sessions.of_person(store, person.id) if person.id is not None else []
    return [session for session in found if is_alive(session, now)]


def end_replaced(store: Store, word: str, now: datetime) -> None:
    """End the session of the cookie that somebody signs in with again, whoever's it was."""
    signed = sessions.find(store, doors.hashed(word)) if word else None
    if signed is not None:
        person = Person(signed.session.person_id, signed.name, signed.role, Scope())
        sessions.end(store, signed.session.id, audit.entry(person, "session", now, what="replaced"))


def of_account(account: Account, address: str) -> Person:
    """Return the person of an account as far as the log needs them."""
    return Person(account.id, account.name, account.role, Scope(), address=address)


def _person(signed: Signed, regions: Regions, address: str) -> Person:
    return Person(
        id=signed.session.person_id,
        name=signed.name,
        role=signed.role,
        scope=scope_of(signed.regions, regions),
        session=signed.session.id,
        address=address,
    )
