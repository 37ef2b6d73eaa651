"""What a run did is remembered whole, and once however often it is told."""

from dataclasses import replace
from datetime import timedelta

from ledger import loads, outbox, tasks, versions
from ledger.deeds import Deed, Settled, remember
from tests.ledger.small import NASTY, NOON, a_load, an_event

FOUND = loads.Found(
    [loads.File(NASTY, "0" * 64, 5, "spooled")],
    [loads.Fault("a:1:b", NASTY, "is no number", "write one")],
    [loads.Proposal("permutation", "62", "2022-08", 1, {"seen": NASTY})],
)
ACCEPTED = [loads.Acceptance("permutation", "ani", NOON, "seen")]


def published(**changes):
    load = a_load(state="published", version=2, settled_at=NOON)
    return Deed(load, FOUND, acceptances=ACCEPTED, event=an_event(), **changes)


def test_a_deed_told_twice_is_one_deed(store):
    deed = published()
    number = remember(store, deed)
    assert remember(store, deed) == number
    assert len(loads.latest(store)) == len(versions.events(store)) == 1
    assert loads.acceptances(store, number) == ACCEPTED
    assert loads.by_key(store, deed.key).id == number
    assert loads.by_key(store, "another") is None


def test_a_deed_that_waited_in_a_file_is_the_same_deed(store, tmp_path):
    deed = published()
    outbox.keep(tmp_path, deed)
    assert outbox.deliver(tmp_path, store) == 1
    load = loads.by_key(store, deed.key)
    assert replace(load, id=0, key=None) == deed.load
    (fault,) = loads.found(store, load.id).faults
    assert (fault.place, fault.rule) == ("a:1:b", "is no number")
    assert loads.acceptances(store, load.id) == ACCEPTED
    assert versions.events(store) == [replace(deed.event, load_id=load.id, key=deed.key)]


def test_a_load_is_settled_once_and_a_later_end_of_it_changes_nothing(store):
    number = loads.record(store, a_load(), FOUND)
    assert loads.spooled(store) == {"spooled"}
    end = Settled(number, "published", NOON, 2)
    assert remember(store, Deed(settled=end, acceptances=ACCEPTED, event=an_event())) == number
    other = an_event(kind="discard", key="other")
    remember(store, Deed(settled=replace(end, state="discarded"), event=other))
    assert (loads.find(store, number).state, len(versions.events(store))) == ("published", 1)
    assert (loads.spooled(store), versions.is_published(store, 2)) == (set(), True)
    assert not versions.is_published(store, 3)


def test_a_task_given_back_is_no_attempt_and_rests_before_it_is_taken_again(store):
    number = tasks.ask(store, "load", {}, "ani", NOON)
    task = tasks.claim(store, "w1", NOON)
    assert tasks.give_back(store, task, "another run", NOON)
    waiting = tasks.find(store, number)
    assert (waiting.state, waiting.attempt, waiting.progress) == ("waiting", 0, "another run")
    assert tasks.claim(store, "w2", NOON) is None
    assert tasks.claim(store, "w2", NOON + tasks.PAUSE).attempt == 1
    assert not tasks.finish(store, task, "done", {}, NOON)


def test_a_lease_may_be_shorter_than_usual(store):
    tasks.ask(store, "load", {}, "ani", NOON)
    short = timedelta(seconds=1)
    task = tasks.claim(store, "w1", NOON, short)
    assert tasks.renew(store, task, NOON + short, "half", short)
    assert tasks.claim(store, "w2", NOON + 2 * short) is None
    assert tasks.claim(store, "w2", NOON + 3 * short).attempt == 2


def test_only_tasks_that_ended_long_ago_are_forgotten(store):
    numbers = [tasks.ask(store, "load", {}, "ani", NOON) for _ in range(3)]
    tasks.finish(store, tasks.claim(store, "w", NOON), "done", {}, NOON)
    tasks.finish(store, tasks.claim(store, "w", NOON), "failed", {}, NOON + timedelta(days=1))
    assert [task.id for task in tasks.unfinished(store)] == [numbers[2]]
    assert tasks.forget(store, NOON + timedelta(hours=1)) == 1
    assert [task.id for task in tasks.latest(store)] == numbers[:0:-1]
