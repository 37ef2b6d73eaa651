"""Who could be covered and who ever was: employed by industry, participants by standing."""

from __future__ import annotations

import pandas as pd

from model import coverage
from model.enrolment import STANDINGS

BRINGS = STANDINGS[1:]  # a publication that gives one of these tells who has lapsed


def workers(ranked: pd.DataFrame) -> pd.DataFrame:
    """Return the employed of each region by industry, Sakernas of August.

    In   ranked figures
    Out  (regions x Augusts x industries, 9): region_code, august, industry, low, value, high,
         status, origin, as_written; persons
    """
    mine = ranked[
        (ranked["measure"] == "employed")
        & (ranked["period_kind"] == "august")
        & (ranked["industry"] != "total")
        & (ranked["employment_status"] == "total")
        & ranked["value"].notna()
    ]
    best = coverage.in_force(mine, ["region_code", "period", "industry"])
    best = best.rename(columns={"period": "august"})
    return best[["region_code", "august", "industry", *coverage.NUMBER]]


def enrolment(ranked: pd.DataFrame) -> pd.DataFrame:
    """Return active, inactive and registered participants, where one publication tells them apart.

    In   ranked figures
    Out  (publications x standings, 10): region_code, period, period_kind, measure, low, value,
         high, status, origin, as_written; persons
    """
    whole = (ranked["segment"] == "total") & (ranked["programme"] == "total")
    whole &= ranked["industry"] == "total"
    mine = ranked[whole & ranked["measure"].isin(STANDINGS) & ranked["value"].notna()]
    keys = ["region_code", "period", "period_kind", "origin"]
    told = mine[mine["measure"].isin(BRINGS)][keys].drop_duplicates()
    found = mine.merge(told, on=keys)
    return found[["region_code", "period", "period_kind", "measure", *coverage.NUMBER]]
