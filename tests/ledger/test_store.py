"""Where the ledger is, and what is said when it cannot be used."""

import logging
import sqlite3
import stat
import time
from dataclasses import asdict

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from ledger import tables, versions
from ledger.store import open_store
from ledger.upgrade import upgrade
from model.errors import LedgerUnavailable, UsageError
from tests.ledger.small import an_event

CANARY = "kenari-9@/%"  # a password with letters that an address writes otherwise
SPELLINGS = ("kenari-9", "%40%2F%25")


def said_of(error):
    """Everything that a log, a traceback or a person would get to see of an error."""
    chain, seen = error, []
    while chain is not None:
        seen += [str(chain), repr(chain)]
        chain = chain.__cause__ or chain.__context__
    return " ".join(seen)


def test_without_an_address_the_ledger_is_a_file_in_the_state_folder_for_its_owner(tmp_path):
    store = open_store("", tmp_path / "var")
    upgrade(store)
    versions.record(store, an_event())
    folder, file = tmp_path / "var", tmp_path / "var" / "ledger.sqlite"
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(file.stat().st_mode) == 0o660


def test_the_file_is_in_wal_so_readers_and_a_writer_do_not_wait_for_each_other(tmp_path):
    store = open_store("", tmp_path)
    upgrade(store)
    with sqlite3.connect(tmp_path / "ledger.sqlite") as other:
        assert other.execute("pragma journal_mode").fetchone() == ("wal",)
    with store.writing() as writer:
        writer.execute(text("delete from loads"))
        assert versions.events(store) == []


def test_every_connection_keeps_references_whole_and_waits_for_the_disk(tmp_path):
    store = open_store("", tmp_path)
    upgrade(store)
    with store.reading() as connection:
        asked = [text(f"pragma {name}") for name in ("foreign_keys", "synchronous")]
        assert [connection.execute(each).scalar() for each in asked] == [1, 2]


@pytest.mark.parametrize(
    "url",
    [
        "nonsense",
        "mysql://u:{}@h/d",
        "sqlite://",
        "sqlite:///:memory:",
        "postgresql://u:{}@h",
        "postgresql+asyncpg://u:{}@h/d",
        "postgresql://u:{}@h:port/d",
    ],
)
def test_an_address_that_cannot_be_is_refused_without_repeating_it(url, tmp_path):
    with pytest.raises(UsageError, match="CAKUPAN_DATABASE_URL must be") as refused:
        open_store(url.format("kenari-9"), tmp_path)
    assert "kenari-9" not in str(refused.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_has_three_spellings(scheme, tmp_path):
    assert open_store(f"{scheme}://h/d", tmp_path).engine.driver == "psycopg"


def test_the_password_is_never_seen(tmp_path, caplog):
    """Hardening 66: in what is raised, logged or printed, in any spelling."""
    url = "postgresql://cakupan:kenari-9%40%2F%25@127.0.0.1:1/d"
    with caplog.at_level(logging.DEBUG):
        store = open_store(url, tmp_path)
        with pytest.raises(LedgerUnavailable, match=r"127\.0\.0\.1:1/d cannot be used") as failure:
            versions.events(store)
    assert store.engine.url.password == CANARY
    seen = said_of(failure.value) + repr(store) + repr(store.engine) + caplog.text
    assert [spelling for spelling in (CANARY, *SPELLINGS) if spelling in seen] == []


def test_a_password_that_the_driver_repeats_is_taken_out(tmp_path):
    """A wrong option in the address makes libpq quote what it was given."""
    url = "postgresql://cakupan:kenari-9@127.0.0.1:1/d?options=kenari-9&sslmode=kenari-9"
    with pytest.raises(LedgerUnavailable) as failure:
        versions.events(open_store(url, tmp_path))
    assert "kenari-9" not in str(failure.value)


def test_a_ledger_that_was_never_made_is_said_so_and_not_made_by_a_question(url, tmp_path):
    store = open_store(url, tmp_path)
    with pytest.raises(LedgerUnavailable, match=r"missing or cannot be opened|no ledger yet"):
        versions.events(store)
    assert not (tmp_path / "ledger.sqlite").exists()
    store.engine.dispose()


def test_a_mistake_of_ours_is_not_taken_for_a_missing_database(store):
    with pytest.raises((OperationalError, ProgrammingError)), store.reading() as connection:
        connection.execute(text("select nothing from loads"))


def test_what_was_begun_and_not_ended_is_not_kept(store):
    with pytest.raises(ZeroDivisionError), store.writing() as connection:
        connection.execute(insert(tables.version_events).values(asdict(an_event())))
        raise ZeroDivisionError
    assert versions.events(store) == []


def test_a_folder_may_have_any_name(tmp_path):
    state = tmp_path / "100% sure? #1 & more"
    store = open_store("", state)
    upgrade(store)
    versions.record(store, an_event())
    assert [path.name for path in state.iterdir()] == ["ledger.sqlite"]
    (state / "ledger.sqlite").unlink()
    with pytest.raises(LedgerUnavailable, match=r"The ledger at .*sure\? #1 & more/ledger\.sqlite"):
        versions.events(store)


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(LedgerUnavailable, match=r"file/var/ledger\.sqlite cannot be made: Not a"):
        upgrade(open_store("", tmp_path / "file" / "var"))


def test_a_locked_ledger_is_said_to_be_locked_and_works_when_it_is_free(tmp_path, monkeypatch):
    monkeypatch.setattr("ledger.store.PATIENCE", 0.2)
    store = open_store("", tmp_path)
    upgrade(store)
    with sqlite3.connect(tmp_path / "ledger.sqlite", isolation_level=None) as other:
        other.execute("begin exclusive")
        began = time.monotonic()
        with pytest.raises(LedgerUnavailable, match="another program has been writing"):
            versions.record(store, an_event())
        assert time.monotonic() - began < 5
        assert versions.events(store) == []  # who only reads does not wait
        other.execute("rollback")
    versions.record(store, an_event())
    assert len(versions.events(store)) == 1


def test_a_ledger_that_is_taken_away_is_missed_and_goes_on_when_it_is_back(tmp_path):
    """Nothing is written into a file that nobody will ever find again."""
    store, file = open_store("", tmp_path), tmp_path / "ledger.sqlite"
    upgrade(store)
    versions.record(store, an_event())
    file.rename(tmp_path / "aside")
    for _ in range(2):
        with pytest.raises(LedgerUnavailable, match="missing or cannot be opened"):
            versions.record(store, an_event())
    (tmp_path / "aside").rename(file)
    versions.record(store, an_event())
    assert len(versions.events(store)) == 2


def test_a_damaged_file_is_named_as_damaged(tmp_path):
    (tmp_path / "ledger.sqlite").write_bytes(b"no database at all, " * 100)
    with pytest.raises(LedgerUnavailable, match="the file is damaged"):
        upgrade(open_store("", tmp_path))
