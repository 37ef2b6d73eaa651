"""A worker with its data, its spool and its ledger, on SQLite and on a real PostgreSQL."""

import pytest

from ledger.store import open_store
from ledger.upgrade import upgrade
from tests.etl import small
from tests.etl.work.desk import Desk
from tests.ledger.conftest import databases, postgres, url  # noqa: F401  # fixtures


@pytest.fixture
def state(tmp_path):
    return tmp_path / "state"


def desk_at(tmp_path, state, address):
    data = small.folder(
        tmp_path, {"kaltim": small.toml()}, {"kaltim/2022-12": [small.row("64", "2021-12")]}
    )
    store = open_store(address, state)
    upgrade(store)
    return Desk(data, state, address, store)


@pytest.fixture
def desk(tmp_path, state, url):  # noqa: F811
    """What a page and a worker share, on either database."""
    at = desk_at(tmp_path, state, url)
    yield at
    at.close()


@pytest.fixture
def lone(tmp_path, state):
    """The same on SQLite alone, where the database makes no difference."""
    at = desk_at(tmp_path, state, "")
    yield at
    at.close()
