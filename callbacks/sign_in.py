"""Signing in and out: plain forms, without Dash and scripts."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response

from access import cookie, invites, sessions, sign_in, who
from access.door import Door
from access.sessions import Opened
from access.sign_in import Asked
from access.turns import Crowded
from callbacks.entrance import (
    LONGEST_PASSWORD,
    PATH,
    POST,
    READ,
    Entrance,
    address_of,
    form_of,
    next_of,
    to_page,
)
from model.errors import LedgerUnavailable

OUT = "/keluar"
WRONG, TOO_MANY = 401, 429
LONGEST_NAME = 200  # characters


def register(server: FastAPI, door: Door) -> None:
    """Answer the forms and what they send."""
    desk = Desk(door)
    server.add_api_route(PATH, desk.asked, methods=READ, include_in_schema=False)
    server.add_api_route(PATH, desk.tried, methods=POST, include_in_schema=False)
    server.add_api_route(OUT, desk.left, methods=POST, include_in_schema=False)


class Desk:
    """Where people sign in and out."""

    def __init__(self, door: Door) -> None:
        self._door, self._way = door, Entrance(door)

    async def asked(self, request: Request) -> Response:
        """Show the form; who has signed in goes where they wanted to."""
        if who.current().is_known:
            return to_page(next_of(request))
        try:
            await self._way.ask(lambda store, now: invites.open_invite(store, "", now))
        except LedgerUnavailable:
            return self._way.away(request)
        return self._way.form(request)

    async def tried(self, request: Request) -> Response:
        """Sign somebody in, or say that name or password are wrong, and not which."""
        form = await form_of(request)
        name = form.get("name", "")[:LONGEST_NAME]
        asked = Asked(
            name=name,
            password=form.get("password", "")[:LONGEST_PASSWORD],
            address=address_of(request),
            agent=request.headers.get("user-agent", ""),
            cookie=cookie.word_of(request.scope, self._door.settings),
        )
        try:
            found = await self._way.prove(sign_in.sign_in, asked)
        except LedgerUnavailable:
            return self._way.away(request, name)
        except Crowded:
            return self._way.crowded(request, name)
        if isinstance(found, Opened):
            self._door.vouched.forget(asked.cookie)
            return await self._way.let_in(request, found)
        status = WRONG if found.why == "wrong" else TOO_MANY
        answer = self._way.form(request, "masuk.wrong", status, name)
        if found.seconds:
            answer.headers["retry-after"] = str(found.seconds)
        return answer

    async def left(self, request: Request) -> Response:
        """End the session, on the server too."""
        word = cookie.word_of(request.scope, self._door.settings)
        person = who.current()
        if word:
            self._door.vouched.forget(word)
            try:
                if person.session is None:  # the ledger was gone when the gate asked it
                    await self._way.ask(sessions.end_replaced, word)
                else:
                    await self._way.ask(sessions.end, person)
            except LedgerUnavailable:
                return self._way.away(request)
        answer = to_page(PATH)
        cookie.remove(answer, self._door.settings)
        return answer
