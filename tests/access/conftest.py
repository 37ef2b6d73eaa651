"""An empty ledger for each test: made once, then copied."""

import shutil

import pytest

from ledger.store import open_store
from ledger.upgrade import upgrade


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ledger")
    store = open_store("", folder)
    upgrade(store)
    with store.writing() as connection:
        connection.exec_driver_sql("select 1")
    store.engine.dispose()
    return store.file


@pytest.fixture
def store(tmp_path, empty_ledger):
    """The ledger of a test, as a file of SQLite: tests/ledger asks PostgreSQL the same."""
    state = tmp_path / "state"
    state.mkdir()
    opened = open_store("", state)
    shutil.copy(empty_ledger, opened.file)
    yield opened
    opened.engine.dispose()


@pytest.fixture
def state(store):
    """The folder of that ledger."""
    return store.file.parent
