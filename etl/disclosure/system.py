"""All that an attacker knows of a protected month, as equations and bounds of the hidden counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import sparse

from etl.disclosure.least import least_of
from etl.disclosure.lines import Lines, Places, lines_of
from model.registry import Month

Numbers = npt.NDArray[np.float64]
Matrix = Any  # scipy comes without types


@dataclass(frozen=True, slots=True)
class System:
    """What is known: equal @ x = equal @ true, above @ x <= most, low <= x <= high.

    Hidden counts that are known to be equal share one x. `true` solves it.
    """

    cells: Places  # where the first count of each x stands in the raveled month
    true: Numbers
    least: Numbers  # what the attacker knows from the hidden cells alone: zeros are published
    equal: Matrix
    above: Matrix
    most: Numbers
    low: Numbers
    high: Numbers
    # of each cell of the raveled month, which x of the whole it is, or -1; none of several months
    number: Places = field(default_factory=lambda: np.empty(0, np.int64))

    def part(self, at: Places) -> System:
        """Return the system of some x alone, where all others are what they are.

        What solves it solves the whole: an attacker who knows less can rule out no more.
        """
        others = self.true.copy()
        others[at] = 0
        equal, above = self.equal[:, at], self.above[:, at]
        some = np.diff(above.indptr) > 0
        return System(
            self.cells[at],
            self.true[at],
            self.least[at],
            equal[np.diff(equal.indptr) > 0],
            above[some],
            (self.most - self.above @ others)[some],
            self.low[at],
            self.high[at],
            self.number,
        )


@dataclass(frozen=True, slots=True)
class Known:
    """The counts of a month, what is hidden, and the number of the x of each hidden cell, or -1."""

    persons: Places
    hidden: npt.NDArray[np.bool_]
    number: Places


def system_of(month: Month, parents: Mapping[str, str], k: int) -> System:
    """Return what the strongest attacker knows: how often each line counts somebody twice."""
    lines = lines_of(month.axes, parents)
    known, cells = _known(month, lines)
    true = known.persons[cells].astype(np.float64)
    low, high = np.minimum(true, 1), 2 * true + 1_000 + k  # far enough to tell
    for along in (*lines.additive, lines.programmes):
        _bound(known, along, low, high)
    equal = sparse.vstack([_signed(known, along, -1, len(cells)) for along in lines.additive])
    pairs = _pairs(known, lines, low)
    sums = _signed(known, lines.programmes, 1, len(cells), parts=-1)
    open_to = np.where(known.hidden[lines.programmes], 0, known.persons[lines.programmes])
    most = np.concatenate([np.zeros(pairs.shape[0]), open_to[:, 1:].sum(axis=1) - open_to[:, 0]])
    most[pairs.shape[0] :] += _without(known, lines)
    above = sparse.vstack([pairs, sums]).tocsr()
    some = np.diff(above.indptr) > 0
    least = least_of(known.persons, known.hidden, lines)[cells].astype(np.float64)
    equal = equal.tocsr()
    equal = equal[np.diff(equal.indptr) > 0]
    return System(cells, true, least, equal, above[some], most[some], low, high, known.number)


def _known(month: Month, lines: Lines) -> tuple[Known, Places]:
    """Return what is hidden and its numbers; a programme that all hold is the total's own x."""
    persons = np.append(month.persons.ravel().astype(np.int64), 0)
    hidden = np.append(month.hidden.ravel(), np.False_)
    first = np.arange(len(persons))
    total, parts = lines.programmes[:, :1], lines.programmes[:, 1:]
    same = hidden[parts] & hidden[total] & (persons[parts] == persons[total])
    first[parts[same]] = np.broadcast_to(total, parts.shape)[same]
    cells = np.unique(first[hidden])
    number = np.full(len(persons), -1)
    number[cells] = np.arange(len(cells))
    number = np.where(hidden, number[first], -1)
    return Known(persons, hidden, number), cells


def _bound(known: Known, along: Places, low: Numbers, high: Numbers) -> None:
    """Narrow the bounds, in place: no part is more than its total."""
    rows = along[known.hidden[along].any(axis=1)]
    total, parts = rows[:, 0], rows[:, 1:]
    seen = np.where(known.hidden[parts], 0, known.persons[parts]).max(axis=1, initial=0)
    held = known.hidden[total]
    np.maximum.at(low, known.number[total[held]], seen[held])
    open_to = known.hidden[parts] & ~held[:, None]
    above = np.broadcast_to(known.persons[total][:, None], parts.shape)[open_to]
    np.minimum.at(high, known.number[parts[open_to]], above)


def _signed(known: Known, along: Places, total: int, width: int, parts: int = 1) -> Matrix:
    """Return one row per line: the total's x and the parts' x with their signs."""
    numbers = known.number[along]
    row, column = np.nonzero(numbers >= 0)
    signs = np.where(column == 0, float(total), float(parts))
    where = (row, numbers[row, column])
    return sparse.csr_matrix((signs, where), shape=(len(along), width))


def _without(known: Known, lines: Lines) -> Places:
    """Return by how many a total is more than its programmes: some persons hold none of them."""
    counts = known.persons[lines.programmes]
    without: Places = np.maximum(counts[:, 0] - counts[:, 1:].sum(axis=1), 0)
    return without


def _pairs(known: Known, lines: Lines, low: Numbers) -> Matrix:
    """Return the rows that say of hidden parts of hidden totals: part - total <= 0.

    Only where the sums do not say so already: that leaves a third of the rows.
    """
    found = []
    for along in (*lines.additive, lines.programmes):
        numbers = known.number[along]
        both = (numbers[:, :1] >= 0) & (numbers >= 0) & (numbers != numbers[:, :1])
        if along is not lines.programmes:
            both &= ~_implied(known, along, low)
        row, column = np.nonzero(both)
        found.append(np.stack([numbers[row, column], numbers[row, 0]], axis=1))
    pairs = np.unique(np.concatenate(found), axis=0)
    row = np.repeat(np.arange(len(pairs)), 2)
    signs = np.tile([1.0, -1.0], len(pairs))
    return sparse.csr_matrix((signs, (row, pairs.ravel())), shape=(len(pairs), len(low)))


def _implied(known: Known, along: Places, low: Numbers) -> npt.NDArray[np.bool_]:
    """Return which parts of lines are never more than their total.

    The other parts, each at its fewest, are as many as the persons whom the line counts twice.
    """
    numbers, counts = known.number[along], known.persons[along]
    fewest = np.where(numbers >= 0, np.append(low, 0)[numbers], counts)[:, 1:]
    twice = counts[:, 1:].sum(axis=1) - counts[:, 0]
    implied = fewest.sum(axis=1, keepdims=True) - fewest >= twice[:, None]
    return np.concatenate([np.zeros((len(along), 1), np.bool_), implied], axis=1)
