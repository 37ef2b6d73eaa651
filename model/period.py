"""Months, Sakernas Augusts and Februaries, years: what they are, which may be compared."""

from __future__ import annotations

import re
from datetime import date

from model.contract import PeriodKind

MONTH = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])")
YEAR = re.compile(r"(?:19|20)\d\d")
DATE = re.compile(r"(?:19|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
SURVEY_MONTHS: dict[str, PeriodKind] = {"08": "august", "02": "february"}
AUGUST_IS_PUBLISHED_IN = 11  # Sakernas August is published at the beginning of November


def is_date(text: str) -> bool:
    """Return whether the text is a year, a month or a day of the calendar."""
    if not DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text + "2000-01-01"[len(text) :])
    except ValueError:  # 2023-02-31
        return False
    return True


def kind_of(period: str, survey: bool) -> PeriodKind | None:
    """Return what kind of period this is for a figure of a survey or of a register, if any."""
    if YEAR.fullmatch(period):
        return "year"
    if not (match := MONTH.fullmatch(period)):
        return None
    if not survey:
        return "month"
    return SURVEY_MONTHS.get(match["month"])


def august_before(period: str, as_of: str) -> str:
    """Return the Sakernas August that a register figure of this period is divided by.

    A month takes the latest August published before it (published in November). A year takes
    its own August only if its as-of date has a month and is later than October of that year.
    """
    if match := MONTH.fullmatch(period):
        year, month = int(match["year"]), int(match["month"])
        return f"{year if month >= AUGUST_IS_PUBLISHED_IN else year - 1}-08"
    late = len(as_of) > len("2022") and as_of[:7] > f"{period}-10"
    return f"{int(period) if late else int(period) - 1}-08"


def starts_after(period: str, as_of: str) -> bool:
    """Return whether the period begins after the date, compared at the coarser precision."""
    shared = min(len(period), len(as_of))
    return period[:shared] > as_of[:shared]


def months_apart(one: str, other: str) -> int:
    """Return the distance in months; a year counts as its December."""
    return abs(_months(one) - _months(other))


def _months(period: str) -> int:
    return int(period[:4]) * 12 + int(period[5:7] or 12)


def newest_last(period: str) -> tuple[str, bool, str]:
    """Return a key that orders periods in time, a bare year before the months of that year."""
    return (period[:4], len(period) > len("2022"), period)
