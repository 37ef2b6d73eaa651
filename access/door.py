"""Whose request this is: the session of its cookie, the token of a program, or the desk.

Sign-in is on where an admin exists, where others than this machine reach the server, and where a
version that stands holds a restricted publication. Elsewhere whoever asks sits at the desk.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from anyio import to_thread
from starlette.types import Scope as Request

from access import cookie, proxied, sessions, tokens
from access.denials import Denials
from access.headers import SAME_FOR_ALL
from access.hosts import is_public
from access.line import Line
from access.person import Person
from access.turns import Turns
from access.vouched import Memory
from ledger.admins import has_admin
from ledger.store import open_store
from model.errors import LedgerUnavailable, WarehouseDamaged
from model.index import index_of
from model.regions import Regions
from model.restrictions import restricted_by_now
from model.scope import Scope
from model.settings import Settings
from model.warehouse import Warehouse

LOOK = 1.0  # seconds between two looks at whether sign-in is on
LATELY = 60.0  # seconds before the ledger was lost in which it vouched for a session
MOMENT = 5.0  # seconds for which files of the program are given without asking again
FOR_PROGRAMS = ("/api/", "/unduh/")
NOWHERE = Regions.of((), ())


class Door:
    """Tells who a request comes from; one for each process."""

    def __init__(self, settings: Settings, warehouse: Warehouse) -> None:
        self.settings = settings
        self.line = Line(open_store(settings.database_url, settings.state), settings.state)
        self.denials = Denials(self.line)
        self.turns = Turns()
        self._warehouse = warehouse
        self._is_on = is_public(settings)
        self._looked = float("-inf")
        self.vouched = Memory()
        self._answered = False  # whether the ledger ever said whether there is an admin
        self._tree: tuple[int, Regions] | None = None
        self._arrivals = proxied.Arrivals()

    async def is_on(self) -> bool:
        """Return whether somebody has to sign in; once it is so, it stays so."""
        if not self._is_on and time.monotonic() - self._looked >= LOOK:
            hides = await to_thread.run_sync(self._has_restricted)
            self._is_on = hides or await self._has_admin()
            self._looked = time.monotonic()
        return self._is_on

    async def person(self, request: Request) -> Person:
        """Return who asks, or raise LedgerUnavailable where that cannot be known now."""
        if not await self.is_on():
            return Person.at_desk()
        word = tokens.from_header(_authorization(request))
        if word and request["path"].startswith(FOR_PROGRAMS):
            return await self._found(word, tokens.find, request) or Person.nobody()
        if said := request.get(proxied.SAID):
            return await self._found(said, self._arrivals.find, request) or Person.nobody()
        return await self._by_cookie(request)

    async def _by_cookie(self, request: Request) -> Person:
        word = cookie.word_of(request, self.settings)
        if not word:
            return Person.nobody()
        if request["path"].startswith(SAME_FOR_ALL) and (found := self._just_now(word)):
            return found
        forgotten = self.vouched.forgotten
        try:
            person = await self._found(word, sessions.find, request)
        except LedgerUnavailable:
            return self._remembered(word)
        self.vouched.remember(word, person, forgotten)
        return person or Person.nobody()

    async def _found(
        self, word: str, find: Callable[..., Person | None], request: Request
    ) -> Person | None:
        client = request.get("client")
        now, address = datetime.now(UTC), client[0] if client else ""
        store = self.line.store
        return await self.line.ask(lambda: find(store, word, now, self.regions(), address))

    def _just_now(self, word: str) -> Person | None:
        """Return who had this session a moment ago: a page asks for sixty files at once."""
        found = self.vouched.find(word)
        return found.person if found and time.monotonic() - found.at < MOMENT else None

    def _remembered(self, word: str) -> Person:
        """Return who had this session when the ledger was lost; restricted figures stay shut."""
        found = self.vouched.find(word)
        idle = sessions.IDLE.total_seconds()
        if (
            found is None
            or found.at < self.line.answered - LATELY
            or time.monotonic() - found.at >= idle
        ):
            raise LedgerUnavailable("Whose session this is cannot be read now.")
        return replace(found.person, scope=Scope())

    def regions(self) -> Regions:
        """Return the regions of the version in force, those known last where none is whole."""
        try:
            version = self._warehouse.current()
            if self._tree is None or self._tree[0] != version.number:
                # of all scopes this index is the one that is there anyway
                self._tree = version.number, index_of(version, Scope.everything()).regions
        except WarehouseDamaged:
            pass
        return self._tree[1] if self._tree else NOWHERE

    def _has_restricted(self) -> bool:
        try:
            return bool(restricted_by_now(self.settings.data))
        except WarehouseDamaged:  # the folder itself cannot be read: nothing is served from it
            return False

    async def _has_admin(self) -> bool:
        """Return whether there is one, or raise LedgerUnavailable where nobody ever said so.

        A ledger that does not answer may know one: whoever asks meanwhile is not at the desk.
        Where the one on this disk did answer before, and knew none, pages go on without it.
        """
        store = self.line.store
        if not self.settings.database_url and not store.file.exists():
            self._answered = True
            return False
        try:
            found = await self.line.ask(lambda: has_admin(store))
        except LedgerUnavailable:
            if self._answered and not self.settings.database_url:
                return False
            raise
        self._answered = True
        return found


def _authorization(request: Request) -> str:
    found = [value for name, value in request["headers"] if name == b"authorization"]
    return found[0].decode("latin-1") if len(found) == 1 else ""
