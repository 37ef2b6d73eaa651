"""What earlier releases of a family hid of a month stays hidden: a difference would tell it."""

from __future__ import annotations

from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from model import registry
from model.registry import Axes, Mask


def hidden_before(file: Path, period: str, axes: Axes) -> Mask | None:
    """Return the cells of a month that any other release hides; None where none has the month."""
    found: Mask | None = None
    for other in sorted(file.parent.glob("*.parquet")):
        if other == file or period not in _periods(other):
            continue
        table = pq.read_table(other, filters=pc.field("period") == period)
        for month in registry.months_of(table, axes):
            found = month.hidden if found is None else found | month.hidden
    return found


def _periods(file: Path) -> set[str]:
    column = pq.read_table(file, columns=["period"])["period"]
    return set(pc.unique(column.cast("string")).to_pylist())
