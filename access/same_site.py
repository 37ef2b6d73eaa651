"""Who may ask this server to do something: its own pages, never a page of somebody else.

A browser sends requests for every page that it has open, with the reader's cookies. Such a page
cannot read the answer, but the request is made; here it is refused.
"""

from __future__ import annotations

from collections.abc import Collection, Container

from starlette.types import ASGIApp, Receive, Scope, Send

from access.asked import all_of, kind_of
from access.refusal import refusal

SAFE = ("GET", "HEAD", "OPTIONS")
OURS = ("same-origin", "none")  # "none": the reader's own doing, without any page
FORM = "application/x-www-form-urlencoded"
# what a page may send to another site without asking it first; "" is a body without a type
SENT_UNASKED = ("", "text/plain", "multipart/form-data", FORM)
FORBIDDEN, OTHER_TYPE = 403, 415


class SameSite:
    """Refuses what changes something and comes from another site's page, or could have.

    `forms` are the paths of our own HTML forms; `open_to_all` those that change nothing.
    """

    def __init__(
        self,
        app: ASGIApp,
        https_only: bool = False,
        forms: Container[str] = (),
        open_to_all: Collection[str] = (),
    ) -> None:
        self._app, self._forms, self._open = app, forms, open_to_all
        self._schemes = ("https",) if https_only else ("http", "https")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        status = self._refused(scope) if scope["type"] == "http" else 0
        if status:
            await refusal(scope, status)(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _refused(self, scope: Scope) -> int:
        """Return the status of a refusal, 0 where there is none."""
        if scope["method"] in SAFE or scope["path"] in self._open:
            return 0
        if self._is_foreign(scope):
            return FORBIDDEN
        return 0 if self._has_own_type(scope) else OTHER_TYPE

    def _is_foreign(self, scope: Scope) -> bool:
        """Return whether any header says that another site's page asks.

        Programs that are no browser send none of them.
        """
        own = {f"{scheme}://{host}" for scheme in self._schemes for host in all_of(scope, b"host")}
        return any(site not in OURS for site in all_of(scope, b"sec-fetch-site")) or any(
            origin not in own for origin in all_of(scope, b"origin")
        )

    def _has_own_type(self, scope: Scope) -> bool:
        kind = kind_of(scope)
        if kind == FORM and scope["path"] in self._forms:
            return True
        return kind not in SENT_UNASKED or (not kind and not _has_body(scope))


def _has_body(scope: Scope) -> bool:
    lengths = all_of(scope, b"content-length")
    return bool(all_of(scope, b"transfer-encoding")) or any(one.strip("0") for one in lengths)
