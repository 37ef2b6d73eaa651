"""A number known between two bounds, and what is said where one of the bounds is missing."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Protocol

from texts.numerals import Phrases

SLACK = 1e-9  # a float may stand a hair beside the printed decimal it means
Rounding = Callable[[float], int]


class Known(Protocol):
    """A number between two bounds, as model/interval.py has it."""

    @property
    def low(self) -> float: ...
    @property
    def value(self) -> float: ...
    @property
    def high(self) -> float: ...
    @property
    def is_exact(self) -> bool: ...
    def last_place(self) -> float | None: ...


def is_bounded(known: Known) -> bool:
    """Return whether the number is known on one side only, as in "more than half"."""
    at_most = known.low == 0 < known.value == known.high  # a share of "more than n"
    return at_most or math.isinf(known.low) or math.isinf(known.high)


def bounded(known: Known, phrases: Phrases, shown: Callable[[float, Rounding], str]) -> str:
    """Return the bound there is, rounded to the side on which the sentence stays true."""
    if not is_bounded(known):
        return ""
    if math.isinf(known.high):
        if math.isinf(known.low):
            return phrases.unbounded
        return phrases.more_than.format(n=shown(known.low, _down))
    return phrases.at_most.format(n=shown(known.high, _up))


def _down(x: float) -> int:
    return math.floor(x + SLACK)


def _up(x: float) -> int:
    return math.ceil(x - SLACK)
