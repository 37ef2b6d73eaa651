"""The way to the ledger: given up at once while the ledger is gone, and looked for by itself.

Every request asks the ledger who sends it. Where each of them waited for one that is gone, pages
that need nothing of it would stand still with the others.
"""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable
from pathlib import Path
from threading import Lock, Thread
from typing import TypeVar

from anyio import CapacityLimiter, fail_after, to_thread

from access import audit
from ledger import sessions
from ledger.audit import Entry
from ledger.store import Store
from model.errors import LedgerUnavailable

AT_ONCE = 6  # questions; the others wait for their turn, however long
PATIENCE = 3.0  # seconds for one question
AGAIN = 0.5  # seconds between two looks at a ledger that is gone
GONE = "The ledger does not answer."

T = TypeVar("T")
log = logging.getLogger(__name__)


class Line:
    """Questions to the ledger, from the event loop."""

    def __init__(self, store: Store, state: Path) -> None:
        self.store, self._state = store, state
        self.answered = 0.0  # when it last did, by the clock of time.monotonic
        self.is_gone = False
        self._lock = Lock()
        self._turns: tuple[CapacityLimiter, CapacityLimiter] | None = None

    async def ask(self, question: Callable[[], T]) -> T:
        """Return the answer, or raise LedgerUnavailable: at once where it is known to be gone."""
        if self.is_gone:
            raise LedgerUnavailable(GONE)
        if self._turns is None:  # limiters belong to the event loop that they are made in
            self._turns = CapacityLimiter(AT_ONCE), CapacityLimiter(math.inf)
        turn, threads = self._turns
        try:
            async with turn:  # the wait for one's turn says nothing about the ledger
                if self.is_gone:
                    raise LedgerUnavailable(GONE)
                with fail_after(PATIENCE):
                    found = await to_thread.run_sync(
                        question, limiter=threads, abandon_on_cancel=True
                    )
        except TimeoutError:
            self._lost("it took too long to answer")
            raise LedgerUnavailable(GONE) from None
        except LedgerUnavailable as error:
            self._lost(str(error))
            raise
        self.answered = time.monotonic()
        return found

    async def note(self, told: Entry) -> None:
        """Write an entry of the audit log, or raise LedgerUnavailable where nothing takes it."""
        if self.is_gone:
            await to_thread.run_sync(audit.keep, self._state, told)
        elif not await to_thread.run_sync(audit.note, self.store, self._state, told):
            self._lost("it took no entry of the audit log")

    def _lost(self, why: str) -> None:
        with self._lock:
            if self.is_gone:
                return
            self.is_gone = True
        log.warning("The ledger is gone: %s", why)
        Thread(target=self._look, name="ledger", daemon=True).start()

    def _look(self) -> None:
        """Ask what every request asks, until it is answered."""
        while True:
            time.sleep(AGAIN)
            try:
                sessions.find(self.store, "")
            except LedgerUnavailable:
                continue
            self.is_gone = False
            log.warning("The ledger is back.")
            return
