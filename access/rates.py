"""How many requests one address may send: far more than readers need, fewer than a flood."""

from __future__ import annotations

import math

from starlette.types import ASGIApp, Receive, Scope, Send

from access.asked import address_of
from access.buckets import Buckets
from access.refusal import refusal

BURST, PER_SECOND = 2_000, 100  # a page is some 60 requests once, then one; an office shares one
TOO_MANY = 429


class Rates:
    """Refuses what comes too fast from one address, and says when to come back."""

    def __init__(self, app: ASGIApp, buckets: Buckets | None = None) -> None:
        self._app, self._buckets = app, buckets or Buckets(BURST, PER_SECOND)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        wait = self._buckets.take(address_of(scope)) if scope["type"] == "http" else 0
        if not wait:
            await self._app(scope, receive, send)
            return
        later = {"retry-after": str(math.ceil(wait))}
        await refusal(scope, TOO_MANY, later)(scope, receive, send)
