"""Arrow streams for programs: what the Parquet file holds, without a file's footer."""

from __future__ import annotations

import pyarrow as pa

from exports.about import About
from exports.parquet import table_of
from exports.sheet import Sheet


def write(sheet: Sheet, about: About) -> bytes:
    """Return the stream; schema and fields carry what those of the Parquet file carry."""
    table, out = table_of(sheet, about), pa.BufferOutputStream()
    with pa.ipc.new_stream(out, table.schema) as stream:
        stream.write_table(table)
    raw: bytes = out.getvalue().to_pybytes()
    return raw
