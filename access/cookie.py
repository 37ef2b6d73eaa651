"""The cookie of a session: it holds the id alone, and neither scripts nor other servers see it.

Over https its name begins with `__Host-`: browsers take such a cookie only from this very host, for
all of it, and send it encrypted. Over http, on one's own machine, they would not take it at all.
"""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import Scope

from model.settings import Settings

NAME = "cakupan"
LONGEST = 200  # characters; an id has 43
TEN_MINUTES = 600  # seconds


def name_of(settings: Settings) -> str:
    """Return the name of the cookie at this address."""
    return f"__Host-{NAME}" if _is_https(settings) else NAME


def word_of(scope: Scope, settings: Settings) -> str:
    """Return the id that a request brings; "" where it brings none, or two that differ."""
    return said_in(scope, name_of(settings), LONGEST)


def said_in(scope: Scope, name: str, longest: int) -> str:
    """Return what a request brings under this name; "" where nothing, or two that differ."""
    found = set()
    for key, value in scope["headers"]:
        if key != b"cookie":
            continue
        for pair in value.decode("latin-1").split(";"):
            said, _, word = pair.strip().partition("=")
            if said == name:
                found.add(word)
    return found.pop() if len(found) == 1 and len(min(found)) <= longest else ""


def put(response: Response, word: str, settings: Settings) -> None:
    """Give a browser the id of its new session; it forgets it when it is closed."""
    _set(response, f"{name_of(settings)}={word}", settings)


def remove(response: Response, settings: Settings) -> None:
    """Let a browser forget the id."""
    _set(response, f'{name_of(settings)}=""; Max-Age=0', settings)


def lend(response: Response, name: str, word: str, settings: Settings) -> None:
    """Give a browser a word for ten minutes, of which "" is none; `name` is one of name_of."""
    _set(response, f"{name}={word}; Max-Age={TEN_MINUTES if word else 0}", settings)


def _set(response: Response, said: str, settings: Settings) -> None:
    secure = "; Secure" if _is_https(settings) else ""
    headers = MutableHeaders(raw=response.raw_headers)
    headers.append("set-cookie", f"{said}; Path=/; HttpOnly; SameSite=Lax{secure}")


def _is_https(settings: Settings) -> bool:
    return settings.public_url.startswith("https://")
