"""The queue between pages and worker: each task is done by one worker, none is lost."""

import multiprocessing
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from ledger import tasks
from ledger.store import open_store
from tests.ledger.small import NOON

LATER = NOON + tasks.LEASE + timedelta(seconds=1)


def asked(store, count=1):
    return [tasks.ask(store, "load", {"spool": n}, "ani", NOON) for n in range(count)]


def test_a_task_waits_is_done_and_keeps_its_report(store):
    (number,) = asked(store)
    assert tasks.find(store, number).state == "waiting"
    task = tasks.claim(store, "w1", NOON)
    assert (task.id, task.kind, task.payload, task.requested_by) == (
        number,
        "load",
        {"spool": 0},
        "ani",
    )
    assert (task.state, task.claimed_by, task.attempt) == ("running", "w1", 1)
    assert tasks.finish(store, task, "done", {"figures": 68}, LATER)
    done = tasks.find(store, number)
    assert (done.state, done.report, done.finished_at) == ("done", {"figures": 68}, LATER)
    assert tasks.claim(store, "w1", LATER) is None


def test_tasks_are_done_in_the_order_they_were_asked_for(store):
    numbers = asked(store, 3)
    assert [tasks.claim(store, "w1", NOON).id for _ in numbers] == numbers
    assert [task.id for task in tasks.latest(store, 2)] == numbers[:0:-1]


def test_there_is_no_task_where_none_was_asked_for(store):
    assert (tasks.claim(store, "w1", NOON), tasks.find(store, 1)) == (None, None)


def test_a_kind_that_no_worker_knows_is_refused(store):
    with pytest.raises(IntegrityError):
        tasks.ask(store, "drop", {}, "ani", NOON)


def test_the_task_of_a_worker_that_died_goes_to_the_next_and_the_dead_has_no_say(store):
    asked(store)
    dead = tasks.claim(store, "w1", NOON)
    assert tasks.claim(store, "w2", NOON + tasks.LEASE) is None
    again = tasks.claim(store, "w2", LATER)
    assert (again.id, again.attempt, again.claimed_by) == (dead.id, 2, "w2")
    assert not tasks.finish(store, dead, "done", {}, LATER)
    assert not tasks.renew(store, dead, LATER)
    assert tasks.finish(store, again, "failed", {"error": "?"}, LATER)
    assert tasks.find(store, dead.id).report == {"error": "?"}


def test_the_same_worker_started_again_does_not_pass_for_its_dead_self(store):
    asked(store)
    dead = tasks.claim(store, "w1", NOON)
    tasks.claim(store, "w1", LATER)
    assert not tasks.finish(store, dead, "done", {}, LATER)


def test_a_worker_that_lives_keeps_a_long_task(store):
    asked(store)
    task = tasks.claim(store, "w1", NOON)
    assert tasks.renew(store, task, NOON + timedelta(minutes=9), "reading sheet 3 of 12")
    assert tasks.find(store, task.id).progress == "reading sheet 3 of 12"
    assert tasks.claim(store, "w2", LATER) is None


def test_a_task_that_outlived_three_workers_is_given_up_and_the_next_is_done(store):
    killer, harmless = asked(store, 2)
    now = NOON
    for _ in range(tasks.ATTEMPTS):
        assert tasks.claim(store, "w", now).id == killer
        now += 2 * tasks.LEASE
    assert tasks.claim(store, "w", now).id == harmless
    given_up = tasks.find(store, killer)
    assert (given_up.state, given_up.finished_at) == ("failed", now)
    assert "died three times" in given_up.report["error"]


def take(url, state, name, start, taken):
    store = open_store(url, state)
    start.wait(60)
    while task := tasks.claim(store, name, NOON):
        taken.put((task.id, name))
    taken.put(None)
    store.engine.dispose()


def test_three_workers_at_once_take_every_task_exactly_once(store, url, tmp_path):
    numbers = asked(store, 60)
    context = multiprocessing.get_context("spawn")
    start, taken = context.Barrier(3), context.Queue()
    workers = [
        context.Process(target=take, args=(url, tmp_path, f"w{n}", start, taken), daemon=True)
        for n in range(3)
    ]
    for worker in workers:
        worker.start()
    seen, ended = [], 0
    while ended < len(workers):
        task = taken.get(timeout=60)
        ended += task is None
        seen += [task] if task else []
    for worker in workers:
        worker.join(30)
    assert sorted(number for number, _ in seen) == numbers
    assert {tasks.find(store, number).claimed_by for number in numbers} == {n for _, n in seen}
