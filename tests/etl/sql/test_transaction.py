"""A database is only read, at one moment, for so long, and what is secret stays so."""

import json
import re
import sqlite3
from dataclasses import replace
from time import monotonic

import psycopg
import pytest

from etl.source import read_source
from etl.sql.address import address_of
from etl.sql.read import answer
from etl.sql.rows import reading
from model.errors import UnreadableFile, UsageError
from model.settings import Settings
from tests.etl.sql.agency import ROWS, SETTING, TABLE, Database, toml

PASSWORD = "s3cr%t/&"
SLOW = {
    "sqlite": "with recursive n(i) as (select 1 union all select i + 1 from n) "
    "select i as bulan, i as kode, i as nama, i as segmen, i as jumlah from n where i < 0",
    "postgresql": "select bulan, kode, nama, segmen, jumlah from laporan, pg_sleep(30)",
}


@pytest.fixture
def source(tmp_path):
    """The described source of a TOML."""

    def read(text=None):
        path = tmp_path / "kepesertaan.toml"
        path.write_text(text or toml(), "utf-8")
        return read_source(path)

    return read


@pytest.fixture
def asked(source, codelists):
    def ask(agency, text=None):
        return answer(source(text), codelists, {SETTING: agency.url})

    return ask


def test_what_others_commit_meanwhile_is_not_seen(filled, source, monkeypatch):
    monkeypatch.setattr("etl.sql.rows.PART", 1)
    address = address_of(SETTING, {SETTING: filled.url})
    with reading(address, source().sql) as rows:
        parts = rows.parts()
        first = next(parts)
        filled.add(*ROWS, *ROWS)
        filled.run("delete from peserta where jumlah = 700")
        seen = [row[3] for part in (first, *parts) for row in part]
    assert sorted(seen) == [90, 300, 700]
    assert filled.count() == 3 * (len(ROWS) - 1)


def test_the_rows_stay_on_the_server_until_their_part_is_asked_for(
    of_postgres, source, monkeypatch
):
    monkeypatch.setattr("etl.sql.rows.PART", 2)
    of_postgres.run(*TABLE)
    of_postgres.add(*ROWS)
    address = address_of(SETTING, {SETTING: of_postgres.url})
    with reading(address, source().sql) as rows:
        open_there = [
            (len(part), rows.connection.exec_driver_sql("select count(*) from pg_cursors").scalar())
            for part in rows.parts()
        ]
    assert open_there == [(2, 1), (1, 1)]


def test_the_transaction_says_of_itself_that_it_sees_one_state_and_writes_nothing(
    of_postgres, source
):
    of_postgres.run(*TABLE)
    address = address_of(SETTING, {SETTING: of_postgres.url})
    with reading(address, source().sql) as rows:
        for name, value in (
            ("transaction_isolation", "repeatable read"),
            ("transaction_read_only", "on"),
            ("statement_timeout", "1min"),
        ):
            assert rows.connection.exec_driver_sql(f"show {name}").scalar() == value


def test_a_function_that_writes_is_stopped_by_the_transaction(of_postgres, asked):
    of_postgres.run(
        *TABLE,
        "create function counted() returns integer language plpgsql as "
        "'begin insert into peserta values (null); return 1; end'",
        "drop view laporan",
        "create view laporan as select '2025-03' as bulan, '64' as kode, "
        "'Kalimantan Timur' as nama, 'PU' as segmen, counted() as jumlah",
    )
    with pytest.raises(UnreadableFile, match="would have written something"):
        asked(of_postgres)
    assert of_postgres.count() == 0


@pytest.mark.parametrize(
    "query",
    [
        "with gone as (delete from peserta returning *) select * from gone",
        "select * from peserta) as asked; commit; delete from peserta; select 1 from (select 1",
    ],
)
def test_a_query_that_got_past_the_list_still_writes_nothing(filled, source, query):
    view = replace(source().sql, view="", query=query)
    address = address_of(SETTING, {SETTING: filled.url})
    with pytest.raises(UnreadableFile), reading(address, view) as rows:
        list(rows.parts())
    assert filled.count() == len(ROWS)


def test_a_file_of_sqlite_is_opened_so_that_nothing_can_write_it(tmp_path, source):
    filled = Database(f"sqlite:///{tmp_path}/agency.sqlite")
    filled.run(*TABLE)
    filled.add(*ROWS)
    address = address_of(SETTING, {SETTING: filled.url})
    with (
        pytest.raises(UnreadableFile, match="would have written"),
        reading(address, source().sql) as rows,
    ):
        rows.connection.exec_driver_sql("pragma query_only=off")
        rows.connection.exec_driver_sql("delete from peserta")
    assert filled.count() == len(ROWS)


def test_a_statement_that_takes_too_long_is_ended_with_the_reason(filled, described, told):
    kind = "sqlite" if filled.is_sqlite else "postgresql"
    query = toml(query=f'"{SLOW[kind]}"', without=["view"], statement_timeout=1)
    begun = monotonic()
    code, _, err = told(described(query), filled.url)
    assert (code, "took longer than the 1 seconds of statement_timeout" in err) == (10, True)
    assert monotonic() - begun < 10


def test_a_server_that_is_gone_ends_with_10_and_the_reason(described, told):
    code, _, err = told(described(), f"postgresql://u:{PASSWORD_IN_URL}@127.0.0.1:1/kepesertaan")
    assert (code, "refused" in err.lower()) == (10, True)
    assert "The database kepesertaan cannot be read" in " ".join(err.split())
    assert not reveals(err)


def test_a_user_that_is_not_let_in_is_said_so_without_the_password(of_postgres, asked):
    of_postgres.url = of_postgres.url.replace("postgres@", f"nobody_here:{PASSWORD_IN_URL}@")
    with pytest.raises(UnreadableFile, match=r"cannot be read: .*nobody_here") as refused:
        asked(of_postgres)
    assert not reveals(str(refused.value))


def test_a_server_that_stops_meanwhile_ends_in_words(postgres, of_postgres, source, monkeypatch):
    monkeypatch.setattr("etl.sql.rows.PART", 1)
    of_postgres.run(*TABLE)
    of_postgres.add(*ROWS)
    address = address_of(SETTING, {SETTING: of_postgres.url})
    try:
        with (
            pytest.raises(UnreadableFile, match="cannot be read"),
            reading(address, source().sql) as rows,
        ):
            for _ in rows.parts():
                postgres.stop("immediate")
    finally:
        postgres.start()


def test_a_server_that_says_nothing_is_given_up(
    postgres, of_postgres, source, codelists, monkeypatch
):
    monkeypatch.setattr("etl.sql.postgresql.GRACE", 1)
    of_postgres.run(*TABLE)
    of_postgres.add(*ROWS)
    address = address_of(SETTING, {SETTING: of_postgres.url})
    begun = monotonic()
    with (
        pytest.raises(UnreadableFile, match="said nothing for 2 seconds"),
        reading(address, source(toml(statement_timeout=1)).sql) as rows,
    ):
        postgres.freeze()
        try:
            list(rows.parts())
        finally:
            postgres.thaw()
    assert monotonic() - begun < 10


def test_a_view_that_is_not_there_or_not_granted_is_said_so(of_postgres, asked):
    of_postgres.run(
        *TABLE,
        "drop role if exists reader",
        f"create role reader login password '{PASSWORD}'",
    )
    with pytest.raises(UnreadableFile, match="no view of this name"):
        asked(of_postgres, toml(view='"laporan2"'))
    of_postgres.url = of_postgres.url.replace("postgres@", f"reader:{PASSWORD_IN_URL}@")
    with pytest.raises(UnreadableFile, match="GRANT SELECT") as refused:
        asked(of_postgres)
    assert not reveals(str(refused.value))


def test_the_rights_of_the_documented_role_are_enough(of_postgres, asked, docs_grants):
    of_postgres.run("create schema laporan", *TABLE)
    of_postgres.run("alter view laporan set schema laporan")
    of_postgres.run("alter view laporan.laporan rename to peserta_bulanan")
    of_postgres.add(*ROWS)
    of_postgres.run("drop role if exists cakupan", *docs_grants(of_postgres.name))
    of_postgres.url = of_postgres.url.replace("postgres@", "cakupan@")
    assert asked(of_postgres, toml(view='"laporan.peserta_bulanan"')).rows == len(ROWS)
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        of_postgres.count("peserta")
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        of_postgres.run("create temporary table x (a integer)")


def test_a_damaged_or_absent_file_is_said_so(tmp_path, source, codelists):
    for content, words in ((None, "missing or cannot be opened"), (b"x" * 4096, "no database")):
        file = tmp_path / "agency.sqlite"
        if content:
            file.write_bytes(content)
        with pytest.raises(UnreadableFile, match=words):
            answer(source(), codelists, {SETTING: f"sqlite:///{file}"})


def test_a_lock_of_a_writer_is_waited_for_and_then_said(tmp_path, source, codelists, monkeypatch):
    monkeypatch.setattr("etl.sql.sqlite.LOCK", 0)
    file = tmp_path / "agency.sqlite"
    writer = sqlite3.connect(file, isolation_level=None)
    for statement in (*TABLE, "begin exclusive"):
        writer.execute(statement)
    with pytest.raises(UnreadableFile, match="writing to it for too long"):
        answer(source(), codelists, {SETTING: f"sqlite:///{file}"})
    writer.close()


PASSWORD_IN_URL = "s3cr%25t%2F%26"


def reveals(words):
    """Whether a password shows in any of its spellings."""
    return any(one in words for one in ("s3cr", PASSWORD, PASSWORD_IN_URL))


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://u:{PASSWORD_IN_URL}@host",
        f"mysql://u:{PASSWORD_IN_URL}@host/db",
        f"host=h password={PASSWORD}",
        f"postgresql://u:{PASSWORD}@host:port/db",
        "sqlite://",
    ],
)
def test_an_address_that_is_none_is_refused_without_repeating_it(address):
    with pytest.raises(UsageError) as refused:
        address_of(SETTING, {SETTING: address})
    assert SETTING in str(refused.value)
    assert not reveals(str(refused.value))
    assert refused.value.__context__ is None


def test_the_settings_hold_the_addresses_and_do_not_show_them():
    environ = {SETTING: f"postgresql://u:{PASSWORD}@h/d", "CAKUPAN_SQL_OTHER": "", "PATH": "/"}
    settings = Settings.from_environ(environ)
    assert dict(settings.sql) == {SETTING: f"postgresql://u:{PASSWORD}@h/d"}
    assert not reveals(repr(settings))


def test_nothing_that_a_load_leaves_holds_the_password(of_postgres, described, told, tmp_path):
    of_postgres.run(
        *TABLE,
        "drop role if exists reader",
        f"create role reader login password '{PASSWORD}'",
        "grant select on laporan to reader",
    )
    of_postgres.add(*ROWS)
    folder = described()
    url = of_postgres.url.replace("postgres@", f"reader:{PASSWORD_IN_URL}@")
    written = ("--json", tmp_path / "r.json", "--html", tmp_path / "r.html")
    code, out, err = told(folder, url, *written)
    assert code == 0
    left = [one.read_bytes() for one in tmp_path.rglob("*") if one.is_file()]
    assert not any(re.search(rb"s3cr|@/agency|socket", one) for one in left)
    assert not reveals(out + err)
    (file,) = json.loads((tmp_path / "r.json").read_text("utf-8"))["files"]
    assert file["name"] == f"{of_postgres.name}:laporan"
