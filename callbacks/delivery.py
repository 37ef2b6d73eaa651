"""How answers leave the server: kept by browsers where they never change, packed only once."""

from __future__ import annotations

from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOR_GOOD = "public, max-age=31536000, immutable"
ASSETS, BUNDLES = "/assets/", "/_dash-component-suites/"
MOST_KEPT = 64  # bundles; their number is fixed by the packages, the addresses are not


class Delivery:
    """Lets browsers keep what has a fingerprint, and packs each bundle once, not per visitor.

    Packing plotly.js takes half a second of the event loop.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._packed: dict[str, list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET":
            await self._app(scope, receive, send)
            return
        path, query = scope["path"], scope.get("query_string", b"")
        if path.startswith(ASSETS) and query.startswith(b"m="):
            await self._app(scope, receive, _for_good(send))
        elif path.startswith(BUNDLES) and _takes_gzip(scope):
            await self._bundle(path, (scope, receive, send))
        else:
            await self._app(scope, receive, send)

    async def _bundle(self, path: str, call: tuple[Scope, Receive, Send]) -> None:
        scope, receive, send = call
        if path not in self._packed:
            kept: list[Message] = []

            async def keep(message: Message) -> None:
                kept.append(message)

            await self._app(scope, receive, keep)
            if not _is_whole(kept) or len(self._packed) >= MOST_KEPT:
                for message in kept:
                    await send(message)
                return
            self._packed[path] = kept
        for message in self._packed[path]:
            await send(_copy(message))


def _for_good(send: Send) -> Send:
    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:  # noqa: PLR2004
            MutableHeaders(scope=message)["cache-control"] = FOR_GOOD
        await send(message)

    return marked


def _takes_gzip(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    return "gzip" in headers.get("accept-encoding", "") and "if-none-match" not in headers


def _is_whole(messages: list[Message]) -> bool:
    """Return whether this is a complete, packed answer: what may be given to the next visitor."""
    start = messages[0] if messages else {}
    if start.get("status") != 200:  # noqa: PLR2004
        return False
    return Headers(raw=start["headers"]).get("content-encoding") == "gzip"


def _copy(message: Message) -> dict[str, Any]:
    """Return a message that the server may change without changing the kept one."""
    return {**message, "headers": list(message["headers"])} if "headers" in message else {**message}
