"""Status codes in another order: a year whose statuses fit the years before far better so.

Every region's shares of the seven statuses are laid beside those of the year before, in every
order of the seven; the order that moves the fewest workers is the legend of that year.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from itertools import permutations as orders

import numpy as np
import numpy.typing as npt

from etl.findings import Finding
from etl.repair.grid import Grid
from etl.repair.proposal import Cell, Proposal
from etl.sources.sakernas import STATUSES

FAR_BETTER = 0.5  # of what the order as read leaves; in years of one legend that order is the best
FORMAL = ("employer", "employee")
JUMP = 0.25
FEWEST = 2  # regions in both years
HINT = "Declare what sta_1 to sta_7 mean in this year, or accept reordered_codes"
Shares = npt.NDArray[np.float64]


def reordered(grid: Grid) -> list[Proposal]:
    """Return a proposal per year whose statuses were read in another order than they stand."""
    columns = _columns(grid)
    if columns is None:
        return []
    values = grid.values[:, columns].copy()
    found = []
    for before, now in _pairs(grid, values):
        order = _best(_distances(values[before], values[now]))
        if order is not None:
            period = str(grid.rows["period"].iloc[now[0]])
            rows = np.flatnonzero(grid.rows["period"] == period)
            values[rows] = values[rows][:, order]
            found.append(_proposal(grid, columns, rows, order, (before, now)))
    periods = grid.rows["period"].nunique()
    return found if 2 * len(found) <= periods else []  # else the first years are the odd ones


def jumps(grid: Grid) -> list[Finding]:
    """Return a fault per year in which the middle region's formal workers jump by a quarter."""
    columns = _columns(grid)
    if columns is None:
        return []
    formal = grid.values[:, [columns[STATUSES.index(s)] for s in FORMAL]].sum(axis=1)
    faults = []
    for before, now in _pairs(grid, grid.values[:, columns]):
        ratio = float(np.median(formal[now] / np.maximum(formal[before], 1)))
        if abs(ratio - 1) >= JUMP:
            period = str(grid.rows["period"].iloc[now[0]])
            place = grid.places[grid.at[now[0], columns[STATUSES.index(FORMAL[0])]]]
            rule = "formal workers jump by a quarter or more: status codes may be reordered"
            faults.append(Finding(place, f"{ratio - 1:+.0%} in {period}", rule, HINT))
    return faults


def _columns(grid: Grid) -> list[int] | None:
    found = [grid.column("employed_by_status", "total", "total", s, "total") for s in STATUSES]
    return None if None in found else [column for column in found if column is not None]


def _pairs(
    grid: Grid, values: Shares
) -> Iterator[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """Yield the rows of one year and of the year after, region by region, all statuses known."""
    known = np.flatnonzero(~np.isnan(values).any(axis=1) & (values.sum(axis=1) > 0))
    rows = grid.rows.iloc[known]
    periods = sorted(set(rows["period"]))
    by_period = {p: dict(zip(g["region"], g.index, strict=True)) for p, g in rows.groupby("period")}
    for before, now in pairwise(periods):
        both = sorted(by_period[before].keys() & by_period[now].keys())
        if len(both) >= FEWEST:
            yield (
                np.array([by_period[before][region] for region in both]),
                np.array([by_period[now][region] for region in both]),
            )


def _distances(before: Shares, now: Shares) -> Shares:
    """Return [i, j]: how far status i of the year before is from status j of this one."""
    was = before / before.sum(axis=1, keepdims=True)
    is_ = now / now.sum(axis=1, keepdims=True)
    total: Shares = np.abs(was[:, :, None] - is_[:, None, :]).sum(axis=0)
    return total


def _best(distances: Shares) -> list[int] | None:
    """Return the order of this year's statuses that fits far better than the one they were read in.

    None where none does, or where two orders fit equally well.
    """
    every = np.array(list(orders(range(len(STATUSES)))))
    costs = distances[np.arange(len(STATUSES)), every].sum(axis=1)
    as_read = distances.trace()
    first, second = np.argsort(costs)[:2]
    if costs[first] >= FAR_BETTER * as_read or np.isclose(costs[first], costs[second]):
        return None
    return [int(column) for column in every[first]]


def _proposal(
    grid: Grid,
    columns: list[int],
    rows: npt.NDArray[np.int64],
    order: list[int],
    pair: tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]],
) -> Proposal:
    before, now = pair
    distances = _distances(grid.values[before][:, columns], grid.values[now][:, columns])
    better = distances[np.arange(len(STATUSES)), order].sum()
    moved = {STATUSES[i]: STATUSES[j] for i, j in enumerate(order) if i != j}
    cells: list[Cell] = [
        grid.cell(row, columns[i], grid.values[row, columns[j]])
        for row in rows
        for i, j in enumerate(order)
        if i != j and grid.values[row, columns[i]] != grid.values[row, columns[j]]
    ]
    said = ", ".join(f"{right} was read as {read}" for right, read in moved.items())
    period = str(grid.rows["period"].iloc[rows[0]])
    evidence = (
        f"against the year before, the shares of the statuses move by {better:.2f} in the sum of "
        f"{len(now)} regions if {said}, by {distances.trace():.2f} as read"
    )
    return Proposal("reordered_codes", "00", period, None, evidence, tuple(cells))
