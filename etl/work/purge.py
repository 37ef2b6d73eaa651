"""What may go: uploads that no load and no task waits for, halves of uploads, old answers.

And what roll-ups that were killed left in their folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from etl.rollup import leftovers
from etl.work.payload import spools
from ledger import loads, spool, tasks
from ledger.store import Store


@dataclass(frozen=True, slots=True)
class Purged:
    """How much was removed."""

    files: int
    parts: int
    tasks: int
    runs: int = 0  # folders of roll-ups that were killed


def purge(store: Store, state: Path, now: datetime, age: timedelta) -> Purged:
    """Return what was removed; the history of loads and versions is not touched.

    What waits is asked first and files are looked at afterwards: an upload that comes in between
    is young.
    """
    before = now - age
    needed = loads.spooled(store)
    for task in tasks.unfinished(store):
        needed.update(spools(task.payload))
    removed = 0
    for file in _old(state / spool.FOLDER, before):
        if file.name not in needed:
            file.unlink(missing_ok=True)
            removed += 1
    parts, runs = spool.sweep(state, now.timestamp()), leftovers.purged(state, now, before)
    return Purged(removed, parts, tasks.forget(store, before), runs)


def _old(folder: Path, before: datetime) -> Iterator[Path]:
    """Return the whole uploads that came before this moment."""
    for file in folder.glob("*"):
        try:
            is_old = file.stat().st_mtime < before.timestamp()
        except FileNotFoundError:  # the worker removed it at this moment
            continue
        if is_old and spool.NAME.fullmatch(file.name):
            yield file
