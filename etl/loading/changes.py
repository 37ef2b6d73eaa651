"""What a load would change of the version in force: figures added, changed and removed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa

from model.errors import WarehouseDamaged
from model.version_diff import KEY, SAID, sides
from model.warehouse import Warehouse

MOST_SHOWN = 10
MOST_KEPT = {"changed": 2_000, "removed": 2_000, "added": 200}  # rows; all are counted


@dataclass(frozen=True, slots=True)
class Changes:
    """Counts and examples of what would change."""

    counts: Mapping[str, int]
    examples: Sequence[str]
    totals: Sequence[str]
    rows: Sequence[Mapping[str, Any]] = ()  # kind, key of the figure, old, new: MOST_KEPT of each

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
    return Changes(counts, tuple(examples), tuple(_totals(old, new)), tuple(_rows(found)))


def _rows(found: Mapping[str, pd.DataFrame]) -> Iterator[dict[str, Any]]:
    """Yield what differs for a program: null where nothing is known."""
    for kind, most in MOST_KEPT.items():
        for row in found[kind].head(most).to_dict("records"):
            old, new = row.get("value_old"), row.get("value_new")
            if kind == "removed":
                old = row["value"]
            elif kind == "added":
                new = row["value"]
            said = {name: row[name] for name in KEY if row[name] != "total"}
            yield {"kind": kind, **said, "old": _known(old), "new": _known(new)}


def _known(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)


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
