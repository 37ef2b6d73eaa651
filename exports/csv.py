"""CSV in two variants: for programs, and for Excel with Indonesian settings."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from exports.columns import COVERAGE_FILE
from exports.formula import guarded
from exports.rows import Value, row
from model.cell import Cell
from texts.text import Text

Variant = Literal["csv", "csv-id"]
ENCODING = "utf-8-sig"  # the BOM tells Excel that it is UTF-8
LINE_END = "\r\n"  # RFC 4180
SHARES = frozenset(column.name for column in COVERAGE_FILE.columns if column.unit == "share")


@dataclass(frozen=True, slots=True)
class Signs:
    """What separates fields, and the decimals of a number."""

    delimiter: str
    decimal: str


SIGNS: dict[Variant, Signs] = {"csv": Signs(",", "."), "csv-id": Signs(";", ",")}


def write(cells: Sequence[Cell], text: Text, variant: Variant) -> bytes:
    """Return header and one row per cell, in the order given; names in the reader's language."""
    signs = SIGNS[variant]
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=signs.delimiter, lineterminator=LINE_END)
    writer.writerow(COVERAGE_FILE.names)
    writer.writerows(
        [_field(name, value, signs) for name, value in row(cell, text).items()] for cell in cells
    )
    return file.getvalue().encode(ENCODING)


def _field(name: str, value: Value, signs: Signs) -> str:
    """Return a value as written: numbers bare, so that −4 stays a number; text made safe."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    return _number(value, name in SHARES).replace(".", signs.decimal)


def _number(value: float, share: bool) -> str:
    """Return the shortest digits that read back the same; people without ".0"."""
    if not share and float(value).is_integer():
        return str(int(value))
    return repr(float(value))
