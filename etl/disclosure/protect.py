"""A month as it may be published: small counts and what would give them away are hidden."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from etl.disclosure.complementary import Work
from etl.disclosure.fixed import Unknowns
from etl.disclosure.lines import Lines, Places, lines_of
from etl.disclosure.primary import LEAST, few
from etl.disclosure.room import State
from etl.disclosure.twins import hide_twins
from model.errors import UsageError
from model.registry import Axes, Mask, Month, Persons

ROUNDS = 20


def protected(
    month: Month, parents: Mapping[str, str], k: int = LEAST, before: Mask | None = None
) -> Month:
    """Return the month with its mask, which follows from its counts, and from `before` alone.

    parents  each region's own (kabupaten and kota -> province -> kanwil or nation)
    before   what an earlier release of the same month hid: it stays hidden
    """
    if month.hidden.any():
        raise UsageError(f"the counts of {month.period} are hidden already: protect the whole ones")
    hidden = few(month.persons, k)
    if before is not None:
        hidden |= before
    first, of = _distinct(month, hidden)
    axes = replace(month.axes, programmes=tuple(month.axes.programmes[at] for at in first))
    counts = np.append(month.persons[..., first].ravel(), np.int32(0))
    raveled = np.append(hidden[..., first].ravel(), np.False_)
    _hide(counts, raveled, _lines(axes, tuple(sorted(parents.items()))), k)
    return replace(month, hidden=raveled[:-1].reshape(axes.shape)[..., of])


def newly_hidden(before: Mask, after: Month) -> int:
    """Return how many counts an earlier release of the month published and this one hides."""
    return int(np.count_nonzero(after.hidden & ~before))


def _hide(persons: Persons, hidden: Mask, lines: Lines, k: int) -> None:
    """Hide what is needed, in place, and publish again what can be worked out in any case."""
    own, more = hidden.copy(), np.flatnonzero(hidden)
    work = Work.of(persons, hidden, lines, k)
    for _ in range(ROUNDS):
        work.complement(more)
        unknowns = Unknowns.of(persons, hidden, lines)
        known = unknowns.fixed(draws=1)
        more = unknowns.beside(known[_without(known, own, work.state, lines)[known]])
        if not len(more):
            break
    hidden[:] = _without(unknowns.fixed(), own, work.state, lines)


def _without(known: Places, own: Mask, state: State, lines: Lines) -> Mask:
    """Return what stays hidden if known counts are not: own ones do, and twins of hidden ones."""
    hidden = state.hidden.copy()
    hidden[known[~own[known]]] = False
    hide_twins(state.persons, hidden, lines.programmes[np.unique(lines.programme_of[known])])
    return hidden


def _distinct(month: Month, hidden: Mask) -> tuple[list[int], npt.NDArray[np.intp]]:
    """Return the total and the programmes that differ, and for each programme which of them it is.

    All have JKK and JKM, as a rule: two columns that are one are worked out once.
    """
    first = [0]
    of = np.zeros(len(month.axes.programmes), np.intp)
    for at in range(1, len(of)):
        same = (
            number
            for number, one in enumerate(first[1:], 1)
            if np.array_equal(month.persons[..., one], month.persons[..., at])
            and np.array_equal(hidden[..., one], hidden[..., at])
        )
        of[at] = next(same, len(first))
        if of[at] == len(first):
            first.append(at)
    return first, of


@lru_cache(maxsize=1)  # the months of a release have the same regions
def _lines(axes: Axes, parents: tuple[tuple[str, str], ...]) -> Lines:
    return lines_of(axes, dict(parents))
