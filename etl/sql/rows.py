"""The rows of a view, read in one transaction and handed on in parts of a few thousand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import URL, Connection

from etl.sql import postgresql, sqlite, statement
from etl.sql.address import is_sqlite
from etl.sql.declared import View
from etl.sql.trouble import in_words

PART = 10_000  # rows in memory at a time, before they are figures


@dataclass(slots=True)
class Rows:
    """What is read of one view, and a hash in place of that of a file."""

    view: View
    connection: Connection
    columns: tuple[str, ...]  # of the database, as it tells them before any row
    count: int = 0
    hashed: Any = field(default_factory=hashlib.sha256)

    def parts(self) -> Iterator[Sequence[Sequence[Any]]]:
        """Yield the rows in the order of their key, at most PART at a time.

        A server-side cursor: neither this program nor the driver ever holds more.
        """
        words = statement.rows(self.view.view, self.view.query, self.view.names, self.view.key)
        result = asked(self.connection, words, PART)
        try:
            for part in result.yield_per(PART).partitions():
                rows = [tuple(row) for row in part]
                self.count += len(rows)
                self.hashed.update(_canonical(rows))
                yield rows
        finally:
            result.close()

    @property
    def sha256(self) -> str:
        """Return the hash of all rows read so far, whatever the parts they came in."""
        return str(self.hashed.hexdigest())


@contextmanager
def reading(address: URL, view: View) -> Iterator[Rows]:
    """Give the rows of a view as they stand at one moment; nothing can be written meanwhile.

    Raises UnreadableFile where the database cannot be reached, refuses or takes too long.
    """
    with transaction(address, view.statement_timeout) as connection:
        told = asked(connection, statement.described(view.view, view.query), PART)
        columns = tuple(told.keys())
        told.close()
        yield Rows(view, connection, columns)


@contextmanager
def transaction(address: URL, timeout: int) -> Iterator[Connection]:
    """Give one transaction that sees one state and cannot write; timeout: seconds a question."""
    own = is_sqlite(address)
    engine = sqlite.engine(address) if own else postgresql.engine(address, timeout)
    try:
        with in_words(address, timeout), engine.connect() as connection:
            if not own:
                connection.execution_options(postgresql_readonly=True)
            with connection.begin():
                (sqlite if own else postgresql).begin(connection, timeout)
                yield connection
    finally:
        engine.dispose()


def asked(connection: Connection, words: str, part: int) -> Any:
    """Return the answer to a statement, of which so many rows are in memory at a time."""
    # no parameters: a percent sign or a colon of a query stays what it is
    options = {"stream_results": True, "max_row_buffer": part, "no_parameters": True}
    return connection.exec_driver_sql(words, execution_options=options)


def _canonical(rows: Sequence[Sequence[Any]]) -> bytes:
    """Return the rows as bytes that do not depend on how they were parted."""
    lines = json.dumps(rows, ensure_ascii=False, default=str)
    return lines[1:-1].encode("utf-8", "surrogatepass") + b", "
