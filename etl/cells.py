"""A publication as cells: what a reader is given, whatever kind of file it came in."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

Value = str | int | float | bool | datetime.date | None  # None: an empty cell
Kind = Literal["xlsx", "xls", "csv", "json", "html"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; row 0 is row 1 of the file. Text stays text, however much it looks like a number.

    A file of plain text has one sheet, all of whose cells are text.
    """

    name: str
    rows: tuple[tuple[Value, ...], ...]
    hidden: bool = False
    notes: tuple[str, ...] = ()  # merged cells, hidden rows, formulas without a value …


@dataclass(frozen=True, slots=True)
class Book:
    """One file, opened elsewhere: no reader touches bytes or paths."""

    file: str  # its name as it was handed over
    sha256: str
    kind: Kind
    sheets: tuple[Sheet, ...]
    document: object = None  # of a JSON answer: the parsed document, no sheets
