"""What a reader is told whose files are still being made: a page, or a problem to a program."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Scope

import texts
from access.crowding import API, MOST, RETRY_AFTER
from callbacks.languages import language_of
from layouts import document

TOO_MANY = 429


def said(scope: Scope) -> Response:
    """Return the refusal, and when to come back."""
    text = texts.of(language_of(Request(scope)))
    heading, why = text("take.crowded"), text("take.crowded_why", most=MOST)
    headers = {"retry-after": str(RETRY_AFTER), "cache-control": "no-store"}
    if scope["path"].startswith(API):
        kind = "urn:cakupan:crowded"
        problem = {"type": kind, "title": heading, "status": TOO_MANY, "detail": why}
        body = json.dumps(problem, ensure_ascii=False)
        return Response(body, TOO_MANY, headers, "application/problem+json")
    return Response(document.plain(heading, why, text), TOO_MANY, headers, "text/html")
