"""How many connections are held, and how long one may take to say how it is encrypted.

A connection that never says anything holds an open file of this process, which reads its data and
its ledger from files too. So they are counted when they are accepted, before any handshake.
"""

from __future__ import annotations

import asyncio
import logging
import resource
import time
from dataclasses import dataclass
from os import dup
from socket import IPPROTO_TCP, TCP_NODELAY, socket
from typing import Any
from weakref import WeakSet

from access.asked import address_of

MOST = 800  # connections of one process, and never more than half of the files it may open
EACH = 200  # of one address, where readers come straight to this server: an office shares one
HANDSHAKE = 10.0  # seconds for all of it
GOODBYE = 5.0  # seconds for the other side to say that it closes too
SAY_AGAIN = 60.0  # seconds between two lines of the log

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    """How many connections are held, in all and of one address, and the time for a handshake."""

    most: int = MOST
    each: int = MOST
    handshake: float = HANDSHAKE

    @property
    def bearable(self) -> int:
        """Return how many there may be of the files that the system grants."""
        return min(self.most, resource.getrlimit(resource.RLIMIT_NOFILE)[0] // 2)


class Loop(asyncio.SelectorEventLoop):
    """The event loop of a server that bounds who comes; uvicorn has no setting for it."""

    def __init__(self, limits: Limits) -> None:
        super().__init__()
        self._limits = limits

    async def create_server(  # type: ignore[override]
        self, *args: Any, sock: socket, ssl: Any = None, **more: Any
    ) -> asyncio.Server:
        """Return a server that accepts within the limits."""
        times = {"ssl_handshake_timeout": self._limits.handshake, "ssl_shutdown_timeout": GOODBYE}
        listening = Listening(sock, self._limits)
        more |= times if ssl else {}
        return await super().create_server(*args, sock=listening, ssl=ssl, **more)


class Connection(socket):
    """One that was accepted, and whose it is."""

    def __init__(self, accepted: socket, address: str, held: WeakSet[Connection]) -> None:
        super().__init__(accepted.family, accepted.type, accepted.proto, accepted.detach())
        # head and body go out one after the other: else the body waits 40 ms for a reader's word
        self.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
        self.address, self._held = address, held
        held.add(self)

    def close(self) -> None:
        """Close it, and count it no more."""
        super().close()
        self._held.discard(self)


class Listening(socket):
    """Accepts as many as are borne; who comes then is turned away unheard."""

    def __init__(self, sock: socket, limits: Limits) -> None:
        super().__init__(sock.family, sock.type, sock.proto, dup(sock.fileno()))
        self._most, self._each = limits.bearable, limits.each
        self._held: WeakSet[Connection] = WeakSet()
        self._said = float("-inf")

    def accept(self) -> tuple[socket, Any]:
        """Return the next connection, or raise ConnectionAbortedError where it is one too many."""
        accepted, address = super().accept()
        who = address_of({"client": address})
        if self._is_full(who):
            accepted.close()
            self._say(who)
            raise ConnectionAbortedError
        return Connection(accepted, who, self._held), address

    def _is_full(self, who: str) -> bool:
        if len(self._held) >= self._most:
            return True
        if self._each >= self._most:
            return False
        return sum(one.address == who for one in self._held) >= self._each

    def _say(self, who: str) -> None:
        if time.monotonic() - self._said >= SAY_AGAIN:
            self._said = time.monotonic()
            held = len(self._held)
            log.warning("%d connections are held: one more of %s was turned away.", held, who)
