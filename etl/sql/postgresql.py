"""PostgreSQL, read in one transaction that sees one state and cannot write."""

from __future__ import annotations

from functools import partial
from typing import Any, TypeVar

from psycopg.abc import PQGen
from sqlalchemy import (
    URL,
    Connection,
    Engine,
    ExceptionContext,
    NullPool,
    create_engine,
    event,
    text,
)

from ledger.postgresql import CONNECT, SILENCE, Patient

LOCK = 5  # seconds to wait for somebody else's lock
GRACE = 10  # seconds beyond its own limit after which a silent server is given up
T = TypeVar("T")


class Reading(Patient):
    """A connection that waits as long as one statement may take, and a little."""

    patience = SILENCE

    def wait(self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = None) -> T:
        """Return what the server answers, or close the connection."""
        return super().wait(gen, interval, timeout or self.patience)


def engine(address: URL, timeout: int) -> Engine:
    """Return connections that end with their transaction and give up a silent server."""
    found = create_engine(
        address,
        poolclass=NullPool,
        hide_parameters=True,
        isolation_level="REPEATABLE READ",
        connect_args={"connect_timeout": CONNECT, "application_name": "cakupan"},
    )
    event.listen(found, "do_connect", partial(_connect, timeout + GRACE))
    event.listen(found, "handle_error", _close)
    return found


def begin(connection: Connection, timeout: int) -> None:
    """Set the limits of this transaction; the server ends what takes longer."""
    limits = {
        "statement_timeout": f"{timeout}s",
        "lock_timeout": f"{LOCK}s",
        "idle_in_transaction_session_timeout": f"{timeout + GRACE}s",
        "standard_conforming_strings": "on",
        "TimeZone": "UTC",  # the same rows give the same hash wherever they are read
    }
    for name, limit in limits.items():
        asked = text("select set_config(:name, :limit, true)")
        connection.execute(asked, {"name": name, "limit": limit})


def _connect(patience: int, *given: Any) -> Reading:
    _dialect, _record, positional, named = given
    connection = Reading.connect(*positional, **named)
    connection.patience = patience
    return connection


def _close(context: ExceptionContext) -> None:
    asked = context.execution_context
    if context.is_disconnect and asked is not None:  # in any other case SQLAlchemy closes it
        asked.cursor.close()
