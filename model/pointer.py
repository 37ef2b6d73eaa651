"""Where the versions stand, and which of them is in force."""

from __future__ import annotations

import re
from pathlib import Path

from model.errors import WarehouseDamaged

POINTER = "CURRENT"
NUMBER = re.compile(r"[1-9][0-9]{0,17}")


def warehouse_folder(data: Path) -> Path:
    """Return the folder that holds the versions and the pointer."""
    return data / "warehouse"


def version_folder(root: Path, number: int) -> Path:
    """Return the folder of one version."""
    return root / "versions" / str(number)


def numbers(root: Path) -> list[int]:
    """Return every version that stands in the warehouse, newest first, good or damaged."""
    versions = root / "versions"
    try:
        names = [path.name for path in versions.iterdir()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise WarehouseDamaged(f"{versions} cannot be read: {error.strerror}.") from None
    return sorted((int(name) for name in names if NUMBER.fullmatch(name)), reverse=True)


def pointer(root: Path) -> bytes:
    """Return what CURRENT says, empty where it is missing or cannot be read."""
    try:
        return (root / POINTER).read_bytes()
    except OSError:
        return b""


def number_in(said: bytes) -> int | None:
    """Return the version a pointer names, None where it names none."""
    word = said.decode("latin-1").removesuffix("\n")
    return int(word) if NUMBER.fullmatch(word) else None
