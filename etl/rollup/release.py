"""The release that a roll-up writes: all its months in one file, whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from etl.whole import write_whole
from model import registry
from model.errors import UsageError
from model.registry import Month

KEY = "rollup"  # in the footer: which run made it


def path_of(data: Path, family: str, vintage: str) -> Path:
    """Return where a release stands."""
    return data / "releases" / family / f"{vintage}.parquet"


def stands(file: Path, key: str) -> bool:
    """Return whether this very run wrote the release; raises where another one did."""
    if not file.exists():
        return False
    try:
        told = registry.about(pq.read_schema(file).empty_table())
    except (pa.ArrowException, OSError):
        told = {}
    if told.get(KEY) == key:
        return True
    raise UsageError(
        f"{file} stands already and says something else: a release is never overwritten, because "
        "the difference of two could give persons away. Give CONFIG another vintage."
    )


def table_of(months: Iterable[Month], about: Mapping[str, object]) -> pa.Table:
    """Return the table of a release.

    Out  registry.SCHEMA, in order of period and the other keys
    """
    tables = [registry.table_of(month, about) for month in months]
    joined = pa.concat_tables(tables).unify_dictionaries()
    return joined.replace_schema_metadata(tables[0].schema.metadata)


def write(file: Path, table: pa.Table, fault: Callable[[str], None]) -> None:
    """Write a release under its name once the disk has all of it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd", write_page_checksum=True)
    fault("rollup.release")
    write_whole(file, [sink.getvalue()])
