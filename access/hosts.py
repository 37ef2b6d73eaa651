"""The names under which this server may be asked for.

A name that a stranger points at this machine would let any web page read the server through the
reader's browser (DNS rebinding), so a request says one of ours or is refused.
"""

from __future__ import annotations

from ipaddress import ip_address

from starlette.status import WS_1008_POLICY_VIOLATION
from starlette.types import ASGIApp, Receive, Scope, Send

from access.asked import all_of
from access.refusal import refusal
from model.settings import Settings

OWN = frozenset({"localhost", "127.0.0.1", "::1"})
MISDIRECTED = 400


def is_public(settings: Settings) -> bool:
    """Return whether others than this machine reach the server, by itself or through a proxy."""
    return bool(settings.public_url or settings.behind_proxy) or not is_loopback(settings.host)


def is_loopback(host: str) -> bool:
    """Return whether an address is this machine's own; a name is not, save `localhost`."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def names_of(settings: Settings) -> frozenset[str]:
    """Return the names of this server, without ports."""
    if not is_public(settings):
        return OWN | {settings.host.lower()}
    public = name_in(settings.public_url.partition("://")[2])
    return frozenset(settings.allowed_hosts) | ({public} if public else set())


def name_in(host: str) -> str:
    """Return the name or address in a Host header, "" where it is no host with a port or none."""
    if host.startswith("["):
        name, closed, rest = host[1:].partition("]")
        port = rest[1:] if rest.startswith(":") else rest and "no port"
        return name if closed and _is_port(port) else ""
    name, _, port = host.partition(":")
    return name if _is_port(port) and not set(name) & set("/@?#\\%[] ") else ""


def _is_port(word: str) -> bool:
    return not word or (word.isascii() and word.isdigit())


class Hosts:
    """Answers only who asks for a name of this server, once; sockets are not opened for anybody."""

    def __init__(self, app: ASGIApp, names: frozenset[str]) -> None:
        self._app, self._names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": WS_1008_POLICY_VIOLATION})
        elif scope["type"] != "http" or self._is_ours(all_of(scope, b"host")):
            await self._app(scope, receive, send)
        else:
            await refusal(scope, MISDIRECTED)(scope, receive, send)

    def _is_ours(self, hosts: list[str]) -> bool:
        return len(hosts) == 1 and name_in(hosts[0]) in self._names
