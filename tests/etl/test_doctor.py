"""`doctor` says of every rule whether it is kept, or what to do; its exit code counts those."""

import os
import re
import time
from datetime import UTC, datetime

import pytest

from access import health, start
from access.rule import Installation
from etl.cli import main
from ledger import heartbeat, tasks
from ledger.store import open_store
from ledger.upgrade import upgrade
from model.settings import Settings
from tests.world import active, publication

RULES = [*start.RULES, *health.RULES]


@pytest.fixture
def environ(tmp_path, world):
    world(publication("kanwil-2022-12", active("KAL", "2022-12", 2_600_000)))
    return {"CAKUPAN_DATA": f"{tmp_path}/data", "CAKUPAN_STATE": f"{tmp_path}/state"}


@pytest.fixture
def doctor(environ, capsys):
    def told(**more):
        code = main(["doctor"], environ | more)
        out = capsys.readouterr().out
        found = re.findall(r"^(pass|FAIL)  (\S+)", out, re.MULTILINE)
        verdicts = {name: verdict for verdict, name in found}
        return code, verdicts, out

    return told


def test_on_this_machine_with_data_everything_passes(doctor):
    code, verdicts, out = doctor()
    assert (code, list(verdicts)) == (0, RULES)
    assert set(verdicts.values()) == {"pass"}
    assert "on this machine alone" in out


def test_the_exit_code_is_the_number_of_broken_rules_and_each_says_what_to_do(doctor):
    code, verdicts, out = doctor(CAKUPAN_HOST="0.0.0.0", CAKUPAN_DEBUG="1")
    broken = [name for name, verdict in verdicts.items() if verdict == "FAIL"]
    expected = {"sign-in", "public-url", "encryption", "hosts", "debug", "worker"}
    assert expected <= set(broken)
    assert set(broken) - expected == {"data"}  # the tests have just written them
    assert code == len(broken) == out.count("\n       do: ")
    assert list(verdicts) == RULES


def test_nothing_is_made_by_looking(doctor, tmp_path):
    doctor()
    assert not (tmp_path / "state").exists()


def test_without_data_it_says_how_to_make_them(doctor, tmp_path):
    code, verdicts, out = doctor(CAKUPAN_DATA=f"{tmp_path}/nothing")
    assert (code, verdicts["warehouse"]) == (1, "FAIL")
    assert "do: make data" in out


def test_a_damaged_version_is_told(doctor, tmp_path):
    (tmp_path / "data" / "warehouse" / "versions" / "1" / "manifest.json").write_text("{}")
    assert doctor()[1]["warehouse"] == "FAIL"


def test_a_database_that_is_away_is_told_without_its_password(doctor):
    code, verdicts, out = doctor(CAKUPAN_DATABASE_URL="postgresql://u:kenari-9@127.0.0.1:1/x")
    assert (code, verdicts["ledger"]) == (1, "FAIL")
    assert "kenari-9" not in out


def test_a_ledger_without_the_newest_tables_is_told(doctor, tmp_path):
    (tmp_path / "state").mkdir()
    (tmp_path / "state" / "ledger.sqlite").touch()
    assert doctor()[1]["ledger"] == "FAIL"
    upgrade(open_store("", tmp_path / "state"))
    assert doctor()[1]["ledger"] == "pass"


def test_tasks_that_wait_for_nobody_are_told(tmp_path):
    settings = Settings(data=tmp_path, state=tmp_path / "state")
    store = open_store("", settings.state)
    upgrade(store)
    assert health.worker(Installation(settings)).holds
    tasks.ask(store, "rollback", {"version": 1, "why": "x"}, "loopback", datetime.now(UTC))
    assert not health.worker(Installation(settings)).holds
    heartbeat.beat(settings.state)
    assert health.worker(Installation(settings)).holds
    late = time.time() - heartbeat.LATELY - 1
    os.utime(settings.state / heartbeat.FILE, (late, late))
    assert "1 tasks wait" in health.worker(Installation(settings)).said


def test_a_worker_leaves_a_mark_at_most_every_few_seconds(tmp_path):
    heartbeat.beat(tmp_path)
    old = time.time() - heartbeat.OFTEN / 2
    os.utime(tmp_path / heartbeat.FILE, (old, old))
    heartbeat.beat(tmp_path)
    assert heartbeat.seen_ago(tmp_path) > heartbeat.OFTEN / 4
    heartbeat.beat(tmp_path / "missing")  # a disk that takes none is no reason to stop
    assert heartbeat.seen_ago(tmp_path / "missing") is None
