"""Threads for those who sign in, and for nobody else: passwords take long to look at.

In the pool that pages share, whoever sends many passwords would keep readers waiting. Here they
wait for each other, so many of them and so long, and the others are told to come again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from anyio import CapacityLimiter, fail_after, to_thread

AT_ONCE = 8  # in threads; access/passwords.py hashes two at a time
WAITING = 32  # for a thread
PATIENCE = 5.0  # seconds to wait for one
AGAIN = 5  # seconds after which somebody may come again

T = TypeVar("T")


class Crowded(Exception):
    """So many sign in at this moment that this one was not looked at."""


class Turns:
    """One bounded queue for each process."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING) -> None:
        self._at_once, self._most = at_once, waiting
        self._limiter: CapacityLimiter | None = None

    async def take(self, function: Callable[[], T], patience: float = PATIENCE) -> T:
        """Return what the function returns in a thread, or raise Crowded; who began, finishes."""
        if self._limiter is None:  # a limiter belongs to the event loop that it is made in
            self._limiter = CapacityLimiter(self._at_once)
        limiter, me = self._limiter, object()
        told = limiter.statistics()
        if told.borrowed_tokens >= self._at_once and told.tasks_waiting >= self._most:
            raise Crowded
        try:
            with fail_after(patience):
                await limiter.acquire_on_behalf_of(me)
        except TimeoutError:
            raise Crowded from None
        try:
            return await to_thread.run_sync(function, limiter=CapacityLimiter(1))
        finally:
            limiter.release_on_behalf_of(me)
