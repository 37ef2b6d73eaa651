"""That a worker lives: the time of a file in the state folder, which worker and server share."""

from __future__ import annotations

import time
from pathlib import Path

FILE = "worker.seen"
OFTEN = 10.0  # seconds between two marks
LATELY = 60.0  # seconds within which a living worker has left one


def beat(state: Path, now: float | None = None) -> None:
    """Leave a mark, at most every few seconds; a disk that takes none is no reason to stop."""
    file = state / FILE
    age = seen_ago(state, now)
    if age is not None and age < OFTEN:
        return
    try:
        file.touch(0o660)
    except OSError:
        return


def seen_ago(state: Path, now: float | None = None) -> float | None:
    """Return how many seconds ago a worker left a mark, None where none ever has."""
    try:
        marked = (state / FILE).stat().st_mtime
    except OSError:
        return None
    return (time.time() if now is None else now) - marked
