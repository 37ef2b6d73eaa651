"""A number that is known between two bounds, and the arithmetic of such numbers.

`high` is exclusive unless it equals `low` (an exact number); infinity means an open bound.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

UNITS_OF_LAST_DIGIT = 5  # a digit holds while the interval is at most five of its units wide
COARSEST_SHARE = 2  # decimals of a share: whole percents, however wide the interval beside them
FINEST_SHARE = 4  # decimals of a share that two exact counts are given with


@dataclass(frozen=True, slots=True)
class Interval:
    """What is known of one number."""

    low: float
    value: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.value <= self.high:
            raise ValueError(f"{self.value} is outside {self.low}..{self.high}")

    @classmethod
    def exact(cls, value: float) -> Interval:
        """Return a number known to the last digit."""
        return cls(value, value, value)

    @property
    def is_exact(self) -> bool:
        """Return whether nothing is left open."""
        return self.low == self.high

    @property
    def is_open(self) -> bool:
        """Return whether there is no bound above ("more than n")."""
        return math.isinf(self.high)

    @property
    def has_range(self) -> bool:
        """Return whether both bounds say something: neither exact nor known on one side only."""
        at_most = self.low == 0 < self.value == self.high  # a share of "more than n"
        one_sided = at_most or self.is_open or math.isinf(self.low)
        return not (self.is_exact or one_sided)

    @property
    def width(self) -> float:
        """Return the distance between the bounds."""
        return self.high - self.low

    def __add__(self, other: Interval) -> Interval:
        return Interval(self.low + other.low, self.value + other.value, self.high + other.high)

    def __sub__(self, other: Interval) -> Interval:
        # An open bound above on both sides leaves both bounds of the difference open.
        low = -math.inf if other.is_open else self.low - other.high
        return Interval(low, self.value - other.value, self.high - other.low)

    def __mul__(self, other: Interval) -> Interval:
        """Return the product; both sides are counts or shares, never negative."""
        return Interval(self.low * other.low, self.value * other.value, self.high * other.high)

    def over(self, other: Interval) -> Interval | None:
        """Return the ratio, or None where the denominator may be zero."""
        if other.low <= 0:
            return None
        low = 0.0 if other.is_open else self.low / other.high
        return Interval(low, self.value / other.value, self.high / other.low)

    def at_least(self, floor: float) -> Interval:
        """Return the interval with everything below `floor` raised to it."""
        return Interval(max(self.low, floor), max(self.value, floor), max(self.high, floor))

    def overlaps(self, other: Interval) -> bool:
        """Return whether one number could be behind both."""
        return not (self._ends_before(other) or other._ends_before(self))

    def _ends_before(self, other: Interval) -> bool:
        """Return whether every number of this interval is below the other's least."""
        return self.high < other.low or (self.high == other.low and not self.is_exact)

    def last_place(self) -> float | None:
        """Return the power of ten of the last digit that holds; None when every digit does.

        A digit holds while the interval spans at most five of its units: 2,55-2,70 million
        holds 2,6 million, not 2,60 million.
        """
        if self.is_exact:
            return None
        if self.is_open:
            return _place(self.value)
        return 10.0 ** math.ceil(math.log10(self.width / UNITS_OF_LAST_DIGIT) - 1e-9)

    def share_digits(self) -> int:
        """Return how many decimals of a share hold: two (0,4407 -> 44 %) to four (41,30 %)."""
        place = self.last_place()
        if place is None:
            return FINEST_SHARE
        return min(FINEST_SHARE, max(COARSEST_SHARE, round(-math.log10(place))))


def _place(number: float) -> float:
    return 10.0 ** math.floor(math.log10(abs(number))) if number else 1.0
