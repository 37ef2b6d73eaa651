"""What a task is done with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import NAMESPACE_OID, uuid5

from ledger.store import Store
from ledger.tasks import Task
from model.settings import Settings


@dataclass(frozen=True, slots=True)
class Bench:
    """Settings and ledger, and where to say how far the work is."""

    settings: Settings
    store: Store
    progress: Callable[[str], None]


def now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


def key_of(task: Task) -> str:
    """Return the key of what a task does: the same for whoever does it, of no other task."""
    return uuid5(NAMESPACE_OID, f"{task.id} {task.requested_at.isoformat()}").hex
