"""Which version is in force: one rename, so that a reader sees the old number or the new one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from etl import durable
from model.errors import PublishFailed
from model.pointer import POINTER

POINTER_TMP = f".{POINTER}.tmp"


def point(root: Path, number: int, fault: Callable[[str], None]) -> None:
    """Make CURRENT name this version and have the disk confirm it."""
    fault("publish.pointer")
    durable.write(root / POINTER_TMP, f"{number}\n".encode())
    fault("publish.swap")
    (root / POINTER_TMP).rename(root / POINTER)
    fault("publish.confirm")
    try:
        durable.sync(root)
    except OSError as error:
        raise PublishFailed(
            f"Version {number} is in force, but the disk did not confirm it: {error}"
        ) from error
