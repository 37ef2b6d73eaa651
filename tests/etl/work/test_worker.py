"""The worker as a process: signals, kills, two at once, a ledger that goes away and comes back."""

import os
import signal
import subprocess
import sys
import time

from etl.lock import alone
from ledger import tasks
from tests.etl.work.desk import PATIENCE, ended, tabulation, until
from tests.world import ROOT

RECOVERY = 5  # seconds


def stopped(process, by=signal.SIGTERM):
    process.send_signal(by)
    _, log = process.communicate(timeout=PATIENCE)
    return process.returncode, log


def test_a_worker_does_what_is_asked_while_it_runs_and_ends_with_0_when_asked_to(desk):
    """Hardening 70."""
    worker = desk.process("work")
    number = desk.ask_load(tabulation())
    load = until(lambda: ended(desk, number)).report["load"]
    publish = desk.ask("publish", load=load, accept=[], why="")
    done = until(lambda: ended(desk, publish))
    assert (done.state, done.report) == ("done", {"load": load, "version": 1, "error": ""})
    code, log = stopped(worker)
    assert (code, "Traceback" in log) == (0, False)
    assert f"Task {publish} is done." in log


def test_an_interrupt_lets_the_task_end_that_is_being_done(lone):
    number = lone.ask_load(tabulation())
    worker = lone.process("work")
    until(lambda: tasks.find(lone.store, number).state == "running")
    code, _ = stopped(worker, signal.SIGINT)
    assert (code, tasks.find(lone.store, number).state) == (0, "done")


def test_a_ledger_that_goes_away_is_missed_once_and_the_worker_goes_on_when_it_is_back(lone):
    """Hardening 71."""
    worker = lone.process("work")
    first = lone.ask("rollback", version=9)
    until(lambda: ended(lone, first))
    ledger = lone.state / "ledger.sqlite"
    ledger.rename(lone.state / "away")
    time.sleep(3)
    (lone.state / "away").rename(ledger)
    number, began = lone.ask("rollback", version=9), time.monotonic()
    until(lambda: ended(lone, number))
    assert time.monotonic() - began < RECOVERY
    code, log = stopped(worker)
    assert (code, "Traceback" in log) == (0, False)
    assert log.count("The worker goes on trying.") == 1
    assert log.count("The ledger can be used again.") == 1


def test_once_ends_with_16_where_the_ledger_cannot_be_reached(lone):
    url = "postgresql://cakupan:kenari-9@127.0.0.1:1/ledger"
    worker = lone.process("work", "--once", CAKUPAN_DATABASE_URL=url)
    _, log = worker.communicate(timeout=PATIENCE)
    assert (worker.returncode, "kenari-9" in log) == (16, False)


def test_once_ends_with_75_while_another_run_publishes_and_the_task_waits(lone):
    load = lone.checked()
    number = lone.ask("publish", load=load, accept=[], why="")
    with alone(lone.data):
        worker = lone.process("work", "--once")
        worker.communicate(timeout=PATIENCE)
    assert (worker.returncode, tasks.find(lone.store, number).state) == (75, "waiting")


def test_a_worker_needs_no_terminal_and_no_environment_but_its_settings(lone):
    number = lone.ask("rollback", version=9)
    bare = {name: value for name, value in lone.environ().items() if name.startswith("CAKUPAN_")}
    command = [sys.executable, "-m", "etl", "work", "--once"]
    done = subprocess.run(
        command, cwd=ROOT, env=bare, stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    assert (done.returncode, os.fsencode(f"Task {number} is failed.") in done.stderr) == (0, True)
