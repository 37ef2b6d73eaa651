"""Answers of any length: made piece by piece, only as fast as their reader reads.

A reader who does not read holds no thread, and after a while no answer. An answer that fails in the
middle breaks off: its reader's program says so, and no short file looks whole.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from socket import SO_SNDBUF, SOL_SOCKET, socket

import pyarrow as pa
from starlette.responses import StreamingResponse
from starlette.types import Message, Send

from model.errors import CakupanError

AT_ONCE = 256 << 10  # bytes handed to the connection in one go
PATIENCE = 60.0  # seconds that a reader may take for them
ON_THE_WAY = 1 << 18  # bytes that the system holds for a reader, who may read nothing of them
THREADS = 2  # pieces made at a time for all readers; one takes some milliseconds

log = logging.getLogger(__name__)


def threads(most: int = THREADS) -> ThreadPoolExecutor:
    """Return the threads that pieces are made in; none is started before it is needed."""
    return ThreadPoolExecutor(most, "pieces")


def hold_little(listening: socket) -> None:
    """Bound what the system takes for a reader, else megabytes are made for who reads nothing."""
    listening.setsockopt(SOL_SOCKET, SO_SNDBUF, ON_THE_WAY)


def give_back() -> None:
    """Let memory go back to the system: what Arrow's own pool took for a large file, it keeps."""
    pa.set_memory_pool(pa.system_memory_pool())


class Streamed(StreamingResponse):
    """An answer whose next piece is made while the one before is on its way.

    `first` makes the first piece, where that takes long: others do not wait for it.
    """

    def __init__(
        self,
        pieces: Iterator[bytes],
        pool: ThreadPoolExecutor,
        media_type: str,
        headers: Mapping[str, str],
        first: ThreadPoolExecutor | None = None,
    ) -> None:
        # packed here, it would have neither the length nor the checksum that its headers name
        super().__init__((), 200, {**headers, "content-encoding": "identity"}, media_type)
        self._pieces, self._pool, self._first = pieces, pool, first or pool

    async def stream_response(self, send: Send) -> None:
        """Send the answer; without its last message the server breaks the connection off."""
        try:
            await self._sent(send)
        except TimeoutError:
            log.warning("An answer was broken off: its reader took nothing for %d s.", PATIENCE)
        except CakupanError as error:
            log.error("An answer was broken off: %s", error)

    async def _sent(self, send: Send) -> None:
        coming = self._next(self._first)
        try:
            start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
            await _patient(send, start)
            while (piece := await coming) is not None:
                half = len(piece) // 2  # a reader who stops early is not made a further piece
                await self._body(send, piece[:half])
                coming = self._next(self._pool)
                await self._body(send, piece[half:])
            await _patient(send, {"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            coming.cancel()

    async def _body(self, send: Send, piece: bytes) -> None:
        for at in range(0, len(piece), AT_ONCE):
            part = piece[at : at + AT_ONCE]
            await _patient(send, {"type": "http.response.body", "body": part, "more_body": True})

    def _next(self, pool: ThreadPoolExecutor) -> asyncio.Future[bytes | None]:
        loop = asyncio.get_running_loop()
        return loop.run_in_executor(pool, next, self._pieces, None)


async def _patient(send: Send, message: Message) -> None:
    """Send a message, or raise TimeoutError where nobody takes what was sent before."""
    async with asyncio.timeout(PATIENCE):
        await send(message)
