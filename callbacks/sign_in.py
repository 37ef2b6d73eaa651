"""Signing in and out and accepting an invitation: three plain forms, without Dash and scripts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import parse_qsl

from anyio import to_thread
from fastapi import FastAPI, Request, Response
from starlette.responses import RedirectResponse

import texts
from access import cookie, invites, passwords, policy, sessions, sign_in, who
from access.door import Door
from access.line import GONE
from access.next_page import next_page
from access.passwords import WeakPassword
from access.person import Person
from access.sessions import From, Opened
from access.sign_in import Asked
from callbacks.languages import language_of
from layouts import outside
from ledger.store import Store
from model.errors import LedgerUnavailable, UsageError
from texts import Text

PATH, OUT, INVITED = "/masuk", "/keluar", "/undangan"
PAGES = frozenset(row.path for row in policy.ROWS if row.is_page)
READ, POST = ["GET", "HEAD"], ["POST"]
ELSEWHERE, MALFORMED, WRONG, OVER, TOO_MANY, AWAY = 303, 400, 401, 410, 429, 503
FIELDS = 10  # of a form
LONGEST_NAME, LONGEST_PASSWORD = 200, 1_000  # characters
FRESH = {"cache-control": "no-store"}
ACCOUNT = "/akun"  # which every role may see

T = TypeVar("T")


def register(server: FastAPI, door: Door) -> None:
    """Answer the forms and what they send."""
    desk = Desk(door)
    server.add_api_route(PATH, desk.asked, methods=READ, include_in_schema=False)
    server.add_api_route(PATH, desk.tried, methods=POST, include_in_schema=False)
    server.add_api_route(OUT, desk.left, methods=POST, include_in_schema=False)
    server.add_api_route(INVITED, desk.invited, methods=READ, include_in_schema=False)
    server.add_api_route(INVITED, desk.accepted, methods=POST, include_in_schema=False)


class Desk:
    """Where people sign in."""

    def __init__(self, door: Door) -> None:
        self._door, self._store = door, door.line.store

    async def asked(self, request: Request) -> Response:
        """Show the form; who has signed in goes where they wanted to."""
        text, to = texts.of(language_of(request)), _next(request)
        if who.current().is_known:
            return _to(to)
        if await self._is_away():
            return self._form(request, text, text("masuk.away"), AWAY)
        return self._form(request, text)

    async def tried(self, request: Request) -> Response:
        """Sign somebody in, or say that name or password are wrong, and not which."""
        text = texts.of(language_of(request))
        form = await _form(request)
        name = form.get("name", "")[:LONGEST_NAME]
        asked = Asked(
            name=name,
            password=form.get("password", "")[:LONGEST_PASSWORD],
            address=_address(request),
            agent=request.headers.get("user-agent", ""),
            cookie=cookie.word_of(request.scope, self._door.settings),
        )
        try:
            found = await self._in_a_thread(sign_in.sign_in, asked)
        except LedgerUnavailable:
            return self._form(request, text, text("masuk.away"), AWAY, name)
        if isinstance(found, Opened):
            self._door.forget(asked.cookie)
            return await self._let_in(request, found)
        status = WRONG if found.why == "wrong" else TOO_MANY
        answer = self._form(request, text, text("masuk.wrong"), status, name)
        if found.seconds:
            answer.headers["retry-after"] = str(found.seconds)
        return answer

    async def left(self, request: Request) -> Response:
        """End the session, on the server too."""
        word = cookie.word_of(request.scope, self._door.settings)
        person = who.current()
        if word:
            self._door.forget(word)
            try:
                if person.session is None:  # the ledger was gone when the gate asked it
                    await self._is_over(word)
                else:
                    await self._in_a_thread(sessions.end, person)
            except LedgerUnavailable:
                text = texts.of(language_of(request))
                return self._form(request, text, text("masuk.away"), AWAY)
        answer = RedirectResponse(PATH, ELSEWHERE, FRESH)
        cookie.remove(answer, self._door.settings)
        return answer

    async def invited(self, request: Request) -> Response:
        """Show an invitation, or that it opens nothing."""
        return await self._invitation(request, request.query_params.get("kode", ""))

    async def accepted(self, request: Request) -> Response:
        """Make the account and sign its person in."""
        text, form = texts.of(language_of(request)), await _form(request)
        code, password = form.get("kode", ""), form.get("password", "")[:LONGEST_PASSWORD]
        if password != form.get("again", "")[:LONGEST_PASSWORD]:
            return await self._invitation(request, code, text("masuk.invite.differ"))
        try:
            made = await self._in_a_thread(
                lambda store, now: self._made(store, code, password, request, now)
            )
        except WeakPassword as error:
            return await self._invitation(request, code, text(f"masuk.weak.{error.reason}"))
        except passwords.Busy:
            return await self._invitation(request, code, text("masuk.invite.busy"), TOO_MANY)
        except UsageError:  # somebody has the name by now
            made = None
        except LedgerUnavailable:
            return self._form(request, text, text("masuk.away"), AWAY)
        if made is None:
            return await self._invitation(request, "")
        return await self._let_in(request, made)

    def _made(
        self, store: Store, code: str, password: str, request: Request, now: datetime
    ) -> Opened | None:
        """Return the first session of a new account, None where the code opens nothing."""
        place = From(_address(request), request.headers.get("user-agent", ""))
        account = invites.accept(store, code, password, now, place.address)
        return None if account is None else sessions.open_session(store, account, place, now)

    async def _invitation(
        self, request: Request, code: str, said: str = "", status: int = MALFORMED
    ) -> Response:
        text = texts.of(language_of(request))
        try:
            found = await self._in_a_thread(invites.open_invite, code) if code else None
        except LedgerUnavailable:
            return self._form(request, text, text("masuk.away"), AWAY)
        if found is None:
            heading, why = text("masuk.invite.over"), text("masuk.invite.over_why")
            html = outside.told(heading, why, text, (PATH, text("masuk.again")))
            return Response(html, OVER, FRESH, "text/html")
        html = outside.invitation(code, found.name, said, text)
        return Response(html, status if said else 200, FRESH, "text/html")

    async def _let_in(self, request: Request, opened: Opened) -> Response:
        """Send somebody where they wanted to go with the cookie of their session."""
        to = _next(request)
        person = await self._person(opened.id, request)
        row = policy.row_of(to.partition("?")[0])
        may_go = person is None or (row is not None and policy.may(person, row.who))
        answer = _to(to if may_go else ACCOUNT)
        cookie.put(answer, opened.id, self._door.settings)
        return answer

    async def _person(self, word: str, request: Request) -> Person | None:
        regions, address = self._door.regions(), _address(request)
        try:
            return await self._door.line.ask(
                lambda: sessions.find(self._store, word, _now(), regions, address)
            )
        except LedgerUnavailable:
            return None

    async def _is_over(self, word: str) -> None:
        await self._in_a_thread(lambda store, now: sessions.end_replaced(store, word, now))

    async def _is_away(self) -> bool:
        """Return whether nobody can sign in now."""
        try:
            await self._door.line.ask(lambda: invites.open_invite(self._store, "", _now()))
        except LedgerUnavailable:
            return True
        return False

    async def _in_a_thread(self, function: Callable[..., T], *values: object) -> T:
        """Return function(store, *values, now), which may take as long as a password does."""
        if self._door.line.is_gone:
            raise LedgerUnavailable(GONE)
        return await to_thread.run_sync(lambda: function(self._store, *values, _now()))

    def _form(
        self, request: Request, text: Text, said: str = "", status: int = 200, name: str = ""
    ) -> Response:
        has_oidc = bool(self._door.settings.oidc)
        html = outside.sign_in(_next(request), said, text, name, has_oidc)
        return Response(html, status, FRESH, "text/html")


async def _form(request: Request) -> Mapping[str, str]:
    """Return the fields of a form; what is none has none."""
    try:
        body = (await request.body()).decode("utf-8")
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=FIELDS))
    except ValueError:
        return {}


def _next(request: Request) -> str:
    return next_page(request.query_params.get("next"), PAGES)


def _to(path: str) -> Response:
    return RedirectResponse(path, ELSEWHERE, FRESH)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _now() -> datetime:
    return datetime.now(UTC)
