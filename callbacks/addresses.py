"""The addresses of the server beside Dash's own: pages, fonts, and a real 404."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from dash.backends._fastapi import reset_current_request, set_current_request
from dash.exceptions import DependencyException
from fastapi import FastAPI, Request, Response

import texts
from callbacks.languages import COOKIE, YEAR, language_of
from layouts import document, shell
from texts import LANGUAGES

READ = ["GET", "HEAD"]
FOR_GOOD = "public, max-age=31536000, immutable"


def register_pages(server: FastAPI, index: Callable[[], str]) -> None:
    """Answer every page of the navigation with the app, in the reader's language.

    Dash's own route for `/` knows no HEAD and no language, and its route for every other path
    answers 200 for what does not exist; these routes come before both.
    """

    async def page(request: Request) -> Response:
        language = language_of(request)
        html = document.filled(_asked_by(request, index), texts.of(language))
        answer = Response(html, media_type="text/html", headers=per_reader())
        if request.query_params.get("lang") in LANGUAGES:
            answer.set_cookie(COOKIE, language, max_age=YEAR, samesite="lax")
        return answer

    for one in shell.PAGES:
        server.add_api_route(one.path, page, methods=READ, include_in_schema=False)


def _asked_by(request: Request, index: Callable[[], str]) -> str:
    """Return Dash's page for a request; by itself Dash knows only the one for `/`."""
    token = set_current_request(request)  # type: ignore[no-untyped-call]
    try:
        return index()
    finally:
        reset_current_request(token)  # type: ignore[no-untyped-call]


def register_font(server: FastAPI) -> None:
    """Serve the headings' font from its installed package."""

    async def font() -> Response:
        return Response(_font(), media_type="font/ttf", headers={"cache-control": FOR_GOOD})

    server.add_api_route(document.FONT, font, methods=READ, include_in_schema=False)


def register_missing(server: FastAPI) -> None:
    """Answer 404 to every path that nothing else answers; registered last."""

    async def missing(request: Request, _error: Exception | None = None) -> Response:
        text = texts.of(language_of(request))
        html = document.plain(text("error.not_found"), text("error.not_found_why"), text)
        return Response(html, 404, media_type="text/html", headers=per_reader())

    async def nothing_there(request: Request) -> Response:
        return await missing(request)

    server.add_api_route("/{path:path}", nothing_there, methods=READ, include_in_schema=False)
    server.add_exception_handler(DependencyException, missing)  # a script that Dash has not


def per_reader() -> dict[str, str]:
    """Return the headers of what differs by language and must be asked for again."""
    return {"cache-control": "no-cache", "vary": "Accept-Language, Cookie"}


@cache
def _font() -> bytes:
    return (files("font_manrope") / "files" / "Manrope-VariableFont_wght.ttf").read_bytes()
