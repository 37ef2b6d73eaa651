"""How many files one reader may have made at a time; the others wait for none of it.

A person counts wherever from, somebody without an account by the address. Each worker process
counts for itself.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from urllib.parse import parse_qs

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from access import who
from access.asked import address_of, all_of

MOST = 2  # at a time
TAKES = ("GET", "HEAD")  # to say how long a file is, it is written too
PATIENCE = 1.0  # seconds that a further one waits for its turn: small files never notice
AGAIN = 0.05  # seconds between two looks
RETRY_AFTER = 5  # seconds
# The addresses of files: everything below the first, and below the second what is no JSON.
FILES, API = "/unduh/", "/api/v1/"
FORMS = ("csv", "csv-id", "xlsx", "parquet", "arrow", "pdf", "pptx", "zip")
TYPES = ("text/csv", "openxmlformats", "parquet", "arrow", "application/pdf", "application/zip")

Say = Callable[[Scope], Response]


class Crowding:
    """Refuses a reader's third file while two are being made and sent."""

    def __init__(self, app: ASGIApp, say: Say, patience: float = PATIENCE) -> None:
        self._app, self._say, self._patience = app, say, patience
        self._running: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in TAKES or not is_file(scope):
            await self._app(scope, receive, send)
            return
        key = reader_of(scope)
        if not await self._is_free(key):
            await self._say(scope)(scope, receive, send)
            return
        self._running[key] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._running[key] -= 1
            if not self._running[key]:
                del self._running[key]

    async def _is_free(self, key: str) -> bool:
        """Return whether the reader's turn has come, after some patience."""
        until = asyncio.get_running_loop().time() + self._patience
        while self._running[key] >= MOST:
            if asyncio.get_running_loop().time() >= until:
                return False
            await asyncio.sleep(AGAIN)
        return True


def is_file(scope: Scope) -> bool:
    """Return whether a request asks for a file, not for a page or a few rows of JSON."""
    path: str = scope["path"]
    if path.startswith(FILES):
        return True
    if not path.startswith(API):
        return False
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("format", [])
    wished = ",".join(all_of(scope, b"accept"))
    if asked:
        return any(form in FORMS for form in asked)
    return path.endswith(tuple(f".{form}" for form in FORMS)) or any(t in wished for t in TYPES)


def reader_of(scope: Scope) -> str:
    """Return by what a reader is counted: the person, else the address."""
    person = who.current()
    return f"person {person.id}" if person.id is not None else address_of(scope)
