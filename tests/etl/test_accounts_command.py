"""`python -m etl accounts` and `audit`: what a person at the terminal gets to see."""

import csv
import io
import os
import pty
import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest

from etl.cli import main
from etl.places import read_regions, region
from exports.formula import unguarded
from ledger import audit, people, sessions, versions
from ledger.audit import Entry
from ledger.sessions import Begin
from ledger.store import open_store
from ledger.versions import Event
from model.errors import UsageError
from tests.world import DATA, ROOT

PASSWORD = "tujuh kuda laut biru"
MARCH = datetime(2026, 3, 1, tzinfo=UTC)
NAMES = "[bold]:smile:"
FORMULA = "=cmd|' /C calc'!A0"


@pytest.fixture
def told(tmp_path, capsys, monkeypatch):
    """Run a command in this process: exit code, what it printed, what it complained about."""

    def command(*arguments, stdin=PASSWORD + "\n", **environ):
        monkeypatch.setattr(sys, "stdin", io.StringIO(stdin))
        places = {"CAKUPAN_DATA": str(DATA), "CAKUPAN_STATE": str(tmp_path / "state")}
        code = main(arguments, places | environ)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


@pytest.fixture
def ledger(tmp_path, told):
    """The ledger of these commands, with one admin."""
    told("accounts", "add-admin", "dewi")
    store = open_store("", tmp_path / "state")
    yield store
    store.engine.dispose()


def test_there_is_no_account_until_the_first_admin_is_made_here(told):
    assert told("accounts", "list")[1].count("\n") == 4  # the head of an empty table
    assert told("accounts", "add-admin", "dewi") == (0, "dewi is an admin.\n", "")
    listed = told("accounts", "list")[1]
    assert "dewi" in listed
    assert all(word in listed for word in ("admin", "none", "active", "yes", "never"))
    assert told("accounts", "add-admin", "DEWI")[0] == 2


@pytest.mark.parametrize(("given", "said"), [("", "No password"), ("admin\n", "fewer than 12")])
def test_a_password_that_is_none_or_weak_is_refused_2(told, given, said):
    code, printed, complaint = told("accounts", "add-admin", "dewi", stdin=given)
    assert (code, printed) == (2, "")
    assert said in complaint
    assert "dewi" not in told("accounts", "list")[1]


def test_hardening_53_a_password_is_no_argument(told):
    assert told("accounts", "add-admin", "dewi", PASSWORD)[0] == 2
    assert told("accounts", "password", "dewi", PASSWORD)[0] == 2
    assert told("accounts", "add-admin", "dewi", "--password", PASSWORD)[0] == 2


def test_at_a_terminal_the_password_is_asked_for_twice_and_not_shown(tmp_path):
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "etl", "accounts", "add-admin", "dewi"],
        cwd=ROOT,
        env={**os.environ, "CAKUPAN_STATE": str(tmp_path), "CAKUPAN_DATA": str(DATA)},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    shown = b""
    while b"is an admin" not in shown:
        try:
            shown += os.read(ours, 1000)
        except OSError:  # it ended
            break
        if shown.endswith(b": "):
            os.write(ours, PASSWORD.encode() + b"\n")
            shown += b"\n"
    os.close(ours)
    assert run.wait(60) == 0, shown
    assert (shown.count(b"Password: "), shown.count(b"Repeat")) == (1, 1)
    assert PASSWORD.encode() not in shown


def test_role_scope_disable_enable_password_and_sessions_of_one_account(told, ledger):
    code, printed, complaint = told(
        "accounts", "invite", "citra", "--role", "planner", "--region", "64", "--region", "tarakan"
    )
    assert (code, len(printed.strip())) == (0, 43)
    assert printed.strip() not in complaint
    told("accounts", "add-admin", "eko")
    number = people.find(ledger, "eko").id
    now = datetime.now(UTC)
    for hashed in ("a", "b"):
        begun = Begin(hashed, number, now, "", "")
        sessions.begin(ledger, begun, Entry("sign_in", "eko", now))
    assert f"{now:%Y-%m-%d %H:%M}" in told("accounts", "list")[1]
    assert told("accounts", "end-sessions", "eko")[1] == "2 sessions of eko ended.\n"
    assert told("accounts", "role", "eko", "publisher")[1] == "eko is publisher.\n"
    assert told("accounts", "scope", "eko", "Kutai Kartanegara", "65")[0] == 0
    assert people.find(ledger, "eko").regions == ("6403", "65")
    assert told("accounts", "disable", "eko")[0] == 0
    assert "disabled" in told("accounts", "list")[1]
    assert told("accounts", "enable", "eko")[0] == told("accounts", "password", "eko")[0] == 0
    assert told("accounts", "scope", "eko")[1].endswith("of: no region.\n")
    eko = people.find(ledger, "eko")
    assert (eko.role, eko.regions, eko.disabled_at) == ("publisher", (), None)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["role", "nobody", "viewer"], "no account 'nobody'"),
        (["role", "dewi", "owner"], "no role 'owner'"),
        (["role", "dewi", "viewer"], "last admin"),
        (["disable", "dewi"], "last admin"),
        (["scope", "dewi", "Kutay Kartanegara"], "Near are kutai kartanegara"),
        (["invite", "dewi", "--role", "viewer"], "account 'dewi' already"),
        (["invite", "a b", "--role", "viewer"], "without spaces"),
    ],
)
def test_what_cannot_be_is_refused_in_words_2(told, ledger, arguments, said):
    code, printed, complaint = told("accounts", *arguments)
    assert (code, printed) == (2, "")
    assert said in complaint


def test_a_ledger_that_is_gone_is_16_and_no_traceback(told):
    gone = "postgresql://cakupan:kanari@127.0.0.1:8159/none"
    code, _, complaint = told("accounts", "list", CAKUPAN_DATABASE_URL=gone)
    assert code == 16
    assert "kanari" not in complaint


@pytest.fixture
def taken(ledger):
    """Exports of Kutai Kartanegara, of what holds it, and of others; a version; a name to fear."""
    for number, (region_code, days, who) in enumerate(
        [
            ("6403", 1, "citra"),
            ("64", 2, FORMULA),
            ("00", 3, "budi"),
            ("6402", 4, "eko"),
            ("KAL", -1, "earlier"),
            ("63", 5, "gita"),
        ]
    ):
        told = Entry(
            kind="export",
            who=who,
            at=MARCH + timedelta(days=days),
            what="csv",
            filters={"region": region_code},
            rows=30 + number,
            version=2,
            regions=(region_code,),
            address="10.0.0.7",
        )
        audit.record(ledger, told)
    versions.record(ledger, Event("publish", "hana", MARCH, "new", version=2))
    return ledger


def rows_of(file):
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def test_who_took_which_rows_of_kutai_kartanegara_since_march_is_one_command(told, taken, tmp_path):
    file = tmp_path / "audit.csv"
    asked = ("audit", "--since", "2026-03-01", "--kind", "export", "--csv", str(file))
    for name in ("6403", "Kutai Kartanegara", "kabupaten kutai kartanegara"):
        assert told(*asked, "--region", name) == (0, f"3 entries are in {file}.\n", "")
        found = rows_of(file)
        assert [unguarded(row["who"]) for row in found] == ["budi", FORMULA, "citra"]
    assert found[-1] == {
        "at": "2026-03-02T00:00:00Z",
        "who": "citra",
        "kind": "export",
        "what": "csv",
        "outcome": "done",
        "regions": "6403",
        "filters": "region=6403",
        "rows": "30",
        "version": "2",
        "address": "10.0.0.7",
    }


def test_names_are_words_and_not_marks_of_the_table(told, ledger):
    told("accounts", "add-admin", NAMES)
    assert NAMES in told("accounts", "list")[1]
    assert NAMES in told("audit")[1]


def test_hardening_57_nothing_in_the_file_starts_a_formula(told, taken, tmp_path):
    told("audit", "--csv", str(tmp_path / "a.csv"))
    assert f",'{FORMULA}," in (tmp_path / "a.csv").read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        (["--region", "64"], {"citra", FORMULA, "budi", "eko", "earlier"}),  # and what lies in it
        (["--region", "6402"], {FORMULA, "budi", "eko", "earlier"}),
        (["--region", "6402", "--until", "2026-03-04"], {FORMULA, "budi", "earlier"}),
        (["--who", "citra"], {"citra"}),
        (["--kind", "publish"], {"hana"}),
        (["--kind", "publish", "--kind", "export", "--since", "2026-03-06"], {"gita"}),
        (["--kind", "rollback"], set()),
    ],
)
def test_each_question_gets_its_answer(told, taken, asked, who):
    code, printed, _ = told("audit", *asked)
    assert code == 0
    everybody = {"citra", "budi", "eko", "earlier", "gita", "hana", FORMULA}
    assert {one for one in everybody if f" {one} " in printed} == who
    assert printed.endswith(f"{len(who)} entries.\n")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["--since", "March"], "--since is a day"),
        (["--until", "2026-02-30"], "--until is a day"),
        (["--kind", "theft"], "There is no kind theft"),
        (["--region", "Atlantis"], "There is no region 'Atlantis'"),
    ],
)
def test_a_question_that_cannot_be_is_refused_2(told, asked, said):
    code, printed, complaint = told("audit", *asked)
    assert (code, printed) == (2, "")
    assert said in complaint


def test_a_folder_without_code_lists_is_named(tmp_path):
    with pytest.raises(UsageError, match="CAKUPAN_DATA names the folder"):
        read_regions(tmp_path)
    assert region(" TARAKAN ", read_regions(DATA)) == "6571"
