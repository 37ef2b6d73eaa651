"""A private copy of the file: everything that follows reads the same bytes."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from pathlib import Path

from model.errors import UnreadableFile

CHUNK = 1 << 20
LONGEST_NAME = 120
NEITHER_SHOWN_NOR_RUN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})  # also RTL override


def shown(name: str) -> str:
    """Return a file's name as it may stand in a message: no control character, not too long."""
    plain = "".join(
        f"\\u{ord(c):04x}" if unicodedata.category(c) in NEITHER_SHOWN_NOR_RUN else c for c in name
    )
    return plain if len(plain) <= LONGEST_NAME else plain[: LONGEST_NAME - 1] + "…"


def take(path: Path, copy: Path, most: int) -> str:
    """Copy the file and return its SHA-256; refused if it changes meanwhile or is too large."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would be waited for
            raise UnreadableFile("is no file")
        with path.open("rb") as source, copy.open("xb") as target:
            before = _copy(source.fileno(), target.fileno(), most)
        with path.open("rb") as source:
            after = hashlib.file_digest(source, "sha256").hexdigest()
    except (OSError, ValueError) as error:  # ValueError: a name with a null character
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadableFile(f"cannot be read: {reason}") from None
    if before != after:
        raise UnreadableFile("changed while it was read; wait until it is complete")
    return before


def _copy(source: int, target: int, most: int) -> str:
    """Copy all bytes and return their hash."""
    digest, size = hashlib.sha256(), 0
    while chunk := os.read(source, CHUNK):
        size += len(chunk)
        if size > most:
            raise UnreadableFile(f"is larger than {most // 10**6} MB")
        digest.update(chunk)
        rest = memoryview(chunk)
        while rest:
            rest = rest[os.write(target, rest) :]
    if not size:
        raise UnreadableFile("is empty: it holds no byte")
    return digest.hexdigest()
