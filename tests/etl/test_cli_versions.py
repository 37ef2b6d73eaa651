"""`python -m etl rollback` and `diff`: what a person sees, and what the ledger remembers."""

import json
import logging
from datetime import UTC, datetime, timedelta

import pytest

from etl.cli import main
from etl.record import operator
from ledger import versions
from ledger.store import open_store


@pytest.fixture
def told(capsys, two):
    """Run a command: exit code, what it printed, what it complained about."""

    def command(*arguments, **environ):
        capsys.readouterr()
        code = main(arguments, {**two, **environ})
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


def remembered(tmp_path):
    store = open_store("", tmp_path / "state")
    return versions.events(store)


def in_force(told):
    (number,) = (v["number"] for v in json.loads(told("versions", "--json")[1]) if v["in_force"])
    return number


def test_a_rollback_says_what_is_in_force_and_is_remembered(told, tmp_path):
    """Hardening 40."""
    began = datetime.now(UTC)
    said = told("rollback", "1", "--why", "wrong attachment")
    assert said == (0, "Version 1 is in force; it was version 2.\n", "")
    assert in_force(told) == 1
    event, *builds = remembered(tmp_path)
    assert [(one.kind, one.version) for one in builds] == [("publish", 2), ("publish", 1)]
    assert (event.kind, event.version, event.from_version) == ("rollback", 1, 2)
    assert (event.who, event.why) == (operator(), "wrong attachment")
    assert timedelta(0) <= event.at - began < timedelta(minutes=1)


@pytest.mark.parametrize(("number", "code"), [("9", 2), ("0", 2), ("2", 13), ("x", 2)])
def test_a_rollback_that_is_refused_changes_and_remembers_nothing(
    told, two, number, code, tmp_path
):
    assert told("rollback", number)[:2] == (code, "")
    assert in_force(told) == 2
    assert {event.kind for event in remembered(tmp_path)} == {"publish"}


def test_without_a_ledger_a_rollback_succeeds_says_so_and_is_remembered_later(told, tmp_path):
    gone = {"CAKUPAN_DATABASE_URL": "postgresql://cakupan:kenari-9@127.0.0.1:1/ledger"}
    code, printed, complaint = told("rollback", "1", **gone)
    assert (code, printed) == (0, "Version 1 is in force; it was version 2.\n")
    assert "The ledger at postgresql://127.0.0.1:1/ledger cannot be used" in complaint
    assert "recorded by the next command that can" in complaint
    assert "kenari-9" not in complaint
    assert in_force(told) == 1
    assert told("rollback", "2")[0] == 0
    events = [event for event in remembered(tmp_path) if event.kind == "rollback"]
    assert [(event.version, event.from_version) for event in events] == [(2, 1), (1, 2)]


def test_where_even_the_state_cannot_be_written_that_is_said(told, tmp_path):
    (tmp_path / "file").touch()
    code, _, complaint = told("rollback", "1", CAKUPAN_STATE=str(tmp_path / "file" / "state"))
    assert (code, "This rollback is recorded nowhere: " in complaint) == (0, True)


def test_a_rollback_logs_nothing_that_a_person_did_not_ask_for(told, caplog):
    with caplog.at_level(logging.INFO):
        told("rollback", "1")
    assert [record for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_a_diff_is_text_for_a_person_and_json_for_a_program(told):
    code, printed, complaint = told("diff", "1", "2")
    assert (code, complaint) == (0, "")
    assert printed.startswith("From version 1 to version 2: 0 figures added, 1 changed, 0 removed")
    found = json.loads(told("diff", "2", "1", "--json")[1])
    (change,) = found["changed"]
    assert (change["value_old"], change["value_new"]) == (250, 100)


def test_a_diff_with_a_version_that_does_not_stand_names_those_that_do(told):
    code, printed, complaint = told("diff", "1", "7")
    assert (code, printed) == (2, "")
    assert complaint == "Version 7 does not stand in the warehouse. These do: 2, 1.\n"


def test_a_user_of_a_container_may_have_no_name(monkeypatch):
    def nobody(_number):
        raise KeyError

    monkeypatch.setattr("pwd.getpwuid", nobody)
    assert operator().isdecimal()
