"""Where a spell counts, in one number: region, industry, segment and the programmes it holds.

Position 0 of industry and segment is the total: an unknown industry counts there alone.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from model.registry import PROGRAMMES

Numbers = npt.NDArray[np.int64]

HELD = 1 << (len(PROGRAMMES) - 1)  # every set of programmes has a number below this
SEGMENT = 8
INDUSTRY = 32
NOBODY = -1  # in place of a second and a third cell of a person who has none


def place_of(region: int, industry: int, segment: int) -> int:
    """Return the number of a place; times HELD, plus the set of programmes, it is a cell."""
    return (region * INDUSTRY + industry) * SEGMENT + segment


def parts_of(cells: Numbers) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Return region, industry, segment and programmes of each cell."""
    places = cells // HELD
    above = places // SEGMENT
    return above // INDUSTRY, above % INDUSTRY, places % SEGMENT, cells % HELD


def meet(one: Numbers, other: Numbers, regions: npt.NDArray[np.int64]) -> Numbers:
    """Return the cell that two share: what counts in both, in every total, counts in it.

    In   regions: the smallest region that holds two, by their positions
    """
    region, industry, segment, held = parts_of(one)
    region_, industry_, segment_, held_ = parts_of(other)
    shared = regions[region, region_] * INDUSTRY + np.where(industry == industry_, industry, 0)
    place = shared * SEGMENT + np.where(segment == segment_, segment, 0)
    found: Numbers = place * HELD + (held & held_)
    return found
