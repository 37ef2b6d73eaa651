"""What is sent with a request: whole before anything looks at it, of bearable size and depth.

Dash parses any body that it is sent; a page's own requests are some hundred bytes.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access.asked import all_of, kind_of
from access.plain_json import is_hostile
from access.refusal import refusal

LARGEST = 2 << 20  # bytes: two mebibytes
PATIENCE = 30  # seconds in which a body of that size has come
BODILESS = ("GET", "HEAD", "OPTIONS")
MALFORMED, TOO_SLOW, TOO_LARGE = 400, 408, 413


class Bodies:
    """Reads each body up to its limit and hands it on; the paths named None stream their own."""

    def __init__(self, app: ASGIApp, limits: Mapping[str, int | None]) -> None:
        self._app, self._limits = app, limits

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in BODILESS:
            await self._app(scope, receive, send)
            return
        limit = self._limits.get(scope["path"], LARGEST)
        if limit is None:
            await self._app(scope, receive, send)
            return
        body = await _read(scope, receive, limit)
        if isinstance(body, int):
            await refusal(scope, body, {"connection": "close"})(scope, receive, send)
        elif kind_of(scope).endswith("json") and is_hostile(body):
            await refusal(scope, MALFORMED)(scope, receive, send)
        else:
            await self._app(scope, again(body, receive), send)


async def _read(scope: Scope, receive: Receive, limit: int) -> bytes | int:
    """Return the body, or the status that says why not; what is left of it is not read."""
    if any(_is_beyond(length, limit) for length in all_of(scope, b"content-length")):
        return TOO_LARGE
    try:
        body = await asyncio.wait_for(whole(receive, limit), PATIENCE)
    except TimeoutError:
        return TOO_SLOW
    return TOO_LARGE if body is None else body


def _is_beyond(length: str, limit: int) -> bool:
    return length.isdigit() and (len(length) > len(str(limit)) + 1 or int(length) > limit)


async def whole(receive: Receive, limit: int = LARGEST) -> bytes | None:
    """Return a body; None as soon as it is larger than its limit, or its sender has gone."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > limit or message["type"] == "http.disconnect":
            return None
        if not message.get("more_body", False):
            return bytes(body)


def again(body: bytes, receive: Receive) -> Receive:
    """Return a channel that gives the body once more, then what the client still says."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def channel() -> Message:
        return waiting.pop() if waiting else await receive()

    return channel
