"""What the forms for those outside share: what was sent, the forms again, and the way in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import parse_qsl

from fastapi import Request, Response
from starlette.responses import RedirectResponse

import texts
from access import cookie, policy, sessions
from access.door import Door
from access.line import GONE
from access.next_page import next_page
from access.person import Person
from access.sessions import Opened
from access.turns import AGAIN
from callbacks.languages import language_of
from layouts import outside
from model.errors import LedgerUnavailable

PATH = "/masuk"
ACCOUNT = "/akun"  # which every role may see
PAGES = frozenset(row.path for row in policy.ROWS if row.is_page)
READ, POST = ["GET", "HEAD"], ["POST"]
ELSEWHERE, MALFORMED, AWAY = 303, 400, 503
FIELDS = 10  # of a form
LONGEST_PASSWORD = 1_000  # characters
FRESH = {"cache-control": "no-store"}

T = TypeVar("T")


class Entrance:
    """Where people come in."""

    def __init__(self, door: Door) -> None:
        self.door, self.store = door, door.line.store

    async def ask(self, function: Callable[..., T], *values: object) -> T:
        """Return function(store, *values, now), which asks the ledger alone."""
        return await self.door.line.ask(lambda: function(self.store, *values, now()))

    async def prove(self, function: Callable[..., T], *values: object) -> T:
        """Return function(store, *values, now), which takes as long as a password does."""
        if self.door.line.is_gone:
            raise LedgerUnavailable(GONE)
        return await self.door.turns.take(lambda: function(self.store, *values, now()))

    async def let_in(self, request: Request, opened: Opened) -> Response:
        """Send somebody where they wanted to go with the cookie of their session."""
        to = next_of(request)
        person = await self._person(opened.id, request)
        row = policy.row_of(to.partition("?")[0])
        may_go = person is None or (row is not None and policy.may(person, row.who))
        answer = to_page(to if may_go else ACCOUNT)
        cookie.put(answer, opened.id, self.door.settings)
        return answer

    async def _person(self, word: str, request: Request) -> Person | None:
        regions, address = self.door.regions(), address_of(request)
        try:
            return await self.door.line.ask(
                lambda: sessions.find(self.store, word, now(), regions, address)
            )
        except LedgerUnavailable:
            return None

    def form(self, request: Request, said: str = "", status: int = 200, name: str = "") -> Response:
        """Return the form to sign in; `said` is the key of why the last try failed."""
        text, has_oidc = texts.of(language_of(request)), bool(self.door.settings.oidc)
        why = text(said) if said else ""
        html = outside.sign_in(next_of(request), why, text, name, has_oidc)
        return Response(html, status, FRESH, "text/html")

    def away(self, request: Request, name: str = "") -> Response:
        """Return that nobody can sign in now."""
        return self.form(request, "masuk.away", AWAY, name)

    def crowded(self, request: Request, name: str = "") -> Response:
        """Return that too many sign in at this moment, and when to come again."""
        answer = self.form(request, "masuk.invite.busy", AWAY, name)
        answer.headers["retry-after"] = str(AGAIN)
        return answer


async def form_of(request: Request) -> Mapping[str, str]:
    """Return the fields of a form; what is none has none."""
    try:
        body = (await request.body()).decode("utf-8")
        return dict(parse_qsl(body, keep_blank_values=True, max_num_fields=FIELDS))
    except ValueError:
        return {}


def next_of(request: Request) -> str:
    """Return the page of ours that somebody wanted to see."""
    return next_page(request.query_params.get("next"), PAGES)


def to_page(path: str) -> Response:
    """Return the way to a page."""
    return RedirectResponse(path, ELSEWHERE, FRESH)


def address_of(request: Request) -> str:
    """Return where a request comes from."""
    return request.client.host if request.client else ""


def now() -> datetime:
    """Return the time, as the ledger writes it."""
    return datetime.now(UTC)
