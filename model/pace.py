"""How fast participants must join to meet a target, and whether they do.

Net: what must be added each month. Gross: what must join where each month a share of all lapses.
The status follows a printed rule (`AHEAD`, `BEHIND`); several targets stand side by side and there
is no status of them together.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from model.interval import Interval
from model.months import months_until
from model.period import MONTH
from model.timeline import Like

AHEAD, BEHIND = 1.1, 0.9  # of the required pace: at least this much, less than this much
Status = Literal[
    "not_stated",  # the document of the target names no base
    "no_figure",  # nobody published how many are active
    "undated",  # the figure has no month: no months can be counted
    "reached",
    "past",  # the deadline lies at or before the figure
    "no_like_months",  # no two months compare: the pace so far is not known
    "ahead",
    "on",
    "behind",
    "unclear",  # the intervals allow more than one of the three
]


@dataclass(frozen=True, slots=True)
class Asked:
    """A target in persons, where participants stand, and how many months are left."""

    target: Interval | None  # persons; None: the document names no base
    active: Interval | None  # persons
    at: str  # period of the active participants
    due: str  # period; a bare year ends with its December
    achieved: Like | None = None  # the last months that compare

    @property
    def months(self) -> int | None:
        """Return the months left from the figure on; None where either has no month to count."""
        return months_until(self.at, self.due) if MONTH.fullmatch(self.at) else None

    @property
    def missing(self) -> Interval | None:
        """Return how many people are missing; negative where more are active than aimed at."""
        if self.target is None or self.active is None:
            return None
        return self.target - self.active

    @property
    def net(self) -> Interval | None:
        """Return how many more there must be each month, persons; None where nothing is left."""
        return self.gross(0.0)

    def gross(self, lapse: float) -> Interval | None:
        """Return how many must join each month where a share `lapse` of all leaves, persons."""
        months = self.months
        if self.target is None or self.active is None or months is None or months < 1:
            return None
        return gross_pace(self.target, self.active, months, lapse)

    @property
    def status(self) -> Status:
        """Return where this target stands, by the rule of this module."""
        return self._without_pace() or self._by_pace()

    def is_over(self, today: str) -> bool:
        """Return whether the deadline has passed by now, whatever the age of the figure."""
        return months_until(today, self.due) < 0

    def _without_pace(self) -> Status | None:
        """Return the status that no pace is needed for, if one holds."""
        if self.target is None:
            return "not_stated"
        if self.active is None:
            return "no_figure"
        if self.active.low >= self.target.high:
            return "reached"
        if self.months is None:
            return "undated"
        return "past" if self.months < 1 else None

    def _by_pace(self) -> Status:
        """Return the status that follows from the pace of the last like months."""
        required = self.net
        if required is None or self.achieved is None:
            return "no_like_months"
        return by_rule(self.achieved.monthly, required)


def net_pace(target: Interval, active: Interval, months: int) -> Interval:
    """Return (target − active) ÷ months, persons a month."""
    return _over(target - active, months)


def gross_pace(target: Interval, active: Interval, months: int, lapse: float) -> Interval:
    """Return g of S·(1−l)ⁿ + g·(1−(1−l)ⁿ)/l = target, persons a month.

    S active now, l the share that lapses each month, n months. Without lapse it is the net pace.
    """
    if not 0 <= lapse < 1:
        raise ValueError("a monthly lapse lies between 0 and 1")
    if months < 1:
        raise ValueError("no month is left")
    stay = (1 - lapse) ** months
    # (1 − (1−l)ⁿ)/l written out as a sum: holds for no lapse, too, and cancels no digits
    counted = math.fsum((1 - lapse) ** ahead for ahead in range(months))
    return _over(target - active * Interval.exact(stay), counted)


def by_rule(achieved: Interval, required: Interval) -> Status:
    """Return ahead, on or behind where the intervals leave one of them, else "unclear".

    Ahead: at least 110 % of the required monthly pace was achieved; behind: less than 90 %;
    on: what lies between. `required` is positive: nothing is required of a target that is met.
    """
    if achieved.low >= AHEAD * required.high:
        return "ahead"
    if achieved.high < BEHIND * required.low:
        return "behind"
    is_on = achieved.low >= BEHIND * required.high and achieved.high <= AHEAD * required.low
    return "on" if is_on else "unclear"


def _over(number: Interval, divisor: float) -> Interval:
    """Return an interval, of either sign, over a positive number."""
    return Interval(number.low / divisor, number.value / divisor, number.high / divisor)
