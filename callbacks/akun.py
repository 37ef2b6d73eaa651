"""My account: sessions, tokens and password of whoever asks, and of nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial

from fastapi import FastAPI

from access import accounts, passwords, sessions, sign_in, tokens
from access.passwords import WeakPassword
from access.person import Person
from access.roles import Right
from access.sign_in import Refused
from access.tokens import MOST_DAYS, Wish
from callbacks.account_desk import Answers, Desk, Done, Fields, NotForRole, Why, strange
from callbacks.account_desk import register as answer
from callbacks.forms import whole
from layouts.accounts import akun
from layouts.accounts.akun import PATH
from layouts.accounts.tokens import LONGEST_LABEL
from ledger import people
from ledger import tokens as kept
from ledger.people import Overtaken
from ledger.sessions import Session
from ledger.tokens import MOST, Token
from model.account_views import Mine, Said, SessionLine, TokenLine
from texts import Text

DONE = frozenset({"password", "session", "others", "revoked"})


def register(server: FastAPI, desk: Desk) -> None:
    """Answer the page and its forms."""
    deeds = {
        "end_session": partial(end_session, desk),
        "end_others": partial(end_others, desk),
        "make_token": partial(make_token, desk),
        "revoke_token": partial(revoke_token, desk),
        "password": partial(password, desk),
    }
    answer(server, desk, Answers(PATH, Right.ACCOUNT, partial(page, desk), deeds, DONE))


def page(desk: Desk, person: Person, said: Said, text: Text) -> str:
    """Return the page of whoever asks."""
    return akun.page(mine(desk, person, datetime.now(UTC)), said, text)


def mine(desk: Desk, person: Person, now: datetime) -> Mine:
    """Return what stands on the page of this person."""
    account = people.by_id(desk.store, person.id or 0)
    codes = account.regions if account else ()
    own = None
    if person.may(Right.TOKENS) and person.id is not None:
        found = kept.of_person(desk.store, person.id)
        own = tuple(_token(one, desk, now) for one in found)
    living = sessions.living(desk.store, person, now)
    return Mine(
        visitor=desk.visitor(person),
        places=desk.places(codes),
        line=desk.names().line(codes),
        sessions=tuple(_session(one, person) for one in living),
        tokens=own,
        has_password=bool(account and account.password),
        now=now,
    )


def _session(one: Session, person: Person) -> SessionLine:
    is_this = one.id == person.session
    return SessionLine(one.id, one.agent, one.address, one.at, one.seen_at, is_this)


def _token(one: Token, desk: Desk, now: datetime) -> TokenLine:
    return TokenLine(
        number=one.id,
        label=one.label,
        places=desk.places(one.regions),
        at=one.at,
        expires=one.expires_at,
        used=one.used_at,
        is_revoked=one.revoked_at is not None,
        is_over=now >= one.expires_at,
    )


def end_session(desk: Desk, person: Person, fields: Fields) -> Done:
    """End one of the person's own sessions; one that is over already is no matter."""
    number = whole(fields.get("row", ""))
    if sessions.end_one(desk.store, person, number, datetime.now(UTC)):
        desk.vouched.forget_session(number)
    return Done("session")


def end_others(desk: Desk, person: Person, _fields: Fields) -> Done:
    """End all of the person's sessions but the one that asks."""
    now = datetime.now(UTC)
    for one in sessions.living(desk.store, person, now):
        if one.id != person.session and sessions.end_one(desk.store, person, one.id, now):
            desk.vouched.forget_session(one.id)
    return Done("others")


def revoke_token(desk: Desk, person: Person, fields: Fields) -> Done:
    """Revoke one of the person's own tokens."""
    tokens.revoke(desk.store, person, whole(fields.get("row", "")), datetime.now(UTC))
    return Done("revoked")


def make_token(desk: Desk, person: Person, fields: Fields) -> Done:
    """Make a token and hand its word over once; the same form sent again makes no second one."""
    now, regions = datetime.now(UTC), desk.regions()
    label = " ".join(fields.get("label", "").split())
    found = desk.names().named(fields.get("regions", ""))
    wish = Wish(label, found.codes, whole(fields.get("days", "")))
    wrong = _wrong_label(label, mine(desk, person, now).tokens)
    if not 1 <= wish.days <= MOST_DAYS:
        wrong["days"] = [Why("akun.tokens.wrong.days", {"most": MOST_DAYS})]
    if found.strange:
        said = strange(found, regions)
        return Done("", {**wrong, **said.wrong}, said.typed)
    if tokens.is_beyond(person, wish, regions):
        wrong["regions"] = [Why("akun.tokens.wrong.beyond")]
    if wrong:
        return Done("", wrong)
    made = tokens.make(desk.store, person, wish, regions, now)
    return Done("token", once=made.word, about=label)


def _wrong_label(label: str, own: Sequence[TokenLine] | None) -> dict[str, Sequence[Why]]:
    """Return why no token can be made under this label, nothing where one can."""
    if own is None:
        raise NotForRole
    alive = [one for one in own if not (one.is_revoked or one.is_over)]
    if not 1 <= len(label) <= LONGEST_LABEL:
        return {"label": [Why("akun.tokens.wrong.label", {"most": LONGEST_LABEL})]}
    if label in {one.label for one in alive}:
        return {"label": [Why("akun.tokens.wrong.taken")]}
    if len(alive) >= MOST:
        return {"label": [Why("akun.tokens.wrong.many", {"most": MOST})]}
    return {}


def password(desk: Desk, person: Person, fields: Fields) -> Done:
    """Give the person another password; every session ends, the one that asks too."""
    now, new = datetime.now(UTC), fields.get("new", "")
    if not mine(desk, person, now).has_password:
        raise NotForRole
    if new != fields.get("again", ""):
        return Done("", {"again": [Why("akun.password.wrong.again")]})
    try:
        passwords.refuse_weak(new, person.name)
    except WeakPassword as error:
        return Done("", {"new": [Why(f"masuk.weak.{error.reason}")]})
    asked = sign_in.Asked(person.name, fields.get("old", ""), person.address)
    account = sign_in.proved(desk.store, asked, now)
    if isinstance(account, Refused):
        return Done("", {"old": [Why(f"akun.password.wrong.{account.why}")]})
    if account.id != person.id:
        return Done("", {"old": [Why("akun.password.wrong.wrong")]})
    try:
        accounts.set_password(desk.store, person, account, new, now)
    except (passwords.Busy, Overtaken) as error:
        why = "busy" if isinstance(error, passwords.Busy) else "wrong"
        return Done("", {"old": [Why(f"akun.password.wrong.{why}")]})
    desk.vouched.forget_person(account.id)
    return Done("password")
