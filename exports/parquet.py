"""Parquet for programs: typed columns, with units, meanings and origins in the footer."""

from __future__ import annotations

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq

from exports.about import About
from exports.csv import digest
from exports.sheet import Sheet


def write(sheet: Sheet, about: About) -> bytes:
    """Return the file; each column's field carries its unit and meaning."""
    out = io.BytesIO()
    pq.write_table(table_of(sheet, about), out, write_page_checksum=True, compression="zstd")
    return out.getvalue()


def table_of(sheet: Sheet, about: About) -> pa.Table:
    """Return the rows as typed columns, with what travels beside them in the schema."""
    facts = {
        "about": json.dumps(about.facts | {"sha256": digest(sheet)}, ensure_ascii=False),
        "meaning": sheet.table.meaning,
    }
    schema = sheet.table.arrow().with_metadata(facts)
    return pa.Table.from_pylist([dict(row) for row in sheet.rows], schema=schema)
