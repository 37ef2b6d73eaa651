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
NEVER = 1e15  # more persons than there are
TELLING = 0.1  # of a line that is added or taken away once to work out a count


@dataclass(frozen=True, slots=True)
class Sums:
    """Which hidden counts stand in which line, with the weight of each, at totals below 0."""

    line: Places
    count: Places
    weight: Numbers
    scale: tuple[Numbers, Numbers]  # by what the weights of each line and each count were taken

    def over(self, of: Numbers) -> Numbers:
        """Return per line the sum of what is given per count."""
        found = np.bincount(self.line, self.weight * of[self.count], len(self.scale[0]))
        return found.astype(np.float64, copy=False)

    def back(self, of: Numbers) -> Numbers:
        """Return per count the sum of what is given per line."""
        found = np.bincount(self.count, self.weight * of[self.line], len(self.scale[1]))
        return found.astype(np.float64, copy=False)


@dataclass(frozen=True, slots=True)
class Unknowns:
    """The hidden counts of a month, and the sums they stand in."""

    persons: Persons
    hidden: Mask
    lines: Lines
    number: Places  # which unknown each hidden cell is, or -1
    used: Places  # which of all lines the sums are over
    sums: Sums

    @classmethod
    def of(cls, persons: Persons, hidden: Mask, lines: Lines) -> Unknowns:
        """Return the unknowns of a raveled month, with a cell of nobody behind."""
        number, unknown = _numbers(persons, hidden, lines.programmes)
        return cls(persons, hidden, lines, number, *_sums(number, unknown, lines))

    def fixed(self, draws: int = 2) -> Places:
        """Return the hidden cells that no change of hidden counts can move without breaking a sum.

        A change drawn at random is taken back to where all sums hold (least squares by conjugate
        gradients); what then stands still is fixed. Without enough steps fewer are found, never
        more. Of one draw a free cell stands still once in millions, of two never.
        """
        rng, unknown = np.random.default_rng(0), len(self.sums.scale[1])
        moves = [np.abs(_freed(self.sums, rng.standard_normal(unknown))[0]) for _ in range(draws)]
        still = np.max(moves, axis=0) < NOTHING
        cells = np.flatnonzero(self.hidden)
        found: Places = cells[still[self.number[cells]]]
        return found

    def beside(self, cells: Places) -> Places:
        """Return what to hide next so that some fixed cells are fixed no longer.

        The sums that together tell them are added up; of each the published count of the fewest
        persons that does not cancel out: best one that is not nearly its own total or only part.
        """
        if not len(cells):
            return cells
        value, tells = self._telling(cells)
        bound = _bound(self.persons, self.lines)
        free = ~self.hidden & (self.persons > 0) & (np.abs(tells) > TELLING)
        size = np.where(free, self.persons + np.where(bound, NEVER, 0.0), np.inf)
        found, before = [], 0
        for along in self.lines.additive:
            rows = along[np.abs(value[before : before + len(along)]) > TELLING]
            before += len(along)
            best = rows[np.arange(len(rows)), size[rows].argmin(axis=1)]
            found.append(best[np.isfinite(size[best])])
        return np.unique(np.concatenate(found))

    def _telling(self, cells: Places) -> tuple[Numbers, Numbers]:
        """Return how often each line is added to work out some cells, and then each cell is."""
        wanted = np.unique(self.number[cells])
        drawn = np.zeros(len(self.sums.scale[1]))
        drawn[wanted] = np.random.default_rng(0).uniform(1, 2, len(wanted))
        lines = sum(map(len, self.lines.additive))
        value = np.zeros(lines)
        value[self.used] = _freed(self.sums, drawn * self.sums.scale[1])[1] * self.sums.scale[0]
        tells, before = np.zeros(len(self.hidden)), 0
        for along in self.lines.additive:
            times = value[before : before + len(along)]
            before += len(along)
            at = np.flatnonzero(times)
            weights = np.repeat(times[at, None], along.shape[1], axis=1)
            weights[:, 0] *= -1
            tells += np.bincount(along[at].ravel(), weights.ravel(), len(tells))
        return value, tells


def _bound(persons: Persons, lines: Lines) -> Mask:
    """Return the cells that are nearly another: the total and its part in a line of one part."""
    found = np.zeros(len(persons), np.bool_)
    for along in lines.additive:
        rows = along[np.count_nonzero(persons[along[:, 1:]], axis=1) == 1]
        found[rows] = True
    return found


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


def _sums(number: Places, unknown: int, lines: Lines) -> tuple[Places, Sums]:
    """Return which lines hide something, and the sums over them.

    Each line and each count weighs about as much: half the steps. What cannot move in one unit
    cannot move in another.
    """
    line, count, sign, before = [], [], [], 0
    for along in lines.additive:
        rows = number[along]
        row, column = np.nonzero(rows >= 0)
        line.append(row + before)
        count.append(rows[row, column])
        sign.append(np.where(column == 0, -1.0, 1.0))
        before += len(along)
    used, short = np.unique(np.concatenate(line), return_inverse=True)
    counts, weight = np.concatenate(count), np.concatenate(sign)
    scale = np.ones(len(used)), np.ones(unknown)
    for _ in range(EVENED):
        for of, taken in zip((short, counts), scale, strict=True):
            by = 1 / np.sqrt(np.sqrt(np.bincount(of, weight * weight, len(taken))))
            weight = weight * by[of]
            np.multiply(taken, by, out=taken)
    return used, Sums(short, counts, weight, scale)


def _freed(sums: Sums, drawn: Numbers) -> tuple[Numbers, Numbers]:
    """Return the change nearest to the drawn one with which every sum stays as it is.

    Out  it; how often each line was taken from the drawn one to come there
    """
    left, taken = drawn, np.zeros(len(sums.scale[0]))
    slope = sums.over(left)
    way, size = slope, _squared(slope)
    enough = size * DONE
    for _ in range(STEPS):
        if size <= enough:
            break
        step = sums.back(way)
        along = size / _squared(step)
        left, taken = left - along * step, taken + along * way
        slope = sums.over(left)
        before, size = size, _squared(slope)
        way = slope + size / before * way
    return left, taken


def _squared(of: Numbers) -> float:
    """Return the sum of squares; `@` would wake a thread for each core, who wait for each other."""
    return float(np.einsum("i,i", of, of))
