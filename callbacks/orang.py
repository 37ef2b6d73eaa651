"""People: who may sign in, as what, for which regions; what an admin does holds at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from fastapi import FastAPI

from access import accounts, invites
from access.person import Person
from access.roles import ROLES, Right
from callbacks.account_desk import Answers, Desk, Done, Fields, NotForRole, Why, strange
from callbacks.account_desk import register as answer
from callbacks.forms import whole
from layouts.accounts import orang
from layouts.accounts.orang import PATH
from ledger import invites as kept
from ledger import people, sessions
from ledger.invites import Invite
from ledger.people import Account, LastAdmin
from ledger.store import Store
from model.account_views import InviteLine, People, PersonLine, Said
from model.errors import UsageError
from model.place_names import Names
from texts import Text

INVITATION = "/undangan?kode="
DONE = frozenset({"changed", "same", "disabled", "enabled", "ended", "withdrawn", "gone"})

Change = Callable[[Store, Person, Account, datetime], object]


def register(server: FastAPI, desk: Desk) -> None:
    """Answer the page and its forms."""
    deeds = {
        "invite": partial(invite, desk),
        "withdraw": partial(withdraw, desk),
        "change": partial(change, desk),
        "disable": partial(_done, desk, accounts.disable, "disabled"),
        "enable": partial(_done, desk, accounts.enable, "enabled"),
        "end_sessions": partial(_done, desk, accounts.end_sessions, "ended"),
    }
    answer(server, desk, Answers(PATH, Right.PEOPLE, partial(page, desk), deeds, DONE))


def page(desk: Desk, person: Person, said: Said, text: Text) -> str:
    """Return the page, as an admin sees it."""
    return orang.page(everybody(desk, person, datetime.now(UTC)), said, text)


def everybody(desk: Desk, person: Person, now: datetime) -> People:
    """Return all accounts and the invitations that still open."""
    seen, names = sessions.last_seen(desk.store), desk.names()
    return People(
        visitor=desk.visitor(person),
        people=tuple(
            replace(_person(one, desk, names, seen.get(one.id)), is_me=one.id == person.id)
            for one in _all(desk)
        ),
        invites=tuple(_invite(one, desk) for one in _open(desk, now)),
    )


def _all(desk: Desk) -> list[Account]:
    """Return the accounts, those that can sign in first."""
    return sorted(people.every(desk.store), key=lambda one: one.disabled_at is not None)


def _open(desk: Desk, now: datetime) -> list[Invite]:
    """Return the invitations that still open, the newest first."""
    return [
        one
        for one in kept.latest(desk.store, most=None)
        if one.used_at is None and one.revoked_at is None and now < one.expires_at
    ]


def _person(one: Account, desk: Desk, names: Names, seen: datetime | None) -> PersonLine:
    return PersonLine(
        number=one.id,
        name=one.name,
        role=one.role,
        places=desk.places(one.regions),
        line=names.line(one.regions),
        seen=seen,
        is_disabled=one.disabled_at is not None,
        is_me=False,
    )


def _invite(one: Invite, desk: Desk) -> InviteLine:
    return InviteLine(one.id, one.name, one.role, desk.places(one.regions), one.who, one.expires_at)


def invite(desk: Desk, person: Person, fields: Fields) -> Done:
    """Invite somebody and hand the link over once; one open invitation to a name is enough."""
    now, regions = datetime.now(UTC), desk.regions()
    name, role = fields.get("name", "").strip(), fields.get("role", "")
    found = desk.names().named(fields.get("regions", ""))
    if why := _wrong_name(desk, name, now):
        return Done("", {"name": [Why(f"orang.wrong.{why}", {"name": name})]})
    if role not in ROLES:
        return Done("", {"role": [Why("orang.wrong.role")]})
    if found.strange:
        return strange(found, regions)
    wish = invites.Wish(name, role, found.codes)
    try:
        made = invites.invite(desk.store, person, wish, regions, now)
    except UsageError:  # since this was asked for, somebody is an admin no longer
        raise NotForRole from None
    return Done("invited", once=f"{desk.address}{INVITATION}{made.code}", about=name)


def _wrong_name(desk: Desk, name: str, now: datetime) -> str:
    """Return why nobody can be invited under a name, "" where somebody can."""
    try:
        people.refuse_name(name)
    except UsageError:
        return "name"
    if people.find(desk.store, name):
        return "taken"
    known = people.sign_in_name(name)
    return "invited" if any(one.name == known for one in _open(desk, now)) else ""


def withdraw(desk: Desk, person: Person, fields: Fields) -> Done:
    """Let an invitation open nothing."""
    number = whole(fields.get("row", ""))
    was = invites.revoke(desk.store, person, number, datetime.now(UTC))
    return Done("withdrawn" if was else "gone")


def change(desk: Desk, person: Person, fields: Fields) -> Done:
    """Give an account another role, other regions, or both."""
    account = people.by_id(desk.store, whole(fields.get("row", "")))
    if account is None:
        return Done("gone")
    role, regions = fields.get("role", ""), desk.regions()
    found = desk.names().named(fields.get("regions", ""))
    if role not in ROLES:
        return Done("", {"role": [Why("orang.wrong.role")]})
    if found.strange:
        return strange(found, regions)
    now, done = datetime.now(UTC), "same"
    if sorted(found.codes) != sorted(account.regions):
        accounts.set_scope(desk.store, person, account, found.codes, now)
        desk.vouched.forget_person(account.id)
        done = "changed"
    if role != account.role:
        try:
            accounts.set_role(desk.store, person, account, role, now)
        except LastAdmin:
            return Done("", {"role": [Why("orang.wrong.last")]})
        desk.vouched.forget_person(account.id)
        done = "changed"
    return Done(done)


def _done(desk: Desk, how: Change, key: str, person: Person, fields: Fields) -> Done:
    """Do something to an account that needs no more than to be named."""
    account = people.by_id(desk.store, whole(fields.get("row", "")))
    if account is None:
        return Done("gone")
    try:
        how(desk.store, person, account, datetime.now(UTC))
    except LastAdmin:
        return Done("", {fields["deed"]: [Why("orang.wrong.last")]})
    desk.vouched.forget_person(account.id)
    return Done(key)
