"""What the gate says to whom it does not let pass: a page in words, or a problem for programs."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

import texts
from access.asked import all_of
from callbacks.addresses import per_reader
from callbacks.languages import language_of
from layouts import document, outside
from texts import Text

NOT_FOUND = 404
FRESH = {"cache-control": "no-store"}
API = "/api/"

Problem = Callable[[Scope, int], Response]


def saying(problem: Problem) -> Callable[[Scope, int], Response]:
    """Return what says a status; programs are told problems."""

    def said(scope: Scope, status: int) -> Response:
        if scope["path"].startswith(API):
            return problem(scope, status)
        text = texts.of(language_of(Request(scope)))
        if status == NOT_FOUND:
            html = document.plain(text("error.not_found"), text("error.not_found_why"), text)
            return Response(html, status, per_reader(), "text/html")
        if not any("text/html" in one for one in all_of(scope, b"accept")):
            return Response(status_code=status, headers=FRESH)
        return Response(_page(status, text), status, FRESH, "text/html")

    return said


def _page(status: int, text: Text) -> str:
    sign_in, account = ("/masuk", text("masuk.again")), ("/akun", text("masuk.account"))
    match status:
        case 401:
            key, way = "unknown", sign_in
        case 403:
            key, way = "forbidden", account
        case 405:
            key, way = "method", ("/", text("error.home"))
        case _:
            return outside.told(text("masuk.title"), text("masuk.away"), text, sign_in)
    return outside.told(text(f"masuk.refused.{key}"), text(f"masuk.refused.{key}_why"), text, way)
