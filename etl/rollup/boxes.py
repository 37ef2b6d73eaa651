"""Persons by the cells they hold, to distinct persons of every cell and every total.

A person counts in the cell itself and in each total above it: a box. Persons with one cell are
added box by box. The boxes of a person with several overlap; the overlap of two boxes is the box of
the cell they share, so that adding single ones, taking away pairs, adding triples and so on counts
the person once in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from etl.rollup import cell
from etl.rollup.cell import HELD, Numbers
from etl.rollup.tree import Tree
from model.errors import ContractBroken
from model.registry import PROGRAMMES, Axes, Month

FEW = 4  # cells of one person up to which all subsets are formed at once
MOST_PERSONS = np.iinfo(np.int32).max


class Boxes:
    """Sums over boxes, one number for each cell, at which every total can be counted.

    counts: (regions, industries, segments, sets of programmes)
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        regions, industries, segments, _ = tree.axes.shape
        self.counts = np.zeros((regions, industries, segments, HELD), np.int64)

    def add(self, cells: Numbers, persons: Numbers) -> None:
        """Count persons at one cell each."""
        np.add.at(self.counts, cell.parts_of(cells), persons)

    def add_several(self, cells: Sequence[Numbers], persons: Numbers) -> None:
        """Count persons who hold all of these cells: cells[0][i], cells[1][i], …"""
        terms: list[tuple[Numbers, int]] = []
        for one in cells:
            shared = [(cell.meet(term, one, self.tree.meets), -sign) for term, sign in terms]
            terms += [(one, 1), *shared]
        for term, sign in terms:
            self.add(term, sign * persons)

    def add_lists(self, lists: Iterable[Sequence[int]]) -> None:
        """Count one person for each list of cells, of any length."""
        by_length: dict[int, list[Sequence[int]]] = {}
        for held in lists:
            by_length.setdefault(len(held), []).append(held)
        for length, found in by_length.items():
            if length <= FEW:
                columns = np.array(found, np.int64).T
                self.add_several(list(columns), np.ones(len(found), np.int64))
                continue
            for held in found:
                self._add_many(held)

    def _add_many(self, held: Sequence[int]) -> None:
        """Count one person with many cells; cells that are shared are few, however many pairs."""
        terms: dict[int, int] = {}
        for one in held:
            added = {one: 1}
            known, signs = np.array(list(terms), np.int64), list(terms.values())
            for shared, sign in zip(self._shared(known, one), signs, strict=True):
                added[shared] = added.get(shared, 0) - sign
            for term, sign in added.items():
                terms[term] = terms.get(term, 0) + sign
            terms = {term: sign for term, sign in terms.items() if sign}
        self.add(np.array(list(terms), np.int64), np.array(list(terms.values()), np.int64))

    def _shared(self, known: Numbers, one: int) -> list[int]:
        found: list[int] = cell.meet(known, np.full_like(known, one), self.tree.meets).tolist()
        return found

    def month(self, period: str) -> Month:
        """Return the distinct persons of every cell and every total; nothing is hidden yet."""
        axes = self.tree.axes
        persons = _by_programme(self.counts, axes)
        persons[:, 0] = persons.sum(axis=1)
        persons[:, :, 0] = persons.sum(axis=2)
        for part, whole in self.tree.upwards():
            persons[whole] += persons[part]
        if persons.min() < 0 or persons.max() > MOST_PERSONS:
            raise ContractBroken(f"{period}: the counts do not fit: the files changed meanwhile?")
        return Month(period, axes, persons.astype(np.int32), np.zeros(axes.shape, np.bool_))


def _by_programme(counts: Numbers, axes: Axes) -> Numbers:
    """Return the counts by single programme, all of them first, in place of by sets of them."""
    found = np.empty(axes.shape, np.int64)
    found[..., 0] = counts.sum(axis=3)
    sets = np.arange(HELD)
    for position in range(1, len(PROGRAMMES)):
        found[..., position] = counts[..., sets & (1 << (position - 1)) > 0].sum(axis=3)
    return found
