"""Whole persons out of fractions, so that the totals stay what they are."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from etl.synthetic.fitting import Numbers, fitted, margin

Whole = npt.NDArray[np.int64]


def apportioned(weights: npt.NDArray[np.float64] | Whole, groups: Whole, totals: Whole) -> Whole:
    """Return whole numbers in proportion to weights that add up to the total of each group.

    The largest remainders are rounded up, the first of equals first; a group of no weight gets
    nothing. Whole weights whose sum is at least the total are never exceeded.
    """
    sums = np.bincount(groups, weights, len(totals))
    rates = np.divide(totals, sums, out=np.zeros(len(totals)), where=sums > 0)
    shares = weights * rates[groups]
    whole = np.floor(shares + 1e-9).astype(np.int64)
    missing = np.where(sums > 0, totals, 0) - np.bincount(groups, whole, len(totals)).astype(int)
    order = np.lexsort((whole - shares, groups))
    first = np.searchsorted(groups[order], np.arange(len(totals)))
    place = np.arange(len(order)) - first[groups[order]]
    whole[order[place < missing[groups[order]]]] += 1
    return whole


def spread_over(weights: Numbers, total: int) -> Whole:
    """Return one total in whole numbers in proportion to weights."""
    return apportioned(weights, np.zeros(len(weights), np.int64), np.array([total]))


def table(weights: Numbers, rows: Whole, columns: Whole) -> Whole:
    """Return a table of whole numbers with these sums of rows and of columns, near to weights.

    In   rows and columns of the same sum
    """
    rows_known, columns_known = rows.astype(np.float64), columns.astype(np.float64)
    wanted = fitted(
        weights,
        [
            margin("rows", rows_known, [0], weights.shape),
            margin("columns", columns_known, [1], weights.shape),
        ],
    )
    at = np.repeat(np.arange(len(rows)), len(columns))
    whole = apportioned(wanted.ravel(), at, rows).reshape(weights.shape)
    # one person moves within a row from a column that has too many to one that has too few
    while (over := whole.sum(0) - columns).any():
        here, there = int(over.argmax()), int(over.argmin())
        gain = (whole - wanted)[:, here] - (whole - wanted)[:, there]
        row = int(np.where((whole[:, here] > 0) & (weights[:, there] > 0), gain, -np.inf).argmax())
        whole[row, here] -= 1
        whole[row, there] += 1
    return whole
