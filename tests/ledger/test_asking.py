"""What the page of data asks of the ledger, on SQLite and PostgreSQL."""

from datetime import timedelta

import pytest

from ledger import tasks
from ledger.asking import MOST, MOST_FAULTS, NoSuchLoad, remembered, report_of, state_of
from tests.ledger.small import NASTY
from tests.loaded import (
    CELLS,
    NOON,
    SHA,
    a_load,
    accepted,
    asked_for,
    faulty,
    keep,
    proposal,
    published,
)


def test_an_empty_ledger_has_nothing_to_tell(store):
    found = remembered(store, None, 1)
    assert (found.every, found.parts, found.rows, found.tasks, found.events) == (0, 1, (), (), ())


def test_a_load_is_told_with_its_files_and_what_was_counted(store):
    faults = [*faulty(3), *faulty(1, "is odd"), *faulty(2, "jumps", "warning")]
    keep(store, a_load("refused"), faults, ("AK.csv", "PT.csv"), [proposal()])
    (load,) = remembered(store, None, 1).rows
    assert [(one.name, one.sha256) for one in load.files] == [("AK.csv", SHA), ("PT.csv", SHA)]
    assert (load.faults, load.warnings, load.proposals) == (3 + 1, 2, 1)
    assert [(one.rule, one.severity, one.count) for one in load.rules] == [
        ("breaks the sum", "fault", 3),
        ("is odd", "fault", 1),
        ("jumps", "warning", 2),
    ]
    assert (load.state, load.rows, load.at, load.is_open) == ("refused", 5, NOON, False)


def test_loads_come_newest_first_in_parts_that_hold_them_all(store):
    numbers = [keep(store, a_load()) for _ in range(MOST + 3)]
    parts = [remembered(store, None, part) for part in (1, 2)]
    assert [load.id for part in parts for load in part.rows] == numbers[::-1]
    assert {(part.every, part.parts) for part in parts} == {(MOST + 3, 2)}
    beyond = remembered(store, None, 99)
    assert (beyond.part, [load.id for load in beyond.rows]) == (2, numbers[:3][::-1])


def test_every_fault_of_a_report_stands_in_one_of_its_parts_faults_first(store):
    many = [*faulty(4, "jumps", "warning"), *faulty(MOST_FAULTS)]
    number = keep(store, a_load("refused"), many)
    first, second = (remembered(store, number, part).report for part in (1, 2))
    assert (first.parts, len(first.faults), len(second.faults)) == (2, MOST_FAULTS, 4)
    assert {one.severity for one in first.faults} == {"fault"}
    assert {one.severity for one in second.faults} == {"warning"}
    one = first.faults[0]
    assert (one.file, one.sheet, one.row, one.column) == ("AK.csv", "Sheet1", "2", "AB")
    assert remembered(store, number, 7).report.part == 2


def test_a_report_has_its_proposals_changes_and_what_was_accepted(store):
    row = {"kind": "changed", "period": "2022-08", "region_code": "62", "measure": "labour_force",
           "origin": "ak-2022-08", "old": 1, "new": None}  # fmt: skip
    said = {
        "proposals": [proposal(), proposal("single_cell", shift=None)],
        "changes": {"added": 2, "changed": 1, "removed": 0},
        "differences": [row],
        "totals": ["labour_force: 1 → 3 figures"],
    }
    number = keep(store, a_load(report=said), proposals=said["proposals"])
    report = remembered(store, number, 1).report
    assert [(one.rule, one.shift) for one in report.proposals] == [
        ("permutation", 1),
        ("single_cell", None),
    ]
    assert [cell.new for cell in report.proposals[0].cells] == [one["new"] for one in CELLS]
    assert (report.changes[0].old, report.changes[0].new) == (1, None)
    assert report.wanted == ("permutation", "single_cell", "restated")
    accepted(store, number)
    assert remembered(store, number, 1).report.wanted == ("single_cell", "restated")
    assert report_of(store, number) == said
    assert state_of(store, number) == "checked"


def test_a_load_that_is_not_there_is_said_so(store):
    with pytest.raises(NoSuchLoad):
        remembered(store, 5, 1)
    assert (report_of(store, 5), state_of(store, 5)) == (None, None)


def test_tasks_that_wait_run_or_failed_of_late_are_told_those_done_are_not(store):
    fails = asked_for(store, "rollback", version=3, why="x")
    answer = {"error": "version 3 is damaged"}
    tasks.finish(store, tasks.claim(store, "worker", NOON), "failed", answer, NOON)
    is_done = asked_for(store, "discard", load=5, why="x")
    tasks.finish(store, tasks.claim(store, "worker", NOON), "done", {"load": 5}, NOON)
    runs = asked_for(store, "publish", load=5, accept=[], why="x")
    tasks.renew(store, tasks.claim(store, "worker", NOON), NOON, "publishing")
    waits = asked_for(store)
    told = {task.id: task for task in remembered(store, None, 1).tasks}
    assert set(told) == {waits, runs, fails}
    assert told[waits].files == ("AK.csv",)
    assert (told[runs].progress, told[runs].load) == ("publishing", 5)
    assert (told[fails].failed, told[fails].error) == (True, "version 3 is damaged")
    assert is_done not in told


def test_a_task_waits_too_long_after_ten_seconds(store):
    asked_for(store)
    (task,) = remembered(store, None, 1).tasks
    assert not task.is_stuck(NOON + timedelta(seconds=10))
    assert task.is_stuck(NOON + timedelta(seconds=11))


def test_who_published_and_put_back_which_version_is_told(store):
    published(store, 1)
    published(store, 2, "a mistake", "rollback")
    events = remembered(store, None, 1).events
    assert [(one.kind, one.version, one.why) for one in events] == [
        ("rollback", 2, "a mistake"),
        ("publish", 1, "new figures"),
    ]


def test_words_of_strangers_come_back_as_words(store):
    keep(store, a_load(source=NASTY), faulty(rule=NASTY), (NASTY,))
    (load,) = remembered(store, None, 1).rows
    assert "drop table" in load.files[0].name
    assert "drop table" in load.source
