"""A proposal to repair figures: the rule that proves it, the evidence and the cells concerned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Rule = Literal["permutation", "single_cell", "reordered_codes"]
RULES: tuple[Rule, ...] = ("permutation", "single_cell", "reordered_codes")
DIMENSIONS = ("measure", "segment", "industry", "employment_status", "programme")
KEY = ("period", "region_code", *DIMENSIONS)


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure that is concerned: what it is called, where it stands, its old and new value."""

    key: tuple[str, ...]  # as KEY
    place: str
    old: float
    new: float

    def to_json(self) -> dict[str, Any]:
        """Return the cell for a report: its dimensions, old and new."""
        told = {name: value for name, value in zip(KEY, self.key, strict=True) if value != "total"}
        return {**told, "place": self.place, "old": plain(self.old), "new": plain(self.new)}


@dataclass(frozen=True, slots=True)
class Proposal:
    """One repair; region is the province (or nation) in whose rows it happens."""

    rule: Rule
    region: str
    period: str
    shift: int | None  # rows that each value stands away from its own; None: no shift
    evidence: str
    cells: tuple[Cell, ...]

    def to_json(self) -> dict[str, Any]:
        """Return the proposal for a report."""
        return {
            "rule": self.rule,
            "region": self.region,
            "period": self.period,
            "shift": self.shift,
            "evidence": self.evidence,
            "cells": [cell.to_json() for cell in self.cells],
        }


def plain(value: float) -> int | float:
    """Return a count as a whole number, a share as it is."""
    return int(value) if float(value).is_integer() else float(value)
