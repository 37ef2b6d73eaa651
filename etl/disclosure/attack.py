"""The attack on a protected month: between what and what each hidden count must lie.

Needs scipy (extra `scale`). The attacker knows every published count, that nobody is published as
nobody, how often each line counts somebody twice, and which programmes all hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import linprog

from etl.disclosure.primary import LEAST
from etl.disclosure.system import Numbers, System, system_of
from model.registry import Month

NEAR = 1e-4  # of a person
ROUNDS = 12
MANY = 1 << 12  # unknowns above which joint targets cost more than they find


@dataclass(frozen=True, slots=True)
class Weak:
    """A hidden count that is not hidden enough."""

    region: str
    industry: str
    segment: str
    programme: str
    low: float  # the fewest and the most persons that it can be
    high: float


@dataclass(frozen=True, slots=True)
class Attack:
    """What the solutions found so far show of each hidden count."""

    known: System
    k: int
    low: Numbers = field(init=False)
    high: Numbers = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", self.known.true.copy())
        object.__setattr__(self, "high", self.known.true.copy())

    def weak(self) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """Return which counts are not yet shown to be possibly low enough, and high enough.

        Fewer than k persons: from what is hidden in it alone to k counts further, so from 1 to k.
        What is hidden beside it: a stretch of k counts that holds its own.
        """
        few = self.known.true < self.k
        narrow = self.high - self.low < self.k - 1 - NEAR
        low = np.where(few, self.low > self.known.least + NEAR, narrow)
        high = np.where(few, self.high < self.known.least + self.k - 1 - NEAR, narrow)
        return low, high

    def look(self, aim: Numbers) -> None:
        """Note the solution that makes `aim @ x` the least."""
        self._note(aim, None)

    def reach(self, wanted: npt.NDArray[np.bool_], way: int) -> None:
        """Note the solution in which the wanted counts together come nearest to what is enough."""
        at, known = np.flatnonzero(wanted), self.known
        few, count = known.true[at] < self.k, len(at)
        far = self.k - 1
        top = np.where(few, known.least[at], known.true[at]) + far
        bottom = np.where(few, known.least[at], np.maximum(known.true[at] - far, 1))
        marks = sparse.csr_matrix(
            (np.full(count, -float(way)), (np.arange(count), at)), shape=(count, len(known.true))
        )
        limit = top if way > 0 else -bottom
        self._note(
            np.zeros(len(known.true)), (sparse.hstack([marks, sparse.identity(count)]), limit)
        )

    def _note(self, aim: Numbers, extra: tuple[sparse.csr_matrix, Numbers] | None) -> None:
        known, more = self.known, 0 if extra is None else len(extra[1])
        above, most = _widened(known.above, more), known.most
        bounds = np.stack([known.low, known.high], axis=1)
        if extra is not None:
            above, most = sparse.vstack([above, extra[0]]).tocsr(), np.append(most, np.zeros(more))
            goals = np.stack([np.full(more, -np.inf), extra[1]], axis=1)
            bounds, aim = np.concatenate([bounds, goals]), np.append(aim, -np.ones(more))
        found = linprog(
            aim,
            A_ub=above,
            b_ub=most,
            A_eq=_widened(known.equal, more),
            b_eq=known.equal @ known.true,
            bounds=bounds,
            method="highs",
        )
        if found.status != 0:  # the true counts solve it
            raise ArithmeticError(f"the attack has no solution: {found.message}")
        x = found.x[: len(known.true)]
        np.minimum(self.low, x, out=self.low)
        np.maximum(self.high, x, out=self.high)


def recovered(
    month: Month,
    parents: Mapping[str, str],
    k: int = LEAST,
    among: Iterable[int] | None = None,
) -> list[Weak]:
    """Return the hidden counts that are known, or known too well; none of a protected month.

    among  places in the raveled month, if only some shall be attacked
    """
    known = system_of(month, parents, k)
    if not len(known.true):
        return []
    asked = np.full(len(known.true), True)
    if among is not None:
        asked = np.isin(known.cells, np.fromiter(among, np.int64))
    attack = Attack(known, k)
    _together(attack, asked)
    _one_by_one(attack, asked)
    low, high = attack.weak()
    return [_weak(month, attack, at) for at in np.flatnonzero((low | high) & asked).tolist()]


def _together(attack: Attack, asked: npt.NDArray[np.bool_]) -> None:
    """Show of as many counts as possible at once that they may be low and high enough."""
    rng = np.random.default_rng(0)  # which solutions are looked at, never what is known
    for _ in range(ROUNDS):
        low, high = attack.weak()
        if not ((low | high) & asked).any():
            return
        if len(asked) > MANY:
            weights = np.where((low | high) & asked, rng.uniform(0.5, 1.5, len(asked)), 0)
            attack.look(weights)
            attack.look(-weights)
        else:
            attack.reach(high & asked, 1)
            attack.reach(attack.weak()[0] & asked, -1)


def _one_by_one(attack: Attack, asked: npt.NDArray[np.bool_]) -> None:
    """Find the fewest and the most of each count that is left."""
    low, high = attack.weak()
    for at in np.flatnonzero((low | high) & asked):
        for way in (1.0, -1.0):
            low, high = attack.weak()
            if low[at] or high[at]:
                aim = np.zeros(len(asked))
                aim[at] = way
                attack.look(aim)


def _widened(matrix: sparse.csr_matrix, more: int) -> sparse.csr_matrix:
    empty = sparse.csr_matrix((matrix.shape[0], more))
    return sparse.hstack([matrix, empty]).tocsr() if more else matrix


def _weak(month: Month, attack: Attack, at: int) -> Weak:
    where = np.unravel_index(attack.known.cells[at], month.axes.shape)
    region, industry, segment, programme = (
        codes[int(place)] for codes, place in zip(month.axes.codes, where, strict=True)
    )
    low, high = float(attack.low[at]), float(attack.high[at])
    return Weak(region, industry, segment, programme, low, high)
