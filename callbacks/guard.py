"""What a browser may post: the callbacks that exist, whole and of bearable size.

Dash parses any body, logs what it cannot use with a traceback and answers 500.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

PATH = "/_dash-update-component"
LARGEST = 2 << 20  # bytes: two mebibytes; a choice needs some hundred
TOO_LARGE, NOT_JSON, MALFORMED = 413, 415, 400

Known = Callable[[], Mapping[str, Mapping[str, Any]]]


class Guard:
    """Answers malformed callback requests itself and passes the others on unchanged."""

    def __init__(self, app: ASGIApp, known: Known) -> None:
        self._app = app
        self._known = known  # the callbacks by output: complete once the first request has come

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST" or scope["path"] != PATH:
            await self._app(scope, receive, send)
            return
        if not _header(scope, b"content-type").startswith(b"application/json"):
            await Response(status_code=NOT_JSON)(scope, receive, send)
            return
        body = await _whole(receive)
        if body is None:
            await Response(status_code=TOO_LARGE)(scope, receive, send)
        elif not is_callback(body, self._known()):
            await Response(status_code=MALFORMED)(scope, receive, send)
        else:
            await self._app(scope, _again(body, receive), send)


def is_callback(body: bytes, known: Mapping[str, Mapping[str, Any]]) -> bool:
    """Return whether a body calls a callback that exists, with its inputs and states by name."""
    try:
        asked = json.loads(body)
    except (ValueError, RecursionError):  # no JSON, no text, a million brackets
        return False
    if not isinstance(asked, dict) or not isinstance(asked.get("output"), str):
        return False
    callback = known.get(asked["output"])
    changed = asked.get("changedPropIds", [])
    return (
        callback is not None
        and _names(asked.get("inputs")) == _names(callback["inputs"])
        and _names(asked.get("state", [])) == _names(callback["state"])
        and _joined(asked.get("outputs")) == asked["output"]
        and isinstance(changed, list)
        and all(isinstance(name, str) for name in changed)
    )


def _names(parts: Any) -> list[str] | None:
    """Return "id.property" of each part; None where one of them is something else."""
    if not isinstance(parts, list) or not all(isinstance(part, dict) for part in parts):
        return None
    return [f"{part.get('id')}.{part.get('property')}" for part in parts]


def _joined(outputs: Any) -> str | None:
    """Return the outputs as the name that Dash gives a callback."""
    if isinstance(outputs, dict):
        return f"{outputs.get('id')}.{outputs.get('property')}"
    names = _names(outputs)
    return None if names is None else f"..{'...'.join(names)}.."


async def _whole(receive: Receive) -> bytes | None:
    """Return the body, or None as soon as it is too large; what is left of it is not read."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LARGEST:
            return None
        if not message.get("more_body", False):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """Return a channel that gives the body once more, then what the client still says."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def channel() -> Message:
        return waiting.pop() if waiting else await receive()

    return channel


def _header(scope: Scope, name: bytes) -> bytes:
    return next((value for key, value in scope["headers"] if key == name), b"")
