"""The attack of etl/disclosure on two versions of a month at once."""

import numpy as np
from scipy import sparse
from scipy.optimize import linprog

from etl.disclosure.system import System, system_of

ROUNDS = 6
NEAR = 1e-4  # of a person


def together(one, other, parents, k):
    """All that is known of two versions, to whoever knows which hidden counts are the same."""
    first, second = (system_of(month, parents, k) for month in (one, other))
    at = {cell: number for number, cell in enumerate(first.cells.tolist())}
    own, theirs, width = np.arange(len(first.cells)), [], len(first.cells)
    for cell, count in zip(second.cells.tolist(), second.true.tolist(), strict=True):
        same = cell in at and first.true[at[cell]] == count
        theirs.append(at[cell] if same else width)
        width += not same
    places = (own, np.array(theirs, int))
    both = (first, second)

    def joined(name, how, start):
        found = np.full(width, start, float)
        for where, system in zip(places, both, strict=True):
            how.at(found, where, getattr(system, name))
        return found

    def stacked(name):
        return sparse.vstack(
            [
                _widened(getattr(system, name), where, width)
                for where, system in zip(places, both, strict=True)
            ]
        ).tocsr()

    cells = np.zeros(width, int)
    for where, system in zip(places, both, strict=True):
        cells[where] = system.cells
    return System(
        cells,
        joined("true", np.maximum, 0),
        joined("least", np.maximum, 0),
        stacked("equal"),
        stacked("above"),
        np.concatenate([first.most, second.most]),
        joined("low", np.maximum, 0),
        joined("high", np.minimum, np.inf),
    )


def weak(system, k):
    """How many hidden counts cannot be as far from what they are as a rule of k asks.

    Fewer than k persons: from the least that they can be to k counts further; others k counts.
    """
    low, high, few = system.true.copy(), system.true.copy(), system.true < k
    bottom = np.where(few, system.least, np.maximum(system.true - k + 1, 1))
    top = np.where(few, system.least, system.true) + k - 1

    def lacking():
        narrow = high - low < k - 1 - NEAR
        return (
            np.where(few, low > bottom + NEAR, narrow),
            np.where(few, high < top - NEAR, narrow),
        )

    def look(aim, least, most):
        found = linprog(
            aim,
            A_ub=system.above,
            b_ub=system.most,
            A_eq=system.equal,
            b_eq=system.equal @ system.true,
            bounds=np.stack([least, most], axis=1),
        )
        assert found.status == 0, found.message
        np.minimum(low, found.x, out=low)
        np.maximum(high, found.x, out=high)

    for _ in range(ROUNDS):  # as many at once as can be
        fewer, more = lacking()
        floor = np.where(fewer, np.maximum(np.minimum(bottom, system.true), system.low), system.low)
        look(fewer.astype(float), floor, system.high)
        roof = np.where(more, np.minimum(np.maximum(top, system.true), system.high), system.high)
        look(-more.astype(float), system.low, roof)
    for at in np.flatnonzero(np.logical_or(*lacking())):  # the others one by one
        for way in (1.0, -1.0):
            look(way * (np.arange(len(low)) == at), system.low, system.high)
    return int(np.count_nonzero(np.logical_or(*lacking())))


def _widened(matrix, at, width):
    found = matrix.tocoo()
    return sparse.csr_matrix(
        (found.data, (found.row, at[found.col])), shape=(matrix.shape[0], width)
    )
