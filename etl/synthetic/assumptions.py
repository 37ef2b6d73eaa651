"""What no publication tells and the synthetic registry assumes; docs/synthetic.md says why.

None of it is a margin: it only says how a published total is spread where nothing is published.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trade:
    """How one industry differs from the others; 1 is the average unless it says otherwise."""

    formal: float  # share of its workers in formal work
    wage: float  # likelihood that a formal worker is in segment PU
    savings: float  # likelihood that a member of PU has more than JKK and JKM
    own: float  # likelihood that an informal worker is in segment BPU
    abroad: float  # weight among migrant workers
    swing: float  # how far the year moves it
    peak: int  # month in which it stands highest


TRADES = {
    "A": Trade(0.12, 0.5, 0.7, 1.0, 1.5, 0.015, 4),
    "B": Trade(0.60, 1.2, 1.6, 0.6, 0.1, 0.005, 9),
    "C": Trade(0.60, 1.2, 1.5, 0.8, 2.0, 0.004, 11),
    "D": Trade(0.90, 1.3, 1.8, 0.4, 0.1, 0.001, 6),
    "E": Trade(0.50, 0.9, 0.9, 0.6, 0.1, 0.001, 6),
    "F": Trade(0.35, 0.6, 0.7, 0.7, 0.8, 0.010, 11),
    "G": Trade(0.33, 0.8, 1.0, 1.1, 0.3, 0.008, 12),
    "H": Trade(0.35, 0.9, 1.0, 1.6, 1.0, 0.008, 6),
    "I": Trade(0.30, 0.8, 1.0, 1.0, 0.6, 0.012, 7),
    "J": Trade(0.70, 1.1, 1.6, 0.5, 0.1, 0.002, 10),
    "K": Trade(0.95, 1.4, 1.9, 0.5, 0.1, 0.001, 10),
    "L": Trade(0.60, 0.9, 1.2, 0.5, 0.1, 0.002, 10),
    "MN": Trade(0.80, 1.3, 1.1, 0.5, 0.2, 0.004, 10),
    "O": Trade(0.99, 0.35, 0.15, 0.3, 0.1, 0.006, 11),
    "P": Trade(0.95, 0.5, 0.5, 0.4, 0.1, 0.012, 9),
    "Q": Trade(0.93, 1.0, 1.2, 0.4, 0.5, 0.002, 9),
    "RSTU": Trade(0.35, 0.6, 0.7, 0.9, 6.0, 0.006, 7),
}
FARMS_IN_TOWNS = 0.15  # agriculture of a kota, against a kabupaten of its province

# A month against its December: projects and yearly-paid staff drop out in January.
YEAR = {
    "PU": (0.965, 0.966, 0.965, 0.963, 0.968, 0.972, 0.977, 0.982, 0.987, 0.992, 0.996, 1.0),
    "BPU": (0.950, 0.955, 0.950, 0.945, 0.950, 0.955, 0.960, 0.970, 0.975, 0.985, 0.990, 1.0),
    "JAKON": (0.66, 0.68, 0.66, 0.65, 0.70, 0.76, 0.81, 0.86, 0.90, 0.94, 0.97, 1.0),
    "PMI": (0.970, 0.972, 0.976, 0.974, 0.978, 0.980, 0.984, 0.988, 0.990, 0.994, 0.998, 1.0),
}
SMOOTHED = 13  # months that the level of a month is the mean of

HANDFUL = 4  # members below which a kab/kota, industry and holding has none
SPREAD = 0.12  # of the places of one province, as a logarithm
WIDEST = 1.5  # no place lies further out than so many spreads
STEP_OF_PLACE, STEP_OF_TRADE, STEP_OF_PROJECTS = 0.005, 0.003, 0.020  # of one month

TWO_PLACES, TWO_PROVINCES = 0.005, 0.002  # of all memberships
SAME_TRADE = 0.5  # of those in two segments: both in one industry
