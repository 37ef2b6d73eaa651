"""How long a question may take: when its time is over, its cursors are interrupted.

Whoever asks opens a `Watch` around the question; every cursor that the version gives meanwhile is
seen by it, also in another thread (the context goes along).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock

import duckdb


class TookTooLong(Exception):
    """A question was ended because its time was over."""


class Watch:
    """The cursors of one question; `end` interrupts them, from any thread, as often as it likes.

    A query that begins just after an interrupt would not notice it: who ends it, ends it again.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._cursors: list[duckdb.DuckDBPyConnection] = []
        self.is_over = False

    def see(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Keep a cursor to be interrupted, or raise TookTooLong where time is over already."""
        with self._lock:
            self._cursors.append(cursor)
        self.check()

    def check(self) -> None:
        """Raise TookTooLong where time is over."""
        if self.is_over:
            raise TookTooLong

    def end(self) -> None:
        """Say that time is over."""
        self.is_over = True
        with self._lock:
            for cursor in self._cursors:
                cursor.interrupt()


WATCH: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def kept(watch: Watch) -> Iterator[None]:
    """Let the watch see every cursor of the block; an interrupted query raises TookTooLong."""
    before = WATCH.set(watch)
    try:
        watch.check()
        yield
    except duckdb.InterruptException:
        raise TookTooLong from None
    finally:
        WATCH.reset(before)


def seen(cursor: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """Return a cursor, shown to the watch of this question if there is one."""
    if (watch := WATCH.get()) is not None:
        watch.see(cursor)
    return cursor
