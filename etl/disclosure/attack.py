"""The attack on a protected month: between what and what each hidden count must lie.

Needs scipy (extra `scale`). The attacker knows every published count, that nobody is published as
nobody, how often each line counts somebody twice, and which programmes all hold.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog

from etl.disclosure.effort import Effort, refused
from etl.disclosure.lines import Places
from etl.disclosure.primary import LEAST
from etl.disclosure.system import Numbers, System, system_of
from model.errors import ContractBroken
from model.registry import Month

NEAR = 1e-4  # of a person
ROUNDS, STEPS = 12, 20
MANY = 1 << 12  # unknowns from which interior points are faster than corners
Flags = npt.NDArray[np.bool_]


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
    effort: Effort
    low: Numbers = field(init=False)
    high: Numbers = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "low", self.known.true.copy())
        object.__setattr__(self, "high", self.known.true.copy())

    def weak(self) -> tuple[Flags, Flags]:
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
        self._note(aim, self.known.low, self.known.high)

    def reach(self, wanted: Flags, way: int) -> None:
        """Note the solution in which the wanted counts together come nearest to what is enough.

        None goes further than that: what it would take, another one may need.
        """
        known, far = self.known, self.k - 1
        low, high, few = known.low.copy(), known.high.copy(), known.true < self.k
        if way > 0:
            top = np.maximum(np.where(few, known.least, known.true) + far, known.true)
            high[wanted] = np.minimum(high, top)[wanted]
        else:
            bottom = np.minimum(np.where(few, known.least, known.true - far), known.true)
            low[wanted] = np.maximum(low, bottom)[wanted]
        self._note(np.where(wanted, -float(way), 0.0), low, high)

    def within(self, at: Places, asked: Flags) -> None:
        """Note what some counts can be when all others stay as they are."""
        inner = Attack(self.known.part(at), self.k, self.effort)
        inner.low[:], inner.high[:] = self.low[at], self.high[at]
        inner.together(asked[at])
        self.low[at], self.high[at] = inner.low, inner.high

    def together(self, asked: Flags) -> None:
        """Show of as many counts as possible at once that they may be low and high enough."""
        left = np.count_nonzero(asked)
        for _ in range(ROUNDS):
            for way in (1, -1):
                wanted = self.weak()[way < 0] & asked
                if wanted.any():
                    self.reach(wanted, way)
            low, high = self.weak()
            before, left = left, np.count_nonzero((low | high) & asked)
            if left in (0, before):
                return

    def one_by_one(self, asked: Flags) -> list[int]:
        """Return the counts that are known, or known too well."""
        low, high = self.weak()
        found: list[int] = []
        for at in np.flatnonzero((low | high) & asked).tolist():
            for way in (1.0, -1.0):
                low, high = self.weak()
                if low[at] or high[at]:
                    aim = np.zeros(len(asked))
                    aim[at] = way
                    self.look(aim)
            low, high = self.weak()
            if low[at] or high[at]:
                found.append(at)
        return found

    def _note(self, aim: Numbers, low: Numbers, high: Numbers) -> None:
        known, size = self.known, len(self.known.true)
        self.effort.spend(size)
        found = linprog(
            aim,
            A_ub=known.above,
            b_ub=known.most,
            A_eq=known.equal,
            b_eq=known.equal @ known.true,
            bounds=np.stack([low, high], axis=1),
            method="highs" if size < MANY else "highs-ipm",
            options={"maxiter": STEPS * (size + MANY)},
        )
        if found.status != 0:  # the true counts solve it
            raise ContractBroken(refused(self.effort.period, "a linear programme on them failed"))
        np.minimum(self.low, found.x, out=self.low)
        np.maximum(self.high, found.x, out=self.high)


def recovered(
    month: Month,
    parents: Mapping[str, str],
    k: int = LEAST,
    among: Iterable[int] | None = None,
    effort: Effort | None = None,
) -> list[Weak]:
    """Return the hidden counts that are known, or known too well; none of a protected month.

    among   places of hidden counts in the raveled month, if only some shall be attacked
    effort  what it may cost; nothing said: whatever it takes
    """
    known = system_of(month, parents, k)
    if not len(known.true):
        return []
    asked = np.full(len(known.true), among is None)
    if among is not None:  # a count that equals another one by a rule is attacked as that one
        asked[known.number[np.fromiter(among, np.int64)]] = True
    attack = Attack(known, k, effort or Effort(month.period, sys.maxsize))
    for at in _families(month, parents, known):
        attack.within(at, asked)
    attack.together(asked)
    return [_weak(month, attack, at) for at in attack.one_by_one(asked)]


def _families(month: Month, parents: Mapping[str, str], known: System) -> Iterator[Places]:
    """Yield the counts of all regions with the same parent: most of what is asked is shown there.

    A programme over the nation takes a thousand times as long as one over a province.
    """
    codes = month.axes.regions
    names = sorted(set(parents.values()))
    family = np.array([names.index(parents[c]) if c in parents else -1 for c in codes])
    of = family[np.unravel_index(known.cells, month.axes.shape)[0]]
    for one in np.unique(of).tolist():
        yield np.flatnonzero(of == one)


def _weak(month: Month, attack: Attack, at: int) -> Weak:
    where = np.unravel_index(attack.known.cells[at], month.axes.shape)
    region, industry, segment, programme = (
        codes[int(place)] for codes, place in zip(month.axes.codes, where, strict=True)
    )
    low, high = float(attack.low[at]), float(attack.high[at])
    return Weak(region, industry, segment, programme, low, high)
