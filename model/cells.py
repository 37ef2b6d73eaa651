"""The cells of a version as one reader sees them: of publications, and of a registry's counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from heapq import merge
from typing import NamedTuple

from model.cell import Cell
from model.counted import Counted
from model.frame import Source
from model.rank import Rank, rank

MOST_HELD = 64  # regions of a registry whose cells are kept: those that were asked for last

Key = tuple[str, str, str]


class Wanted(NamedTuple):
    """Which cells of a region are asked for; None: of every one."""

    period: str | None = None
    segment: str | None = None
    base: str | None = None

    def has(self, cell: Cell) -> bool:
        """Return whether a cell is among them."""
        return (
            self.period in (None, cell.period)
            and self.segment in (None, cell.segment)
            and self.base in (None, cell.base)
        )


EVERY = Wanted()


class Cells:
    """Cells by region, over all industries and programmes, in order of their keys.

    Cells of publications are held; those of a registry are made when they are asked for, which is
    cheap where a period, a segment or a base is named.
    """

    def __init__(
        self,
        published: Mapping[str, tuple[Cell, ...]],
        counted: Counted | None,
        sources: Mapping[str, Source],
    ) -> None:
        self._published, self._counted, self._sources = published, counted, sources
        self._every = lru_cache(MOST_HELD)(self._made)

    def of(self, region: str, wanted: Wanted = EVERY) -> tuple[Cell, ...]:
        """Return the cells of a region that are wanted."""
        return self._every(region) if wanted == EVERY else self._made(region, wanted)

    def recent(self, region: str) -> tuple[Cell, ...]:
        """Return every cell of publications, and of a registry those of its newest month."""
        mine = self._published.get(region, ())
        if self._counted is None:
            return mine
        newest = Wanted(period=self._counted.cube.periods[-1])
        return tuple(self._in_force(mine, self._counted.cells(region, *newest)))

    def _made(self, region: str, wanted: Wanted = EVERY) -> tuple[Cell, ...]:
        mine = tuple(filter(wanted.has, self._published.get(region, ())))
        if self._counted is None:
            return mine
        counts = self._counted.cells(region, *wanted)
        return tuple(self._in_force(mine, counts) if mine else counts)

    def _in_force(self, published: Iterable[Cell], counts: Iterable[Cell]) -> Iterable[Cell]:
        """Yield one cell per key, in order; it names the other as its rival where they clash."""
        waiting: Cell | None = None
        for cell in merge(published, counts, key=_key):
            if waiting is None:
                waiting = cell
            elif _key(waiting) == _key(cell) and waiting.period_kind == cell.period_kind:
                waiting = self._better(waiting, cell)
            else:
                yield waiting
                waiting = cell
        if waiting is not None:
            yield waiting

    def _better(self, one: Cell, other: Cell) -> Cell:
        first, second = sorted((one, other), key=self._rank)
        mine, theirs = first.participants, second.participants
        if mine.known is None or theirs.known is None or mine.known.overlaps(theirs.known):
            return first
        return replace(first, rivals=tuple(sorted({*first.rivals, *theirs.origins})))

    def _rank(self, cell: Cell) -> tuple[bool, Rank]:
        people = cell.participants
        if people.known is None:
            return True, (0, False, 0, "")
        origin = people.origins[0]
        source = self._sources[origin]
        return False, rank(people, source.kind, source.as_of, origin)


def _key(cell: Cell) -> Key:
    return cell.period, cell.segment, cell.base
