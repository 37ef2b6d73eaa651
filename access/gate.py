"""The one gate: every request passes it, and what is not allowed by access/policy.py is refused.

Who asks is known from here on as `access.who.current()`, in threads too.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from access import policy, who
from access.door import Door
from access.person import Person
from access.policy import OPEN, READ, Row
from access.taken import Taken, is_taken
from model.errors import LedgerUnavailable

SIGN_IN = "/masuk"
UNKNOWN, FORBIDDEN, NOT_FOUND, METHOD, AWAY = 401, 403, 404, 405, 503
LONGEST = 1_000  # characters of a choice that is carried past the sign-in

Say = Callable[[Scope, int], Response]  # a status in the reader's words, or as a problem


class Gate:
    """Lets pass who may; tells the others so, and writes down who was refused and who took what."""

    def __init__(self, app: ASGIApp, door: Door, say: Say) -> None:
        self._app, self._door, self._say = app, door, say

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        row = policy.row_of(scope["path"])
        try:
            person = await self._door.person(scope)
        except LedgerUnavailable:
            person = Person.nobody()
            if row is None or row.who is not OPEN:
                with who.acting_as(person):
                    await self._say(scope, AWAY)(scope, receive, send)
                return
        with who.acting_as(person):
            refusal = await self._refused(scope, row, person)
            if refusal is not None:
                await refusal(scope, receive, send)
            elif person.id is not None and is_taken(scope):
                taken = Taken(self._door.line, person, lambda: self._say(scope, AWAY))
                await taken(self._app, scope, receive, send)
            else:
                await self._app(scope, receive, send)

    async def _refused(self, scope: Scope, row: Row | None, person: Person) -> Response | None:
        """Return why a request goes no further, None where it does."""
        if not person.is_known and (row is None or row.who is not OPEN):
            return self._to_sign_in(scope, row)
        if row is None:
            return self._say(scope, NOT_FOUND)
        if row.methods and scope["method"] not in row.methods:
            return _with(self._say(scope, METHOD), "allow", ", ".join(row.methods))
        if policy.may(person, row.who):
            return None
        await self._door.denials.write(person, f"{scope['method']} {scope['path']}")
        return self._say(scope, FORBIDDEN)

    def _to_sign_in(self, scope: Scope, row: Row | None) -> Response:
        """Return the way to the sign-in for pages; what no browser shows is refused."""
        if row is not None and row.is_page and scope["method"] in READ:
            query = scope["query_string"].decode("latin-1")[:LONGEST]
            asked = f"{scope['path']}?{query}" if query else scope["path"]
            return RedirectResponse(f"{SIGN_IN}?next={quote(asked, safe='/')}", 302)
        return _with(self._say(scope, UNKNOWN), "www-authenticate", "Bearer")


def _with(response: Response, name: str, value: str) -> Response:
    response.headers[name] = value
    return response
