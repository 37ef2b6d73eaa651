"""What the regions of one level add up to in two versions, where that differs."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa

from model import coverage
from model.contract import FIGURES
from model.scope import Scope
from model.sight import sight_of
from model.warehouse import Version

TOTAL_OF = ["measure", "period", "period_kind", "level"]
WHOLE = ["segment", "industry", "employment_status", "programme"]


def changed_totals(one: Version, other: Version, scope: Scope) -> pd.DataFrame:
    """Return the totals that differ.

    Out  TOTAL_OF, figures_old, figures_new (how many are known), total_old, total_new (missing
         where a measure cannot be added up)
    """
    old_side, new_side = _totals(one, scope), _totals(other, scope)
    sides = old_side.merge(new_side, how="outer", on=TOTAL_OF, suffixes=("_old", "_new"))
    counts = ["figures_old", "figures_new"]
    sides[counts] = sides[counts].fillna(0).astype(int)
    old, new = sides["total_old"], sides["total_new"]
    same = (old == new) | (old.isna() & new.isna())
    differs = sides[~same | (sides["figures_old"] != sides["figures_new"])]
    return differs.sort_values(TOTAL_OF, kind="stable").reset_index(drop=True)


def seen(columns: list[str], scope: Scope, version: Version) -> pd.DataFrame:
    """Return these columns of the figures that this reader may see, the key among them."""
    figures: pa.Table = sight_of(version, scope).table(version.table("figures"))
    found: pd.DataFrame = figures.select(columns).to_pandas()
    return found


def _totals(version: Version, scope: Scope) -> pd.DataFrame:
    """Return the totals over the figures in force that are no part of another one.

    A level is added up by itself, so that no region is counted within its own province.
    """
    figures = seen(list(FIGURES.names), scope, version)
    whole = figures[(figures[WHOLE] == "total").all(axis="columns") & figures["value"].notna()]
    ranked = coverage.ranked(whole, _by(version, "origins", "origin", "kind"))
    best = coverage.in_force(ranked, ["region_code", "measure", "period", "period_kind"])
    levels = _by(version, "regions", "code", "level")
    additive = best["measure"].map(_by(version, "measures", "id", "additive")) == "yes"
    placed = best.assign(
        level=best["region_code"].map(levels), added=best["value"].where(additive)
    ).groupby(TOTAL_OF)
    totals = {"figures": placed.size(), "total": placed["added"].sum(min_count=1)}
    return pd.DataFrame(totals).reset_index()


def _by(version: Version, table: str, key: str, column: str) -> dict[str, str]:
    rows = version.table(table).select([key, column]).to_pydict()
    return dict(zip(rows[key], rows[column], strict=True))
