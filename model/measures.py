"""Every measure that is computed here, with its formula; and what may be added up over what.

The formulas speak of N active participants, D the denominator, G the gap, U the uncovered people;
i is a region one level down, 0 and 1 are two periods.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["share", "persons", "regions", "points"]
Adds = Literal["adds", "adds_twice", "never"]
DIMENSIONS = ("region", "industry", "segment", "programme", "period")


@dataclass(frozen=True, slots=True)
class Measure:
    """One computed measure; its names and meaning stand in the code list of terms."""

    id: str
    formula: str
    unit: Unit
    adds: bool  # over regions
    computed_by: str  # module and name in model/


COVERAGE = Measure("coverage", "C = N ÷ D", "share", False, "cell.Cell.coverage")
GAP = Measure("gap", "G = D − N", "persons", True, "cell.Cell.gap")
UNCOVERED = Measure("uncovered", "U = Σᵢ max(0, Gᵢ)", "persons", True, "cell.Cell.uncovered")
CONCENTRATION = Measure(
    "concentration", "min n: U₁ + … + Uₙ > ½ U", "regions", False, "adding.concentration"
)
CHANGE = Measure(
    "change",
    "ΔC = ½ (1/D₀ + 1/D₁) (N₁ − N₀) + ½ (N₀ + N₁) (1/D₁ − 1/D₀)",
    "points",
    False,
    "comparing.difference",
)

MEASURES = (COVERAGE, GAP, UNCOVERED, CONCENTRATION, CHANGE)

# What may be summed over which dimension, in the order of DIMENSIONS.
ADDING: dict[str, tuple[Adds, ...]] = {
    "people": ("adds", "adds", "adds_twice", "never", "never"),
    "rupiah": ("adds", "adds", "adds", "adds", "adds"),
    "ratio": ("never", "never", "never", "never", "never"),
}
