"""The regions of today as positions on an axis: what holds what, and what holds two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.regions import Regions
from model.registry import COUNTED_LEVELS, Axes


@dataclass(frozen=True, slots=True)
class Tree:
    """The axes of a registry and the tree along their regions.

    meets: (regions, regions), the position of the smallest region that holds both
    """

    axes: Axes
    parents: Mapping[str, str]  # code -> code right above
    meets: npt.NDArray[np.int64]

    @classmethod
    def of(cls, regions: Regions) -> Tree:
        """Return the tree of the nation, its kanwil, provinces, kabupaten and kota of today."""
        today = [r for r in regions.by_code.values() if r.level in COUNTED_LEVELS and r.is_today]
        axes = Axes(tuple(sorted(region.code for region in today)))
        at = {code: position for position, code in enumerate(axes.regions)}
        chains = np.full((len(at), len(COUNTED_LEVELS)), -1, np.int64)
        for code, position in at.items():
            path = [at[one.code] for one in regions.path(code)]
            chains[position, : len(path)] = path
        parents = {r.code: r.parent for r in today if r.parent}
        return cls(axes, parents, _meets(chains))

    def upwards(self) -> list[tuple[int, int]]:
        """Return (part, whole) positions, every region after all of its parts."""
        at = {code: position for position, code in enumerate(self.axes.regions)}
        found = []
        left = dict(self.parents)
        while left:
            wholes = set(left.values())
            lowest = [code for code in left if code not in wholes]
            found += [(at[code], at[left.pop(code)]) for code in lowest]
        return found


def _meets(chains: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return where the ways from the nation to two regions part.

    In   chains: (regions, levels), positions from the nation to the region itself, then -1
    """
    found = np.repeat(chains[:, :1], len(chains), axis=1)
    for level in range(1, chains.shape[1]):
        one, other = chains[:, None, level], chains[None, :, level]
        found = np.where((one == other) & (one >= 0), one, found)
    return found
