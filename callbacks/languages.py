"""Which language a request is answered in."""

from __future__ import annotations

from starlette.requests import Request

from texts import LANGUAGES

COOKIE = "lang"
YEAR = 365 * 24 * 3600  # seconds


def language_of(request: Request) -> str:
    """Return what the link asks for, else the reader's earlier choice, else the browser's."""
    for wish in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if wish in LANGUAGES:
            return wish
    return accepted(request.headers.get("accept-language", ""))


def accepted(header: str) -> str:
    """Return the best of our languages in an Accept-Language header, Indonesian without one."""
    wishes = []
    for place, part in enumerate(header.split(",")):
        tag, _, parameters = part.strip().partition(";")
        wishes.append((-_weight(parameters), place, tag.strip().lower().partition("-")[0]))
    for weight, _, language in sorted(wishes):
        if weight < 0 and language in LANGUAGES:
            return language
    return LANGUAGES[0]


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
