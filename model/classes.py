"""The fixed classes that maps colour rates by: the same bounds for every place and period."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Kind = Literal["coverage", "gap", "base"]  # covered is good, a gap is warm, a base is neither
FULL = 1.0


@dataclass(frozen=True, slots=True)
class Classes:
    """Classes of a rate: each begins at a bound and ends before the next."""

    bounds: tuple[float, ...]  # shares, rising
    kind: Kind

    @property
    def count(self) -> int:
        """Return how many classes there are: one below the first bound, one from each."""
        return len(self.bounds) + 1

    def index(self, rate: float) -> int:
        """Return the class of a rate, 0 the lowest; what passes 100 % is in the last."""
        return bisect_right(self.bounds, rate)


CLASSES: Mapping[str, Classes] = MappingProxyType(
    {
        "uncovered": Classes((0.10, 0.25, 0.40, 0.55, 0.75), "coverage"),
        "employed_informal": Classes((0.40, 0.45, 0.50, 0.55, 0.60, 0.65), "gap"),
        "employed_formal": Classes((0.30, 0.35, 0.40, 0.45, 0.50, 0.60), "base"),
        "employed_construction": Classes((0.02, 0.03, 0.05, 0.07, 0.09, 0.11), "base"),
        "employed": Classes((0.90, 0.92, 0.94, 0.95, 0.96, 0.98), "base"),  # of the labour force
    }
)


def of(measure: str) -> Classes:
    """Return the classes of what a map of this measure shows: coverage, or a share of workers."""
    return CLASSES[measure]


def is_above(rate: float) -> bool:
    """Return whether more people are counted than the base has: drawn with a double outline."""
    return rate > FULL
