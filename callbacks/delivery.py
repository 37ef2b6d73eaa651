"""How files of the program leave the server: kept by browsers for good, packed only once."""

from __future__ import annotations

import gzip
from functools import partial
from typing import Any

from anyio import to_thread
from dash.fingerprint import check_fingerprint
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from layouts.fingerprints import fingerprint

FOR_GOOD = "public, max-age=31536000, immutable"
A_YEAR = "public, max-age=31536000"  # Dash's word for what has a fingerprint
ASSETS, BUNDLES, FONTS = "/assets/", "/_dash-component-suites/", "/fonts/"
MOST_KEPT = 128  # files; there are some seventy
LEAST_PACKED = 500  # bytes
OK = 200


class Delivery:
    """Lets browsers keep what has a fingerprint, and packs each file once, not per visitor.

    Packing plotly.js takes half a second, which is why another thread does it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: dict[str, list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = _key(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        if key is None:
            await self._app(scope, receive, send)
        elif not _takes_gzip(scope):
            await self._app(scope, receive, _for_good(send, scope["path"]))
        else:
            for message in self._kept.get(key) or await self._packed(key, scope, receive):
                await send(_copy(message))

    async def _packed(self, key: str, scope: Scope, receive: Receive) -> list[Message]:
        """Return a file's answer, packed, and keep it for the next visitor."""
        answer: list[Message] = []

        async def keep(message: Message) -> None:
            answer.append(message)

        headers = [one for one in scope["headers"] if one[0] != b"accept-encoding"]
        await self._app({**scope, "headers": headers}, receive, _for_good(keep, scope["path"]))
        body = b"".join(message.get("body", b"") for message in answer)
        if answer[0]["status"] != OK or len(body) < LEAST_PACKED:
            return answer
        body = await to_thread.run_sync(partial(gzip.compress, body, mtime=0))
        written = MutableHeaders(raw=list(answer[0]["headers"]))
        written["content-encoding"], written["content-length"] = "gzip", str(len(body))
        written["vary"] = "Accept-Encoding"
        start = {**answer[0], "headers": written.raw}
        packed: list[Message] = [start, {"type": "http.response.body", "body": body}]
        if len(self._kept) < MOST_KEPT:
            self._kept[key] = packed
        return packed


def _key(scope: Scope) -> str | None:
    """Return what names a file's content; None for what is no file, or one that may change."""
    path: str = scope["path"]
    if path.startswith(ASSETS):
        name = fingerprint(path.removeprefix(ASSETS))
        said = scope.get("query_string", b"")
        return f"{path}?{name}" if name and said == f"m={name}".encode() else None
    if path.startswith(BUNDLES):
        plain, has_fingerprint = check_fingerprint(path)  # type: ignore[no-untyped-call]
        return f"{plain}?{has_fingerprint}"  # any fingerprint will do: Dash reads none
    return path if path.startswith(FONTS) else None


def _for_good(send: Send, path: str) -> Send:
    """Mark what is found as never to change; of Dash's files those that have a fingerprint."""

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == OK:
            headers = MutableHeaders(scope=message)
            if path.startswith(ASSETS) or headers.get("cache-control") == A_YEAR:
                headers["cache-control"] = FOR_GOOD
        await send(message)

    return marked


def _takes_gzip(scope: Scope) -> bool:
    headers = Headers(scope=scope)
    return "gzip" in headers.get("accept-encoding", "") and "if-none-match" not in headers


def _copy(message: Message) -> dict[str, Any]:
    """Return a message that the server may change without changing the kept one."""
    return {**message, "headers": list(message["headers"])} if "headers" in message else {**message}
