"""What dead runs left in the work folder: rows of persons go at once, counted parts when old.

It needs none of the packages that count: `purge` runs where they are not installed.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from etl.lock import held
from model.errors import LockHeld

FOLDER, SPILL = "rollup", "spill-"
ABANDONED = 7 * 24 * 3_600  # seconds after which what a killed run left is removed


@contextmanager
def alone(state: Path, since: datetime) -> Iterator[Path]:
    """Be the only run of this state folder, and give the folder of work folders."""
    root = state / FOLDER
    private(root)
    with held(root, since):
        _remove(root, time.time() - ABANDONED)
        yield root


def purged(state: Path, now: datetime, before: datetime) -> int:
    """Return how many folders of dead runs were removed; a run that lives loses nothing.

    before  counted parts that changed later stay: the same command can go on with them
    """
    root = state / FOLDER
    if not root.is_dir():
        return 0
    try:
        with held(root, now):
            return _remove(root, before.timestamp())
    except LockHeld:
        return 0


def private(folder: Path) -> None:
    """Make a folder, if there is none, into which nobody else may look."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)


def _remove(root: Path, before: float) -> int:
    """Remove what no run can use, under its lock; a spill is of a run that lives, or of none."""
    dead = [
        one
        for one in root.iterdir()
        if one.is_dir() and (one.name.startswith(SPILL) or _changed(one) < before)
    ]
    for one in dead:
        shutil.rmtree(one)
    return len(dead)


def _changed(folder: Path) -> float:
    return max(one.stat().st_mtime for one in (folder, *folder.iterdir()))
