"""Every sum that the figures of a table must obey, and by how much each one fails."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

from etl.repair.grid import Grid
from etl.repair.permutation import IDENTITIES
from etl.sources.sakernas import INDUSTRIES, STATUSES

ADDITIVE = (
    "population",
    "working_age",
    "labour_force",
    "employed",
    "unemployed",
    "employed_by_status",
    "participants_active",
    "participants_inactive",
    "participants_registered",
)


def sums(grid: Grid) -> pd.DataFrame:
    """Return every sum of which all members are known, a row per member.

    Out  (members, sum, kind, cell, whole, excess); cells are numbered row by row of the grid,
         excess is what the whole of the sum has more than its parts
    """
    tables, first = [], 0
    for kind, wholes, parts in _all(grid):
        excess = grid.values.flat[wholes] - grid.values.flat[parts].sum(axis=1)
        number = np.arange(first, first + len(wholes))
        first += len(wholes)
        sizes = parts.shape[1]
        cell = np.concatenate([wholes, parts.ravel()])
        of = np.concatenate([number, np.repeat(number, sizes)])
        is_whole = np.arange(len(cell)) < len(wholes)
        tables.append(
            pd.DataFrame(
                {
                    "sum": of,
                    "kind": kind,
                    "cell": cell,
                    "whole": is_whole,
                    "excess": excess[of - number[0]],
                }
            )
        )
    empty = pd.DataFrame(columns=["sum", "kind", "cell", "whole", "excess"])
    return pd.concat(tables, ignore_index=True) if tables else empty


Arrays = tuple[str, npt.NDArray[np.int64], npt.NDArray[np.int64]]


def _all(grid: Grid) -> Iterator[Arrays]:
    """Yield sums of one shape at a time: kind, cells of the wholes, cells of their parts."""
    for kind, whole, parts in _across(grid):
        yield from _known(grid, kind, np.arange(len(grid.rows))[:, None], [whole], parts)
    additive = np.array(
        [c for c, key in enumerate(grid.columns) if key[0] in ADDITIVE], dtype=np.int64
    )
    for parent, children in _families(grid):
        cells = children[:, None] * len(grid.columns) + additive[None, :]
        wholes = parent * len(grid.columns) + additive
        yield from _complete(grid, "regions below", wholes, cells.T)


def _known(
    grid: Grid, kind: str, rows: npt.NDArray[np.int64], whole: list[int], parts: list[int]
) -> Iterator[Arrays]:
    width = len(grid.columns)
    yield from _complete(grid, kind, (rows * width + whole).ravel(), rows * width + parts)


def _complete(
    grid: Grid, kind: str, wholes: npt.NDArray[np.int64], parts: npt.NDArray[np.int64]
) -> Iterator[Arrays]:
    values = grid.values.ravel()
    known = ~np.isnan(values[wholes]) & ~np.isnan(values[parts]).any(axis=1)
    if known.any():
        yield kind, wholes[known], parts[known]


def _across(grid: Grid) -> Iterator[tuple[str, int, list[int]]]:
    """Yield the sums within a row: identities, industries, statuses, as columns."""
    for number, key in enumerate(grid.columns):
        for whole, parts in IDENTITIES:
            columns = [grid.column(part, *key[1:]) for part in parts]
            if key[0] == whole and None not in columns:
                yield "identity", number, [c for c in columns if c is not None]
        if key == ("employed", *("total",) * 4):
            industries = [grid.column("employed", "total", i, "total", "total") for i in INDUSTRIES]
            statuses = [
                grid.column("employed_by_status", "total", "total", s, "total") for s in STATUSES
            ]
            for kind, parts_of in (("industries", industries), ("statuses", statuses)):
                if None not in parts_of:
                    yield kind, number, [c for c in parts_of if c is not None]


def _families(grid: Grid) -> Iterator[tuple[int, npt.NDArray[np.int64]]]:
    """Yield every row with the rows of all regions below it.

    A region that the table gives in another period but not in this one is missing here, and a
    sum without it proves nothing.
    """
    rows = grid.rows
    due = rows[rows["parent"] != ""].groupby("parent")["region"].nunique().to_dict()
    wholes = {
        pair: row for row, pair in enumerate(zip(rows["period"], rows["region"], strict=True))
    }
    for (period, parent), group in rows[rows["parent"] != ""].groupby(["period", "parent"]):
        whole = wholes.get((period, parent))
        if whole is not None and len(group) == due[parent]:
            yield whole, group.index.to_numpy()
