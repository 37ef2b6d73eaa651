"""CSV in two variants: for programs, and for Excel with Indonesian settings."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Literal

from exports.formula import guarded
from exports.sheet import Sheet, Value

Variant = Literal["csv", "csv-id"]
ENCODING = "utf-8-sig"  # the BOM tells Excel that it is UTF-8
LINE_END = "\r\n"  # RFC 4180


@dataclass(frozen=True, slots=True)
class Signs:
    """What separates fields, the decimals of a number, and whether codes of digits are quoted."""

    delimiter: str
    decimal: str
    quotes_codes: bool


# A code of digits such as 00 stays text where a spreadsheet takes quoted fields for text.
SIGNS: dict[Variant, Signs] = {"csv": Signs(",", ".", False), "csv-id": Signs(";", ",", True)}
CODE = r"^[0-9][0-9.,-]*$"
LIKE_A_NUMBER = re.compile(CODE)


@dataclass(frozen=True, slots=True)
class _Bare:
    """Words that csv quotes only where it must, as it does numbers."""

    words: str

    def __str__(self) -> str:
        return self.words

    def __float__(self) -> float:
        return float(self.words)


def write(sheet: Sheet, variant: Variant) -> bytes:
    """Return header and rows and nothing else; names are in the language of the sheet."""
    signs = SIGNS[variant]
    shares = {column.name for column in sheet.table.columns if column.unit == "share"}
    head = [coded(name, signs) for name in sheet.table.names]
    rows = (
        [_field(name, value, signs, shares) for name, value in row.items()] for row in sheet.rows
    )
    return lines([head, *rows], signs).encode(ENCODING)


def lines(rows: Iterable[Iterable[object]], signs: Signs) -> str:
    """Return rows as lines; a field is what `coded` returns, or a number's digits."""
    file = io.StringIO(newline="")
    style = {"delimiter": signs.delimiter, "lineterminator": LINE_END}
    csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, **style).writerows(rows)  # type: ignore[arg-type]
    return file.getvalue()


def coded(words: str, signs: Signs) -> object:
    """Return text as a field: safe, and quoted where it is a code that looks like a number."""
    quoted = signs.quotes_codes and LIKE_A_NUMBER.match(words)
    return words if quoted else _Bare(guarded(words))


def digest(sheet: Sheet) -> str:
    """Return the SHA-256 of the machine file, by which other formats name the same rows."""
    return hashlib.sha256(write(sheet, "csv")).hexdigest()


def _field(name: str, value: Value, signs: Signs, shares: Collection[str]) -> object:
    """Return a value as written: numbers bare, so that −4 stays a number; text made safe."""
    if value is None:
        return _Bare("")
    if isinstance(value, str):
        return coded(value, signs)
    return _Bare(number(value, name in shares).replace(".", signs.decimal))


def number(value: float, share: bool) -> str:
    """Return the shortest digits that read back the same; people without ".0"."""
    if not share and float(value).is_integer():
        return str(int(value))
    return repr(float(value))
