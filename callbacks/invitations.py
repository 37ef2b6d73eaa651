"""Accepting an invitation: a plain form, without Dash and scripts, that opens once."""

from __future__ import annotations

from datetime import datetime

from fastapi import FastAPI, Request, Response

import texts
from access import invites, passwords, sessions
from access.door import Door
from access.passwords import WeakPassword
from access.sessions import From, Opened
from access.turns import AGAIN, Crowded
from callbacks.entrance import (
    AWAY,
    FRESH,
    LONGEST_PASSWORD,
    MALFORMED,
    PATH,
    POST,
    READ,
    Entrance,
    address_of,
    form_of,
)
from callbacks.languages import language_of
from layouts import outside
from ledger.store import Store
from model.errors import LedgerUnavailable, UsageError

INVITED = "/undangan"
OVER, TOO_MANY = 410, 429


def register(server: FastAPI, door: Door) -> None:
    """Answer the form and what it sends."""
    desk = Desk(door)
    server.add_api_route(INVITED, desk.invited, methods=READ, include_in_schema=False)
    server.add_api_route(INVITED, desk.accepted, methods=POST, include_in_schema=False)


class Desk:
    """Where invitations are accepted."""

    def __init__(self, door: Door) -> None:
        self._way = Entrance(door)

    async def invited(self, request: Request) -> Response:
        """Show an invitation, or that it opens nothing."""
        return await self._invitation(request, request.query_params.get("kode", ""))

    async def accepted(self, request: Request) -> Response:
        """Make the account and sign its person in."""
        text, form = texts.of(language_of(request)), await form_of(request)
        code, password = form.get("kode", ""), form.get("password", "")[:LONGEST_PASSWORD]
        if password != form.get("again", "")[:LONGEST_PASSWORD]:
            return await self._invitation(request, code, text("masuk.invite.differ"))
        place = From(address_of(request), request.headers.get("user-agent", ""))
        try:
            made = await self._way.prove(_made, code, password, place)
        except WeakPassword as error:
            return await self._invitation(request, code, text(f"masuk.weak.{error.reason}"))
        except (passwords.Busy, Crowded) as error:
            status = AWAY if isinstance(error, Crowded) else TOO_MANY
            return await self._invitation(request, code, text("masuk.invite.busy"), status)
        except UsageError:  # somebody has the name by now
            made = None
        except LedgerUnavailable:
            return self._way.away(request)
        if made is None:
            return await self._invitation(request, "")
        return await self._way.let_in(request, made)

    async def _invitation(
        self, request: Request, code: str, said: str = "", status: int = MALFORMED
    ) -> Response:
        text = texts.of(language_of(request))
        try:
            found = await self._way.ask(invites.open_invite, code) if code else None
        except LedgerUnavailable:
            return self._way.away(request)
        if found is None:
            heading, why = text("masuk.invite.over"), text("masuk.invite.over_why")
            html = outside.told(heading, why, text, (PATH, text("masuk.again")))
            return Response(html, OVER, FRESH, "text/html")
        html = outside.invitation(code, found.name, said, text)
        answer = Response(html, status if said else 200, FRESH, "text/html")
        if said and status in (AWAY, TOO_MANY):
            answer.headers["retry-after"] = str(AGAIN)
        return answer


def _made(store: Store, code: str, password: str, place: From, now: datetime) -> Opened | None:
    """Return the first session of a new account, None where the code opens nothing."""
    account = invites.accept(store, code, password, now, place.address)
    return None if account is None else sessions.open_session(store, account, place, now)
