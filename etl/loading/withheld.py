"""Cells that are proven wrong and whose repair nobody accepted: kept back, never shown wrong."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from etl.repair import Proposal
from etl.repair.proposal import KEY, plain


def withheld(
    figures: pd.DataFrame, proposals: Sequence[Proposal], accepted: Collection[str]
) -> pd.DataFrame:
    """Return the figures without the single cells whose proposal was not accepted.

    They become `expected`, with a note that holds the printed and the proposed value.
    """
    open_cells = {
        cell.key: cell
        for one in proposals
        if one.rule == "single_cell" and one.rule not in accepted
        for cell in one.cells
    }
    if not open_cells:
        return figures
    near = figures[figures["place"].isin({cell.place for cell in open_cells.values()})]
    keys = near[list(KEY)].astype(str).agg(tuple, axis="columns")
    rows = keys.index[keys.isin(list(open_cells))]
    notes = [
        f"ditahan: sel asal {cell.place} berisi {plain(cell.old)}, usulan {plain(cell.new)}"
        for cell in (open_cells[key] for key in keys[rows])
    ]
    changed = figures.copy()
    changed.loc[rows, "value"] = float("nan")
    changed.loc[rows, "status"] = "expected"
    changed.loc[rows, "as_written"] = ""
    changed.loc[rows, "note"] = notes
    return changed
