"""Whom the ledger vouched for lately: for the files of one page, and for a while without it.

A session that was ended is forgotten at once, whoever ended it by which name. What was asked
before it ended and answered after is not remembered.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from access import doors
from access.person import Person

MOST = 10_000  # sessions remembered; the one that was quiet longest goes first


@dataclass(frozen=True, slots=True)
class Vouched:
    """Who the ledger said that a session belongs to, and when by time.monotonic."""

    person: Person
    at: float


class Memory:
    """The sessions of one process, by the hash of what opens them."""

    def __init__(self) -> None:
        self._found: OrderedDict[str, Vouched] = OrderedDict()
        self._lock = Lock()  # pages end sessions in threads
        self.forgotten = 0  # how often something was

    def remember(self, word: str, person: Person | None, forgotten: int) -> None:
        """Keep whose session this is; `forgotten` as it was when the ledger was asked."""
        key = doors.hashed(word)
        with self._lock:
            self._found.pop(key, None)
            if person is None or forgotten != self.forgotten:
                return
            self._found[key] = Vouched(person, time.monotonic())
            if len(self._found) > MOST:
                self._found.popitem(last=False)

    def find(self, word: str) -> Vouched | None:
        """Return whose session this was when the ledger was asked last."""
        return self._found.get(doors.hashed(word))

    def forget(self, word: str) -> None:
        """Forget the session that this opens."""
        key = doors.hashed(word)
        with self._lock:
            self.forgotten += 1
            self._found.pop(key, None)

    def forget_session(self, number: int) -> None:
        """Forget the session of this number."""
        self._forget(lambda person: person.session == number)

    def forget_person(self, number: int) -> None:
        """Forget every session of somebody."""
        self._forget(lambda person: person.id == number)

    def _forget(self, is_over: Callable[[Person], bool]) -> None:
        with self._lock:
            self.forgotten += 1
            for key in [key for key, found in self._found.items() if is_over(found.person)]:
                del self._found[key]
