"""Who came by their organisation's sign-in, as an account: role and regions follow their groups.

Somebody is the same by issuer and subject, never by a name or an e-mail address: those can be
given to another, or chosen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from access import audit, sessions
from access.office import Office
from access.oidc_refusal import Refusal
from access.person import Person
from access.roles import ROLES
from access.sessions import From, Opened
from ledger import audit as log
from ledger import people
from ledger import sessions as rows
from ledger.people import LONGEST_NAME, Account
from ledger.store import Store
from model.errors import UsageError
from model.scope import Scope

LEAST = ROLES[0]
BY = "by its organisation"


@dataclass(frozen=True, slots=True)
class Came:
    """Somebody whose organisation vouches for them; `cookie`: of the session they come with."""

    claims: dict[str, Any]
    place: From
    cookie: str = field(default="", repr=False)


def admit(store: Store, office: Office, came: Came, now: datetime) -> tuple[Opened, str]:
    """Return a new session and its role, or raise Refusal; a change has ended all others."""
    groups = groups_of(came.claims, office.groups)
    role, regions = office.role_of(groups), office.regions_of(groups)
    subject = f"{office.issuer} {came.claims['sub']}"
    account = people.by_subject(store, subject)
    if account is not None and account.disabled_at is not None:
        raise _refused(store, account, came, now, Refusal("disabled", "the account is disabled"))
    if account is None:
        if role is None:
            raise _unknown(store, came, subject, now)
        account = _added(store, Account("", role, tuple(regions or ()), now, subject=subject), came)
    elif role is None:
        _withdraw(store, account, came, now)
        refusal = Refusal("no_role", "no group of theirs has a role any more")
        raise _refused(store, account, came, now, refusal)
    else:
        account = _followed(store, account, (role, regions), came, now)
    opened = sessions.open_session(store, account, came.place, now)
    if opened is None:
        refusal = Refusal("disabled", "the account was changed meanwhile")
        raise _refused(store, account, came, now, refusal)
    sessions.end_replaced(store, came.cookie, now)
    return opened, account.role


def groups_of(claims: dict[str, Any], name: str) -> Collection[str]:
    """Return the groups that somebody is said to be in; what is no list of words is none."""
    said = claims.get(name)
    listed = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    return {group for group in listed if isinstance(group, str)}


def _added(store: Store, account: Account, came: Came) -> Account:
    """Return a new account under the first name that nobody has."""
    for name in _names(came.claims, account.subject or ""):
        new = replace(account, name=name)
        person = sessions.of_account(new, came.place.address)
        what = f"{name}: made as {account.role}, {BY}"
        told = audit.entry(person, "account", account.at, what=what, regions=account.regions)
        try:
            people.add(store, new, told)
        except UsageError:  # somebody has it, or nobody can be called so
            continue
        break
    found = people.by_subject(store, account.subject or "")  # also where another browser was faster
    if found is None:
        raise Refusal("invalid", "every name of theirs belongs to somebody else")
    return found


def _names(claims: dict[str, Any], subject: str) -> Iterator[str]:
    """Yield what somebody may be called here; the last is their own for certain."""
    said = [claims.get("preferred_username")]
    if claims.get("email_verified") is not False:
        said.append(claims.get("email"))
    yield from (name for name in said if isinstance(name, str))
    issuer, _, own = subject.partition(" ")
    yield f"{own}@{urlsplit(issuer).netloc}"[:LONGEST_NAME]


def _followed(
    store: Store,
    account: Account,
    given: tuple[str, list[str] | None],
    came: Came,
    now: datetime,
) -> Account:
    """Return the account with the role and regions that its groups have now."""
    role, regions = given
    changes: dict[str, Any] = {}
    if role != account.role:
        changes["role"] = role
    if regions is not None and regions != sorted(account.regions):
        changes["regions"] = regions
    if not changes:
        return account
    try:
        people.change(store, account.id, changes, _told(account, changes, came, now))
    except UsageError:
        raise _refused(store, account, came, now, _last_admin()) from None
    return replace(account, **changes)


def _withdraw(store: Store, account: Account, came: Came, now: datetime) -> None:
    """Leave an account that has no group any more the least there is: its tokens open nothing."""
    changes: dict[str, Any] = {"role": LEAST, "regions": []}
    try:
        people.change(store, account.id, changes, _told(account, changes, came, now))
    except UsageError:
        raise _refused(store, account, came, now, _last_admin()) from None


def _told(account: Account, changes: dict[str, Any], came: Came, now: datetime) -> log.Entry:
    before = {"role": account.role, "regions": " ".join(account.regions) or "none"}
    after = {
        name: value if isinstance(value, str) else " ".join(value) or "none"
        for name, value in changes.items()
    }
    said = "; ".join(f"{name} {before[name]} -> {value}" for name, value in after.items())
    person = sessions.of_account(account, came.place.address)
    regions = tuple(changes.get("regions") or ())
    what = f"{account.name}: {said}, {BY}"
    return audit.entry(person, "account", now, what=what, regions=regions)


def _refused(
    store: Store, account: Account, came: Came, now: datetime, refusal: Refusal
) -> Refusal:
    """Return a refusal that the audit log has; no session of the account goes on."""
    person = sessions.of_account(account, came.place.address)
    told = audit.entry(person, "failure", now, what=refusal.said, outcome="refused")
    rows.end_all(store, account.id, told)
    refusal.person_id = account.id
    return refusal


def _unknown(store: Store, came: Came, subject: str, now: datetime) -> Refusal:
    """Return the refusal of somebody without an account, whose name the provider vouches for."""
    refusal = Refusal("no_role", "no group of theirs has a role")
    person = Person(
        None, next(_names(came.claims, subject)), "", Scope(), address=came.place.address
    )
    told = audit.entry(person, "failure", now, what=refusal.said, outcome="refused")
    log.record(store, told)
    return refusal


def _last_admin() -> Refusal:
    return Refusal("no_role", "this is the last admin: make another one first")
