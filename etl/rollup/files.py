"""The files of a registry: in a folder that is nobody else's, read where they are, never copied."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.rollup.declared import Where
from model.errors import ContractBroken, UsageError

PIECE = 1 << 20  # bytes hashed at once
OPEN_TO_OTHERS = 0o077
PATTERN = "*?["


@dataclass(frozen=True, slots=True)
class Input:
    """One file as it was when the run began."""

    path: Path
    bytes: int
    changed: int  # nanoseconds
    sha256: str

    @property
    def told(self) -> dict[str, object]:
        """Return what the record of the run says of it."""
        return {"name": self.path.name, "bytes": self.bytes, "sha256": self.sha256}


def inputs(where: Where) -> tuple[Input, ...]:
    """Return the files that the patterns name, hashed; raises where others may read them."""
    paths = sorted({name.resolve() for one in where.files for name in _named(one)})
    if not paths:
        raise UsageError(f"No file is named by {', '.join(where.files)}.")
    strange = [path for path in paths if set(PATTERN) & set(str(path))]
    if strange:
        raise UsageError(f"{strange[0].name}: neither file nor folder may have one of {PATTERN}.")
    _refuse_open_folders(paths)
    found = tuple(_input(path) for path in paths)
    _refuse_twice(found)
    return found


def refuse_changed(found: Iterable[Input]) -> None:
    """Raise ContractBroken where a file is not what it was when the run began."""
    for one in found:
        try:
            told = one.path.stat()
        except FileNotFoundError:
            raise ContractBroken(f"{one.path.name} went away while it was counted.") from None
        if (told.st_size, told.st_mtime_ns) != (one.bytes, one.changed):
            raise ContractBroken(
                f"{one.path.name} was written to while it was counted; nothing was released. "
                "Run the command again when it stands still."
            )


def _named(pattern: str) -> Iterable[Path]:
    """Return the files of a pattern: its folder is a plain one, its last part may have stars."""
    path = Path(pattern)
    return (one for one in path.parent.glob(path.name) if one.is_file())


def _refuse_open_folders(paths: Sequence[Path]) -> None:
    for folder in sorted({path.parent for path in paths}):
        about = folder.stat()
        if about.st_mode & OPEN_TO_OTHERS or about.st_uid not in (os.getuid(), 0):
            raise UsageError(
                f"Others may look into {folder}, where the registry is. Run: chmod 700 {folder}"
            )


def _refuse_twice(found: Sequence[Input]) -> None:
    seen: dict[str, str] = {}
    for one in found:
        if one.sha256 in seen:
            raise ContractBroken(f"{one.path.name} holds the same bytes as {seen[one.sha256]}.")
        seen[one.sha256] = one.path.name


def _input(path: Path) -> Input:
    hashed = hashlib.sha256()
    try:
        with path.open("rb") as opened:
            about = os.fstat(opened.fileno())
            while piece := opened.read(PIECE):
                hashed.update(piece)
    except OSError as error:
        raise UsageError(f"{path.name} cannot be read: {error.strerror}") from None
    return Input(path, about.st_size, about.st_mtime_ns, hashed.hexdigest())
