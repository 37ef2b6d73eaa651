"""Signing in by an organisation's own sign-in: the way there, the way back, and why not."""

from __future__ import annotations

import logging
from datetime import UTC, datetime

from fastapi import FastAPI, Request, Response
from starlette.responses import RedirectResponse

import texts
from access import audit, cookie, oidc_people, policy, secret
from access.door import Door
from access.line import GONE
from access.next_page import next_page
from access.office import BACK, office_of
from access.oidc import Elsewhere
from access.oidc_begun import LONGEST
from access.oidc_people import Came
from access.oidc_refusal import Refusal
from access.person import Person
from access.sessions import From, Opened
from access.sign_in import UNKNOWN
from access.turns import Crowded
from callbacks.languages import language_of
from callbacks.turned_away import NOT_FOUND, saying
from layouts import outside
from model.errors import LedgerUnavailable
from model.scope import Scope

START, SIGN_IN, ACCOUNT = "/masuk/oidc", "/masuk", "/akun"
PAGES = frozenset(row.path for row in policy.ROWS if row.is_page)
READ, GET = ["GET", "HEAD"], ["GET"]
ELSEWHERE = 303
STATUS = {"over": 400, "denied": 403, "invalid": 403, "forged": 403, "no_role": 403} | {
    "disabled": 403,
    "away": 503,
}
RETRY_AFTER = "10"  # seconds
FRESH = {"cache-control": "no-store"}

log = logging.getLogger(__name__)


def register(server: FastAPI, door: Door) -> None:
    """Answer both addresses; where no sign-in elsewhere is set there are none."""
    office = office_of(door.settings)
    if office is None:
        for path, methods in ((START, READ), (BACK, GET)):
            server.add_api_route(path, _nowhere, methods=methods, include_in_schema=False)
        return
    way = Way(door, Elsewhere(office, secret.secret_of(door.settings)))
    server.add_api_route(START, way.begun, methods=READ, include_in_schema=False)
    server.add_api_route(BACK, way.back, methods=GET, include_in_schema=False)


async def _nowhere(request: Request) -> Response:
    return saying(lambda scope, status: Response(status_code=status))(request.scope, NOT_FOUND)


class Way:
    """The way to an organisation's sign-in and back."""

    def __init__(self, door: Door, elsewhere: Elsewhere) -> None:
        self._door, self._elsewhere = door, elsewhere
        self._cookie = f"{cookie.name_of(door.settings)}-oidc"

    async def begun(self, request: Request) -> Response:
        """Send a reader there; what must come back stays in a cookie."""
        to = next_page(request.query_params.get("next"), PAGES)
        try:
            address, word = await self._elsewhere.begin(to, _now())
        except Refusal as refusal:
            return self._told(request, refusal)
        answer = RedirectResponse(address, ELSEWHERE, FRESH)
        cookie.lend(answer, self._cookie, word, self._door.settings)
        return answer

    async def back(self, request: Request) -> Response:
        """Sign in who comes back with what was begun here; the cookie is used up."""
        word = cookie.said_in(request.scope, self._cookie, LONGEST)
        try:
            answer = await self._let_in(request, word)
        except Refusal as refusal:
            await self._noted(request, refusal)
            answer = self._told(request, refusal)
        except LedgerUnavailable as error:
            answer = self._told(request, Refusal("away", str(error)))
        cookie.lend(answer, self._cookie, "", self._door.settings)
        return answer

    async def _let_in(self, request: Request, word: str) -> Response:
        if self._door.line.is_gone:  # before the code is used up
            raise LedgerUnavailable(GONE)
        came, now = request.query_params.multi_items(), _now()
        claims, to = await self._elsewhere.finish(came, word, now)
        before = cookie.word_of(request.scope, self._door.settings)
        place = From(_address(request), request.headers.get("user-agent", ""))
        opened, role = await self._opened(Came(claims, place, before), now)
        self._door.vouched.forget(before)
        row = policy.row_of(to.partition("?")[0])
        person = Person(None, "", role, Scope())
        may_go = row is not None and policy.may(person, row.who)
        answer = RedirectResponse(to if may_go else ACCOUNT, ELSEWHERE, FRESH)
        cookie.put(answer, opened.id, self._door.settings)
        return answer

    async def _opened(self, came: Came, now: datetime) -> tuple[Opened, str]:
        """Return a new session; where others of the account ended, they open nothing at once."""
        store, office = self._door.line.store, self._elsewhere.office
        try:
            done = await self._door.turns.take(lambda: oidc_people.admit(store, office, came, now))
        except Crowded:
            raise Refusal("away", "too many sign in at this moment") from None
        except Refusal as refusal:
            if refusal.person_id is not None:
                self._door.vouched.forget_person(refusal.person_id)
            raise
        self._door.vouched.forget_person(done[0].person_id)
        return done

    async def _noted(self, request: Request, refusal: Refusal) -> None:
        """Write down that something was forged; the log of the server has every refusal."""
        if refusal.why != "forged":
            return
        person = Person(None, UNKNOWN, "", Scope(), address=_address(request))
        said = audit.entry(person, "failure", _now(), what=refusal.said, outcome="refused")
        try:
            await self._door.line.note(said)
        except LedgerUnavailable as error:
            log.warning("A failure is in the log of the server alone: %s", error)

    def _told(self, request: Request, refusal: Refusal) -> Response:
        """Return in words why somebody was not signed in; the sign-in of this server stays."""
        log.warning("Nobody was signed in: %s.", refusal.said)
        text = texts.of(language_of(request))
        heading, why = text("kantor.title"), text(f"kantor.why.{refusal.why}")
        html = outside.told(heading, why, text, (SIGN_IN, text("masuk.again")))
        answer = Response(html, STATUS[refusal.why], FRESH, "text/html")
        if refusal.why == "away":
            answer.headers["retry-after"] = RETRY_AFTER
        return answer


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _now() -> datetime:
    return datetime.now(UTC)
