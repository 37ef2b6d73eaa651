"""What a browser may post to Dash: the callbacks that exist, with their own parts and plain values.

Dash parses any body, logs what it cannot use with a traceback and answers 500.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from access import who
from access.asked import kind_of
from access.bodies import again, whole
from access.person import Person
from access.policy import first_of, may_call
from access.refusal import refusal

PATH = "/_dash-update-component"
TOO_LARGE, NOT_JSON, MALFORMED, FORBIDDEN = 413, 415, 400, 403

Known = Callable[[], Mapping[str, Mapping[str, Any]]]
Denied = Callable[[Person, str], Awaitable[None]]


class Guard:
    """Answers callback requests that are malformed, or not for who asks; passes the others on."""

    def __init__(self, app: ASGIApp, known: Known, denied: Denied) -> None:
        self._app, self._denied = app, denied
        self._known = known  # the callbacks by output: complete once the first request has come

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST" or scope["path"] != PATH:
            await self._app(scope, receive, send)
            return
        if kind_of(scope) != "application/json":
            await refusal(scope, NOT_JSON)(scope, receive, send)
            return
        body = await whole(receive)
        if body is None:
            await refusal(scope, TOO_LARGE)(scope, receive, send)
        elif not is_callback(body, self._known()):
            await refusal(scope, MALFORMED)(scope, receive, send)
        elif not may_call(who.current(), output := json.loads(body)["output"]):
            await self._denied(who.current(), f"callback {first_of(output)}")
            await refusal(scope, FORBIDDEN)(scope, receive, send)
        else:
            await self._app(scope, again(body, receive), send)


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
