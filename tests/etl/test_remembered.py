"""What `load` and `build` tell the ledger: who did what, with which faults, proposals, reasons."""

import pytest

from etl.cli import main
from etl.record import operator
from ledger import loads, versions
from ledger.store import open_store
from ledger.upgrade import upgrade
from tests.etl import borders
from tests.etl.small import row
from tests.etl.work.desk import MOVED, tabulation

GONE = {"CAKUPAN_DATABASE_URL": "postgresql://cakupan:kenari-9@127.0.0.1:1/ledger"}


@pytest.fixture
def told(capsys, tmp_path, data):
    """Run a command on one data folder: exit code and what it complained about."""
    folder = data(row("64", "2021-12"))

    def command(*arguments, **environ):
        places = {"CAKUPAN_DATA": str(folder), "CAKUPAN_STATE": str(tmp_path / "state")}
        code = main([str(one) for one in arguments], places | environ)
        return code, capsys.readouterr().err

    return command


@pytest.fixture
def given(tmp_path):
    def write(files):
        for name, raw in files.items():
            (tmp_path / name).write_bytes(raw)
        return [tmp_path / name for name in files]

    return write


@pytest.fixture
def store(tmp_path):
    opened = open_store("", tmp_path / "state")
    upgrade(opened)
    yield opened
    opened.engine.dispose()


def test_a_load_is_remembered_with_its_files_and_its_version(told, given, store):
    assert told("load", *given(tabulation()), "--why", "Sakernas 2022") == (0, "")
    (load,) = loads.latest(store)
    assert (load.state, load.version, load.source, load.vintage) == (
        "published",
        1,
        "kemnaker",
        "2022-08",
    )
    assert (load.requested_by, load.settled_at, load.report["version"]) == (operator(), load.at, 1)
    files = loads.found(store, load.id).files
    assert [(file.name, file.bytes, file.spool) for file in files] == [
        (name, len(raw), "") for name, raw in tabulation().items()
    ]
    (event,) = versions.events(store)
    assert (event.kind, event.version, event.load_id, event.why) == (
        "publish",
        1,
        load.id,
        "Sakernas 2022",
    )


def test_what_is_accepted_is_remembered_with_who_when_and_why(told, given, store):
    """Hardening 86."""
    files = given(tabulation(MOVED))
    assert told("load", *files)[0] == 12
    code, _ = told("load", *files, "--accept", "permutation", "--why", "confirmed by telephone")
    assert code == 0
    published, waiting = loads.latest(store)
    assert (waiting.state, loads.acceptances(store, waiting.id)) == ("checked", [])
    (accepted,) = loads.acceptances(store, published.id)
    assert (accepted.rule, accepted.who, accepted.at, accepted.why) == (
        "permutation",
        operator(),
        published.at,
        "confirmed by telephone",
    )
    assert [one.rule for one in loads.found(store, waiting.id).proposals] == ["permutation"]


def test_refused_files_are_remembered_with_every_fault(told, given, store):
    broken = tabulation() | {"PT.csv": tabulation()["PT.csv"].replace(b"60", b"1.5")}
    assert told("load", *given(broken))[0] == 11
    assert told("load", *given({"x.csv": b"a,b\n1,2\n"}))[0] == 10
    unknown, refused = loads.latest(store)
    assert (unknown.state, refused.state) == ("refused", "refused")
    (fault,) = loads.found(store, unknown.id).faults
    assert "x.csv is of no layout that is known" in fault.rule
    values = {one.value for one in loads.found(store, refused.id).faults}
    assert "1.5" in values
    assert versions.events(store) == []


def test_a_dry_run_is_remembered_as_checked_and_a_file_that_is_none_is_not(told, given, store):
    assert told("load", *given(tabulation()), "--dry-run") == (0, "")
    assert told("load", "nowhere.csv")[0] == 10
    assert [load.state for load in loads.latest(store)] == ["checked"]


def test_the_same_files_again_are_told_before_anything_is_opened(told, given, store):
    """Hardening 28."""
    files = given(tabulation())
    told("load", *files)
    code, said = told("load", *files[::-1])
    assert (code, "these files were loaded on " in said, "as version 1" in said) == (13, True, True)
    assert len(loads.latest(store)) == 1
    assert told("load", *files, "--vintage", "revised", "--dry-run")[0] != 13


def test_without_the_ledger_a_load_is_published_kept_and_told_later_whole(told, given, store):
    """Hardening 71."""
    files = given(tabulation(MOVED))
    code, said = told("load", *files, "--accept", "permutation", "--why", "seen", **GONE)
    assert (code, "recorded by the next command that can" in said) == (0, True)
    assert "kenari-9" not in said
    assert loads.latest(store) == []
    assert told("load", *given({"x.csv": b"a,b\n1,2\n"}))[0] == 10
    load = next(one for one in loads.latest(store) if one.state == "published")
    found = loads.found(store, load.id)
    assert ([file.name for file in found.files], len(found.proposals)) == ([*tabulation()], 1)
    assert [one.why for one in loads.acceptances(store, load.id)] == ["seen"]
    assert [(one.version, one.load_id) for one in versions.events(store)] == [(1, load.id)]


def test_a_build_and_the_load_of_borders_are_publishes_with_their_reason(tmp_path):
    folder = borders.data_folder(tmp_path)
    environ = {"CAKUPAN_DATA": str(folder), "CAKUPAN_STATE": str(tmp_path / "state")}
    assert main(["build"], environ) == 0
    file = borders.written(tmp_path, borders.provinces())
    assert borders.load(folder, file, "--code-system", "bps", "--accept", "missing_units") == 0
    store = open_store("", tmp_path / "state")
    newest, oldest = versions.events(store)
    assert (newest.kind, newest.version, newest.why) == (
        "publish",
        2,
        f"load borders of {file.name}",
    )
    assert (oldest.kind, oldest.version, oldest.who) == ("publish", 1, operator())
    store.engine.dispose()
