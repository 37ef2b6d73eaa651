"""Cells as a driver gives them, each by its declared type, to the words of a release."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Callable, Collection
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from etl.sql.declared import UNITS, View, zone_of
from etl.sql.faults import Wrong
from model.period import is_date, kind_of

KINDS: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "integer": (int,),
    "number": (int, float, Decimal),
    "date": (date,),
    "timestamp": (datetime,),
    "timestamptz": (datetime,),
}
PATTERNS = {
    "YYYY": re.compile(r"(\d{4})", re.ASCII),
    "YYYYMM": re.compile(r"(\d{4})(\d{2})", re.ASCII),
    "YYYY-MM": re.compile(r"(\d{4})-(\d{2})", re.ASCII),
    "YYYY-MM-DD": re.compile(r"(\d{4})-(\d{2})-\d{2}", re.ASCII),
}
NULL = Wrong("is NULL", "Fill it in the view, or leave the row out with a condition")
LARGEST = 1e15  # as in etl/check.py: beyond this a count is a slip


def type_problem(cell: object, kind: str) -> Wrong | None:
    """Return why a cell is not of its declared type; a bool is no number, a moment no date."""
    if cell is None:
        return NULL
    if type(cell) not in KINDS[kind]:
        told = _kind(cell)
        return Wrong(f"is of type {told}, declared is {kind}", "Correct the view or [sql.types]")
    if isinstance(cell, datetime) and (cell.tzinfo is not None) != (kind == "timestamptz"):
        return Wrong(
            f"is of type {_kind(cell)}, declared is {kind}",
            "Declare timestamptz and timezone, or timestamp, as the column is",
        )
    return None


def period_reader(view: View) -> Callable[[object], str | Wrong]:
    """Return what makes a period of a cell: of a date or a moment its month."""
    pattern, zone = PATTERNS.get(view.period_format), zone_of(view)

    def read(cell: object) -> str | Wrong:
        if isinstance(cell, date):
            return _day(cell, zone).strftime("%Y-%m")
        if pattern is None:  # a constant
            return _period(str(cell))
        match = pattern.fullmatch(str(cell))
        if match is None:
            return Wrong(f"is not written as {view.period_format}", "Correct it or period_format")
        if view.period_format == "YYYY-MM-DD" and not is_date(str(cell)):
            return Wrong("is no day of the calendar", "Correct the day")
        return _period("-".join(match.groups()))

    return read


def as_of_reader(view: View) -> Callable[[object], str | Wrong]:
    """Return what makes an as-of date of a cell."""
    zone = zone_of(view)

    def read(cell: object) -> str | Wrong:
        if isinstance(cell, date):
            return _day(cell, zone).isoformat()
        text = str(cell)
        return text if is_date(text) else Wrong("is no date", "Use 2022, 2022-12 or 2022-12-01")

    return read


def code_reader(codes: Collection[str], file: str) -> Callable[[object], str | Wrong]:
    """Return what takes a code that is on its list, and offers the nearest for any other."""

    def read(cell: object) -> str | Wrong:
        code = str(cell)
        if code in codes:
            return code
        near = difflib.get_close_matches(code, codes, n=3, cutoff=0.4)
        hint = f"Nearest: {', '.join(near)}" if near else f"See codelists/{file}.csv"
        return Wrong(f"is not in codelists/{file}.csv", hint)

    return read


def text_of(cell: object) -> str | Wrong:
    """Return a text as it stands, on one line."""
    return " ".join(str(cell).split())


def number(cell: object, unit: int) -> tuple[float, str] | Wrong:
    """Return a number in single units, and its wording where it counts thousands or millions."""
    if isinstance(cell, float | Decimal) and not math.isfinite(cell):
        return Wrong("is no finite number", "Correct the value or leave it NULL")
    if type(cell) is int and unit == 1 and abs(cell) <= LARGEST:
        return float(cell), ""
    exact = Decimal(str(cell))  # a double as it is printed, not with the digits of its error
    if abs(exact) * unit > LARGEST:
        return Wrong("is beyond any count", "Correct the value or number_unit")
    if unit == 1:
        return float(exact), ""
    return float(exact * unit), f"{exact:f} {UNITS[unit]}".replace(".", ",")


def _period(text: str) -> str | Wrong:
    if kind_of(text, survey=False):
        return text
    return Wrong("is no year or month", "Correct it or period_format")


def _day(cell: date, zone: ZoneInfo | None) -> date:
    """Return the day of a date or moment; a moment with a zone has its day in the declared one."""
    if isinstance(cell, datetime):
        return (cell.astimezone(zone) if cell.tzinfo else cell).date()
    return cell


def _kind(cell: object) -> str:
    """Return the type of a cell in the words of [sql.types]."""
    if isinstance(cell, datetime):
        return "timestamptz" if cell.tzinfo else "timestamp"
    names = {str: "text", int: "integer", float: "number", Decimal: "number", date: "date"}
    return names.get(type(cell), type(cell).__name__)
