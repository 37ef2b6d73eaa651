"""What comes between a task and its end, another run, a death, a bug: it is done once."""

import logging
from datetime import UTC, datetime

import pytest

from etl.lock import alone, held
from etl.work import worker as loop
from ledger import outbox, tasks
from ledger.deeds import Deed
from ledger.versions import Event


@pytest.mark.parametrize("lock", ["of the releases", "of the warehouse"])
def test_a_task_waits_while_another_run_publishes_and_is_done_afterwards(lone, lock):
    """Hardening 34."""
    load = lone.checked()
    number = lone.ask("publish", load=load, accept=[], why="")
    root = lone.data / "warehouse"
    root.mkdir()
    other = alone(lone.data) if lock == "of the releases" else held(root, datetime.now(UTC))
    with other:
        assert lone.worker().run_once() == 1
        waiting = tasks.find(lone.store, number)
        assert (waiting.state, waiting.attempt, lone.in_force()) == ("waiting", 0, None)
        assert "Another run is " in waiting.progress
        assert tasks.claim(lone.store, "other", datetime.now(UTC)) is None  # not at once
    later = datetime.now(UTC) + tasks.PAUSE
    again = tasks.claim(lone.store, "other", later)
    assert (again.id, again.attempt) == (number, 1)
    lone.abandon(number)
    lone.worker().run_once()
    assert (tasks.find(lone.store, number).state, lone.in_force()) == ("done", 1)


def test_a_version_that_was_published_but_not_recorded_is_recorded_and_not_made_again(desk):
    load = desk.checked()
    number = desk.ask("publish", load=load, accept=[], why="new")
    died = desk.process("work", "--once", CAKUPAN_FAULT="publish.expire:kill")
    assert died.wait(60) == -9
    died.communicate()
    assert (desk.in_force(), desk.load(load).state, desk.events()) == (1, "checked", [])
    desk.abandon(number)
    desk.worker().run_once()
    task = tasks.find(desk.store, number)
    assert (task.state, task.attempt, task.report["version"]) == ("done", 2, 1)
    assert (desk.in_force(), desk.load(load).state, desk.load(load).version) == (1, "published", 1)
    assert [(one.kind, one.version, one.why) for one in desk.events()] == [("publish", 1, "new")]
    assert desk.spooled() == []


def test_a_worker_that_died_after_the_record_is_finished_by_the_next(lone):
    load = lone.checked()
    number = lone.ask("publish", load=load, accept=[], why="")
    task = tasks.claim(lone.store, "killed", datetime.now(UTC))
    answer = loop.publish(task, loop.Bench(lone.settings, lone.store, str))
    lone.abandon(number)
    lone.worker().run_once()
    assert tasks.find(lone.store, number).report == answer
    assert len(lone.events()) == 1


def test_what_a_command_could_not_record_is_recorded_before_the_load_is_judged(lone):
    load = lone.checked()
    event = Event("publish", "budi", datetime.now(UTC), version=7)
    outbox.keep(lone.state, Deed(event=event))
    lone.done("discard", load=load, why="")
    assert {one.kind for one in lone.events()} == {"publish", "discard"}


def test_a_bug_fails_its_task_with_a_traceback_in_the_log_and_the_worker_lives(
    lone, monkeypatch, caplog
):
    def broken(_task, _bench):
        raise ZeroDivisionError("of the figures")

    monkeypatch.setitem(loop.JOBS, "discard", broken)
    number, other = lone.ask("discard", load=1), lone.ask("rollback", version=9)
    with caplog.at_level(logging.INFO):
        assert lone.worker().run_once() == 0
    task = tasks.find(lone.store, number)
    assert (task.state, task.report) == ("failed", {"load": 1, "error": loop.BUG})
    assert tasks.find(lone.store, other).state == "failed"
    assert "ZeroDivisionError: of the figures" in caplog.text
