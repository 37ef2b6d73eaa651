"""The headers of every answer: what a browser may do with it, and who may keep it.

Scripts run from this server's files and where their hash is listed, nothing is fetched from or sent
to another host, no page is shown in a frame. Styles may stand in the page: Dash and plotly write
them there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access import who
from access.reports import PATH as REPORTS

SAME_FOR_ALL = ("/assets/", "/fonts/", "/_dash-component-suites/")  # files of the program
FIXED = {
    "x-content-type-options": "nosniff",
    # no-referrer would make a form say "Origin: null", and no form could be told from a stranger's
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
HTTPS_FOR_A_YEAR = "max-age=31536000; includeSubDomains"
PRIVATE, ASK_AGAIN = "private, no-store", "no-cache"

Scripts = Callable[[], Sequence[str]]


def policy(scripts: Sequence[str]) -> str:
    """Return the content security policy with the hashes of the scripts that stand in pages."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(["script-src 'self'", *scripts]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "object-src 'none'",
            f"report-uri {REPORTS}",
        )
    )


class Headers:
    """Puts them on whatever is answered further in, refusals and bugs too.

    `scripts` is asked at the first answer, when every callback has been registered.
    """

    def __init__(
        self, app: ASGIApp, scripts: Scripts, public: bool = False, https: bool = False
    ) -> None:
        self._app, self._scripts = app, scripts
        self._public, self._https = public, https

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = list(message.get("headers", []))
                self._put_on(MutableHeaders(raw=message["headers"]), scope["path"])
            await send(message)

        await self._app(scope, receive, sent)

    @cached_property
    def _always(self) -> dict[str, str]:
        strict = {"strict-transport-security": HTTPS_FOR_A_YEAR} if self._https else {}
        return {"content-security-policy": policy(self._scripts()), **FIXED, **strict}

    def _put_on(self, headers: MutableHeaders, path: str) -> None:
        for name, value in self._always.items():
            headers[name] = value
        if path.startswith(SAME_FOR_ALL):
            headers.setdefault("cache-control", ASK_AGAIN)
        elif self._public or who.current().id is not None:  # somebody's own
            headers["cache-control"] = PRIVATE
            headers.add_vary_header("Cookie")
        else:
            headers.setdefault("cache-control", ASK_AGAIN)
