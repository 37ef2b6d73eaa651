"""SQLite, opened so that it cannot be written to, with a limit to the time it takes."""

from __future__ import annotations

from time import monotonic
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event

LOCK = 5  # seconds to wait for somebody else's lock
STEPS = 10_000  # of the machine inside SQLite between two looks at the clock


def engine(address: URL) -> Engine:
    """Return connections to a file that must exist already."""
    file = quote(address.database or "")
    found = create_engine(
        URL.create("sqlite", database=f"file:{file}", query={"mode": "ro", "uri": "true"}),
        poolclass=NullPool,
        connect_args={"timeout": LOCK},
        hide_parameters=True,
    )
    event.listen(found, "connect", _prepare)
    event.listen(found, "begin", _begin)
    return found


def begin(connection: Connection, timeout: int) -> None:
    """Set the limit of this transaction: beyond it SQLite interrupts itself."""
    until = monotonic() + timeout
    driver: Any = connection.connection.driver_connection
    driver.set_progress_handler(lambda: monotonic() > until, STEPS)


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin where we say so
    connection.execute("pragma query_only=on")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("begin")
