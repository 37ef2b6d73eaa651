"""Scenarios as pages see them: a choice under a name, with what it came to when it was kept."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from model.interval import Interval
from model.restrictions import Named
from model.scope import Scope
from model.selection import BadChoice

LONGEST_NAME = 80  # characters
UNITS = {  # result -> its unit, in the order of pages and files
    "people": "persons",
    "gross": "rupiah",
    "relief": "rupiah",
    "net": "rupiah",
    "joining": "persons",  # who join where coverage is raised, or a budget spent
    "budget": "rupiah",
    "share": "share",  # coverage once they have joined
}
Results = Mapping[str, Interval]  # without what has no result
PARTS = 3  # least, value, bound above


class NoScenario(BadChoice):
    """A link names a scenario that was removed or never was."""

    def __init__(self, key: str) -> None:
        super().__init__("scenario", key)


@dataclass(frozen=True, slots=True)
class KeptSight:
    """With which scope results were worked out, and what their version kept back from others."""

    scope: str
    hidden: Named

    @classmethod
    def read(cls, said: Mapping[str, Any] | None) -> KeptSight | None:
        """Return what the ledger kept; None of a scenario that tells nothing."""
        return None if said is None else cls(str(said["scope"]), frozenset(said["hidden"]))

    def is_shared_by(self, scope: Scope, by_now: Named) -> bool:
        """Return whether a reader of this scope would have seen the same figures.

        In   by_now: what any version that stands restricts
        """
        if not by_now <= self.hidden:  # the results may hold it as the public figure that it was
            return False
        return not self.hidden or self.scope == scope.key


@dataclass(frozen=True, slots=True)
class Kept:
    """One choice that a planner keeps; never rewritten."""

    key: str
    name: str  # a stranger's words
    query: str  # the choice whole, without version and language
    version: int  # that it was kept on
    who: str
    at: datetime
    results: Results = field(default_factory=dict)  # as they were then
    sight: KeptSight | None = None  # None: not known


def written(results: Results) -> dict[str, list[float | None]]:
    """Return results as the ledger has them; an open bound is null, which JSON can say."""
    return {
        name: [_finite(one) for one in (known.low, known.value, known.high)]
        for name, known in results.items()
    }


def read(found: Mapping[str, object]) -> dict[str, Interval]:
    """Return results that the ledger kept; what is none of ours is left out."""
    known = {name: _interval(found.get(name)) for name in UNITS}
    return {name: one for name, one in known.items() if one is not None}


def _interval(said: object) -> Interval | None:
    if not isinstance(said, Sequence) or len(said) != PARTS:
        return None
    low, value, high = said
    if not isinstance(value, int | float):
        return None
    try:
        return Interval(
            -math.inf if low is None else low, value, math.inf if high is None else high
        )
    except (ValueError, TypeError):
        return None


def _finite(number: float) -> float | None:
    return number if math.isfinite(number) else None
