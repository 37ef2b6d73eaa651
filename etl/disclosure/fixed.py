"""Hidden counts that the sums beside them fix to one number, found by linear algebra alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from etl.disclosure.lines import Lines, Places
from model.registry import Mask, Persons

Numbers = npt.NDArray[np.float64]
STEPS, EVENED = 400, 5
DONE, NOTHING = 1e-24, 1e-8  # of the squared start; of a count that may move by about one


@dataclass(frozen=True, slots=True)
class Sums:
    """Which hidden counts stand in which line, with the weight of each, at totals below 0."""

    line: Places
    count: Places
    weight: Numbers
    shape: tuple[int, int]

    def over(self, of: Numbers) -> Numbers:
        """Return per line the sum of what is given per count."""
        found = np.bincount(self.line, self.weight * of[self.count], self.shape[0])
        return found.astype(np.float64)

    def back(self, of: Numbers) -> Numbers:
        """Return per count the sum of what is given per line."""
        found = np.bincount(self.count, self.weight * of[self.line], self.shape[1])
        return found.astype(np.float64)


def fixed(persons: Persons, hidden: Mask, lines: Lines, draws: int = 2) -> Places:
    """Return the hidden cells that no change of hidden counts can move without breaking a sum.

    A change drawn at random is taken back to where all sums hold (least squares by conjugate
    gradients); what then stands still is fixed. Without enough steps fewer are found, never more.
    Of one draw a free cell stands still once in millions, of two never.
    """
    number, unknown = _numbers(persons, hidden, lines.programmes)
    sums = _even(_sums(number, unknown, lines))
    rng = np.random.default_rng(0)
    moves = [np.abs(_freed(sums, rng.standard_normal(unknown))) for _ in range(draws)]
    still = np.max(moves, axis=0) < NOTHING
    cells = np.flatnonzero(hidden)
    found: Places = cells[still[number[cells]]]
    return found


def beside(cells: Places, state: tuple[Persons, Mask], lines: Lines) -> Places:
    """Return in each line through some cells the published count of the fewest persons."""
    persons, hidden = state
    marked = np.zeros(len(hidden), np.bool_)
    marked[cells] = True
    found = []
    for along in lines.additive:
        rows = along[marked[along].any(axis=1)]
        size = np.where(hidden[rows] | (persons[rows] == 0), np.inf, persons[rows])
        best = rows[np.arange(len(rows)), size.argmin(axis=1)]
        found.append(best[np.isfinite(size).any(axis=1)])
    return np.unique(np.concatenate(found))


def _numbers(persons: Persons, hidden: Mask, programmes: Places) -> tuple[Places, int]:
    """Return which unknown each hidden cell is, or -1, and how many there are.

    A programme that all hold in a cell is the same unknown as the total.
    """
    first = np.arange(len(hidden))
    total, parts = programmes[:, :1], programmes[:, 1:]
    same = hidden[total] & hidden[parts] & (persons[total] == persons[parts])
    first[parts[same]] = np.broadcast_to(total, parts.shape)[same]
    cells = np.flatnonzero(hidden)
    _, unknown = np.unique(first[cells], return_inverse=True)
    number = np.full(len(hidden), -1)
    number[cells] = unknown
    return number, int(unknown.max(initial=-1)) + 1


def _sums(number: Places, unknown: int, lines: Lines) -> Sums:
    line, count, sign, before = [], [], [], 0
    for along in lines.additive:
        rows = number[along]
        row, column = np.nonzero(rows >= 0)
        line.append(row + before)
        count.append(rows[row, column])
        sign.append(np.where(column == 0, -1.0, 1.0))
        before += len(along)
    used, short = np.unique(np.concatenate(line), return_inverse=True)
    shape = (len(used), unknown)
    return Sums(short, np.concatenate(count), np.concatenate(sign), shape)


def _even(sums: Sums) -> Sums:
    """Return sums of which each line and each count weighs about as much: half the steps.

    What cannot move in one unit cannot move in another.
    """
    weight = sums.weight
    for _ in range(EVENED):
        for of, size in zip((sums.line, sums.count), sums.shape, strict=True):
            whole = np.bincount(of, weight * weight, size)
            weight = weight / np.sqrt(np.sqrt(whole))[of]
    return Sums(sums.line, sums.count, weight, sums.shape)


def _freed(sums: Sums, drawn: Numbers) -> Numbers:
    """Return the change nearest to the drawn one with which every sum stays as it is."""
    left = drawn
    slope = sums.over(left)
    way, size = slope, _squared(slope)
    enough = size * DONE
    for _ in range(STEPS):
        if size <= enough:
            break
        step = sums.back(way)
        along = size / _squared(step)
        left = left - along * step
        slope = sums.over(left)
        before, size = size, _squared(slope)
        way = slope + size / before * way
    return left


def _squared(of: Numbers) -> float:
    """Return the sum of squares; `@` would wake a thread for each core, who wait for each other."""
    return float(np.einsum("i,i", of, of))
