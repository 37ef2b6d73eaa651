"""Rows permuted against their names: a column of one file, proven by an identity with others.

Labour force must equal employed + unemployed in every row. Where several rows of one province
and year break this, and the column's values are, sorted, those that the identity asks for, the
column stands at the wrong names; each value then belongs to exactly one row. A value that
stands twice belongs to two: such a tie proposes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from etl.repair.company import company
from etl.repair.grid import Grid
from etl.repair.proposal import Proposal, plain
from etl.repair.shift import Shift, called, shift_of

HALF = 0.5
FEWEST = 2  # rows that can have changed places
IDENTITIES = (
    ("labour_force", ("employed", "unemployed")),
    ("participants_registered", ("participants_active", "participants_inactive")),
)


@dataclass(frozen=True, slots=True)
class Moved:
    """Rows of one column at the wrong names: the value of sources[i] belongs to rows[i]."""

    identity: tuple[str, tuple[str, str]]
    column: int
    rows: tuple[int, ...]
    sources: tuple[int, ...]
    also: bool  # a second column would explain it as well
    shift: Shift | None


def permutations(grid: Grid) -> list[Proposal]:
    """Return a proposal per province, period and column whose rows stand at wrong names."""
    found = [moved for identity in IDENTITIES for moved in _found(grid, identity)]
    shifts = [(str(grid.rows["period"].iloc[m.rows[0]]), m.shift) for m in found]
    return [
        _proposal(grid, moved, called(moved.shift, period, shifts))
        for moved, (period, _) in zip(found, shifts, strict=True)
    ]


def _found(grid: Grid, identity: tuple[str, tuple[str, str]]) -> Iterator[Moved]:
    """Yield what is moved under one identity, for every combination of the other dimensions."""
    whole, parts = identity
    for key in grid.columns:
        if key[0] != whole:
            continue
        columns = [grid.column(measure, *key[1:]) for measure in (whole, *parts)]
        if None in columns:
            continue
        yield from _in_groups(grid, identity, [c for c in columns if c is not None])


def _in_groups(
    grid: Grid, identity: tuple[str, tuple[str, str]], columns: list[int]
) -> Iterator[Moved]:
    whole, *parts = columns
    excess = grid.values[:, whole] - grid.values[:, parts].sum(axis=1)
    broken = np.flatnonzero(np.abs(excess) > HALF)  # NaN is not
    groups = grid.rows.iloc[broken].groupby(["period", "parent"], sort=True)
    for (_, parent), group in groups:
        rows = group.index.to_numpy()
        if not parent or len(rows) < FEWEST:
            continue
        fits = [
            (column, sources)
            for column, sign in ((whole, -1), *((part, 1) for part in parts))
            if (sources := _matching(grid, column, rows, sign * excess[rows])) is not None
        ]
        if fits and (fits[0][0] == whole or len(fits) == 1):
            column, sources = fits[0]
            shift = shift_of(rows, sources, _siblings(grid, rows[0]))
            yield Moved(identity, column, tuple(rows), tuple(sources), len(fits) > 1, shift)


def _siblings(grid: Grid, row: int) -> npt.NDArray[np.int64]:
    """Return the rows of the same period below the same region."""
    same = (grid.rows[["period", "parent"]] == grid.rows[["period", "parent"]].iloc[row]).all(
        axis=1
    )
    return np.flatnonzero(same)


def _matching(
    grid: Grid, column: int, rows: npt.NDArray[np.int64], change: npt.NDArray[np.float64]
) -> npt.NDArray[np.int64] | None:
    """Return for every row the one row whose value belongs to it; None where that is not proven."""
    have = grid.values[rows, column]
    needed = have + change
    by_have, by_need = np.argsort(have), np.argsort(needed)
    if (np.abs(have[by_have] - needed[by_need]) > HALF).any():
        return None
    others = np.setdiff1d(_siblings(grid, rows[0]), rows)
    if (np.diff(have[by_have]) < HALF).any() or np.isin(grid.values[others, column], have).any():
        return None
    sources = np.empty(len(rows), dtype=np.int64)
    sources[by_need] = rows[by_have]
    return sources


def _proposal(grid: Grid, moved: Moved, shift: Shift | None) -> Proposal:
    about = grid.rows.iloc[moved.rows[0]]
    cells = [
        grid.cell(row, column, grid.values[source, column])
        for column in (moved.column, *company(grid, moved.column, moved.rows))
        for row, source in zip(moved.rows, moved.sources, strict=True)
        if grid.values[row, column] != grid.values[source, column]
    ]
    sentence = _sentence(grid, moved, shift)
    return Proposal(
        "permutation", str(about["parent"]), str(about["period"]),
        shift.rows if shift else None, sentence, tuple(cells),
    )  # fmt: skip


def _sentence(grid: Grid, moved: Moved, shift: Shift | None) -> str:
    whole, parts = moved.identity
    column, rows = moved.column, list(moved.rows)
    codes = grid.rows["region"].iloc[rows]
    values = grid.values[rows, column]
    first, last = plain(values.min()), plain(values.max())
    where = [
        f"{grid.rows['region'].iloc[source]} holds {plain(grid.values[source, column])} of {code}"
        for code, source in zip(codes, moved.sources, strict=True)
    ]
    also = "; another column moved would fit as well" if moved.also else ""
    how = f"{shift}" if shift else "no shift"
    return (
        f"{grid.columns[column][0]} of {len(rows)} rows breaks {whole} = {' + '.join(parts)}, but "
        f"sorted its values ({first} to {last}) are those that it must have, each of them once: "
        f"{how}{also}. {', '.join(where)}."
    )
