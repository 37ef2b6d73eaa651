"""In which rows of which file something wrong stands: looked for only when it is known to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from etl.rollup.declared import Config

SHOWN = 3
Wrong = Callable[[str], bool]


def first_rows(config: Config, paths: Sequence[Path], column: str, wrong: Wrong) -> str:
    """Return "spells.csv rows 4, 17, 90", or nothing where they are not found.

    In   wrong: of a cell as text, empty where it is blank; rows count from 1 after the header
    """
    for path in paths:
        found: list[str] = []
        try:
            for number, cell in enumerate(_cells(config, path, column), 1):
                if wrong(cell):
                    found.append(str(number))
                if len(found) == SHOWN:
                    break
        except (pa.ArrowException, OSError):  # its words may repeat a row; the fault is told
            return ""
        if found:
            return f"{path.name} row{'s' if len(found) > 1 else ''} {', '.join(found)}"
    return ""


def _cells(config: Config, path: Path, column: str) -> Iterator[str]:
    for batch in _batches(config, path, column):
        for cell in batch.column(0).cast(pa.string()).to_pylist():
            yield "" if cell is None else str(cell)


def _batches(config: Config, path: Path, column: str) -> Iterator[pa.RecordBatch]:
    if config.where.format == "csv":
        yield from pa.csv.open_csv(
            path,
            parse_options=pa.csv.ParseOptions(delimiter=config.where.delimiter),
            convert_options=pa.csv.ConvertOptions(
                include_columns=[column], column_types={column: pa.string()}
            ),
        )
        return
    with pq.ParquetFile(path) as opened:
        yield from opened.iter_batches(columns=[column])
