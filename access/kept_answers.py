"""Answers as they were sent, packed: who makes the same choice again is not kept waiting.

A page, or an address of the API, says itself that its answer follows from version, sight, role and
request alone (`lasts`), and from what it shows beside the version, where it shows any.
What was kept of a version goes with it; whether a reader may still open it is asked every time.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from weakref import WeakKeyDictionary

import anyio
from anyio import to_thread
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from access import who
from access.bodies import again, whole
from access.kept_keys import Key, is_question, key_of
from access.kept_store import Answer, Kept
from access.person import Person
from model.errors import WarehouseDamaged
from model.restrictions import opened
from model.selection import VersionGone
from model.warehouse import Version, Warehouse

MOST = 16 << 20  # bytes of a version's answers: some four hundred pages
OK = 200

Beside = Callable[[], object]  # the state of what an answer shows beside the version; None: unknown


@dataclass(slots=True)
class Note:
    """What a page says of the answer that is being made."""

    version: int | None = None  # None: the answer does not last
    is_passing: bool = False
    state: object = None
    beside: Beside | None = None


NOTE: ContextVar[Note] = ContextVar("note")


def lasts(version: int, state: object = None, beside: Beside | None = None) -> None:
    """Say that the answer which is being made follows from this version and its request alone.

    With `beside` also from what that returns: `state` is what it returned before the answer was
    made, None where nobody could know.
    """
    note = NOTE.get(None)
    if note is None or note.is_passing:
        return
    if beside is None or state is not None:
        note.version, note.state, note.beside = version, state, beside


def passes() -> None:
    """Say that the answer holds what may be another thing in a moment; then it never lasts."""
    note = NOTE.get(None)
    if note is not None:
        note.is_passing, note.version = True, None


@dataclass(slots=True)
class Making:
    """An answer that is being made and sent, and whoever waits for the same one."""

    note: Note = field(default_factory=Note)
    settled: anyio.Event = field(default_factory=anyio.Event)  # kept, or surely never
    messages: list[Message] = field(default_factory=list)
    size: int = 0


class KeptAnswers:
    """Sends a page's answer again as long as the same version is in force."""

    def __init__(self, app: ASGIApp, warehouse: Warehouse, most: int = MOST) -> None:
        self._app, self._warehouse, self._most = app, warehouse, most
        self._of: WeakKeyDictionary[Version, Kept] = WeakKeyDictionary()
        self._making: dict[tuple[int, Key], Making] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not is_question(scope):
            await self._app(scope, receive, send)
            return
        body = b"" if scope["method"] == "GET" else await whole(receive) or b""
        if scope["method"] != "GET":
            receive = again(body, receive)
        person = who.current()
        version = await to_thread.run_sync(self._open, person)
        if version is None:  # the page says why
            await self._app(scope, receive, send)
            return
        key = key_of(scope, body, person)
        if (making := self._making.get((version.number, key))) is not None:
            await making.settled.wait()
        answer = await self._kept(version, key)
        if answer is None:
            await self._make(scope, receive, send, (version, key, person))
            return
        for message in answer.messages:
            await send(_copy(message))

    async def _kept(self, version: Version, key: Key) -> Answer | None:
        """Return what was kept, if what it shows beside the version is still the same."""
        kept = self._of.setdefault(version, Kept(self._most))
        answer = kept.get(key)
        if answer is None or answer.beside is None:
            return answer
        if await to_thread.run_sync(answer.beside) == answer.state:
            return answer
        kept.drop(key, answer)
        return None

    def _open(self, person: Person) -> Version | None:
        """Return the version in force, None where this reader gets none."""
        try:
            return opened(self._warehouse, None, person.scope)
        except (VersionGone, WarehouseDamaged):
            return None

    async def _make(
        self, scope: Scope, receive: Receive, send: Send, asked: tuple[Version, Key, Person]
    ) -> None:
        """Send an answer; keep it as soon as it is whole, if it lasts."""
        version, key, _ = asked
        making, name = Making(), (version.number, key)
        self._making.setdefault(name, making)

        async def noted(message: Message) -> None:
            if not making.settled.is_set():
                await self._note(making, message, asked)
            await send(message)

        before = NOTE.set(making.note)
        try:
            await self._app(scope, receive, noted)
        finally:
            NOTE.reset(before)
            making.settled.set()
            if self._making.get(name) is making:
                del self._making[name]

    async def _note(
        self, making: Making, message: Message, asked: tuple[Version, Key, Person]
    ) -> None:
        """Collect an answer that may be kept; let go of it as soon as it may not."""
        version, key, person = asked
        making.messages.append(_copy(message))
        making.size += len(message.get("body", b""))
        lasting = making.note.version == version.number and _is_ours_alone(making.messages[0])
        if not lasting or making.size > self._most:
            making.messages.clear()
            making.settled.set()
            return
        is_start = message["type"] == "http.response.start"
        if is_start or message.get("more_body", False):
            return
        if await to_thread.run_sync(self._open, person) is version:
            answer = Answer(tuple(making.messages), making.note.state, making.note.beside)
            self._of.setdefault(version, Kept(self._most)).add(key, answer)
        making.settled.set()


def _is_ours_alone(start: Message) -> bool:
    """Return whether an answer went well and sets nothing in one reader's browser."""
    names = {name.lower() for name, _ in start.get("headers", ())}
    return start.get("status") == OK and b"set-cookie" not in names


def _copy(message: Message) -> Message:
    """Return a message whose headers whoever passes it on may change."""
    return {**message, "headers": list(message["headers"])} if "headers" in message else {**message}
