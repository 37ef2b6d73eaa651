"""Answers as they were sent, packed: who makes the same choice again is not kept waiting.

A page, or an address of the API, says itself that its answer follows from version, sight, role and
request alone (`lasts`).
What was kept of a version goes with it; whether a reader may still open it is asked every time.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from contextvars import ContextVar
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access import who
from access.bodies import again, whole
from access.guard import PATH
from access.person import Person
from model.errors import WarehouseDamaged
from model.restrictions import opened
from model.selection import VersionGone
from model.warehouse import Version, Warehouse

MOST = 16 << 20  # bytes of a version's answers: some four hundred pages
OK = 200
API = "/api/v1/"
DECIDING = ("accept", "accept-language", "cookie", "if-none-match")  # about an answer of the API

Key = tuple[object, ...]


@dataclass(slots=True)
class Note:
    """What a page says of the answer that is being made."""

    lasts: bool = False


@dataclass(slots=True)
class Kept:
    """The answers of one version, those that were asked for last."""

    answers: OrderedDict[Key, list[Message]] = field(default_factory=OrderedDict)
    size: int = 0

    def add(self, key: Key, answer: list[Message], most: int) -> None:
        """Keep an answer and let go of those that nobody asked for longest."""
        self.size += _size(answer) - _size(self.answers.pop(key, []))
        self.answers[key] = answer
        while self.size > most:
            self.size -= _size(self.answers.popitem(last=False)[1])


NOTE: ContextVar[Note] = ContextVar("note")


def lasts() -> None:
    """Say that the answer which is being made follows from its request alone."""
    note = NOTE.get(None)
    if note is not None:
        note.lasts = True


class KeptAnswers:
    """Sends a page's answer again as long as the same version is in force."""

    def __init__(self, app: ASGIApp, warehouse: Warehouse, most: int = MOST) -> None:
        self._app, self._warehouse, self._most = app, warehouse, most
        self._of: WeakKeyDictionary[Version, Kept] = WeakKeyDictionary()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not _is_question(scope):
            await self._app(scope, receive, send)
            return
        body = b"" if scope["method"] == "GET" else await whole(receive) or b""
        person = who.current()
        version = await to_thread.run_sync(self._open, person)
        if version is None:  # the page says why
            await self._app(scope, _with(body, scope, receive), send)
            return
        kept = self._of.setdefault(version, Kept())
        key = _key(scope, body, person)
        answer = kept.answers.get(key)
        if answer is None:
            answer = await self._made(scope, _with(body, scope, receive), send)
            if answer and await to_thread.run_sync(self._open, person) is version:
                kept.add(key, answer, self._most)
            return
        kept.answers.move_to_end(key)
        for message in answer:
            await send(_copy(message))

    def _open(self, person: Person) -> Version | None:
        """Return the version in force, None where this reader gets none."""
        try:
            return opened(self._warehouse, None, person.scope)
        except (VersionGone, WarehouseDamaged):
            return None

    async def _made(self, scope: Scope, receive: Receive, send: Send) -> list[Message]:
        """Send an answer; return it if it may be kept, else nothing."""
        answer: list[Message] = []

        async def noted(message: Message) -> None:
            answer.append(_copy(message))
            await send(message)

        note = Note()
        before = NOTE.set(note)
        try:
            await self._app(scope, receive, noted)
        finally:
            NOTE.reset(before)
        return answer if note.lasts and answer[0].get("status") == OK else []


def _is_question(scope: Scope) -> bool:
    if scope["type"] != "http":
        return False
    path: str = scope["path"]
    return path.startswith(API) if scope["method"] == "GET" else _is_callback(scope)


def _is_callback(scope: Scope) -> bool:
    return bool(scope["method"] == "POST" and scope["path"] == PATH)


def _with(body: bytes, scope: Scope, receive: Receive) -> Receive:
    """Return what gives a body that was read already to whoever asks for it."""
    return receive if scope["method"] == "GET" else again(body, receive)


def _key(scope: Scope, body: bytes, person: Person) -> Key:
    headers = Headers(scope=scope)
    packed = "gzip" in headers.get("accept-encoding", "")
    told = [scope["path"].encode(), scope["query_string"], body]
    told += [headers.get(name, "").encode("latin-1") for name in DECIDING * (not body)]
    digest = hashlib.sha256(b"\0".join(told)).digest()
    return person.scope, person.role, packed, digest


def _size(answer: list[Message]) -> int:
    return sum(len(message.get("body", b"")) for message in answer)


def _copy(message: Message) -> Message:
    """Return a message whose headers whoever passes it on may change."""
    return {**message, "headers": list(message["headers"])} if "headers" in message else {**message}
