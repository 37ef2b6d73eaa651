"""Months as plans count them: the month n later, a span of months, months to a deadline."""

from __future__ import annotations

from model.period import MONTH

YEAR = 12  # months


def months_until(one: str, other: str) -> int:
    """Return the months from one period to another, negative into the past.

    A year is its December: a target for 2026 is due at the end of that year.
    """
    return _count(other) - _count(one)


def month_after(month: str, count: int) -> str:
    """Return the month that lies `count` months after this one; before it where negative."""
    year, rest = divmod(_count(month) + count - 1, YEAR)
    return f"{year:04}-{rest + 1:02}"


def span(first: str, count: int) -> tuple[str, ...]:
    """Return `count` months in a row, beginning with `first`; none for nought."""
    return tuple(month_after(first, ahead) for ahead in range(count))


def months_of(begin: str, end: str) -> tuple[str, ...]:
    """Return the months from one period to another, both included; a bare year is all of it."""
    first = begin if MONTH.fullmatch(begin) else f"{begin}-01"
    return span(first, months_until(first, end) + 1)


def is_month(text: str) -> bool:
    """Return whether the text is a month of the calendar (2022-12)."""
    return MONTH.fullmatch(text) is not None


def _count(period: str) -> int:
    return int(period[:4]) * YEAR + int(period[5:7] or YEAR)
