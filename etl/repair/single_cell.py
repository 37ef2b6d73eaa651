"""A single wrong cell: the value that the most independent sums ask for.

For every cell of a broken sum, each sum that holds the cell says what it should be. A value is
proposed if two sums or more ask for it, more than keep the old one, and no other cell could mend
one of these broken sums with as many sums behind it. A tie proposes nothing.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.repair.grid import Grid
from etl.repair.proposal import Proposal, plain
from etl.repair.sums import sums

HALF = 0.5
LEAST = 2  # one sum that fails says that something is wrong, not what


def single_cells(grid: Grid) -> list[Proposal]:
    """Return a proposal per cell that the sums around it correct."""
    members = sums(grid)
    broken = members["excess"].abs() > HALF
    if not broken.any():
        return []
    near = members[members["cell"].isin(members["cell"][broken])].copy()
    excess = near["excess"].astype("float64")
    near["change"] = np.where(near["whole"], -excess, excess).round()
    claims = _claims(near, grid)
    return [_proposal(grid, near, claim) for claim in _unrivalled(near, claims).itertuples()]


def _claims(near: pd.DataFrame, grid: Grid) -> pd.DataFrame:
    """Return per cell and change how many sums ask for it, where more do than keep the cell."""
    support = near.groupby(["cell", "change"], as_index=False).agg(support=("sum", "size"))
    keep = support[support["change"] == 0].set_index("cell")["support"]
    claims = support[support["change"] != 0].assign(keep=lambda t: t["cell"].map(keep).fillna(0))
    claims["new"] = grid.values.ravel()[claims["cell"].to_numpy(dtype=np.int64)] + claims["change"]
    return claims[(claims["support"] > claims["keep"]) & (claims["new"] >= 0)]


def _unrivalled(near: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Return the claims with more sums behind them than any other about the same broken sum."""
    told = near.merge(claims, on=["cell", "change"])
    leads = _alone_on_top(told, "sum").groupby([told["cell"], told["change"]]).all()
    pairs = pd.MultiIndex.from_frame(claims[["cell", "change"]])
    won = leads.reindex(pairs, fill_value=False).to_numpy(dtype=bool)
    enough = (claims["support"] >= LEAST) & _alone_on_top(claims, "cell")
    return claims[enough & won].sort_values("cell")


def _alone_on_top(claims: pd.DataFrame, among: str) -> pd.Series[bool]:
    """Return the claims with more sums behind them than every other of the same `among`."""
    top = claims["support"] == claims.groupby(among)["support"].transform("max")
    return top & (top.groupby(claims[among]).transform("sum") == 1)


def _proposal(grid: Grid, near: pd.DataFrame, claim: object) -> Proposal:
    cell, new = int(claim.cell), float(claim.new)  # type: ignore[attr-defined]
    row, column = divmod(cell, len(grid.columns))
    mine = near[near["cell"] == cell]
    asking = mine[mine["change"] == claim.change]  # type: ignore[attr-defined]
    kept = int((mine["change"] == 0).sum())
    said = ", ".join(
        _said(kind, bool(whole))
        for kind, whole in zip(asking["kind"], asking["whole"], strict=True)
    )
    about = grid.rows.iloc[row]
    old = plain(grid.values[row, column])
    evidence = (
        f"{grid.columns[column][0]} is {old}; {len(asking)} sums ask for {plain(new)} ({said}), "
        f"{kept} of {len(mine)} keep it"
    )
    return Proposal(
        "single_cell", str(about["region"]), str(about["period"]), None, evidence,
        (grid.cell(row, column, new),),
    )  # fmt: skip


def _said(kind: str, whole: bool) -> str:
    if kind == "regions below":
        return "the regions below it" if whole else "the region above less its other regions"
    return {"identity": "its own identity"}.get(kind, f"the sum of its {kind}" if whole else kind)
