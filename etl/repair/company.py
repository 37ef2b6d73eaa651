"""The parts that stand at the same wrong names as their total: a file's rows moved as a whole."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from etl.repair.grid import Grid, Key
from etl.repair.proposal import DIMENSIONS

HALF = 0.5
ALONG = {"employed": "industry", "employed_by_status": "employment_status"}  # of the employed


def company(grid: Grid, column: int, rows: Sequence[int]) -> list[int]:
    """Return the columns of parts that add up to this total in the rows where both stand now."""
    whole = grid.columns[column]
    if whole[0] != "employed":
        return []
    found: list[int] = []
    for measure, dimension in ALONG.items():
        parts = [
            c for c, key in enumerate(grid.columns) if _is_part(key, whole, measure, dimension)
        ]
        block = grid.values[list(rows)]
        excess = block[:, parts].sum(axis=1) - block[:, column]
        if parts and (np.abs(excess) < HALF).all():
            found += parts
    return found


def _is_part(key: Key, whole: Key, measure: str, dimension: str) -> bool:
    """Whether a column is one part of the whole along this dimension, equal in all others."""
    along = DIMENSIONS.index(dimension)
    others = [place for place in range(1, len(whole)) if place != along]
    return (
        key[0] == measure
        and key[along] != "total"
        and all(key[place] == whole[place] for place in others)
    )
