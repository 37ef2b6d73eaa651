"""Parquet and Arrow of any length: typed columns, batch by batch, facts beside the rows."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator

import pyarrow as pa
import pyarrow.parquet as pq

from exports.about import About
from model.contract import Table

ROWS_OF_A_GROUP = 1 << 16  # of Parquet: what a writer holds at a time


class _Pieces(io.RawIOBase):
    """A file that is only written: what was written since the last look is taken away."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(memoryview(data))  # type: ignore[arg-type]  # anything that holds bytes
        self._pieces.append(piece)
        return len(piece)

    def taken(self) -> bytes:
        """Return what was written since this was asked last."""
        found, self._pieces = b"".join(self._pieces), []
        return found


def schema_of(table: Table, about: About) -> pa.Schema:
    """Return the columns with unit and meaning; publications and choice beside them."""
    facts = {"about": json.dumps(about.facts, ensure_ascii=False), "meaning": table.meaning}
    return table.arrow().with_metadata(facts)


def parquet(table: Table, batches: Iterable[pa.RecordBatch], about: About) -> Iterator[bytes]:
    """Yield the file in pieces, group of rows by group; its footer comes last."""
    out, schema = _Pieces(), schema_of(table, about)
    with pq.ParquetWriter(out, schema, compression="zstd", write_page_checksum=True) as file:
        waiting: list[pa.RecordBatch] = []
        for batch in batches:
            waiting.append(_typed(batch, schema))
            if sum(map(len, waiting)) >= ROWS_OF_A_GROUP:
                file.write_table(pa.Table.from_batches(waiting, schema))
                waiting = []
                yield out.taken()
        if waiting:
            file.write_table(pa.Table.from_batches(waiting, schema))
    yield out.taken()


def arrow(table: Table, batches: Iterable[pa.RecordBatch], about: About) -> Iterator[bytes]:
    """Yield the stream in pieces, one for every batch; the schema comes with the first."""
    out, schema = _Pieces(), schema_of(table, about)
    with pa.ipc.new_stream(out, schema) as stream:
        for batch in batches:
            stream.write_batch(_typed(batch, schema))
            yield out.taken()
    yield out.taken()


def _typed(batch: pa.RecordBatch, schema: pa.Schema) -> pa.RecordBatch:
    """Return the columns of the schema, codes written out."""
    columns = [batch.column(name).cast(schema.field(name).type) for name in schema.names]
    return pa.RecordBatch.from_arrays(columns, schema=schema)
