"""What an answer that may be kept is an answer to: whose sight, which role, which request."""

from __future__ import annotations

import hashlib

from starlette.datastructures import Headers
from starlette.types import Scope

from access.guard import PATH
from access.person import Person

API = "/api/v1/"
DECIDING = ("accept", "accept-language", "cookie", "if-none-match")  # about an answer of the API

Key = tuple[object, ...]


def is_question(scope: Scope) -> bool:
    """Return whether a request asks for a page's answer or for rows of the API."""
    if scope["type"] != "http":
        return False
    path: str = scope["path"]
    method: str = scope["method"]
    return path.startswith(API) if method == "GET" else method == "POST" and path == PATH


def key_of(scope: Scope, body: bytes, person: Person) -> Key:
    """Return what two requests have in common that are answered alike.

    A page's language stands in its body; of the API it may follow from headers, each of which may
    come several times.
    """
    headers = Headers(scope=scope)
    packed = "gzip" in headers.get("accept-encoding", "")
    told = [scope["path"].encode(), scope["query_string"], body]
    if scope["method"] == "GET":
        told += [repr(headers.getlist(name)).encode() for name in DECIDING]
    # lengths: a NUL or any other sign between the parts could stand in a part as well
    digest = hashlib.sha256(b"".join(b"%d:%b" % (len(one), one) for one in told)).digest()
    return person.scope, person.role, packed, digest
