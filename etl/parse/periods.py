"""Periods as publications write them, to the project's own: 2022, 2022-08."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from etl.cells import Value
from model.period import starts_after

Form = Literal["serial", "serial1904", "dmy", "mdy"]
MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan",
            "februari pebruari february feb peb",
            "maret march mar mrt",
            "april apr",
            "mei may",
            "juni june jun",
            "juli july jul",
            "agustus august agustu agu agt ags aug",
            "september sept sep",
            "oktober october okt oct",
            "november nopember nov nop",
            "desember december des dec",
        ),
        1,
    )
    for name in names.split()
}
FIRST_YEAR, LAST_YEAR = 1945, 2100
YEAR = re.compile(r"(?:tahun |year )?(\d{4})", re.ASCII)
MONTH = re.compile(r"(\d{4})[-/m](\d{1,2})", re.ASCII)
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00)?)?", re.ASCII)
NAMED = re.compile(r"(?:(\d{1,2}) )?([a-z]+)\.?[ -]?(\d{1,9})", re.ASCII)
NUMERIC = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
QUARTER = re.compile(r"\b(q|tw|triwulan|kuartal|semester|quarter)\b|\bq\d", re.IGNORECASE)
EPOCHS: Mapping[Form, date] = {"serial": date(1899, 12, 30), "serial1904": date(1904, 1, 1)}
LAST_SERIAL = 73_050  # days of two hundred years


@dataclass(frozen=True, slots=True)
class NoPeriod:
    """A cell that names no period, and why."""

    written: str
    why: str

    def __str__(self) -> str:
        return f"{self.written[:40]!r} {self.why}"


def parse(cell: Value, form: Form | None = None, as_of: str = "") -> str | NoPeriod:
    """Return a year or a month; a stock later than its source's as-of date is refused.

    In   text, a year as a number, or a date; numbers of days and 01/02/2024 only as declared
    """
    found = _period(cell, form)
    if isinstance(found, str) and as_of and starts_after(found, as_of):
        return NoPeriod(found, f"lies after {as_of}, the date of its source")
    return found


def month_of(text: str) -> int | None:
    """Return the number of a month by its name: Agustus 8, Feb 2; None for any other text."""
    return MONTHS.get(_plain(text).rstrip("."))


def _period(cell: Value, form: Form | None) -> str | NoPeriod:
    if isinstance(cell, date):
        return _month(cell.year, cell.month, cell.isoformat())
    if isinstance(cell, bool) or cell is None:
        return NoPeriod(str(cell or ""), "is no period")
    if isinstance(cell, int | float):
        return _counted(cell, form)
    text = _plain(cell)
    if form in EPOCHS and text.isascii() and text.isdigit():
        return _counted(int(text[:9]), form)
    return _written(text, form, cell)


def _counted(cell: float, form: Form | None) -> str | NoPeriod:
    """Return the period of a number: a year, or days since the epoch that was declared."""
    if not math.isfinite(cell) or int(cell) != cell:
        return NoPeriod(str(cell), "is no period")
    if form is not None and form in EPOCHS and 0 < cell <= LAST_SERIAL:
        day = EPOCHS[form] + timedelta(days=int(cell))
        return _month(day.year, day.month, str(cell))
    if FIRST_YEAR <= cell <= LAST_YEAR:
        return str(int(cell))
    return NoPeriod(str(cell), "is no year; if it counts days, declare that")


def _written(text: str, form: Form | None, cell: str) -> str | NoPeriod:
    """Return the period of a text in whichever way of writing it matches as a whole."""
    ways: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | NoPeriod]], ...] = (
        (YEAR, lambda match: _counted(int(match[1]), None)),
        (MONTH, lambda match: _month(int(match[1]), int(match[2]), cell)),
        (DAY, lambda match: _day(int(match[1]), int(match[2]), int(match[3]), cell)),
        (NUMERIC, lambda match: _numeric(match, form, cell)),
        (NAMED, lambda match: _named(match, cell)),
    )
    for way, read in ways:
        if match := way.fullmatch(text):
            return read(match)
    return _no_way(text, cell)


def _no_way(text: str, cell: str) -> NoPeriod:
    if QUARTER.search(text):
        return NoPeriod(cell, "is a quarter or a half-year; figures are of a month or a year")
    return NoPeriod(cell, "is no period")


def _named(match: re.Match[str], cell: str) -> str | NoPeriod:
    """Return the period of "Agustus 2022" or "31 Maret 2025"."""
    month = MONTHS.get(match[2])
    if month is None:
        return _no_way(match[0], cell)
    if len(match[3]) != len("2022"):
        return NoPeriod(cell, "has no year of four digits")
    if match[1]:
        return _day(int(match[3]), month, int(match[1]), cell)
    return _month(int(match[3]), month, cell)


def _numeric(match: re.Match[str], form: Form | None, cell: str) -> str | NoPeriod:
    if form not in ("dmy", "mdy"):
        return NoPeriod(cell, "may begin with its day or its month; declare which")
    day, month = (match[1], match[2]) if form == "dmy" else (match[2], match[1])
    return _day(int(match[3]), int(month), int(day), cell)


def _day(year: int, month: int, day: int, cell: str) -> str | NoPeriod:
    try:
        date(year, month, day)
    except ValueError:
        return NoPeriod(cell, "is no day of the calendar")
    return _month(year, month, cell)


def _month(year: int, month: int, cell: str) -> str | NoPeriod:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return NoPeriod(cell, f"has no year from {FIRST_YEAR} to {LAST_YEAR}")
    if not 1 <= month <= len(set(MONTHS.values())):
        return NoPeriod(cell, "has no month from 1 to 12")
    return f"{year}-{month:02d}"


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
