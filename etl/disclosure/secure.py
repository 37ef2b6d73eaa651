"""The gate of real counts: a month is protected, attacked, and hides more until the attack fails.

Needs scipy (extra `scale`); `protected` alone does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from etl.disclosure.attack import Weak, recovered
from etl.disclosure.primary import LEAST
from etl.disclosure.protect import protected
from model.errors import ContractBroken
from model.registry import Mask, Month

ROUNDS = 20


def secured(
    month: Month,
    parents: Mapping[str, str],
    k: int = LEAST,
    before: Mask | None = None,
    sample: int | None = None,
) -> Month:
    """Return a protected month of which the attack recovers nothing.

    sample  how many hidden counts are attacked, drawn by a fixed seed; where one of them falls, and
            where nothing is said, all of them are
    """
    hidden = before
    for _ in range(ROUNDS):
        found = protected(month, parents, k, hidden)
        weak = [] if sample == 0 else recovered(found, parents, k, _drawn(found, sample))
        if not weak:
            return found
        sample = None  # one fell: the others are not taken on trust
        hidden = found.hidden.copy()
        for cell in _beside(found, parents, weak):
            hidden[cell] = True
    raise ContractBroken(
        f"{month.period}: {len(weak)} hidden counts can still be worked out; count fewer industries"
    )


def _drawn(month: Month, sample: int | None) -> Iterable[int] | None:
    """Return places of hidden counts in the raveled month; None for all of them."""
    hidden = np.flatnonzero(month.hidden)
    if sample is None or sample >= len(hidden):
        return None
    drawn: list[int] = np.random.default_rng(0).choice(hidden, sample, replace=False).tolist()
    return drawn


def _beside(
    month: Month, parents: Mapping[str, str], weak: list[Weak]
) -> Iterable[tuple[int, ...]]:
    """Yield along each axis through each weak count the published part of the fewest persons."""
    axes = month.axes
    for one in weak:
        at = (
            axes.regions.index(one.region),
            axes.industries.index(one.industry),
            axes.segments.index(one.segment),
            axes.programmes.index(one.programme),
        )
        parent = parents.get(one.region)
        siblings = [i for i, code in enumerate(axes.regions) if parents.get(code) == parent]
        lines = (siblings, range(1, axes.shape[1]), range(1, axes.shape[2]))
        for axis, places in enumerate(lines):
            cells = [(*at[:axis], place, *at[axis + 1 :]) for place in places]
            free = [c for c in cells if month.persons[c] > 0 and not month.hidden[c]]
            if free:
                persons = [int(month.persons[c]) for c in free]
                yield free[int(np.argmin(persons))]
