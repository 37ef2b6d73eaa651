"""A workbook of any length that a sheet can hold: one row in memory at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache
from typing import IO, Any

import pyarrow as pa

from exports.about import About
from exports.formula import guarded
from exports.xlsx import AS_WRITTEN, NUMBERS, PLAIN
from model.contract import Column, Table
from texts.text import Text

MOST_ROWS = 1_048_575  # of a sheet, below its header
WIDTHS = {"text": 24, "code": 14}  # characters, by unit; of numbers NARROW
NARROW = 13
MOST_WORDS = 10_000


def write(
    table: Table, batches: Iterable[pa.RecordBatch], about: About, text: Text, file: IO[bytes]
) -> None:
    """Write sheets Data and Info into a file that can be written anywhere in it."""
    import xlsxwriter  # noqa: PLC0415  # a server starts without waiting for it

    options = AS_WRITTEN | {"in_memory": False, "constant_memory": True}
    with xlsxwriter.Workbook(file, options) as book:
        created = datetime.fromisoformat(about.loaded).replace(tzinfo=None)
        book.set_properties({"title": about.title, "created": created})
        _data(book, table, batches)
        _info(book, table, about, text)


def _data(book: Any, table: Table, batches: Iterable[pa.RecordBatch]) -> None:
    """Write the rows under a frozen header with filters; rows never come back, so in order."""
    page, quoted = book.add_worksheet("Data"), book.add_format({"quote_prefix": True})
    shown = [_shown(book, column) for column in table.columns]
    for at, column in enumerate(table.columns):
        page.set_column(at, at, WIDTHS.get(column.unit, NARROW))
    page.freeze_panes(1, 2)
    page.write_row(0, 0, table.names, book.add_format({"bold": True, "bottom": 1}))
    row, is_risky = 0, lru_cache(MOST_WORDS)(_is_risky)  # most words come again and again
    for batch in batches:
        columns = [batch.column(name).to_pylist() for name in table.names]
        for row, values in enumerate(zip(*columns, strict=True), start=row + 1):  # noqa: B020
            for at, value in enumerate(values):
                if isinstance(value, str):
                    page.write_string(row, at, value, quoted if is_risky(value) else None)
                elif value is not None:
                    page.write_number(row, at, value, shown[at])
    page.autofilter(0, 0, max(row, 1), len(table.columns) - 1)


def _is_risky(word: str) -> bool:
    return guarded(word) != word


def _shown(book: Any, column: Column) -> Any:
    kind = NUMBERS.get(column.unit, PLAIN)
    return None if kind == PLAIN else book.add_format({"num_format": kind})


def _info(book: Any, table: Table, about: About, text: Text) -> None:
    """Write the sheet Info: the choice, the sources, the version, the meaning of each column."""
    page, bold = book.add_worksheet("Info"), book.add_format({"bold": True})
    page.set_column(0, 0, 30)
    page.set_column(1, 1, 100)
    lines = [*about.lines(text), ("", ""), (text("file.column"), text("file.meaning"))]
    lines += [(column.name, f"{column.meaning} [{column.unit}]") for column in table.columns]
    for row, (name, value) in enumerate(lines):
        page.write_string(row, 0, name, bold)
        page.write_string(row, 1, value)
