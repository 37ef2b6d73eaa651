"""Forms as a browser sends them, and the answers to them: plain pages, and ways to other pages."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from fastapi import Request, Response
from starlette.responses import RedirectResponse

from access.asked import kind_of
from access.same_site import FORM
from callbacks.addresses import per_reader
from callbacks.languages import COOKIE, YEAR, language_of
from texts import LANGUAGES

LARGEST = 64 << 10  # bytes
MOST = 30  # fields
SEE_OTHER = 303
OWN = {**per_reader(), "cache-control": "private, no-store"}  # back shows nothing after sign-out


async def read(request: Request) -> Mapping[str, str] | None:
    """Return the fields of a form, None for what no form of ours sends."""
    if kind_of(request.scope) != FORM:
        return None
    body = await request.body()
    if len(body) > LARGEST:
        return None
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST, errors="strict"
        )
    except ValueError:  # no text, or more fields than any form has
        return None
    fields = dict(pairs)
    return fields if len(fields) == len(pairs) else None


def shown(html: str, request: Request, status: int = 200) -> Response:
    """Return a page that nobody keeps; a language that was chosen is remembered."""
    answer = Response(html, status, media_type="text/html", headers=OWN)
    if request.query_params.get("lang") in LANGUAGES:
        answer.set_cookie(COOKIE, language_of(request), max_age=YEAR, samesite="lax")
    return answer


def on_to(path: str) -> Response:
    """Return the way to the page that says that it was done: reloading it does nothing again."""
    return RedirectResponse(path, SEE_OTHER, headers={"cache-control": "no-store"})


def whole(word: str) -> int:
    """Return the number of a row, 0 for anything else."""
    return int(word) if word.isascii() and word.isdigit() and len(word) <= 9 else 0  # noqa: PLR2004
