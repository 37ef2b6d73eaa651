"""Spells of a view of a database: an extract of the mapped columns, in which nobody can be named.

Persons are keys before anything is written; the extract lies in a private folder and goes with the
run.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from sqlalchemy import URL

from etl.rollup.declared import Config, Person, Where
from etl.rollup.person import KEPT
from etl.sql import statement
from etl.sql.address import address_of, name_of
from etl.sql.declared import LONGEST_TIMEOUT
from etl.sql.rows import asked, transaction
from model.errors import UnreadableFile

PART = 50_000  # rows in memory at a time
WRITTEN = {"YYYY-MM-DD": "%Y-%m-%d", "YYYYMMDD": "%Y%m%d", "YYYY-MM": "%Y-%m"}
Row = Sequence[object]


def extracted(config: Config, databases: Mapping[str, str], secret: bytes, folder: Path) -> Config:
    """Return the same CONFIG over an extract of its view, every column of which is text."""
    address = address_of(config.where.address, databases)
    names = tuple(config.columns.theirs.values())
    schema = pa.schema([(name, pa.string()) for name in names])
    reader = _cell_reader(config, secret)
    file, rows = folder / f"{name_of(address)}.parquet", 0
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for part in _parts(address, config.where.view, names):
            rows += len(part)
            columns = zip(*part, strict=True)
            read = [[reader(n, c) for c in cells] for n, cells in zip(names, columns, strict=True)]
            writer.write_table(pa.table([pa.array(c, pa.string()) for c in read], schema=schema))
    if not rows:
        raise UnreadableFile(f"{config.where.view} of {name_of(address)} gives no row.")
    where = Where(files=(str(folder / "*.parquet"),))
    return replace(config, where=where, person=Person(config.person.column, ""))


def _parts(address: URL, view: str, names: Sequence[str]) -> Iterator[Sequence[Row]]:
    """Yield the rows in parts, from one transaction that sees one state and cannot write."""
    with transaction(address, LONGEST_TIMEOUT) as connection:
        words = statement.rows(view, "", names, names)
        yield from asked(connection, words, PART).yield_per(PART).partitions()


def _cell_reader(config: Config, secret: bytes) -> Callable[[str, object], str | None]:
    """Return what makes text of a cell, and a key of a person."""

    def read(name: str, cell: object) -> str | None:
        if cell is None:
            return None
        if isinstance(cell, date):
            return cell.strftime(WRITTEN[config.date_format])
        text = str(cell).strip()
        if name == config.columns.person and secret and text:
            return hmac.digest(secret, text.encode(), "sha256").hex()[:KEPT]
        return text.lower() if isinstance(cell, bool) else text

    return read
