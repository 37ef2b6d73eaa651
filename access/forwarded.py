"""What proxies say about the reader: believed of as many proxies as are declared, where they are.

Each proxy adds the address that it was asked from at the right. What stands further left was sent
by the reader, who may write anything there.
"""

from __future__ import annotations

from ipaddress import ip_address

from starlette.types import ASGIApp, Receive, Scope, Send

from access.asked import all_of
from access.peers import Peers

FOR, PROTO, HOST = b"x-forwarded-for", b"x-forwarded-proto", b"x-forwarded-host"


class Forwarded:
    """Puts the reader's address, scheme and host in the place of the proxy's."""

    def __init__(self, app: ASGIApp, proxies: int, peers: Peers) -> None:
        self._app, self._proxies, self._peers = app, proxies, peers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self._proxies and self._peers.hold(scope):
            scope = seen_through(scope, self._proxies)
        await self._app(scope, receive, send)


def seen_through(scope: Scope, proxies: int) -> Scope:
    """Return the request as the outermost of these proxies was asked."""
    seen = dict(scope)
    if client := _address(_nth(scope, FOR, proxies)):
        seen["client"] = (client, 0)
    if (scheme := _last(scope, PROTO)) in ("http", "https"):
        seen["scheme"] = scheme
    if host := _last(scope, HOST):
        others = [(key, value) for key, value in scope["headers"] if key != b"host"]
        seen["headers"] = [*others, (b"host", host.encode("latin-1"))]
    return seen


def _nth(scope: Scope, name: bytes, from_the_right: int) -> str:
    """Return a value of a list; "" where fewer proxies have written into it than are declared."""
    words = ",".join(all_of(scope, name)).split(",")
    return words[-from_the_right].strip() if len(words) >= from_the_right else ""


def _last(scope: Scope, name: bytes) -> str:
    """Return what the nearest proxy says: of scheme and host proxies keep one, not a list."""
    return _nth(scope, name, 1)


def _address(word: str) -> str:
    """Return an address without a port, "" for anything else."""
    if word.startswith("["):
        word = word[1:].partition("]")[0]
    elif word.count(":") == 1:
        word = word.partition(":")[0]
    try:
        return str(ip_address(word))
    except ValueError:
        return ""
