"""How long a connection may say nothing: uvicorn gives it up only after its first answer.

Three times are bounded here: until a whole head of a request has come, first and again after each
answer, and while a reader takes nothing of what is sent. Bodies have their own time.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

ASKING = 15.0  # seconds until a request has been made, however slowly it comes
TAKING = 120.0  # seconds in which a reader takes nothing of what waits for it


class Patient(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it, with an end to every silence."""

    asking, taking = ASKING, TAKING

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._asking, self._taking = Timer(self), Timer(self)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait for the first request."""
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        """Wait on, unless this was all of a request: a byte now and then gains no time."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """Begin to wait for the next request."""
        super().on_response_complete()
        self._watch()

    def pause_writing(self) -> None:
        """Begin to wait for a reader who takes nothing."""
        super().pause_writing()
        self._taking.begin(self.taking)

    def resume_writing(self) -> None:
        """Wait no more: enough was taken."""
        super().resume_writing()
        self._taking.end()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        super().connection_lost(exc)
        self._asking.end()
        self._taking.end()

    def _watch(self) -> None:
        if self.cycle is not None and not self.cycle.response_complete:
            self._asking.end()
        else:
            self._asking.begin(self.asking)


class Timer:
    """Ends a connection after a time, unless its reader still takes what was sent."""

    def __init__(self, of: Patient) -> None:
        self._of, self._left = of, 0
        self._handle: asyncio.TimerHandle | None = None

    def begin(self, seconds: float) -> None:
        """Begin, where it has not begun."""
        if self._handle is None:
            self._left = self._waiting()
            self._handle = self._later(seconds, self._over)

    def end(self) -> None:
        """Let the connection be."""
        if self._handle is not None:
            self._handle.cancel()
        self._handle = None

    def _over(self) -> None:
        left = self._waiting()
        if left and left < self._left:
            self._left = left
            self._handle = self._later(self._of.taking, self._over)
        else:
            self._of.transport.abort()

    def _later(self, seconds: float, then: Callable[[], None]) -> asyncio.TimerHandle:
        return self._of.loop.call_later(seconds, then)

    def _waiting(self) -> int:
        """Return how many bytes the reader has not taken, without those that the system holds."""
        return self._of.transport.get_write_buffer_size()
