"""The folder in which the bytes of an upload wait for the worker, under names that we made up.

The server writes here and never reads; the worker reads. The owner's name of a file opens nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import IO, Any
from uuid import uuid4

from ledger import folders
from model.errors import UsageError

FOLDER = "spool"
PART = ".part"  # as long as bytes still come
NAME = re.compile(r"[0-9a-f]{32}")
ABANDONED = 3_600  # seconds without a byte after which nobody is sending any more


@dataclass(slots=True)
class Receiving:
    """One upload on its way into the spool: bytes so far, their hash, and its generated name."""

    name: str
    folder: Path
    file: IO[bytes]
    size: int = 0
    _hash: Any = field(default_factory=sha256, repr=False)

    def write(self, chunk: bytes) -> None:
        """Add the next bytes."""
        self.file.write(chunk)
        self._hash.update(chunk)
        self.size += len(chunk)

    @property
    def sha256(self) -> str:
        """Return the hash of the bytes so far."""
        return str(self._hash.hexdigest())

    def keep(self) -> str:
        """Return the name under which the worker finds the bytes, confirmed by the disk."""
        self.file.flush()
        os.fsync(self.file.fileno())
        (self.folder / f"{self.name}{PART}").rename(self.folder / self.name)
        folders.confirm(self.folder)
        return self.name


@contextmanager
def receive(state: Path) -> Iterator[Receiving]:
    """Give what takes an upload; unless it is kept, nothing of it remains."""
    folder = folders.made(state, FOLDER)
    name = uuid4().hex
    part = folder / f"{name}{PART}"
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o640)
    try:
        with os.fdopen(handle, "wb") as file:
            receiving = Receiving(name, folder, file)
            yield receiving
    finally:
        part.unlink(missing_ok=True)  # it has another name once it is kept


def path(state: Path, name: str) -> Path:
    """Return where the bytes of a generated name are; whatever else a name is, it is refused."""
    if not NAME.fullmatch(name):
        raise UsageError("That is no name of the spool.")
    return state / FOLDER / name


def discard(state: Path, name: str) -> None:
    """Remove the bytes of a generated name; it is no fault if they are gone."""
    path(state, name).unlink(missing_ok=True)


def sweep(state: Path, now: float) -> int:
    """Return how many halves of uploads were removed that a killed server left."""
    removed = 0
    for part in (state / FOLDER).glob(f"*{PART}"):
        try:
            if now - part.stat().st_mtime > ABANDONED:
                part.unlink()
                removed += 1
        except FileNotFoundError:  # its server removed it at this moment
            continue
    return removed
