"""Adding up: a stated total beside the sum of its parts, and how few places hold most of a gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Literal

from model.cell import Cell, Quantity
from model.interval import Interval

Verdict = Literal["agrees", "agrees_within_rounding", "incomplete", "contradicts", "cannot_check"]
MOST = 0.5  # of all uncovered people: more than this is "most"


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
