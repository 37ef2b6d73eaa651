"""The tables of the ledger, made once however many processes want them at once."""

import multiprocessing
import shutil

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect, text
from sqlalchemy.exc import IntegrityError

from ledger import account_tables, audit, loads, people, versions
from ledger.store import open_store
from ledger.tables import APPEND_ONLY, metadata
from ledger.upgrade import MIGRATIONS, upgrade
from model.errors import LedgerUnavailable
from tests.ledger.small import NOON, a_load, an_entry, an_event


def test_the_migrations_make_the_tables_that_the_program_uses(store):
    with store.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert {*inspect(connection).get_table_names()} == {*metadata.tables, "alembic_version"}


def test_an_upgrade_of_what_is_up_to_date_changes_nothing(store):
    versions.record(store, an_event())
    upgrade(store)
    assert len(versions.events(store)) == 1


def upgrade_at_once(url, state, start, ended):
    store = open_store(url, state)
    start.wait(60)
    try:
        upgrade(store)
        ended.put("done")
    except Exception as error:
        ended.put(repr(error))


def test_four_processes_may_upgrade_at_once(url, tmp_path):
    context = multiprocessing.get_context("spawn")
    start, ended = context.Barrier(4), context.Queue()
    runs = [
        context.Process(target=upgrade_at_once, args=(url, tmp_path, start, ended), daemon=True)
        for _ in range(4)
    ]
    for run in runs:
        run.start()
    said = [ended.get(timeout=90) for _ in runs]
    for run in runs:
        run.join(30)
    assert said == ["done"] * 4
    store = open_store(url, tmp_path)
    versions.record(store, an_event())
    assert len(versions.events(store)) == 1
    store.engine.dispose()


BROKEN = """
from alembic import op
import sqlalchemy as sa
revision, down_revision = "0006", "0005"
def upgrade():
    op.create_table("half", sa.Column("id", sa.Integer))
    1 / 0
"""


def test_an_upgrade_that_fails_half_way_leaves_nothing_behind(url, tmp_path, monkeypatch):
    migrations = shutil.copytree(MIGRATIONS, tmp_path / "migrations")
    (migrations / "versions" / "0006_broken.py").write_text(BROKEN)
    store = open_store(url, tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr("ledger.upgrade.MIGRATIONS", migrations)
        with pytest.raises(ZeroDivisionError):
            upgrade(store)
    with store.reading() as connection:
        assert inspect(connection).get_table_names() == []
    upgrade(store)
    versions.record(store, an_event())
    store.engine.dispose()


def test_a_ledger_of_a_newer_release_is_left_alone(store):
    with store.writing() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(LedgerUnavailable, match="made by a newer release"):
        upgrade(store)


ROWS_OF_0003 = """
insert into loads (id, source, vintage, reader, requested_by, state, rows, figures, report, at)
values (1, 'kaltim', '2025-08', 'facts', 'budi', 'checked', 34, 68, '{}', '2026-01-01 00:00:00')
"""


def test_a_ledger_of_the_release_before_gets_accounts_and_keeps_its_rows(
    url, tmp_path, monkeypatch
):
    older = shutil.copytree(MIGRATIONS, tmp_path / "migrations")
    for name in ("0004_accounts.py", "0005_sight_of_scenarios.py"):
        (older / "versions" / name).unlink()
    store = open_store(url, tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr("ledger.upgrade.MIGRATIONS", older)
        upgrade(store)
    with store.writing() as connection:
        assert not inspect(connection).has_table("people")
        connection.execute(text(ROWS_OF_0003))
    versions.record(store, an_event())
    upgrade(store)
    assert loads.find(store, 1).requested_by == "budi"
    assert [event.who for event in versions.events(store)] == ["budi"]
    assert people.every(store) == []
    audit.record(store, an_entry())
    store.engine.dispose()


@pytest.mark.parametrize("table", [*APPEND_ONLY, *account_tables.APPEND_ONLY])
@pytest.mark.parametrize(
    "change",
    ["update {} set id = 7", "delete from {}", "update {} set id = id where id = 1"],
)
def test_what_was_accepted_and_published_is_never_changed_or_deleted(store, table, change):
    """Hardening 86."""
    versions.record(store, an_event())
    number = loads.record(store, a_load(), loads.Found())
    loads.accept(store, number, [loads.Acceptance("permutation", "ani", NOON, "checked by hand")])
    audit.record(store, an_entry())
    with pytest.raises(IntegrityError, match="never changed or deleted"), store.writing() as conn:
        conn.execute(text(change.format(table)))
    assert [event.who for event in versions.events(store)] == ["budi"]
    assert [accepted.who for accepted in loads.acceptances(store, number)] == ["ani"]
    assert audit.entries(store, audit.Wanted(regions=["6403"])) == [an_entry()]
