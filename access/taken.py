"""What somebody takes away: each file and each list of rows is written down before it is sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import parse_qsl

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access import audit
from access.line import Line
from access.person import Person
from ledger.audit import Entry
from model.errors import LedgerUnavailable

FILES, ROWS = "/unduh/", "/api/v1/"
DESCRIPTION = "/api/v1/openapi.json"
BRIEF = re.compile(r"/(?:unduh/brief|api/v1/briefs)/(.+?)(?:\.(?:pdf|pptx|zip))?")
LINK = re.compile(r'<[^>?]*\?([^>]*)>; rel="(?:canonical|alternate)"')  # to the same choice, whole
PERIOD = re.compile(r"20\d\d(-\d\d)?")  # what may stand where another region may stand too
REGIONS = "x-regions"  # of rows beside those of the choice: an answer names them in this header
WHOLE = 200


def is_taken(scope: Scope) -> bool:
    """Return whether a request asks for something that is carried away."""
    path: str = scope["path"]
    if scope["method"] != "GET" or path == DESCRIPTION:
        return False
    return path.startswith((FILES, ROWS))


class Taken:
    """Sends an answer once the audit log has it; where nothing takes the entry, it is not given."""

    def __init__(self, line: Line, person: Person, away: Callable[[], Response]) -> None:
        self._line, self._person, self._away = line, person, away

    async def __call__(self, app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        is_refused = False

        async def sent(message: Message) -> None:
            nonlocal is_refused
            if message["type"] == "http.response.start" and message["status"] == WHOLE:
                try:
                    await self._line.note(entry_of(self._person, scope, message))
                except LedgerUnavailable:
                    is_refused = True
                    await self._away()(scope, receive, send)
            if not is_refused:
                await send(message)

        await app(scope, receive, sent)


def entry_of(person: Person, scope: Scope, start: Message) -> Entry:
    """Return what the log says of an answer: path, choice, rows and version, no figures.

    The answer's own link names the choice with all that was left to the program.
    """
    headers = Headers(raw=start["headers"])
    asked = parse_qsl(scope["query_string"].decode("latin-1"))
    link = LINK.search(headers.get("link", ""))
    chosen = dict(asked) | dict(parse_qsl(link[1]) if link else ())
    named = BRIEF.fullmatch(scope["path"])
    regions = {named[1] if named else chosen.get("region", ""), chosen.get("compare", "")}
    regions |= set(headers.get(REGIONS, "").split(","))
    return audit.entry(
        person,
        "export",
        datetime.now(UTC),
        what=scope["path"],
        filters=chosen,
        rows=_number(headers.get("x-rows")),
        version=_number(headers.get("x-data-version")),
        regions=tuple(sorted(code for code in regions if code and not PERIOD.fullmatch(code))),
    )


def _number(said: str | None) -> int | None:
    return int(said) if said is not None and said.isdecimal() else None
