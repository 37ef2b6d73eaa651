"""CSV in two variants: for programs, and for Excel with Indonesian settings."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from exports.formula import guarded
from exports.sheet import Sheet, Value

Variant = Literal["csv", "csv-id"]
ENCODING = "utf-8-sig"  # the BOM tells Excel that it is UTF-8
LINE_END = "\r\n"  # RFC 4180


@dataclass(frozen=True, slots=True)
class Signs:
    """What separates fields, and the decimals of a number."""

    delimiter: str
    decimal: str


SIGNS: dict[Variant, Signs] = {"csv": Signs(",", "."), "csv-id": Signs(";", ",")}


def write(sheet: Sheet, variant: Variant) -> bytes:
    """Return header and rows and nothing else; names are in the language of the sheet."""
    file, signs = io.StringIO(newline=""), SIGNS[variant]
    shares = {column.name for column in sheet.table.columns if column.unit == "share"}
    writer = csv.writer(file, delimiter=signs.delimiter, lineterminator=LINE_END)
    writer.writerow(sheet.table.names)
    writer.writerows(
        [_field(name, value, signs, shares) for name, value in row.items()] for row in sheet.rows
    )
    return file.getvalue().encode(ENCODING)


def digest(sheet: Sheet) -> str:
    """Return the SHA-256 of the machine file, by which other formats name the same rows."""
    return hashlib.sha256(write(sheet, "csv")).hexdigest()


def _field(name: str, value: Value, signs: Signs, shares: Collection[str]) -> str:
    """Return a value as written: numbers bare, so that −4 stays a number; text made safe."""
    if value is None:
        return ""
    if isinstance(value, str):
        return guarded(value)
    return _number(value, name in shares).replace(".", signs.decimal)


def _number(value: float, share: bool) -> str:
    """Return the shortest digits that read back the same; people without ".0"."""
    if not share and float(value).is_integer():
        return str(int(value))
    return repr(float(value))
