"""`python -m etl purge`: what waits for nobody goes, what somebody may still need stays."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from etl.cli import main
from etl.work.purge import Purged, purge
from ledger import loads, spool, tasks

WEEK = timedelta(days=7)
DAY = 86_400


def age(desk, name, days):
    file = desk.state / "spool" / name
    then = datetime.now(UTC).timestamp() - days * DAY
    os.utime(file, (then, then))


def purged(desk, now=None):
    return purge(desk.store, desk.state, now or datetime.now(UTC), WEEK)


def test_an_old_upload_that_nothing_waits_for_goes_and_a_young_one_stays(desk):
    old, young = (desk.hand_in({"a.csv": b"a"})[0]["spool"] for _ in range(2))
    age(desk, old, 8)
    assert purged(desk) == Purged(1, 0, 0)
    assert desk.spooled() == [young]


def test_what_a_task_or_a_checked_load_waits_for_stays_however_old_it_is(desk):
    desk.checked()
    desk.ask_load({"a.csv": b"a,b\n1,2\n"})
    for name in desk.spooled():
        age(desk, name, 400)
    assert purged(desk).files == 0
    assert len(desk.spooled()) == 3 + 1


def test_the_bytes_of_a_task_that_failed_go(lone):
    (entry,) = lone.hand_in({"a.csv": b"a"})
    lone.done("load", files=[entry | {"sha256": "0" * 64}])
    age(lone, entry["spool"], 8)
    assert purged(lone).files == 1


def test_halves_of_uploads_go_and_those_still_coming_stay(lone):
    lone.hand_in({"a.csv": b"a"})
    for name, days in (("b" * 32, 1), ("c" * 32, 0)):
        (lone.state / "spool" / f"{name}{spool.PART}").write_bytes(b"half")
        age(lone, f"{name}{spool.PART}", days)
    assert purged(lone).parts == 1
    assert [name for name in lone.spooled() if name.endswith(spool.PART)] == [f"{'c' * 32}.part"]


def test_answers_to_old_tasks_go_and_loads_acceptances_and_what_waits_stay(desk):
    load = desk.checked()
    waiting = desk.ask("discard", load=load)
    assert purged(desk).tasks == 0
    assert purged(desk, datetime.now(UTC) + WEEK + timedelta(minutes=1)).tasks == 1
    assert [task.id for task in tasks.latest(desk.store)] == [waiting]
    assert [one.id for one in loads.latest(desk.store)] == [load]


def test_files_that_the_spool_did_not_make_are_not_touched(lone):
    lone.hand_in({"a.csv": b"a"})
    (lone.state / "spool" / "notes.txt").write_bytes(b"mine")
    age(lone, "notes.txt", 400)
    purged(lone)
    assert "notes.txt" in lone.spooled()


@pytest.mark.parametrize(("options", "left"), [((), 1), (("--days", "1"), 0)])
def test_the_command_says_what_it_removed(lone, capsys, options, left):
    (entry,) = lone.hand_in({"a.csv": b"a"})
    age(lone, entry["spool"], 3)
    assert main(["purge", *options], lone.environ()) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Removed {1 - left} uploads, 0 halves of uploads and the answers to 0 ")
    assert len(lone.spooled()) == left


def test_without_the_ledger_nothing_is_removed(lone):
    (entry,) = lone.hand_in({"a.csv": b"a"})
    age(lone, entry["spool"], 400)
    gone = {"CAKUPAN_DATABASE_URL": "postgresql://127.0.0.1:1/ledger"}
    assert main(["purge"], lone.environ(**gone)) == 16
    assert lone.spooled() == [entry["spool"]]
