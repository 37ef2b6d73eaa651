"""The ledger as the server uses it: opened once per app, asked by pages, told what readers wish."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from access import audit, who
from ledger import asking, scenarios, tasks
from ledger.scenarios import Scenario
from ledger.store import open_store
from ledger.upgrade import upgrade
from model.loads import Loads, Task
from model.settings import Settings

MOST_WAITING = 20  # tasks: each may keep an upload on the disk
NOTHING = Loads(every=0, part=1, parts=1, rows=(), tasks=(), events=(), report=None)


class Memory:
    """What was loaded, by whom, and what is under way; raises LedgerUnavailable where it is gone.

    The server reads the ledger and adds tasks and scenarios; everything else in it is the worker's.
    """

    def __init__(self, settings: Settings) -> None:
        self.state = settings.state
        self._store = open_store(settings.database_url, settings.state)
        self._has_been_there = False

    def loads(self, load: int | None, part: int) -> Loads:
        """Return what the page shows; nothing where nobody has loaded anything yet."""
        if self._is_not_begun():
            if load:
                raise asking.NoSuchLoad(f"There is no load {load}.")
            return NOTHING
        found = asking.remembered(self._store, load, part)
        self._has_been_there = True
        return found

    def task(self, number: int) -> Task | None:
        """Return how far a task is, None where there is none of that number."""
        found = None if self._is_not_begun() else tasks.find(self._store, number)
        return None if found is None else asking.task_of(found)

    def report(self, load: int) -> Mapping[str, Any] | None:
        """Return the whole report of a load, None where there is no such load."""
        return None if self._is_not_begun() else asking.report_of(self._store, load)

    def state_of(self, load: int) -> str | None:
        """Return what became of a load, None where there is no such load."""
        return None if self._is_not_begun() else asking.state_of(self._store, load)

    def is_full(self) -> bool:
        """Return whether so much waits already that nothing more is taken."""
        if self._is_not_begun():
            return False
        return len(tasks.unfinished(self._store)) >= MOST_WAITING

    def ask(self, kind: str, payload: Mapping[str, Any]) -> int:
        """Return the number under which a task waits for the worker."""
        self._begin()
        number = tasks.ask(self._store, kind, payload, who.current().name, datetime.now(UTC))
        self._has_been_there = True
        return number

    def scenarios(self) -> list[Scenario]:
        """Return what planners keep, the newest first."""
        return [] if self._is_not_begun() else scenarios.latest(self._store)

    def scenario(self, key: str) -> Scenario | None:
        """Return one scenario, None where it was removed or never was."""
        return None if self._is_not_begun() else scenarios.find(self._store, key)

    def keep(self, scenario: Scenario) -> str:
        """Return the key under which a scenario is kept, or raise UsageError in words."""
        self._begin()
        key = scenarios.keep(self._store, scenario)
        self._has_been_there = True
        return key

    def forget(self, key: str) -> bool:
        """Return whether a scenario was there to be taken off the list."""
        if self._is_not_begun():
            return False
        told = audit.entry(
            who.current(), "removal", datetime.now(UTC), what="/biaya", filters={"scenario": key}
        )
        return scenarios.remove(self._store, key, told)

    def _begin(self) -> None:
        if not self._has_been_there:  # one that was there and was removed is not begun anew
            upgrade(self._store)

    def _is_not_begun(self) -> bool:
        """Return whether there is no ledger because nobody has needed one so far."""
        store = self._store
        return store.is_sqlite and not self._has_been_there and not store.file.exists()
