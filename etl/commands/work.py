"""`work`: the worker, which does what pages ask for."""

from __future__ import annotations

import logging
import os
import signal
from threading import Event
from typing import Annotated

import typer

from etl.work.worker import Worker, log
from ledger.store import open_store
from model.errors import LockHeld
from model.settings import Settings


def command(
    context: typer.Context,
    once: Annotated[bool, typer.Option("--once", help="Do what waits, then end.")] = False,
    beside: Annotated[
        int | None, typer.Option(help="Number of the process that started this; end with it.")
    ] = None,
) -> None:
    """Do what pages ask for: check, publish, discard, roll back."""
    settings: Settings = context.obj
    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s")
    log.setLevel(logging.INFO)  # of others only what is wrong
    store = open_store(settings.database_url, settings.state)
    worker = Worker(settings, store, is_orphan=lambda: _is_left_by(beside))
    _stop_at_signals(worker.stop)
    if once:
        if held_up := worker.run_once():
            raise LockHeld(f"{held_up} tasks wait: another run is loading, building or publishing.")
        return
    worker.run()


def _is_left_by(parent: int | None) -> bool:
    """Return whether the parent is gone: somebody else is the parent then."""
    return parent is not None and os.getppid() != parent


def _stop_at_signals(stop: Event) -> None:
    """Let the worker finish the task that it is at; whoever cannot wait uses SIGKILL."""

    def asked(_number: int, _frame: object) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, asked)
