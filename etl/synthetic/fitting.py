"""Iterative proportional fitting: an array that agrees with totals known along some of its axes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.errors import ContractBroken

Numbers = npt.NDArray[np.float64]
CLOSE = 1e-9  # the furthest that a total may stay away, as a share of it
ROUNDS = 2_000


@dataclass(frozen=True, slots=True)
class Margin:
    """Totals that an array must agree with.

    groups: of the array's shape, the total each cell belongs to; totals: NaN where unknown
    """

    name: str
    groups: npt.NDArray[np.int64]
    totals: Numbers
    labels: Sequence[str] = ()

    def sums(self, cells: Numbers) -> Numbers:
        """Return what the cells of each group add up to."""
        found = np.bincount(self.groups.ravel(), cells.ravel(), len(self.totals))
        return found.astype(np.float64)

    def away(self, cells: Numbers) -> Numbers:
        """Return how far each sum is from its total, as a share of it; 0 where it is unknown."""
        off = np.abs(self.sums(cells) - self.totals) / np.maximum(self.totals, 1)
        return np.where(np.isnan(self.totals), 0.0, off)


def margin(name: str, totals: Numbers, at: Sequence[int], shape: Sequence[int]) -> Margin:
    """Return the margin of an array of `shape` whose totals lie along its axes `at`."""
    counted = np.arange(totals.size).reshape([shape[axis] for axis in at])
    groups = np.expand_dims(counted, [axis for axis in range(len(shape)) if axis not in at])
    return Margin(name, np.broadcast_to(groups, shape).copy(), totals.ravel().astype(np.float64))


def fitted(prior: Numbers, margins: Sequence[Margin]) -> Numbers:
    """Return the array nearest to prior that has the margins, or raise ContractBroken naming one.

    Cells that are 0 in the prior stay 0.
    """
    cells = prior.astype(np.float64)
    for _ in range(ROUNDS):
        for one in margins:
            sums = one.sums(cells)
            known = ~np.isnan(one.totals) & (sums > 0)
            factors = np.divide(one.totals, sums, out=np.ones_like(sums), where=known)
            cells *= factors[one.groups]
        if max(one.away(cells).max() for one in margins) < CLOSE:
            return cells
    raise ContractBroken("\n".join(_unmet(one, cells) for one in margins if _is_far(one, cells)))


def _is_far(one: Margin, cells: Numbers) -> bool:
    return bool(one.away(cells).max() >= CLOSE)


def _unmet(one: Margin, cells: Numbers) -> str:
    worst = int(one.away(cells).argmax())
    label = one.labels[worst] if one.labels else f"number {worst}"
    reached = one.sums(cells)[worst]
    return (
        f"the margin {one.name} cannot be met: {label} is {one.totals[worst]:.0f} "
        f"and the fitting reaches {reached:.0f} after {ROUNDS} rounds"
    )
