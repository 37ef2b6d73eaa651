"""How far to trust a figure: a letter from A to D, and the parts of the rule that decided it.

A  exact, from official tables, numerator and base from one publication and at most twelve months
   apart, nothing contradicts it; B  one of these missing; C  two or more missing, which a rounded
   number of the press always is; D  contradicted beyond rounding, without a stated base, or the
   stated result of a claim that its own numbers contradict. To be an operand of one harms nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from model.cell import Cell, Quantity
from model.claims import Checked
from model.denominators import STATED
from model.frame import Source
from model.index import Index
from model.period import months_apart
from model.targets import Goal

Letter = Literal["A", "B", "C", "D"]
LONGEST = 12  # months between numerator and base
BY_MISSING: tuple[Letter, ...] = ("A", "B", "C")


@dataclass(frozen=True, slots=True)
class Grade:
    """The letter of a figure and why, as codes in the order of the rule."""

    letter: Letter
    reasons: tuple[str, ...] = ()  # none for an A


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the grade of one figure rests on."""

    quantities: Sequence[Quantity]  # the figure, or the numerator and the base of a ratio
    months: int = 0  # between them
    is_based: bool = True
    is_contradicted: bool = False  # by another publication, beyond rounding
    is_refuted: bool = False  # by the numbers that it is said to follow from


def grade_of_cell(cell: Cell, index: Index) -> Grade | None:
    """Return the grade of participants over a base; None where no participants are known."""
    if cell.participants.known is None:
        return None
    here = index.claims.get((cell.region, cell.period), ())
    results = [one for one in here if _is_side(one, cell)]
    based = cell.denominator.known is not None
    evidence = Evidence(
        quantities=(cell.participants, *((cell.denominator,) if based else ())),
        months=_months(cell, results, index.sources) if based else 0,
        is_based=based,
        is_contradicted=bool(cell.rivals),
        is_refuted=any(one.verdict == "contradicts" for one in results),
    )
    return grade(evidence, index.sources)


def grade_of_goal(goal: Goal, index: Index) -> Grade:
    """Return the grade of a share or target as published."""
    here = [
        one
        for one in index.claims.get((goal.region, goal.period), ())
        if one.verdict == "contradicts"
        and (one.claim.measure, one.claim.segment) == (goal.measure, goal.segment)
    ]
    held_against = [one for one in here if one.claim.relation == "same"]
    evidence = Evidence(
        quantities=(Quantity(goal.share, "published", (goal.origin,)),),
        is_based=goal.is_based,
        is_contradicted=any(goal.origin in one.claim.origins for one in held_against),
        is_refuted=any(goal.origin == one.claim.source for one in here),
    )
    return grade(evidence, index.sources)


def grade_of_quantity(quantity: Quantity, index: Index, rivals: Sequence[str] = ()) -> Grade | None:
    """Return the grade of a count that is divided by nothing; None where it is not known."""
    if quantity.known is None:
        return None
    return grade(Evidence((quantity,), is_contradicted=bool(rivals)), index.sources)


def grade(evidence: Evidence, sources: Mapping[str, Source]) -> Grade:
    """Return the letter and every part of the rule that keeps the figure from a better one."""
    doubts = {
        "contradicted": evidence.is_contradicted,
        "base_not_stated": not evidence.is_based,
        "claim_contradicts": evidence.is_refuted,
    }
    missing = _missing(evidence, sources)
    found = tuple(code for code, holds in doubts.items() if holds)
    letter: Letter = "D" if found else BY_MISSING[min(len(missing), len(BY_MISSING) - 1)]
    return Grade(letter, (*found, *missing))


def _missing(evidence: Evidence, sources: Mapping[str, Source]) -> list[str]:
    origins = {origin for one in evidence.quantities for origin in one.origins}
    kinds = {sources[origin].kind for origin in origins}
    exact = all(_is_exact(one) for one in evidence.quantities)
    missing = {
        "rounded_press" if "press" in kinds else "rounded": not exact,
        "not_official": kinds != {"official_table"},
        "two_sources": len(origins) > 1,
        "months_apart": evidence.months > LONGEST,
    }
    return [code for code, holds in missing.items() if holds]


def _is_exact(quantity: Quantity) -> bool:
    known = quantity.known is not None and quantity.known.is_exact
    return known and quantity.status != "estimated"


def _is_side(one: Checked, cell: Cell) -> bool:
    """Return whether the stated result of a claim is the numerator or the base of a cell."""
    claim, base = one.claim, cell.denominator.origins if cell.base == STATED.id else ()
    sides = {"participants_active": cell.participants.origins, STATED.measure: base}
    return claim.segment == cell.segment and claim.source in sides.get(claim.measure, ())


def _months(cell: Cell, results: Sequence[Checked], sources: Mapping[str, Source]) -> int:
    """Return how far the base is from the numerator; a copied base is as old as its original."""
    counted = cell.base_period or cell.period
    for one in results:
        is_copy = one.claim.relation == "same" and one.verdict != "contradicts"
        if is_copy and one.claim.measure == STATED.measure:
            counted = sources[one.claim.operands[0].origin].as_of
    return months_apart(cell.period, counted)
