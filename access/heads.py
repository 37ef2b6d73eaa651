"""How long the first line of a request and its headers may be.

The parser bounds only what comes in pieces; what comes at once it takes up to its buffer's size.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from access.refusal import refusal

LARGEST = 16 << 10  # bytes of path, query and headers; ours are some two thousand
MOST = 100  # headers
TOO_LARGE = 431


class Heads:
    """Refuses heads that no browser sends."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _is_too_large(scope):
            await refusal(scope, TOO_LARGE)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _is_too_large(scope: Scope) -> bool:
    headers = scope["headers"]
    size = sum(len(name) + len(value) for name, value in headers)
    line = len(scope.get("raw_path") or b"") + len(scope["query_string"])
    return len(headers) > MOST or size + line > LARGEST
