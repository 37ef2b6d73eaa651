"""Adding up: a total beside its parts, as a verdict and as a bar; who holds most of a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import accumulate
from operator import add
from typing import Literal

from model.cell import Cell, Quantity
from model.interval import Interval
from model.registry import SUPPRESSED

Verdict = Literal["agrees", "agrees_within_rounding", "incomplete", "contradicts", "cannot_check"]
Kind = Literal["covered", "unnamed", "gap"]
MOST = 0.5  # of all uncovered people: more than this is "most"
PARETO, HALF = 0.8, 0.5  # shares of all people that a few places may hold
HANDFUL = 5  # places that a sentence can name


def sum_of(known: Sequence[Interval]) -> Interval:
    """Return the sum of known numbers, with the interval of the addition."""
    return reduce(add, known)


def verdict(total: Quantity, parts: Sequence[Quantity]) -> Verdict:
    """Return whether the parts add up to the total, as far as both are known."""
    known = [part.known for part in parts if part.known is not None]
    if total.known is None or not known:
        return "cannot_check"
    summed = sum_of(known)
    missing = any(part.known is None and part.status != "not_applicable" for part in parts)
    if missing:
        return "contradicts" if summed.low > total.known.high else "incomplete"
    if not summed.overlaps(total.known):
        return "contradicts"
    return "agrees" if summed.value == total.known.value else "agrees_within_rounding"


@dataclass(frozen=True, slots=True)
class Concentration:
    """The fewest places that hold most of the uncovered people, and what they hold of them."""

    places: tuple[Cell, ...]
    known: int  # places that could be compared
    share: float
    is_exact: bool


def concentration(ranking: Sequence[Cell]) -> Concentration | None:
    """Return who holds most of the gap; None where nobody known is uncovered.

    In   cells of places side by side, the largest gap first
    """
    known = [cell for cell in ranking if cell.uncovered is not None]
    people = [cell.uncovered.value for cell in known if cell.uncovered]
    total = sum(people)
    if not total:
        return None
    held = next(n for n in range(1, len(people) + 1) if sum(people[:n]) > MOST * total)
    exact = all(cell.uncovered and cell.uncovered.is_exact for cell in known)
    return Concentration(tuple(known[:held]), len(known), sum(people[:held]) / total, exact)


@dataclass(frozen=True, slots=True)
class Held:
    """The fewest places that hold most of the people of all that are known."""

    count: int
    share: float
    is_exact: bool


def held(people: Sequence[Interval]) -> Held | None:
    """Return how few hold most: four fifths where a handful does, else half; None of nobody.

    In   persons per place, most first
    """
    total = sum(known.value for known in people)
    if total <= 0:
        return None
    sums = [part / total for part in accumulate(known.value for known in people)]
    few, half = (next(n for n, s in enumerate(sums, 1) if s >= most) for most in (PARETO, HALF))
    count = few if few <= HANDFUL else half
    exact = count == len(people) or all(known.is_exact for known in people)
    return Held(count, sums[count - 1], exact)  # all places hold all, however rounded


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar of one base: a segment, participants of no named one, or the gap."""

    kind: Kind
    cell: Cell
    people: Interval
    share: Interval  # of the base
    start: float  # where it is drawn, in shares of the base
    length: float

    @property
    def end(self) -> float:
        """Return where the next part may start."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Bar:
    """A base and its parts from left to right, the gap last; no parts where none is known."""

    parts: tuple[Part, ...]
    is_one: bool  # else the parts do not fit into their base: each has a bar from zero


def bar_of(headline: Cell, segments: Sequence[Cell]) -> Bar:
    """Return what of a base is covered by whom, and what is left of it.

    In   headline, the place's total; segments, over the same base
    """
    if headline.coverage is None or headline.gap is None:
        return Bar((), True)
    whole, *named = [part for cell in (headline, *segments) for part in _covered(cell, 0.0)]
    if not _fits(whole, named):
        return Bar((whole, *named), False)
    parts = _in_a_row(named or [whole])
    if not any(cell.participants.status == SUPPRESSED for cell in segments):
        parts += _unnamed(headline, parts)  # else the rest is what is withheld: it has no number
    start = max(parts[-1].end, whole.end)
    left = Interval.exact(1) - whole.share
    return Bar((*parts, Part("gap", headline, headline.gap, left, start, 1 - start)), True)


def _covered(cell: Cell, start: float) -> list[Part]:
    """Return the stretch of a cell's participants; nothing where its share is not known."""
    people, share = cell.participants.known, cell.coverage
    if people is None or share is None:
        return []
    return [Part("covered", cell, people, share, start, share.value)]


def _fits(whole: Part, named: Sequence[Part]) -> bool:
    """Return whether parts can be parts of one whole: none passes the base or the total."""
    if whole.length > 1 or not named:
        return whole.length <= 1
    total = sum_of([part.share for part in named])
    return total.value <= 1 and total.low <= whole.share.high


def _in_a_row(parts: Sequence[Part]) -> list[Part]:
    """Return parts that begin at zero, each moved to where the one before it ends."""
    ends = accumulate((part.length for part in parts), initial=0.0)
    return [replace(part, start=start) for part, start in zip(parts, ends, strict=False)]


def _unnamed(headline: Cell, parts: Sequence[Part]) -> list[Part]:
    """Return participants of no named segment, if rounding alone cannot explain them."""
    if headline.participants.known is None:
        return []
    rest = headline.participants.known - sum_of([part.people for part in parts])
    if rest.low <= 0:
        return []
    people = replace(headline.participants, known=rest, status="computed", as_written=None)
    found = _covered(replace(headline, participants=people), parts[-1].end)
    return [replace(part, kind="unnamed") for part in found]
