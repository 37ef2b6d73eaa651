"""Questions run in a bounded pool of threads, and none of them for ever."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, to_thread

from model.deadline import Watch, kept

THREADS = 8  # as many questions at a time; the pages have their own
AGAIN = 0.05  # seconds: a query that begins just after an interrupt is interrupted by the next

T = TypeVar("T")


class Pool:
    """Runs plain functions in threads, each for so many seconds at most."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._limiter: CapacityLimiter | None = None

    async def run(self, function: Callable[[], T]) -> T:
        """Return what the function returns; raises TookTooLong where its queries take too long.

        The wait for a free thread counts: who waited in vain asks nothing any more.
        """
        if self._limiter is None:  # a limiter belongs to the event loop that it is made in
            self._limiter = CapacityLimiter(THREADS)
        watch = Watch()
        alarm = asyncio.create_task(_rung(watch, self._seconds))
        try:
            return await to_thread.run_sync(_watched, function, watch, limiter=self._limiter)
        finally:
            alarm.cancel()


async def _rung(watch: Watch, seconds: float) -> None:
    """End a watch after so many seconds, and again and again until it is cancelled."""
    await asyncio.sleep(seconds)
    while True:
        watch.end()
        await asyncio.sleep(AGAIN)


def _watched(function: Callable[[], T], watch: Watch) -> T:
    with kept(watch):
        return function()
