"""The tables that choose among publications, once more: as those see them who see public ones only.

What only a restricted publication knows keeps its row, without a number: `outside_scope`, which
is neither missing nor withheld by its publisher.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from model.cell import OUTSIDE
from model.coverage import CELL, NUMBER

KEYS = {
    "bases": ["base", "region_code", "base_period"],
    "context": ["region_code", "period", "period_kind", "measure"],
    "workers": ["region_code", "august", "industry"],
}
CELL_KEY = [*CELL, "base"]
PEOPLE, BASE = ("participants", "denominator")
BRANCH = "branch_office"  # has no base whatever is published


def open_table(name: str, whole: pd.DataFrame, public: pd.DataFrame) -> pd.DataFrame:
    """Return a table of public numbers with a row for each number that is kept from the reader.

    In, Out  the columns of KEYS and NUMBER
    """
    key = KEYS[name]
    known = whole[whole["value"].notna()]
    public = public[public["value"].notna() | ~_among(public, known, key)]
    rest = known[~_among(known, public, key)]
    return _like(whole, [public, _emptied(rest, "")])


def open_cells(
    whole: pd.DataFrame, public: pd.DataFrame, bases: pd.DataFrame, hidden: Collection[str]
) -> pd.DataFrame:
    """Return the cells of public publications, and an empty one for each that is kept back.

    In       cells of all and of the public publications; `bases` as `open_table` returns them;
             `hidden`: restricted publications
    Out      columns of cells, in order of their key
    """
    told = whole["participants_value"].notna() | whole["participants_origin"].isin(hidden)
    answered = public[public["participants_value"].notna() | ~_among(public, whole[told], CELL_KEY)]
    rest = whole[~_among(whole, answered, CELL_KEY)]
    outside, unknown = rest[told.loc[rest.index]], rest[~told.loc[rest.index]]
    empty = _like(whole, [_emptied(outside, f"{PEOPLE}_"), unknown])
    added = _over(empty.assign(flags="", rivals=""), bases)
    found = _like(whole, [_over_missing(answered, bases), added])
    return found.sort_values(CELL_KEY, ignore_index=True)


def _like(whole: pd.DataFrame, parts: list[pd.DataFrame]) -> pd.DataFrame:
    """Return the parts as one table of the columns and types of another."""
    filled = [part[list(whole.columns)].astype(whole.dtypes) for part in parts]
    return pd.concat(filled, ignore_index=True)


def _among(rows: pd.DataFrame, others: pd.DataFrame, key: list[str]) -> pd.Series[bool]:
    """Return which rows have their key among the others."""
    found = rows.set_index(key).index.isin(others.set_index(key).index)
    return pd.Series(found, index=rows.index)


def _emptied(rows: pd.DataFrame, side: str) -> pd.DataFrame:
    """Return the rows without what was said on one side, and why."""
    nothing = {f"{side}{name}": None for name in NUMBER}
    return rows.assign(**nothing | {f"{side}status": OUTSIDE})


def _over(cells: pd.DataFrame, bases: pd.DataFrame) -> pd.DataFrame:
    """Return cells over the bases of the survey that everybody sees; a stated one is kept back."""
    stated = cells["base"] == "stated"
    own = bases.rename(columns={name: f"{BASE}_{name}" for name in NUMBER})
    bare = cells.drop(columns=[f"{BASE}_{name}" for name in NUMBER])
    joined = bare.merge(own, how="left", on=KEYS["bases"])
    return _like(cells, [joined[~stated.to_numpy()], _emptied(cells[stated], f"{BASE}_")])


def _over_missing(cells: pd.DataFrame, bases: pd.DataFrame) -> pd.DataFrame:
    """Return cells of public numbers, the base marked where only a restricted one is known."""
    kept = bases[bases["status"] == OUTSIDE].rename(columns={"status": "why"})
    marked = cells.merge(kept[[*KEYS["bases"], "why"]], how="left", on=KEYS["bases"])
    of_branch = marked["flags"].astype("str").str.contains(BRANCH)  # of no rows it is no text
    why = marked[f"{BASE}_status"].where(marked["why"].isna() | of_branch, marked["why"])
    return marked.assign(**{f"{BASE}_status": why}).drop(columns="why")
