"""Who may ask this server to do something: its own pages, never a page of somebody else.

A browser on this machine reaches the loopback server for every page that it has open. Such a page
can send a request although it cannot read the answer; here the request itself is refused.
"""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

SAFE = ("GET", "HEAD", "OPTIONS")
OURS = ("same-origin", "none")  # "none": the reader's own doing, without any page
FORBIDDEN = 403


class SameSite:
    """Refuses requests that change something and come from another site's page."""

    def __init__(self, app: ASGIApp, host: str) -> None:
        self._app = app
        self._names = {"localhost", host.lower()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in SAFE or not self._is_foreign(scope):
            await self._app(scope, receive, send)
            return
        await Response(status_code=FORBIDDEN)(scope, receive, send)

    def _is_foreign(self, scope: Scope) -> bool:
        """Return whether any header says that another site's page asks.

        Programs that are no browser send none of them.
        """
        hosts = _all(scope, b"host")
        origins = _all(scope, b"origin")
        return (
            any(site not in OURS for site in _all(scope, b"sec-fetch-site"))
            or any(not self._is_ours(host) for host in hosts)
            or any(_host_of(origin) not in hosts for origin in origins)
        )

    def _is_ours(self, host: str) -> bool:
        """Return whether the address is one that this server has.

        A name that a stranger can point at this machine is not; a number always is itself.
        """
        name = urlsplit(f"//{host}").hostname or "" if _is_plain(host) else ""
        if name in self._names:
            return True
        try:
            ip_address(name)
        except ValueError:
            return False
        return True


def _host_of(origin: str) -> str:
    """Return the host and port of an origin; "null" and garbage have none."""
    scheme, _, rest = origin.partition("://")
    return rest if scheme in ("http", "https") else ""


def _is_plain(host: str) -> bool:
    return not set(host) & set("/@?#\\") and host.count("[") == host.count("]")


def _all(scope: Scope, name: bytes) -> list[str]:
    found = (value for key, value in scope["headers"] if key == name)
    return [value.decode("latin-1").strip().lower() for value in found]
