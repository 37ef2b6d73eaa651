"""The cells that are kept back for themselves: somebody, but fewer than k."""

from __future__ import annotations

import numpy as np

from model.errors import UsageError
from model.registry import Mask, Persons

LEAST, FLOOR = 5, 3


def few(persons: Persons, k: int) -> Mask:
    """Return which cells count 1 to k-1 persons; nobody is no secret."""
    if k < FLOOR:
        raise UsageError(
            f"the least count that is published is {k}; it must be {FLOOR} or more: "
            "of two persons each knows the other"
        )
    found: Mask = np.less(persons, k) & np.greater(persons, 0)
    return found
