"""Which of several publications of one number is in force, and by which step of the rule.

The rule is that of model/coverage.py, worked out there for a whole version with pandas; here it is
told for one number, with the step that decided.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from model.cell import Quantity
from model.contract import KINDS

STEPS = ("gives_base", "known", "kind", "exact", "newest", "order")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rival:
    """One publication's number of a cell, and how it stands to the one in force."""

    quantity: Quantity
    unit: str
    origin: str
    in_force: bool
    step: str = ""  # of the rule, by which the one in force goes before this one
    key: str = ""  # asks for its own origin
    is_apart: bool = False  # no number could be behind both this and the one in force


def standing(rows: Sequence[Row], kinds: Mapping[str, str], bases: Collection[str]) -> list[Rival]:
    """Return the numbers of one cell, that in force first, the others in the order of the rule.

    In   rows of figures, one per publication; kinds by publication; `bases`: the publications
         that also give the base in use, empty where it comes from the survey
    """
    ranked = sorted(((_rank(row, kinds, bases), row) for row in rows), key=lambda pair: pair[0])
    found: list[Rival] = []
    for rank, row in ranked:
        quantity, first = Quantity.of(row), found[0] if found else None
        found.append(
            Rival(
                quantity=quantity,
                unit=row["unit"],
                origin=row["origin"],
                in_force=first is None,
                step="" if first is None else _step(ranked[0][0], rank),
                is_apart=first is not None and _are_apart(first.quantity, quantity),
            )
        )
    return found


def _rank(row: Row, kinds: Mapping[str, str], bases: Collection[str]) -> tuple[Any, ...]:
    """Return what the numbers of a cell are ordered by, one part for each of STEPS."""
    return (
        bool(bases) and row["origin"] not in bases,
        row["value"] is None,
        KINDS.index(kinds[row["origin"]]),
        row["low"] != row["high"],
        -int((row["as_of"].replace("-", "") + "0000")[:8]),
        row["origin"],
    )


def _step(first: tuple[Any, ...], other: tuple[Any, ...]) -> str:
    parts = zip(STEPS, first, other, strict=True)
    return next(step for step, one, two in parts if one != two)


def _are_apart(one: Quantity, other: Quantity) -> bool:
    if one.known is None or other.known is None:
        return False
    return not one.known.overlaps(other.known)
