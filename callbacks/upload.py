"""Files from the browser into the spool, and a task for the worker; nothing here opens a file.

`POST /unggah?files=[["AK.xlsx",1234],…]&source=&vintage=`, then the bytes, file after file.
"""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

from anyio import to_thread
from fastapi import FastAPI, Request, Response
from starlette.requests import ClientDisconnect

import texts
from callbacks.data_memory import Memory
from callbacks.data_tasks import accepted, refused
from callbacks.languages import language_of
from layouts.parts.data_upload import LARGEST, MOST_FILES
from ledger import spool
from ledger.spool import Receiving
from model.errors import LedgerUnavailable

PATH = "/unggah"
BYTES = "application/octet-stream"
LONGEST_NAME = 1_000  # characters; file systems allow 255 bytes
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")  # of a source or a vintage
MALFORMED, TOO_LARGE, NOT_BYTES, TOO_MANY, AWAY, FULL = 400, 413, 415, 429, 503, 507

log = logging.getLogger(__name__)


class Malformed(ValueError):
    """The request does not say which files it brings, or brings others."""


class TooLarge(ValueError):
    """The files are larger than what is taken."""


@dataclass(frozen=True, slots=True)
class Announced:
    """One file that is to come."""

    name: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Wish:
    """What a request brings, and under which names it shall be kept; None: the reader's own."""

    files: tuple[Announced, ...]
    source: str | None
    vintage: str | None


def register(server: FastAPI, memory: Memory) -> None:
    """Answer uploads: 202 with the number of the task, or why not."""

    async def take(request: Request) -> Response:
        text = texts.of(language_of(request))
        try:
            return accepted(await _taken(request, memory))
        except _Refused as error:
            return refused(text(f"data.refused.{error.key}", limit=LARGEST >> 20), error.status)
        except ClientDisconnect:  # nobody is there to be told
            return Response(status_code=MALFORMED)

    server.add_api_route(PATH, take, methods=["POST"], include_in_schema=False)


class _Refused(Exception):
    """What the reader is told, by the key of its words, and the status."""

    def __init__(self, key: str, status: int) -> None:
        super().__init__(key)
        self.key, self.status = key, status


async def _taken(request: Request, memory: Memory) -> int:
    """Return the number of the task that the files became."""
    try:
        if request.headers.get("content-type") != BYTES:
            raise _Refused("not_bytes", NOT_BYTES)
        wish = wish_of(request.query_params)
        if await to_thread.run_sync(memory.is_full):
            raise _Refused("too_many", TOO_MANY)
        kept = await received(request.stream(), wish.files, memory)
        return await to_thread.run_sync(_asked, wish, kept, memory)
    except Malformed:
        raise _Refused("malformed", MALFORMED) from None
    except TooLarge:
        raise _Refused("too_large", TOO_LARGE) from None
    except LedgerUnavailable:
        raise _Refused("away", AWAY) from None
    except OSError as error:
        log.warning("An upload was not kept: %s", error.strerror)
        raise _Refused("disk", FULL) from None


def wish_of(query: Mapping[str, str]) -> Wish:
    """Return what the query announces; sizes that are too large are refused before a byte comes."""
    try:
        said = json.loads(query.get("files", ""))
        files = tuple(Announced(_words(name), _size(size)) for name, size in said)
    except (ValueError, TypeError, RecursionError):
        raise Malformed from None
    if not 1 <= len(files) <= MOST_FILES:
        raise Malformed
    if sum(file.bytes for file in files) > LARGEST:
        raise TooLarge
    return Wish(files, _name(query.get("source", "")), _name(query.get("vintage", "")))


def _words(name: Any) -> str:
    """Return a file's name as words: it opens nothing, so nothing in it is forbidden."""
    if not isinstance(name, str) or not 1 <= len(name) <= LONGEST_NAME:
        raise Malformed
    return name.encode("utf-8", "replace").decode("utf-8")  # halves of characters have no bytes


def _size(size: Any) -> int:
    if not isinstance(size, int) or isinstance(size, bool) or size < 1:
        raise Malformed
    return size


def _name(word: str) -> str | None:
    if word and not NAME.fullmatch(word):
        raise Malformed
    return word or None


async def received(
    stream: AsyncIterator[bytes], files: Sequence[Announced], memory: Memory
) -> list[dict[str, Any]]:
    """Return the files as the worker finds them; on any fault nothing of them remains."""
    await to_thread.run_sync(spool.sweep, memory.state, time.time())
    total = sum(file.bytes for file in files)
    came = 0
    with ExitStack() as open_ones:
        parts = [open_ones.enter_context(spool.receive(memory.state)) for _ in files]
        targets = iter(list(zip(parts, files, strict=True)))
        sink = Sink(targets)
        async for chunk in stream:
            came += len(chunk)
            if came > LARGEST:
                raise TooLarge
            if came > total:
                raise Malformed
            await to_thread.run_sync(sink.write, chunk)
        if came < total:
            raise Malformed
        return await to_thread.run_sync(_kept, parts, files)


class Sink:
    """Bytes of several files that come one after another, each written where it belongs."""

    def __init__(self, targets: Iterator[tuple[Receiving, Announced]]) -> None:
        self._targets = targets
        self._now, self._file = next(targets)

    def write(self, chunk: bytes) -> None:
        """Write the next bytes, of as many files as they are."""
        rest = memoryview(chunk)
        while rest:
            room = self._file.bytes - self._now.size
            if room == 0:
                self._now, self._file = next(self._targets)
                continue
            self._now.write(bytes(rest[:room]))
            rest = rest[room:]


def _kept(parts: Sequence[Receiving], files: Sequence[Announced]) -> list[dict[str, Any]]:
    return [
        {"name": file.name, "sha256": part.sha256, "bytes": part.size, "spool": part.keep()}
        for part, file in zip(parts, files, strict=True)
    ]


def _asked(wish: Wish, kept: list[dict[str, Any]], memory: Memory) -> int:
    """Return the number of the task; files that nobody would ever fetch are removed."""
    payload = {"files": kept, "source": wish.source, "vintage": wish.vintage, "accept": []}
    try:
        return memory.ask("load", payload)
    except LedgerUnavailable:
        for file in kept:
            spool.discard(memory.state, file["spool"])
        raise
