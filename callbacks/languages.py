"""Which language a request is answered in."""

from __future__ import annotations

from starlette.requests import Request

from texts.accepted import accepted, wanted

__all__ = ["COOKIE", "YEAR", "accepted", "language_of"]

COOKIE = "lang"
YEAR = 365 * 24 * 3600  # seconds


def language_of(request: Request) -> str:
    """Return what the link asks for, else the reader's earlier choice, else the browser's."""
    link, cookie = request.query_params.get("lang"), request.cookies.get(COOKIE)
    return wanted(link, cookie, request.headers.get("accept-language", ""))
