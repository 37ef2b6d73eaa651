"""The file of figures in every format, piece by piece: for the server and the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import IO

import pyarrow as pa

from exports import stream_csv, stream_table, stream_xlsx
from exports.about import About
from exports.csv import Variant
from exports.figure_columns import FIGURES_FILE
from exports.formats import FORMATS
from model.figure_file import FigureFile
from texts.text import Text

FIRST_ROWS, MOST_ROWS_AT_ONCE = 256, 1 << 10  # a piece is half a megabyte at most

Pieces = Callable[[FigureFile, Text, str], Iterator[bytes]]  # the file, its words, its link


@dataclass(frozen=True, slots=True)
class Long:
    """How a file of any length is written; without `pieces` only as a whole, by `workbook`."""

    ending: str
    media_type: str
    pieces: Pieces | None
    most_rows: int | None = None


def about(file: FigureFile, link: str) -> About:
    """Return what travels beside the rows."""
    facts = file.version
    told = (file.name, link, facts.number, facts.created, file.chosen, file.sources)
    return About(*told, facts.synthetic)


def workbook(file: FigureFile, text: Text, link: str, out: IO[bytes]) -> None:
    """Write the workbook into a file that can be written anywhere in it."""
    batches = file.batches(text.language)
    stream_xlsx.write(FIGURES_FILE, batches, about(file, link), text, out)


def gently(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Yield the same rows, few at first: who never reads a file costs little memory."""
    size = FIRST_ROWS
    for batch in batches:
        at = 0
        while at < len(batch):
            yield batch.slice(at, size)
            at, size = at + size, min(2 * size, MOST_ROWS_AT_ONCE)


def _csv(variant: Variant) -> Pieces:
    return lambda file, text, _: stream_csv.write(
        FIGURES_FILE, gently(file.batches(text.language)), variant
    )


def _parquet(file: FigureFile, text: Text, link: str) -> Iterator[bytes]:
    return stream_table.parquet(FIGURES_FILE, file.batches(text.language), about(file, link))


def _arrow(file: FigureFile, text: Text, link: str) -> Iterator[bytes]:
    batches = gently(file.batches(text.language))
    return stream_table.arrow(FIGURES_FILE, batches, about(file, link))


def _long(name: str, pieces: Pieces | None, most_rows: int | None = None) -> Long:
    return Long(FORMATS[name].ending, FORMATS[name].media_type, pieces, most_rows)


LONG: Mapping[str, Long] = {
    "csv-id": _long("csv-id", _csv("csv-id")),
    "csv": _long("csv", _csv("csv")),
    "xlsx": _long("xlsx", None, stream_xlsx.MOST_ROWS),
    "parquet": _long("parquet", _parquet),
    "arrow": Long("arrow", "application/vnd.apache.arrow.stream", _arrow),
}
