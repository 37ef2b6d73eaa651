"""What a load would change of the version in force: figures added, changed and removed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

from etl.diff import KEY, SAID, sides
from model.errors import WarehouseDamaged
from model.warehouse import Warehouse

MOST_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Changes:
    """Counts and examples of what would change."""

    counts: Mapping[str, int]
    examples: Sequence[str]
    totals: Sequence[str]

    @property
    def restates(self) -> bool:
        """Return whether figures that stand would change or go."""
        return bool(self.counts["changed"] or self.counts["removed"])


def changes(figures: pa.Table, warehouse: Warehouse) -> Changes:
    """Return what differs from the version in force; everything is new where there is none."""
    new = figures.select([*KEY, *SAID]).to_pandas()
    try:
        old = warehouse.current().table("figures").select([*KEY, *SAID]).to_pandas()
    except WarehouseDamaged:
        return Changes({"added": len(new), "changed": 0, "removed": 0}, (), ())
    found = sides(old, new)
    counts = {name: len(table) for name, table in found.items()}
    examples = [
        f"{name}: {_line(row)}"
        for name, table in found.items()
        if name != "added"
        for row in table.head(MOST_SHOWN).to_dict("records")
    ]
    return Changes(counts, tuple(examples), tuple(_totals(old, new)))


def _line(row: Mapping[Any, Any]) -> str:
    where = f"{row['period']} {row['region_code']} {row['measure']} ({row['origin']})"
    if "value_old" in row:
        return f"{where}: {row['value_old']} → {row['value_new']}"
    return f"{where}: {row['value']}"


def _totals(old: pd.DataFrame, new: pd.DataFrame) -> list[str]:
    """Return the measures whose number of figures changes, before and after."""
    before, after = (table.groupby("measure").size() for table in (old, new))
    both = (
        pd.concat([before, after], axis="columns", keys=["before", "after"]).fillna(0).astype(int)
    )
    changed = both[both["before"] != both["after"]]
    return [f"{name}: {row.before} → {row.after} figures" for name, row in changed.iterrows()]
