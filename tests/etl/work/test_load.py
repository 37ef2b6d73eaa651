"""The task to check files: what the page gets to read, what the ledger keeps, what is removed."""

from datetime import UTC, datetime

import pytest

from etl.work.bench import Bench
from etl.work.load import load
from ledger import loads, spool, tasks
from tests.etl.work.desk import MOVED, tabulation


def test_files_are_checked_reported_and_kept_and_nothing_is_published(desk):
    task = desk.loaded(tabulation())
    assert (task.state, task.report["outcome"], task.report["error"]) == ("done", "checked", "")
    kept = desk.load(task.report["load"])
    assert (kept.state, kept.source, kept.vintage) == ("checked", "kemnaker", "2022-08")
    assert (kept.requested_by, kept.rows, kept.figures) == ("ani", 3 * (4 + 1 + 1), 3 * 5)
    assert kept.report == task.report["report"]
    found = loads.found(desk.store, kept.id)
    assert [file.name for file in found.files] == ["AK.csv", "PT.csv", "PYB.csv"]
    assert sorted(file.spool for file in found.files) == desk.spooled()
    assert desk.in_force() is None
    assert desk.events() == []


def test_a_proposal_must_be_accepted_first_and_then_the_load_is_checked(desk):
    task = desk.loaded(tabulation(MOVED))
    assert (task.state, task.report["outcome"]) == ("done", "needs_acceptance")
    kept = desk.load(task.report["load"])
    (proposal,) = loads.found(desk.store, kept.id).proposals
    assert (kept.state, proposal.rule, proposal.region, proposal.period, proposal.shift) == (
        "checked",
        "permutation",
        "62",
        "2022-08",
        1,
    )
    assert desk.loaded(tabulation(MOVED), ["permutation"]).report["outcome"] == "checked"


def test_faults_are_all_kept_and_the_bytes_are_not(desk):
    files = tabulation() | {"PT.csv": tabulation()["PT.csv"].replace(b"60", b"1.5")}
    task = desk.loaded(files)
    assert (task.state, task.report["outcome"]) == ("done", "refused")
    kept = desk.load(task.report["load"])
    faults = loads.found(desk.store, kept.id).faults
    assert kept.state == "refused"
    assert [(fault.value, fault.severity) for fault in faults if fault.severity == "fault"] == [
        ("1.5", "fault")
    ]
    assert desk.spooled() == []


def test_a_file_of_no_known_layout_is_refused_with_the_reason_as_its_fault(desk):
    task = desk.loaded({"rahasia.csv": b"a,b\n1,2\n"})
    assert (task.state, task.report["outcome"]) == ("done", "refused")
    assert "rahasia.csv is of no layout that is known" in task.report["error"]
    (fault,) = loads.found(desk.store, task.report["load"]).faults
    assert fault.rule == task.report["error"]
    assert task.report["report"]["faults"][0]["rule"] == task.report["error"]
    assert desk.spooled() == []


def test_the_same_bytes_again_are_nothing_new_and_not_even_opened(lone):
    first = lone.checked()
    lone.done("publish", load=first, accept=[], why="")
    again = lone.loaded(tabulation())
    assert (again.state, again.report["outcome"], again.report["load"]) == (
        "done",
        "nothing_new",
        first,
    )
    assert "these files were loaded on " in again.report["error"]
    assert again.report["error"].endswith("as version 1. Nothing was read or changed.")
    assert lone.spooled() == []
    assert lone.loaded(tabulation(), ["restated"]).report["outcome"] == "checked"


def test_the_same_bytes_are_new_again_once_their_version_was_rolled_back(lone):
    first = lone.checked()
    lone.done("publish", load=first, accept=[], why="")
    corrected = tabulation(unemployed=(70, 30, 20, 10), labour_force=(670, 330, 220, 110))
    second = lone.checked(corrected, ["restated"])
    lone.done("publish", load=second, accept=["restated"], why="")
    assert lone.done("rollback", version=1, why="").report["from_version"] == 2
    task = lone.loaded(corrected)
    assert task.report["outcome"] == "needs_acceptance"


def a_file(**changes):
    return {"name": "a", "sha256": "0" * 64, "bytes": 1, "spool": "0" * 32} | changes


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"files": []},
        {"files": "AK.csv"},
        {"files": [None]},
        {"files": [a_file(spool="../ledger.sqlite")]},
        {"files": [a_file(sha256="abc")]},
        {"files": [a_file(bytes="many")]},
        {"files": [a_file()] * 21},
        {"files": [a_file()], "accept": "permutation"},
        {"files": [a_file()], "accept": [1]},
        {"files": [a_file()], "source": ["x"]},
        {"files": [a_file()], "vintage": "x" * 3_000},
    ],
    ids=str,
)
def test_a_payload_that_is_not_as_agreed_fails_in_words(lone, payload):
    task = lone.done("load", **payload)
    assert (task.state, task.report["outcome"], task.report["load"]) == ("failed", "failed", None)
    assert task.report["error"]
    assert "bug" not in task.report["error"]


def test_files_that_are_gone_or_changed_are_refused_before_they_are_opened(lone):
    entries = lone.hand_in(tabulation())
    spool.path(lone.state, entries[0]["spool"]).write_bytes(b"other")
    changed = lone.done("load", files=entries)
    assert (changed.state, changed.report["outcome"]) == ("failed", "failed")
    assert "AK.csv is not as it was handed in" in changed.report["error"]
    spool.discard(lone.state, entries[0]["spool"])
    assert "AK.csv is not kept any more" in lone.done("load", files=entries).report["error"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\data\\AK.csv", "AK.csv"),
        ("a\0b\r\n.csv", "ab.csv"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}vsc.exe", "vsc.exe"),
        ("=cmd|'x'.csv", "=cmd|'x'.csv"),
        ("..", "file"),
        ("", "file"),
        ("é" * 300 + ".csv", "é" * 58 + ".csv"),
    ],
)
def test_the_name_of_a_file_is_only_shown_and_opens_nothing(lone, name, shown):
    """Hardening 11."""
    task = lone.loaded({name: b"a,b\n1,2\n"})
    assert task.report["report"]["files"][0]["name"] == name
    assert f"{shown} is of no layout" in task.report["error"]
    assert sorted(p.name for p in lone.state.iterdir()) == ["ledger.sqlite", "spool"]


def test_a_worker_that_died_after_the_record_leaves_one_load_not_two(lone):
    number = lone.ask_load(tabulation())
    task = tasks.claim(lone.store, "killed", datetime.now(UTC))
    answer = load(task, Bench(lone.settings, lone.store, str))
    lone.abandon(number)
    lone.worker().run_once()
    again = tasks.find(lone.store, number)
    assert (again.state, again.attempt, again.report) == ("done", 2, answer)
    assert len(loads.latest(lone.store)) == 1
