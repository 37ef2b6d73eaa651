"""Published sentences with numbers in them, checked by the arithmetic that they speak of.

Only what was written is worked with: no figure of the tables is looked up. Numbers of unlike
units are never added; of a sentence with two readings both are given until a person picks one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from model.adding import Verdict, sum_of
from model.claim import Claim
from model.interval import Interval
from model.operand import HUNDRED, RATES

SIGNS = {"share": "÷", "sum": "+", "difference": "−", "growth": "→", "cost": "×", "same": "="}
SAME_COUNT = 1e-5  # two exact counts this near are one count, copied
BITS, DUST = 1e-14, 1e-9  # of a number, of a percent: doubles do not hold a tenth exactly


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a sentence and what follows from it."""

    unit: str  # of the result
    computed: Interval
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim, what its numbers come to, and whether that is what it says."""

    claim: Claim
    verdict: Verdict
    computed: Interval | None = None
    unit: str = ""  # of the computed result
    why: str = ""  # not checked: unlike_units, two_readings, no_result, no_operand, by_zero
    readings: tuple[Reading, ...] = ()  # both, where a sentence has two

    @property
    def stated(self) -> Interval | None:
        """Return the result that the publication states."""
        return self.claim.stated.known

    @property
    def sign(self) -> str:
        """Return the sign that stands between the operands."""
        return SIGNS[self.claim.relation]


def check(claim: Claim) -> Checked:
    """Return whether the stated result follows from the operands, as far as they are known."""
    stated, known = claim.stated.known, [one.known for one in claim.operands if one.known]
    if not _is_alike(claim):
        return Checked(claim, "cannot_check", why="unlike_units")
    if stated is None:
        return Checked(claim, "cannot_check", why="no_result")
    if len(known) < len(claim.operands):
        return _of_some(claim, stated, known)
    results = _results(claim, known)
    readings = tuple(Reading(u, r, _verdict(claim, r, stated)) for u, r in results.items())
    if len(readings) != 1:
        why = "two_readings" if readings else "by_zero"
        return Checked(claim, "cannot_check", why=why, readings=readings)
    return Checked(claim, readings[0].verdict, readings[0].computed, readings[0].unit)


def by_place(
    rows: Iterable[Mapping[str, str]], origins: Container[str]
) -> dict[tuple[str, str], tuple[Checked, ...]]:
    """Return the checked claims by region and period; only those whose publications are known."""
    found: dict[tuple[str, str], list[Checked]] = defaultdict(list)
    for claim in map(Claim.of, rows):
        if all(origin in origins for origin in claim.origins):
            found[claim.region, claim.period].append(check(claim))
    return {key: tuple(checked) for key, checked in sorted(found.items())}


def _is_alike(claim: Claim) -> bool:
    """Return whether the arithmetic means anything: people and companies are never added."""
    units, result = [one.unit for one in claim.operands], claim.stated.unit
    if claim.relation == "cost":
        return units.count("rupiah") == 1 and result == "rupiah"
    if len(set(units)) > 1:
        return False
    if claim.relation == "share":
        return result == "percent"
    if claim.relation == "growth":
        return result == "percent" or (result == "points" and units[0] == "percent")
    return result == units[0] or (claim.relation == "difference" and {*units, result} <= RATES)


def _of_some(claim: Claim, stated: Interval, known: Sequence[Interval]) -> Checked:
    """Return what can be said without all operands: some parts alone may be too much."""
    if claim.relation != "sum" or not known:
        return Checked(claim, "cannot_check", why="no_operand")
    parts = sum_of(known)
    verdict: Verdict = "contradicts" if parts.low > stated.high else "incomplete"
    return Checked(claim, verdict, parts, claim.stated.unit, "no_operand")


def _results(claim: Claim, known: Sequence[Interval]) -> dict[str, Interval]:
    """Return the result by its unit: two of a growth that may be meant in percent or points."""
    first, *others = known
    if claim.relation == "growth":
        return _growth(claim, first, others[0])
    if claim.relation == "share":
        ratio = first.over(others[0])
        return {} if ratio is None else {"percent": ratio * HUNDRED}
    result = first
    for other in others:
        if claim.relation == "sum":
            result = result + other
        elif claim.relation == "difference":
            result = result - other
        else:
            result = _times(result, other)
    is_of_rates = claim.relation == "difference" and claim.operands[0].unit in RATES
    return {"points" if is_of_rates else claim.stated.unit: result}


def _growth(claim: Claim, before: Interval, after: Interval) -> dict[str, Interval]:
    ratio = after.over(before)
    found = {} if ratio is None else {"percent": ratio * HUNDRED - HUNDRED}
    if claim.operands[0].unit != "percent":  # people grow by percent only
        return found
    found["points"] = after - before
    said = "points" if claim.stated.unit == "points" else claim.reading
    return {unit: result for unit, result in found.items() if said in ("", unit)}


def _times(one: Interval, other: Interval) -> Interval:
    """Return the product; nothing times an open bound is nothing."""
    high = 0.0 if 0 in (one.high, other.high) else one.high * other.high
    return Interval(one.low * other.low, one.value * other.value, high)


def _verdict(claim: Claim, computed: Interval, stated: Interval) -> Verdict:
    if math.isclose(computed.value, stated.value, rel_tol=BITS, abs_tol=DUST):
        return "agrees"
    if claim.relation == "same" and computed.is_exact and stated.is_exact:
        near = math.isclose(computed.value, stated.value, rel_tol=SAME_COUNT)
        return "agrees_within_rounding" if near else "contradicts"
    return "agrees_within_rounding" if _may_be_one(computed, stated) else "contradicts"


def _may_be_one(computed: Interval, stated: Interval) -> bool:
    """Return whether one number could be behind both; an exact one may stand on a lower bound."""
    for one, other in ((computed, stated), (stated, computed)):
        if one.is_exact and math.isclose(one.value, other.low, rel_tol=BITS, abs_tol=DUST):
            return True
    return computed.overlaps(stated)
