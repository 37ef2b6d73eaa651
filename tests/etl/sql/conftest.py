"""Every test of a database runs on SQLite and on a real PostgreSQL, unless it says why not."""

from itertools import count

import pytest

from etl.cli import main
from tests.etl import small
from tests.etl.sql.agency import ROWS, SETTING, TABLE, Database, documented, toml
from tests.ledger.conftest import postgres  # noqa: F401


@pytest.fixture(scope="session")
def databases():
    return (f"agency_{number}" for number in count(1))


@pytest.fixture
def of_postgres(request, databases):
    """An empty database of PostgreSQL."""
    return Database(request.getfixturevalue("postgres").new_database(next(databases)))


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path):
    """A database in which there is nothing yet."""
    if request.param == "sqlite":
        found = Database(f"sqlite:///{tmp_path}/agency.sqlite")
        found.run("pragma journal_mode=wal")  # readers do not keep a writer waiting
        return found
    return request.getfixturevalue("of_postgres")


@pytest.fixture
def agency(empty):
    """The database with its table, its view and no row."""
    empty.run(*TABLE)
    return empty


@pytest.fixture
def filled(agency):
    """The database with a few rows that are right."""
    agency.add(*ROWS)
    return agency


@pytest.fixture
def described(data):
    """Make a data folder of one release, with the source `kepesertaan` beside it."""

    def make(text=None):
        sources = {"kaltim": small.toml(), "kepesertaan": text or toml()}
        return data(sources=sources, releases={"kaltim/2022-12": [small.row()]})

    return make


@pytest.fixture
def told(capsys, tmp_path):
    """Load the source in this process: exit code, what it printed, what it complained about."""

    def command(folder, url, *arguments, command="load"):
        given = ["--source", "kepesertaan"] if command == "load" else []
        environ = {"CAKUPAN_DATA": str(folder), "CAKUPAN_STATE": str(tmp_path / "state")}
        environ |= {SETTING: url} if url else {}
        code = main([command, *given, *map(str, arguments)], environ)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return command


@pytest.fixture
def docs_grants():
    """The statements by which docs/load.md makes the role that reads, for another database."""

    def of(database):
        words = documented("sql")
        bare = "".join(line.partition("--")[0] for line in words.splitlines(keepends=True))
        return [
            one.strip() for one in bare.replace("kepesertaan", database).split(";") if one.strip()
        ]

    return of
