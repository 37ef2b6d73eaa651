"""The formats of a file by the name that links and the API give them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from exports import csv, parquet, xlsx
from exports.about import About
from exports.sheet import Sheet
from texts.text import Text


@dataclass(frozen=True, slots=True)
class Format:
    """How a sheet is written, and what its file is called."""

    ending: str
    media_type: str
    write: Callable[[Sheet, About, Text], bytes]


FORMATS: Mapping[str, Format] = {
    "csv-id": Format("csv", "text/csv; charset=utf-8", lambda s, _a, _t: csv.write(s, "csv-id")),
    "csv": Format("csv", "text/csv; charset=utf-8", lambda s, _a, _t: csv.write(s, "csv")),
    "xlsx": Format(
        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.write
    ),
    "parquet": Format(
        "parquet", "application/vnd.apache.parquet", lambda s, a, _t: parquet.write(s, a)
    ),
}
