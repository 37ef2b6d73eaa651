"""Figures as a grid: a row per period and region, a column per kind of figure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from etl.repair.proposal import DIMENSIONS, Cell

NATION = "00"
PROVINCE, LOCAL = 2, 4  # digits: a code of BPS tells its level by its length
TOTAL = ("total",) * (len(DIMENSIONS) - 1)
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Values by row and column; rows stand by period and region code, as in the publication."""

    values: npt.NDArray[np.float64]  # NaN: unknown, or given twice
    at: npt.NDArray[np.int64]  # position of the figure in its table, -1 for none
    rows: pd.DataFrame  # period, region, parent
    columns: tuple[Key, ...]  # DIMENSIONS
    places: tuple[str, ...]  # of the table's figures, by position

    def column(self, measure: str, *others: str) -> int | None:
        """Return the column of a total (or of these other dimensions), None where there is none."""
        key = (measure, *(others or TOTAL))
        return self.columns.index(key) if key in self.columns else None

    def cell(self, row: int, column: int, new: float) -> Cell:
        """Return a figure as one to be changed to `new`."""
        about = self.rows.iloc[row]
        key = (about["period"], about["region"], *self.columns[column])
        place = self.places[self.at[row, column]]
        return Cell(key, place, float(self.values[row, column]), float(new))


def grid(figures: pd.DataFrame) -> Grid:
    """Return the figures as a grid.

    In   (figures, period, region_code, DIMENSIONS, value, place …); unknown values are NaN
    """
    by_row = figures.groupby(["period", "region_code"], sort=True, dropna=False)
    by_column = figures.groupby(list(DIMENSIONS), sort=True, dropna=False)
    row, column = by_row.ngroup().to_numpy(), by_column.ngroup().to_numpy()
    shape = (by_row.ngroups, by_column.ngroups)
    values, told = np.full(shape, np.nan), np.zeros(shape, dtype=np.int64)
    at = np.full(shape, -1, dtype=np.int64)
    values[row, column] = figures["value"].to_numpy(dtype=np.float64)
    at[row, column] = np.arange(len(figures))
    np.add.at(told, (row, column), 1)
    values[told > 1] = np.nan
    rows = by_row.size().index.to_frame(index=False).set_axis(["period", "region"], axis="columns")
    keys = tuple(tuple(key) for key in by_column.size().index)
    rows["parent"] = rows["region"].map(parent)
    return Grid(values, at, rows, keys, tuple(figures["place"]))


def parent(region: str) -> str:
    """Return the region above a code of BPS, empty where none is known from the code."""
    if len(region) == LOCAL and region.isdigit():
        return region[:PROVINCE]
    return NATION if len(region) == PROVINCE and region.isdigit() and region != NATION else ""
