"""What became of a kept choice: on a newer version of the data, and beside another choice."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from model.frame import Source, VersionFacts
from model.interval import Interval
from model.kept import UNITS, Kept, Results
from model.selection import BadChoice, Selection

INPUTS = (  # parameters that a scenario is made of, in the order of pages and files
    "region",
    "segment",
    "period",
    "base",
    "programme",
    "split",
    "transport",
    "start",
    "months",
    "enrol",
    "reach",
    "budget",
    "compare",
)
SAME = 1e-9  # of a number: what sums of floats may differ by

Outcome = Literal[
    "as_kept",  # on the version that it was kept on
    "unchanged",  # every result is the same on another version
    "moved",
    "gone",  # the choice itself is none any more
]


def choice_of(asked: Selection) -> Selection:
    """Return what of a link a scenario is made of."""
    return Selection(**{name: getattr(asked, name) for name in INPUTS})


def is_bare(asked: Selection) -> bool:
    """Return whether a link names a scenario and nothing of its choice."""
    return asked.scenario is not None and not any(choice_of(asked).named)


@dataclass(frozen=True, slots=True)
class Moved:
    """A result that is another one now; None where it is not, or was not, one at all."""

    name: str
    before: Interval | None
    after: Interval | None

    @property
    def change(self) -> Interval | None:
        """Return by how much it moved."""
        known = self.before is not None and self.after is not None
        return self.after - self.before if known else None  # type: ignore[operator]

    @property
    def beyond(self) -> float:
        """Return how far the new value lies outside the bounds of the old one; 0 within them."""
        if self.before is None or self.after is None:
            return 0.0
        now = self.after.value
        return max(0.0, now - self.before.high, self.before.low - now)


@dataclass(frozen=True, slots=True)
class Change:
    """What a version of the data made of a kept choice."""

    outcome: Outcome
    version: int  # on which it was worked out again
    moved: tuple[Moved, ...] = ()
    fault: BadChoice | None = None  # which part of the choice is gone


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A choice worked out on one version."""

    chosen: Selection  # every default filled in
    place: str
    results: Results


def changed(kept: Kept, now: Reckoned | BadChoice, version: int) -> Change:
    """Return what became of a kept choice on this version."""
    if isinstance(now, BadChoice):
        return Change("gone", version, fault=now)
    moved = tuple(moves(kept.results, now.results))
    if moved:
        return Change("moved", version, moved)
    return Change("as_kept" if version == kept.version else "unchanged", version)


def moves(before: Results, after: Results) -> Iterator[Moved]:
    """Yield the results that are not the same."""
    for name in UNITS:
        old, new = before.get(name), after.get(name)
        if not _is_same(old, new):
            yield Moved(name, old, new)


def _is_same(one: Interval | None, other: Interval | None) -> bool:
    if one is None or other is None:
        return one is other
    pairs = ((one.low, other.low), (one.value, other.value), (one.high, other.high))
    return all(math.isclose(a, b, rel_tol=SAME, abs_tol=SAME) for a, b in pairs)


def differing(
    first: Selection, second: Selection
) -> tuple[tuple[str, str | None, str | None], ...]:
    """Return the inputs of two choices that differ: parameter, first, second."""
    pairs = ((name, getattr(first, name), getattr(second, name)) for name in INPUTS)
    return tuple(pair for pair in pairs if pair[1] != pair[2])


@dataclass(frozen=True, slots=True)
class Side:
    """One of two choices beside each other."""

    kept: Kept | None  # None: the choice on the screen, which nobody kept
    is_changed: bool  # since it was kept
    now: Reckoned

    @property
    def as_kept(self) -> Kept | None:
        """Return what was kept, where this is still that choice."""
        return None if self.is_changed else self.kept

    @property
    def then(self) -> Results:
        """Return the results that were others when the choice was kept."""
        kept = self.as_kept
        if kept is None:
            return {}
        moved = {one.name for one in moves(kept.results, self.now.results)}
        return {name: one for name, one in kept.results.items() if name in moved}


@dataclass(frozen=True, slots=True)
class Beside:
    """Two choices on one version of the data."""

    first: Side
    second: Side

    @property
    def inputs(self) -> tuple[tuple[str, str | None, str | None], ...]:
        """Return the parts of the choices that differ."""
        return differing(self.first.now.chosen, self.second.now.chosen)

    @property
    def results(self) -> tuple[Moved, ...]:
        """Return the results that differ."""
        return tuple(moves(self.first.now.results, self.second.now.results))

    @property
    def alike(self) -> tuple[str, ...]:
        """Return the results that are the same on both sides."""
        differ = {one.name for one in self.results}
        return tuple(name for name in self.first.now.results if name not in differ)


@dataclass(frozen=True, slots=True)
class Planned:
    """The scenarios that a link names, as far as they can be had."""

    opened: Kept | None = None
    place: str = ""  # name of its region
    changed: tuple[tuple[str, str | None, str | None], ...] = ()  # since it was kept
    since: Change | None = None  # what the version in force made of it
    beside: Beside | None = None
    is_missing: bool = False  # a scenario that the link names is not kept (any more)
    fault: BadChoice | None = None  # why the second scenario cannot be worked out
    is_away: bool = False  # nobody can be asked
    address: str | None = None  # query that says whole what a bare link stands for


@dataclass(frozen=True, slots=True)
class Listed:
    """A kept choice in the list of all."""

    kept: Kept
    now: Reckoned | BadChoice
    change: Change


@dataclass(frozen=True, slots=True)
class Scenarios:
    """The list of kept choices, on one version."""

    rows: tuple[Listed, ...]
    every: int  # how many are kept
    chosen: Selection
    asked: Selection  # the choice on the screen
    version: VersionFacts
    sources: tuple[Source, ...] = ()
    page: str = "/biaya"
