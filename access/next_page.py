"""Where somebody goes after signing in: a page of ours, never an address that a stranger chose."""

from __future__ import annotations

import re
from collections.abc import Collection

HOME = "/"
LONGEST = 2_000
QUERY = re.compile(r"[A-Za-z0-9%&=+,.:;_~!*'()-]*")  # as browsers and our own links write one


def next_page(asked: str | None, pages: Collection[str]) -> str:
    """Return the path and choice of a page that exists, the first page for anything else.

    The path is compared as it stands, so that no spelling of another host can pass.
    """
    if asked is None or len(asked) > LONGEST:
        return HOME
    path, _, query = asked.partition("?")
    if path not in pages or not QUERY.fullmatch(query):
        return HOME
    return f"{path}?{query}" if query else path
