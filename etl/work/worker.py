"""The loop of the worker: take a task, do it in a thread, keep the lease, hand in the answer.

The thread leaves the loop free to renew the lease and to hear signals, and brings back whatever
went wrong as a value: a bug ends its task, not the worker.
"""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from threading import Event
from typing import Any, Literal, TypeVar
from uuid import uuid4

from etl.work.bench import Bench, now
from etl.work.load import load
from etl.work.publish import discard, publish
from etl.work.rollback import rollback
from ledger import heartbeat, tasks
from ledger.store import Store
from ledger.tasks import Task
from ledger.upgrade import upgrade
from model.errors import CakupanError, LedgerUnavailable, LockHeld
from model.settings import Settings

JOBS: Mapping[str, Callable[[Task, Bench], Mapping[str, Any]]] = {
    "load": load,
    "publish": publish,
    "discard": discard,
    "rollback": rollback,
}
SHORTEST, LONGEST, SLOWER = 0.5, 2.0, 1.5  # seconds between two looks at an empty queue
LOOK = 0.5  # seconds between two looks at a task that is being done
MISSING = 1.0  # seconds between two tries to reach a ledger that is gone
BUG = "This is a bug in the program; see the worker's log."

T = TypeVar("T")
log = logging.getLogger("cakupan.worker")


@dataclass(slots=True)
class Worker:
    """One worker; `stop` ends it after the task it is at, `is_orphan` tells when to stop too."""

    settings: Settings
    store: Store
    lease: timedelta = tasks.LEASE
    is_orphan: Callable[[], bool] = bool  # never, unless somebody says how to tell
    stop: Event = field(default_factory=Event)
    name: str = field(default_factory=lambda: f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex}")
    _lost: bool = False  # whether it has been said that the ledger is gone

    def run(self) -> None:
        """Do tasks until somebody asks to stop; while the ledger is gone, wait for it."""
        self._insist(lambda: upgrade(self.store))
        log.info("The worker waits for tasks.")
        pause = SHORTEST
        while not self._is_over():
            heartbeat.beat(self.settings.state)
            task = self._reached(lambda: tasks.claim(self.store, self.name, now(), self.lease))
            if task is not None:
                self._do(task)
                pause = SHORTEST
            elif not self._lost:
                self.stop.wait(pause)
                pause = min(pause * SLOWER, LONGEST)

    def run_once(self) -> int:
        """Do what waits and return how many tasks could not be done because others were at it."""
        upgrade(self.store)
        held_up = 0
        while not self._is_over():
            task = tasks.claim(self.store, self.name, now(), self.lease)
            if task is None:
                break
            held_up += not self._do(task)
        return held_up

    def _is_over(self) -> bool:
        return self.stop.is_set() or self.is_orphan()

    def _do(self, task: Task) -> bool:
        """Do one task and hand in its answer; False where it was given back instead."""
        log.info("Task %d: %s, asked for at %s.", task.id, task.kind, task.requested_at)
        words = [""]
        bench = Bench(self.settings, self.store, words.append)
        with ThreadPoolExecutor(1) as pool:
            work = pool.submit(JOBS[task.kind], task, bench)
            self._keep(task, work, words)
        match work.exception():
            case None:
                self._hand_in(task, "done", work.result())
            case LockHeld() | LedgerUnavailable() as error:
                log.info("Task %d waits: %s", task.id, _short(error))
                self._insist(lambda: tasks.give_back(self.store, task, str(error), now()))
                return False
            case CakupanError() as error:
                log.info("Task %d failed: %s", task.id, _short(error))
                self._hand_in(task, "failed", _failed(task, str(error)))
            case bug:
                log.error("Task %d failed.", task.id, exc_info=bug)
                self._hand_in(task, "failed", _failed(task, BUG))
        return True

    def _keep(self, task: Task, work: Future[Any], words: list[str]) -> None:
        """Renew the lease as long as the work lasts, and whenever there is something to say."""
        told, renewed = "", time.monotonic()
        while not wait([work], LOOK).done:
            heartbeat.beat(self.settings.state)
            said = words[-1]
            late = time.monotonic() - renewed > self.lease.total_seconds() / 3
            if said == told and not late:
                continue
            kept = self._reached(partial(tasks.renew, self.store, task, now(), said, self.lease))
            if kept is not None:
                told, renewed = said, time.monotonic()
            if kept is False:
                log.warning("Task %d was taken by another worker meanwhile.", task.id)

    def _hand_in(
        self, task: Task, state: Literal["done", "failed"], answer: Mapping[str, Any]
    ) -> None:
        kept = self._insist(lambda: tasks.finish(self.store, task, state, answer, now()))
        if kept:
            log.info("Task %d is %s.", task.id, state)
        else:
            log.warning("Task %d: this answer comes too late and is not kept.", task.id)

    def _insist(self, does: Callable[[], T]) -> T | None:
        """Return what this does once the ledger is there; None where asked to stop meanwhile."""
        while True:
            done = self._reached(does)
            if not self._lost or self._is_over():
                return done

    def _reached(self, does: Callable[[], T]) -> T | None:
        """Return what this does, None after a pause where the ledger is gone; said once."""
        try:
            done = does()
        except LedgerUnavailable as error:
            if not self._lost:
                log.warning("%s The worker goes on trying.", error)
            self._lost = True
            self.stop.wait(MISSING)
            return None
        if self._lost:
            log.info("The ledger can be used again.")
        self._lost = False
        return done


def _failed(task: Task, words: str) -> Mapping[str, Any]:
    """Return the answer to a task that failed, in the form that its kind of task has."""
    asked = {name: task.payload.get(name) for name in ("load", "version") if name in task.payload}
    if task.kind == "load":
        return {"load": None, "outcome": "failed", "error": words, "report": None}
    return {**asked, "error": words}


def _short(error: CakupanError) -> str:
    """Return an error for one line of the log; words of a stranger's file forge no second one."""
    return ascii(str(error))[1:200]
