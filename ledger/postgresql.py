"""PostgreSQL with a limit to everything that a caller would otherwise wait for."""

from __future__ import annotations

import json
from functools import partial
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.errors import _WaitTimeout
from sqlalchemy import URL, Engine, create_engine, event

CONNECT = 3  # seconds to reach the server
LOCK = 5  # seconds to wait for somebody else's lock
LONGEST = 8  # seconds that one statement may take
SILENCE = 10  # seconds after which a server that says nothing at all is given up
IDLE = 60  # seconds that a transaction may stand open with nothing asked

T = TypeVar("T")


class Patient(psycopg.Connection[Any]):
    """A connection that gives up a server which is frozen or behind a network that swallows all.

    The server's own limits end a slow statement; they end nothing where the server is silent.
    """

    def wait(self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = None) -> T:
        """Return what the server answers, or close the connection: the answer may still come."""
        try:
            return super().wait(gen, interval, timeout or SILENCE)
        except _WaitTimeout:
            self.pgconn.finish()
            raise psycopg.OperationalError(
                f"the server has said nothing for {timeout or SILENCE} seconds"
            ) from None


def engine(address: URL) -> Engine:
    """Return a pool of patient connections."""
    limits = {
        "statement_timeout": LONGEST,
        "lock_timeout": LOCK,
        "idle_in_transaction_session_timeout": IDLE,
    }
    pool = create_engine(
        address,
        pool_pre_ping=True,  # a connection that died with a restarted server is replaced
        pool_timeout=LOCK,
        pool_recycle=3_600,
        hide_parameters=True,
        json_serializer=partial(json.dumps, allow_nan=False),
        connect_args={
            "connect_timeout": CONNECT,
            "application_name": "cakupan",
            "options": " ".join(f"-c {name}={round(1000 * wait)}" for name, wait in limits.items()),
        },
    )
    event.listen(pool, "do_connect", _connect)
    return pool


def _connect(_dialect: object, _record: object, positional: Any, named: Any) -> Patient:
    return Patient.connect(*positional, **named)
