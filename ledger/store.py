"""The database that holds the ledger: a file of SQLite, or PostgreSQL by its address."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as Crowded

from ledger.trouble import crowded, unavailable
from model.errors import UsageError

FILE = "ledger.sqlite"
PATIENCE = 5  # seconds to wait for somebody else's lock
NO_ADDRESS = (
    "CAKUPAN_DATABASE_URL must be sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/DATABASE; "
    "its value is not repeated here, because it may hold a password."
)
# recursive_triggers: or "insert or replace" would delete a row past the trigger that forbids it
PRAGMAS = ("journal_mode=wal", "foreign_keys=on", "recursive_triggers=on", "synchronous=full")


@dataclass(frozen=True, slots=True)
class Store:
    """An opened ledger; nothing is connected until it is read or written."""

    engine: Engine
    address: URL

    @property
    def is_sqlite(self) -> bool:
        """Return whether the ledger is a file of SQLite."""
        return self.address.get_backend_name() == "sqlite"

    @property
    def file(self) -> Path:
        """Return the file of a ledger that is one."""
        return Path(self.address.database or "")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection whose questions all see one state of the ledger."""
        with _in_words(self.address), self.engine.connect() as connection:
            if not self.is_sqlite:  # there a transaction sees one state anyway
                connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together or not at all."""
        with _in_words(self.address), self.engine.connect() as connection:
            connection.execution_options(writes=True)
            with connection.begin():
                yield connection


def open_store(url: str, state: Path) -> Store:
    """Return the ledger at this address, or the SQLite file in the state folder where it is "".

    Nothing is created: ledger/upgrade.py does that.
    """
    address = _address(url, state)
    if address.get_backend_name() == "sqlite":
        return Store(_sqlite(address.database or ""), address)
    from ledger import postgresql  # noqa: PLC0415  # only who uses PostgreSQL waits for psycopg

    return Store(postgresql.engine(address), address)


def _address(url: str, state: Path) -> URL:
    if not url:
        return URL.create("sqlite", database=str(state / FILE))
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):
        raise UsageError(NO_ADDRESS) from None
    match address.drivername:
        case "sqlite" if address.database and address.database != ":memory:":
            return address
        case "postgresql" | "postgres" | "postgresql+psycopg" if address.database:
            return address.set(drivername="postgresql+psycopg")
    raise UsageError(NO_ADDRESS)


def _sqlite(file: str) -> Engine:
    # mode=rw: a ledger that somebody removed is missed, not silently begun anew; for the same
    # reason no connection outlives its transaction, it would go on writing into the removed file
    engine = create_engine(
        URL.create("sqlite", database=f"file:{quote(file)}", query={"mode": "rw", "uri": "true"}),
        poolclass=NullPool,
        connect_args={"timeout": PATIENCE},
        hide_parameters=True,
        json_serializer=partial(json.dumps, allow_nan=False),
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so, tables included
    for pragma in PRAGMAS:
        connection.execute(f"pragma {pragma}")


def _begin(connection: Connection) -> None:
    # a writer asks for the lock first: who asks in the middle is refused without waiting
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("begin immediate" if writes else "begin")


@contextmanager
def _in_words(address: URL) -> Iterator[None]:
    """Raise LedgerUnavailable where the database cannot be used; mistakes stay what they are."""
    try:
        yield
    except DBAPIError as error:
        words = unavailable(error, address)
        if words is None:
            raise
    except Crowded:  # the pool's own: no database was asked
        words = crowded(address)
    else:
        return
    raise words  # outside the handler: the error of the driver is not chained to it
