"""A route for everything below a path."""

from __future__ import annotations

from starlette.datastructures import URLPath
from starlette.routing import BaseRoute, Match, NoMatchFound
from starlette.types import ASGIApp, Receive, Scope, Send


class Below(BaseRoute):
    """Passes on what is asked at a path and below it; a Mount lets line breaks through."""

    def __init__(self, path: str, app: ASGIApp) -> None:
        self._path, self._app = path, app

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Return whether this is what answers."""
        if scope["type"] not in ("http", "websocket"):
            return Match.NONE, {}
        is_mine = scope["path"] == self._path or scope["path"].startswith(f"{self._path}/")
        return (Match.FULL if is_mine else Match.NONE), {}

    def url_path_for(self, name: str, /, **path_params: object) -> URLPath:
        """Refuse: nothing is built from names here."""
        raise NoMatchFound(name, path_params)

    async def handle(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the app answer."""
        await self._app(scope, receive, send)
