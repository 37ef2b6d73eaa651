"""What a membership holds: a segment and the programmes that go together in it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from etl.synthetic.rounding import Whole
from model import registry


@dataclass(frozen=True, slots=True)
class Holding:
    """One segment with one package of programmes."""

    segment: str
    programmes: tuple[str, ...]


LEAST = ("JKK", "JKM")
PACKAGES = {  # each holds what the one before holds
    "PU": (LEAST, (*LEAST, "JHT"), (*LEAST, "JHT", "JP"), (*LEAST, "JHT", "JP", "JKP")),
    "BPU": (LEAST, (*LEAST, "JHT")),
    "JAKON": (LEAST,),
    "PMI": (LEAST,),
}
HOLDINGS = tuple(Holding(s, package) for s, packages in PACKAGES.items() for package in packages)
COUNTED_SEGMENTS = registry.SEGMENTS[1:]


def of_segment(segment: str) -> Whole:
    """Return the numbers of the holdings of one segment."""
    return np.array([at for at, one in enumerate(HOLDINGS) if one.segment == segment])


def incidence() -> npt.NDArray[np.bool_]:
    """Return what a holding counts in: (holdings, segments without their total, programmes)."""
    counts = np.zeros((len(HOLDINGS), len(COUNTED_SEGMENTS), len(registry.PROGRAMMES)), np.bool_)
    for at, one in enumerate(HOLDINGS):
        segment = COUNTED_SEGMENTS.index(one.segment)
        for programme in (registry.TOTAL, *one.programmes):
            counts[at, segment, registry.PROGRAMMES.index(programme)] = True
    return counts
