"""Participants over time as a page draws them: points, lines, gaps, months that compare."""

from __future__ import annotations

from dataclasses import dataclass

from model.cell import Quantity
from model.interval import Interval
from model.months import months_until

LEAST_LIKE = 24  # like months on one base; with fewer nothing is projected
RECENT = 3  # months: what is asked of "the last months"


@dataclass(frozen=True, slots=True)
class Point:
    """Participants of one period: the figure in force, the others beside it."""

    period: str
    period_kind: str
    participants: Quantity
    base: Quantity  # of the same publication; unknown: it states none
    body: str  # who counted, newspapers left out
    flags: tuple[str, ...]
    others: tuple[Quantity, ...] = ()  # further publications of the same period

    @property
    def known(self) -> Interval:
        """Return the number; a point without one is never made."""
        if self.participants.known is None:
            raise ValueError(self.period)
        return self.participants.known

    @property
    def disagrees(self) -> bool:
        """Return whether another publication of the period cannot mean the same number."""
        return any(one.known and not one.known.overlaps(self.known) for one in self.others)


@dataclass(frozen=True, slots=True)
class Gap:
    """Why two neighbouring points are not joined, as codes."""

    before: Point
    after: Point
    reasons: tuple[str, ...]  # of the participants
    of_base: tuple[str, ...]  # of the survey bases that they would be divided by


@dataclass(frozen=True, slots=True)
class Like:
    """Two months that compare: one count, no break between them."""

    first: Point
    last: Point

    @property
    def months(self) -> int:
        """Return how far apart they are."""
        return months_until(self.first.period, self.last.period)

    @property
    def change(self) -> Interval:
        """Return what the later has more, persons."""
        return self.last.known - self.first.known

    @property
    def monthly(self) -> Interval:
        """Return the average change of one month, persons; may be negative."""
        change, months = self.change, self.months
        return Interval(change.low / months, change.value / months, change.high / months)


@dataclass(frozen=True, slots=True)
class Series:
    """Participants of one region and segment over time."""

    region: str
    segment: str
    points: tuple[Point, ...]  # oldest first
    runs: tuple[tuple[Point, ...], ...]  # what may be joined by a line; a lone point is its own
    gaps: tuple[Gap, ...]
    likes: tuple[Like, ...]  # the same month of the next year that has one, oldest first
    missing_years: tuple[str, ...]  # between the first and the last point, without any figure
    like_months: int  # the largest set of months that compare, directly or through others

    @property
    def recent(self) -> Like | None:
        """Return the last months that compare, the newest point among them: about three months
        of one year, else the same month before; None where nothing compares with the newest point.
        """
        if not self.points:
            return None
        *before, last = self.runs[-1]
        if before:
            near = [p for p in before if months_until(p.period, last.period) <= RECENT]
            return Like(near[0] if near else before[-1], last)
        return next((one for one in self.likes if one.last is last), None)

    @property
    def no_projection(self) -> str | None:
        """Return why nothing is projected, as a code; None where enough like months are known."""
        if not self.points:
            return "no_figures"
        return "few_like_months" if self.like_months < LEAST_LIKE else None

    def months_since(self, today: str) -> int | None:
        """Return for how many months nothing is known; None without any figure."""
        return months_until(self.points[-1].period, today) if self.points else None
