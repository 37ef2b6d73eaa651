"""Cells of Kemnaker's tabulation as figures: what each says, and what a blank one means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from etl.sources.kemnaker_layout import (
    INDUSTRY,
    STATUS_CODES,
    SURVEYED,
    TOTALS,
    Layout,
    letter,
)


def carried(cells: pd.DataFrame) -> pd.DataFrame:
    """Return the cells that say something, with their status and value.

    A row that was not surveyed keeps its totals, expected; a row none of whose industries (or
    statuses) is given does not carry them.
    """
    total, blank, row = cells["column"].isin(TOTALS), cells["nothing"], cells["row"]
    group = cells["column"].str.replace("_.*", "", regex=True)
    given = (~blank).groupby([row, group]).transform("any")
    nobody = cells["column"].map(TOTALS).isin(SURVEYED) & (cells["value"] == 0)
    in_a_part = ((cells["value"] > 0) & ~total).groupby(row).transform("any")
    unasked = row.isin(row[nobody & ~in_a_part])
    status = pd.Series("published", index=cells.index)
    status = status.mask(~total & blank, "estimated").mask(total & (blank | unasked), "expected")
    value = cells["value"].mask(~total & blank, 0).mask(status == "expected")
    return cells.assign(value=value, status=status)[total | (given & ~unasked)]


def figures(
    cells: pd.DataFrame, layout: Layout, legends: Mapping[str, Sequence[str]]
) -> pd.DataFrame:
    """Return the carried cells as figures, persons.

    In   (cells, period, region_code, region_name, row, column, value, status, cell, nothing)
    """
    column = cells["column"]
    measure = column.map(TOTALS).fillna("employed")
    letters = {name: letter(layout.columns[name]) for name in pd.unique(column)}
    as_text = cells["cell"].map(lambda cell: isinstance(cell, str)).astype(bool)
    return pd.DataFrame(
        {
            "period": cells["period"],
            "region_code": cells["region_code"],
            "region_name": cells["region_name"],
            "measure": measure.mask(column.isin(STATUS_CODES), "employed_by_status"),
            "segment": "total",
            "industry": column.map(INDUSTRY).fillna("total"),
            "employment_status": _statuses(cells, legends),
            "programme": "total",
            "value": cells["value"],
            "flags": "",
            "unit": "persons",
            "as_written": cells["cell"].where(as_text & ~cells["nothing"], ""),
            "status": cells["status"],
            "as_of": cells["period"],
            "note": "",
            "place": layout.sheet.name + "!" + column.map(letters) + cells["row"].astype(str),
        }
    ).reset_index(drop=True)


def _statuses(cells: pd.DataFrame, legends: Mapping[str, Sequence[str]]) -> pd.Series[str]:
    """Return each cell's employment status by the legend of its year, total where it has none.

    A year without a legend is a fault of its own, so what stands here is never published.
    """
    legend = {
        f"{year} {code}": status
        for year, statuses in legends.items()
        for code, status in zip(STATUS_CODES, statuses, strict=False)
    }
    return (cells["period"].str[:4] + " " + cells["column"]).map(legend).fillna("total")
