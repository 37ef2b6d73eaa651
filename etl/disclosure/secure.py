"""The gate of real counts: a month is protected, attacked, and hides more until the attack fails.

Needs scipy (extra `scale`); `protected` alone does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from etl.disclosure.attack import MANY, Weak, recovered
from etl.disclosure.effort import Effort, refused
from etl.disclosure.lines import Places
from etl.disclosure.primary import LEAST
from etl.disclosure.protect import protected
from model.errors import ContractBroken
from model.registry import Mask, Month

ROUNDS = 20
Cell = tuple[int, ...]  # positions on the axes


def secured(
    month: Month,
    parents: Mapping[str, str],
    k: int = LEAST,
    before: Mask | None = None,
    sample: int | None = None,
) -> Month:
    """Return a protected month of which the attack recovers nothing, or raise ContractBroken.

    sample  how many hidden counts are attacked, drawn by a fixed seed; nothing said: all of them.
            Where one falls, more is hidden beside it and others are drawn, from anywhere and from
            the families of regions in which one fell, until none of them falls.
    """
    hidden, touched, effort = before, np.zeros(month.axes.shape, np.bool_), Effort(month.period)
    for turn in range(ROUNDS):
        found = protected(month, parents, k, hidden)
        if sample == 0:
            return found
        drawn = None if sample is None else _drawn(found, touched, sample, turn)
        weak = recovered(found, parents, k, drawn, effort)
        if not weak:
            return found
        more = list(_beside(found, parents, weak))
        if not more:
            break
        hidden = found.hidden.copy()
        for cell in more:
            hidden[cell] = True
        for one in weak:
            touched[_family(month, parents, one.region)] = True
    raise ContractBroken(refused(month.period, f"{len(weak)} can still be worked out"))


def _drawn(month: Month, touched: Mask, sample: int, turn: int) -> Iterable[int]:
    """Return places of hidden counts in the raveled month, after a fall twice as many each turn.

    All of them after a fall where they are few; else many of those around what fell.
    """
    rng, most = np.random.default_rng(turn), sample << turn
    hidden = np.flatnonzero(month.hidden)
    if turn and len(hidden) < MANY:
        most = len(hidden)
    near = _some(rng, np.flatnonzero(month.hidden & touched), most)
    found: list[int] = np.union1d(_some(rng, hidden, most), near).tolist()
    return found


def _some(rng: np.random.Generator, places: Places, most: int) -> Places:
    return places if len(places) <= most else rng.choice(places, most, replace=False)


def _family(month: Month, parents: Mapping[str, str], region: str) -> Places:
    """Return the positions of a region, of those beside it and of the one above."""
    parent = parents.get(region, region)
    near = [code == parent or parents.get(code) == parent for code in month.axes.regions]
    return np.flatnonzero(near)


def _beside(month: Month, parents: Mapping[str, str], weak: list[Weak]) -> Iterator[Cell]:
    """Yield along each axis through each weak count the published part of the fewest persons.

    Where every part is hidden already: the published total or programme of the fewest persons.
    """
    for one in weak:
        lines, above = _through(month, parents, one)
        parts = [_fewest(month, cells) for cells in lines]
        yield from [cell for cell in parts if cell] or filter(None, [_fewest(month, above)])


def _through(
    month: Month, parents: Mapping[str, str], one: Weak
) -> tuple[list[list[Cell]], list[Cell]]:
    """Return the parts of the lines through a count; their totals, and programmes beside it."""
    axes, parent = month.axes, parents.get(one.region)
    names = (one.region, one.industry, one.segment, one.programme)
    at = tuple(codes.index(name) for codes, name in zip(axes.codes, names, strict=True))
    siblings = [i for i, code in enumerate(axes.regions) if parents.get(code) == parent]
    parts = (siblings, range(1, axes.shape[1]), range(1, axes.shape[2]))
    total = axes.regions.index(parent) if parent else at[0]
    whole = ((total,), (0,), (0,), range(axes.shape[3]))
    lines = [_moved(at, axis, places) for axis, places in enumerate(parts)]
    return lines, [c for axis, places in enumerate(whole) for c in _moved(at, axis, places)]


def _moved(at: Cell, axis: int, places: Iterable[int]) -> list[Cell]:
    return [(*at[:axis], place, *at[axis + 1 :]) for place in places]


def _fewest(month: Month, cells: list[Cell]) -> Cell | None:
    """Return the published cell of the fewest persons; None where all are hidden or of nobody."""
    free = [cell for cell in cells if month.persons[cell] > 0 and not month.hidden[cell]]
    return min(free, key=lambda cell: int(month.persons[cell]), default=None)
