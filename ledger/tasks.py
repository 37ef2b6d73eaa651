"""What pages ask for and the worker does: a queue from which each task is taken by one worker.

A worker that dies leaves its task to the next one when its lease has run out; a task that
outlived three workers is given up, because it would go on killing them. A task that cannot be done
yet is given back, and is taken again after a pause.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from ledger import tables
from ledger.store import Store

LEASE = timedelta(minutes=10)  # a worker that lives renews it
PAUSE = timedelta(seconds=2)  # before a task that was given back is taken again
ATTEMPTS = 3
GIVEN_UP = "The worker died three times over this task. Look into its log, then ask again."
TASK = tables.tasks.c


@dataclass(frozen=True, slots=True)
class Task:
    """One wish and what became of it; the report is the worker's answer."""

    id: int
    kind: Literal["load", "publish", "discard", "rollback"]
    payload: Mapping[str, Any]
    state: Literal["waiting", "running", "done", "failed"]
    requested_by: str
    requested_at: datetime
    attempt: int = 0
    progress: str = ""  # how far the worker is, in its words
    claimed_by: str | None = None
    claimed_at: datetime | None = None
    lease_until: datetime | None = None
    finished_at: datetime | None = None
    report: Mapping[str, Any] | None = None


def ask(store: Store, kind: str, payload: Mapping[str, Any], who: str, now: datetime) -> int:
    """Return the number under which the task waits."""
    row = {
        "kind": kind,
        "payload": dict(payload),
        "state": "waiting",
        "requested_by": who,
        "requested_at": now,
        "attempt": 0,
        "progress": "",
    }
    with store.writing() as connection:
        added = insert(tables.tasks).values(row).returning(TASK.id)
        return int(connection.execute(added).scalar_one())


def claim(store: Store, worker: str, now: datetime, lease: timedelta = LEASE) -> Task | None:
    """Return the oldest task that nobody does, now this worker's alone; None where there is none.

    PostgreSQL passes over rows that another worker is just taking; SQLite lets one in at a time.
    """
    with store.writing() as connection:
        _give_up(connection, now)
        rested = or_(TASK.lease_until.is_(None), TASK.lease_until <= now)
        free = or_(and_(TASK.state == "waiting", rested), _abandoned(now))
        oldest = select(TASK.id).where(free).order_by(TASK.id).limit(1)
        number = connection.execute(oldest.with_for_update(skip_locked=True)).scalar()
        if number is None:
            return None
        mine = {
            "state": "running",
            "attempt": TASK.attempt + 1,
            "claimed_by": worker,
            "claimed_at": now,
            "lease_until": now + lease,
        }
        connection.execute(update(tables.tasks).where(TASK.id == number).values(mine))
        return _task(connection, number)


def renew(
    store: Store, task: Task, now: datetime, progress: str = "", lease: timedelta = LEASE
) -> bool:
    """Return whether the task is still this worker's, and then for another lease."""
    return _change(store, task, {"lease_until": now + lease, "progress": progress})


def give_back(store: Store, task: Task, why: str, now: datetime) -> bool:
    """Return whether the task waits again; what stands in its way is no failed attempt."""
    waits = {
        "state": "waiting",
        "attempt": task.attempt - 1,
        "progress": why,
        "claimed_by": None,
        "claimed_at": None,
        "lease_until": now + PAUSE,
    }
    return _change(store, task, waits)


def finish(
    store: Store,
    task: Task,
    state: Literal["done", "failed"],
    report: Mapping[str, Any],
    now: datetime,
) -> bool:
    """Return whether the answer was kept: a worker that was given up has no say any more."""
    answer = {"state": state, "report": dict(report), "finished_at": now, "lease_until": None}
    return _change(store, task, answer)


def find(store: Store, number: int) -> Task | None:
    """Return one task, None where there is none of that number."""
    with store.reading() as connection:
        return _task(connection, number)


def latest(store: Store, most: int = 50) -> list[Task]:
    """Return the newest tasks first."""
    with store.reading() as connection:
        newest = select(tables.tasks).order_by(TASK.id.desc()).limit(most)
        return [Task(**row) for row in connection.execute(newest).mappings()]


def unfinished(store: Store) -> list[Task]:
    """Return every task that waits or runs, the oldest first."""
    open_ones = select(tables.tasks).where(TASK.state.in_(("waiting", "running")))
    with store.reading() as connection:
        rows = connection.execute(open_ones.order_by(TASK.id)).mappings()
        return [Task(**row) for row in rows]


def forget(store: Store, before: datetime) -> int:
    """Return how many tasks that ended before this moment were removed, their answers with them."""
    old = delete(tables.tasks).where(TASK.state.in_(("done", "failed")), TASK.finished_at < before)
    with store.writing() as connection:
        return connection.execute(old).rowcount


def _abandoned(now: datetime) -> Any:
    return and_(TASK.state == "running", TASK.lease_until < now)


def _give_up(connection: Connection, now: datetime) -> None:
    often = and_(_abandoned(now), TASK.attempt >= ATTEMPTS)
    answer = {"state": "failed", "report": {"error": GIVEN_UP}, "finished_at": now}
    connection.execute(update(tables.tasks).where(often).values(answer | {"lease_until": None}))


def _change(store: Store, task: Task, values: Mapping[str, Any]) -> bool:
    # the attempt tells this claim from a later one by the same worker
    mine = and_(
        TASK.id == task.id,
        TASK.state == "running",
        TASK.claimed_by == task.claimed_by,
        TASK.attempt == task.attempt,
    )
    with store.writing() as connection:
        return connection.execute(update(tables.tasks).where(mine).values(values)).rowcount == 1


def _task(connection: Connection, number: int) -> Task | None:
    row = connection.execute(select(tables.tasks).where(TASK.id == number)).mappings().first()
    return None if row is None else Task(**row)
