"""Programmes side by side: who pays for how many, and where publications contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from model.cell import Quantity
from model.cost import total
from model.initiatives import Told, in_force
from model.interval import Interval

Side = Literal["workers", "rupiah"]
SIDES: tuple[Side, ...] = ("workers", "rupiah")
SEVERAL = 2  # what a comparison needs
Verdict = Literal["agrees", "agrees_within_rounding", "contradicts", "cannot_check"]


@dataclass(frozen=True, slots=True)
class PayerTotal:
    """Vulnerable workers that one payer pays for in one year; years are never added."""

    payer: str
    year: str
    workers: Interval | None  # of those that are known; None where none is
    known: tuple[Told, ...]  # most workers first
    unknown: tuple[Told, ...]  # left out of the sum, and named


@dataclass(frozen=True, slots=True)
class Conflict:
    """What several publications say of the same people or the same money."""

    subject: str
    side: Side
    told: tuple[Told, ...]  # the smallest first
    verdict: Verdict
    reason: str  # of cannot_check: other_scope, other_year; else empty
    differs: bool  # whether two of the numbers cannot be the same


def by_payer(found: Iterable[Told]) -> tuple[PayerTotal, ...]:
    """Return workers by payer and year, one publication for each subject, newest year first.

    Totals, plans and staff with a wage are left out: the first would count people twice, the
    others are no vulnerable workers who are paid for.
    """
    groups: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for one in in_force(found):
        if one.initiative.kind == "programme" and not one.initiative.has_wage_earners:
            groups[one.initiative.payer, one.period[:4]].append(one)
    sums = [_payer_total(payer, year, mine) for (payer, year), mine in groups.items()]
    return tuple(sorted(sums, key=lambda one: (one.payer, -int(one.year))))


def _payer_total(payer: str, year: str, mine: Sequence[Told]) -> PayerTotal:
    known = sorted((one for one in mine if one.workers.known), key=_most_first)
    people = [one.workers.known for one in known if one.workers.known is not None]
    unknown = tuple(one for one in mine if one.workers.known is None)
    return PayerTotal(payer, year, total(people) if people else None, tuple(known), unknown)


def _most_first(one: Told) -> tuple[float, str]:
    known = one.workers.known
    return (-known.value if known else 0.0, one.initiative.id)


def conflicts(found: Iterable[Told]) -> tuple[Conflict, ...]:
    """Return every subject that two publications give a number for, those that differ first."""
    subjects: dict[str, list[Told]] = defaultdict(list)
    for one in found:
        subjects[one.initiative.subject].append(one)
    every = [_conflict(name, side, mine) for name, mine in subjects.items() for side in SIDES]
    told = [one for one in every if one is not None]
    return tuple(sorted(told, key=lambda one: (not one.differs, one.subject, one.side)))


def _conflict(subject: str, side: Side, mine: Sequence[Told]) -> Conflict | None:
    pairs = [(known, one) for one in mine if (known := _side(one, side).known) is not None]
    if len(pairs) < SEVERAL:
        return None
    pairs.sort(key=lambda pair: (pair[0].value, pair[1].initiative.id))
    numbers, told = [known for known, _ in pairs], tuple(one for _, one in pairs)
    differs = any(not one.overlaps(other) for one, other in combinations(numbers, 2))
    reason = _reason(told)
    if reason:
        return Conflict(subject, side, told, "cannot_check", reason, differs)
    same = len({(one.low, one.high) for one in numbers}) == 1 and numbers[0].is_exact
    agrees: Verdict = "agrees" if same else "agrees_within_rounding"
    return Conflict(subject, side, told, "contradicts" if differs else agrees, "", differs)


def _side(one: Told, side: Side) -> Quantity:
    return one.workers if side == "workers" else one.rupiah


def _reason(told: Sequence[Told]) -> str:
    """Return why numbers speak of different things: other people counted, or another year."""
    scopes = {
        (
            one.initiative.kind,
            one.initiative.has_wage_earners,
            one.initiative.places,
            one.workers.known is None,
        )
        for one in told
    }
    if len(scopes) > 1:
        return "other_scope"
    return "other_year" if len({one.period[:4] for one in told}) > 1 else ""
