"""Participants year beside year, as a brief shows them: a December where one is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.cell import Quantity
from model.interval import Interval
from model.months import months_until
from model.period import newest_last
from model.timeline import Point, Series

YEARS = 7  # shown at most, the newest last
JANUARY = "participants_january"


@dataclass(frozen=True, slots=True)
class Year:
    """One year of a trend: its December, else its last figure, else nothing."""

    period: str
    period_kind: str
    participants: Quantity
    origins: tuple[str, ...] = ()
    compares: bool = False  # with the last known year before it
    reasons: tuple[str, ...] = ()  # why it does not, as codes
    since: str = ""  # the period that it compares with
    change: Interval | None = None  # since then, persons

    @property
    def is_december(self) -> bool:
        """Return whether the figure is of the month in which years are compared."""
        return self.period_kind == "month" and self.period.endswith("-12")


def years_of(series: Series) -> tuple[Year, ...]:
    """Return the years from the first figure to the last, those without any figure among them.

    Units   persons; a year without a figure is unknown, never 0
    """
    if not series.points:
        return ()
    last = int(series.points[-1].period[:4])
    first = max(int(series.points[0].period[:4]), last - YEARS + 1)
    found: list[Year] = []
    before: Point | None = None
    for year in range(first, last + 1):
        point = _of(str(year), series.points)
        found.append(_missing(year) if point is None else _year(point, before, series))
        before = point or before
    return tuple(found)


def _of(year: str, points: Sequence[Point]) -> Point | None:
    """Return the December of a year, else its last month, else the figure without a month."""
    mine = [point for point in points if point.period[:4] == year]
    return max(mine, key=lambda one: (one.period_kind == "month", one.period), default=None)


def _missing(year: int) -> Year:
    return Year(f"{year}-12", "month", Quantity())


def _year(point: Point, before: Point | None, series: Series) -> Year:
    known = point.participants
    if before is None:
        return Year(point.period, point.period_kind, known, known.origins)
    if not _compare(before, point, series):
        why = _reasons(before, point, series)
        return Year(point.period, point.period_kind, known, known.origins, reasons=why)
    return Year(
        period=point.period,
        period_kind=point.period_kind,
        participants=known,
        origins=known.origins,
        compares=True,
        since=before.period,
        change=point.known - before.known,
    )


def _compare(one: Point, other: Point, series: Series) -> bool:
    """Return whether two points may be joined: like months, or months of one unbroken run."""
    alike = any((like.first, like.last) == (one, other) for like in series.likes)
    return alike or any(one in run and other in run for run in series.runs)


def _reasons(one: Point, other: Point, series: Series) -> tuple[str, ...]:
    """Return what lies between two points; January only where the months differ."""
    first, last = newest_last(one.period), newest_last(other.period)
    between = [
        reason
        for gap in series.gaps
        if first <= newest_last(gap.before.period) and newest_last(gap.after.period) <= last
        for reason in gap.reasons
    ]
    months = {one.period_kind, other.period_kind} == {"month"}
    same_month = months and months_until(one.period, other.period) % 12 == 0
    return tuple(dict.fromkeys(code for code in between if code != JANUARY or not same_month))
