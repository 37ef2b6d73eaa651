"""Counts of a registry over all months of a version: what one asks is a slice of an array.

The whole array is mapped from the disk, shared by all workers, and each region's block proves
itself when it is first read; the totals over industries and programmes stand beside it, small
enough to be held. Made by etl/cube.py.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from model.errors import WarehouseDamaged
from model.manifest import REPAIR
from model.part import WHOLE as EVERYBODY
from model.part import Part
from model.per_version import per_version
from model.registry import Axes
from model.warehouse import Version

FACTS, WHOLE, TOTALS = "cube.json", "cube.i32", "cube_totals.i32"
HIDDEN, EXPECTED = -1, -2  # in place of a count: suppressed; a month that no release covers
CELL = np.dtype("<i4")

Counts = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Cube:
    """All counts of one registry.

    Shape   totals (regions, periods, segments); of a region (periods, segments, programmes,
            industries); `total` first on each axis
    Units   distinct persons; HIDDEN and EXPECTED where there is no number to show
    """

    origin: str
    as_of: str  # of the registry, as its source says
    place: str  # release file of the newest months
    axes: Axes
    periods: tuple[str, ...]  # YYYY-MM, oldest first
    totals: Counts
    region_at: Mapping[str, int]
    period_at: Mapping[str, int]
    _blocks: Sequence[str]  # SHA-256 of each region's bytes
    _whole: Counts
    _proven: set[int] = field(default_factory=set)

    def of(self, region: str) -> Counts:
        """Return every count of a region, or raise WarehouseDamaged where its bytes changed."""
        at = self.region_at[region]
        block: Counts = self._whole[at]
        if at not in self._proven:
            if hashlib.sha256(block.data).hexdigest() != self._blocks[at]:
                raise WarehouseDamaged(f"{WHOLE}: the counts of {region} changed. {REPAIR}")
            self._proven.add(at)
        return block

    def along(self, region: str, segment: str, part: Part) -> Counts | None:
        """Return the months of a region, a segment and a part; None where none is told apart."""
        found = self._at(part)
        if found is None or segment not in self.axes.segments:
            return None
        return self.of(region)[:, self.axes.segments.index(segment), *found]

    def of_part(self, part: Part) -> Counts | None:
        """Return the counts of a part over all regions, as `totals` has them of everybody.

        Shape   (regions, periods, segments); None where the registry does not tell the part apart
        """
        if part == EVERYBODY:
            return self.totals
        found = self._at(part)
        if found is None:
            return None
        return np.stack([self.of(region)[:, :, *found] for region in self.axes.regions])

    def _at(self, part: Part) -> tuple[int, int] | None:
        """Return where a part stands on the last two axes of a region."""
        axes = self.axes
        if part.programme not in axes.programmes or part.industry not in axes.industries:
            return None
        return axes.programmes.index(part.programme), axes.industries.index(part.industry)


@per_version()
def cube_of(version: Version) -> Cube | None:
    """Return the counts of a version; None where it holds none."""
    if FACTS not in version.manifest.files:
        return None
    facts = json.loads(version.file(FACTS))
    axes = Axes(*(tuple(facts[name]) for name in Axes.__slots__))
    periods = tuple(facts["periods"])
    regions, industries, segments, programmes = axes.shape
    shape = (regions, len(periods), segments, programmes, industries)
    return Cube(
        origin=facts["origin"],
        as_of=facts["as_of"],
        place=facts["place"],
        axes=axes,
        periods=periods,
        totals=np.frombuffer(version.file(TOTALS), CELL).reshape(shape[:3]),
        region_at={code: at for at, code in enumerate(axes.regions)},
        period_at={period: at for at, period in enumerate(periods)},
        _blocks=facts["blocks"],
        _whole=np.frombuffer(version.mapped(WHOLE), CELL).reshape(shape),
    )
