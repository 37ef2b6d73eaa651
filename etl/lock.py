"""One run at a time: a lock that dies with its process, and says who holds it."""

from __future__ import annotations

import fcntl
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from model.errors import LockHeld

PATIENCE, PAUSE = 1.0, 0.05  # seconds to find out who holds the lock, never to wait for it


@contextmanager
def held(root: Path, since: datetime) -> Iterator[None]:
    """Hold the lock of a warehouse, or raise LockHeld with the name of the run that does."""
    with (root / ".lock").open("a+", encoding="utf-8", errors="replace") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise LockHeld(
                f"Another run is publishing: {_holder(file)}. "
                "Nothing was changed; run the command again when it has ended."
            ) from None
        try:
            file.truncate(0)  # a killed run leaves its name behind
            when = since.astimezone(UTC).isoformat(timespec="seconds")
            file.write(f"{os.getpid()} {socket.gethostname()} {when}\n")
            file.flush()
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


def _holder(file: TextIO) -> str:
    """Return who holds the lock; a name left by a run that died is not the holder's."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        file.seek(0)
        match file.read().split():
            case [pid, host, since] if pid.isdecimal() and _lives(int(pid), host):
                return f"process {pid} on {host} since {since}"
        time.sleep(PAUSE)
    return "it has not said its name"


def _lives(pid: int, host: str) -> bool:
    if host != socket.gethostname():
        return True  # nothing is known of other machines
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass  # it lives, and belongs to somebody else
    return True


@contextmanager
def alone(data: Path) -> Iterator[None]:
    """Be the only one who reads, changes and publishes the releases of a data folder.

    Two loads that were checked beside each other would each publish without the other's figures.
    The lock is one on the folder itself: nothing is written for it, and it dies with its process.
    """
    try:
        folder = os.open(data, os.O_RDONLY | os.O_DIRECTORY)
    except OSError:  # whoever reads it next says what is wrong
        yield
        return
    try:
        _take(folder, data)
        yield
    finally:
        os.close(folder)


def _take(folder: int, data: Path) -> None:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise LockHeld(
            f"Another run is loading into {data} or building it. "
            "Nothing was changed; run the command again when it has ended."
        ) from None
