"""Figures that follow from published ones by addition or by a publication's own division.

Formal and informal workers from the statuses, a kanwil from its provinces, a base from
participants and share. Never a ratio. Each carries status `computed` and its formula.
"""

from __future__ import annotations

import pandas as pd

from etl.codelists import Codelists
from model.contract import FIGURES

SUMMED = {"low": "sum", "value": "sum", "high": "sum"}
BASE = "labour_force_bpjs_denominator"
SAME_CELL = ["period", "period_kind", "region_code", "segment", "origin"]
COMPUTED = "computed"
IMPLIED = "approximate|implied"


def with_derived(figures: pd.DataFrame, codelists: Codelists) -> pd.DataFrame:
    """Return the figures and everything that follows from them.

    In, Out  (figures, columns of FIGURES plus source)
    """
    known = pd.concat([figures, _formal_and_informal(figures, codelists)], ignore_index=True)
    whole = pd.concat([known, _kanwils(known, codelists)], ignore_index=True)
    return pd.concat([whole, _implied_bases(whole)], ignore_index=True)


def _formal_and_informal(figures: pd.DataFrame, codelists: Codelists) -> pd.DataFrame:
    """Return formal and informal workers: the statuses of each group, where all are known."""
    groups = codelists.tables["employment_statuses"]
    groups = groups[groups["group"].isin(["formal", "informal"])]
    groups = groups[~groups["code"].isin(["formal", "informal"])]
    group = groups.set_index("code")["group"]
    parts = figures[figures["measure"] == "employed_by_status"]
    parts = parts.assign(employment_status_group=parts["employment_status"].map(group))
    keys = [*(key for key in FIGURES.key if key not in {"measure", "employment_status"}), "source"]
    total = _added(parts, [*keys, "employment_status_group"])
    total = total[total["parts"] == total["employment_status_group"].map(group.value_counts())]
    names = total["employment_status_group"]
    formula = group.groupby(group).apply(lambda members: " + ".join(members.index))
    total = total.assign(
        measure="employed_" + names, employment_status=names, note=names.map(formula)
    )
    return _finished(_not_stated(total, figures))


def _kanwils(figures: pd.DataFrame, codelists: Codelists) -> pd.DataFrame:
    """Return each kanwil as the sum of its provinces, where one publication gives them all."""
    regions = codelists.tables["regions"].set_index("code")
    kanwils = regions.index[regions["level"] == "kanwil"]
    parent = regions.loc[regions["parent"].isin(kanwils), "parent"]
    additive = codelists.column("measures", "additive")
    parts = figures[figures["region_code"].isin(parent.index)]
    parts = parts[parts["measure"].map(additive) == "yes"]
    parts = parts.assign(parent=parts["region_code"].map(parent))
    keys = [*(key for key in FIGURES.key if key != "region_code"), "source"]
    total = _added(parts, [*keys, "parent"])
    total = total[total["parts"] == total["parent"].map(parent.value_counts())]
    formula = parent.groupby(parent).apply(lambda members: " + ".join(sorted(members.index)))
    total = total.assign(region_code=total["parent"], note=total["parent"].map(formula))
    return _finished(_not_stated(total, figures))


def _implied_bases(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the base a publication divided by where it gives participants and share only."""
    whole = figures[(figures["industry"] == "total") & (figures["programme"] == "total")]
    active = whole[(whole["measure"] == "participants_active") & whole["value"].notna()]
    share = whole[(whole["measure"] == "coverage_share_bpjs") & (whole["low"] > 0)]
    stated = whole[whole["measure"] == BASE].set_index(SAME_CELL).index
    both = active.merge(share, on=SAME_CELL, suffixes=("", "_share"))
    both = both[~both.set_index(SAME_CELL).index.isin(stated) & both["high_share"].notna()]
    return _finished(
        both.assign(
            measure=BASE,
            low=both["low"] / both["high_share"] * 100,
            high=both["high"] / both["low_share"] * 100,
            value=both["value"] / both["value_share"] * 100,
            flags=both["high"].isna().map({True: "approximate|implied|open", False: IMPLIED}),
            note="participants_active / coverage_share_bpjs",
        )
    )


def _not_stated(computed: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Return the computed figures that their publication does not give itself."""
    key = list(FIGURES.key)
    near = pd.Series(True, index=figures.index)
    for name in ("measure", "region_code"):
        near &= figures[name].isin(computed[name].unique())
    stated = figures[near].set_index(key).index
    return computed[~computed.set_index(key).index.isin(stated)]


def _added(parts: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Return sums per key with the number of parts; one unknown part makes the sum unknown."""
    known = parts[parts["value"].notna() & parts["high"].notna()]
    grouped = known.groupby(keys, as_index=False)
    added = grouped.agg(
        **{name: (name, how) for name, how in SUMMED.items()},
        parts=("value", "size"),
        unit=("unit", "first"),
        as_of=("as_of", "max"),
        flags=("flags", "min"),
        most_flags=("flags", "max"),
        place=("place", "min"),
    )
    if (added["flags"] != added["most_flags"]).any():  # few are of several kinds: asked one by one
        added["flags"] = grouped.agg(flags=("flags", _united))["flags"]
    return added.drop(columns="most_flags")


def _united(flags: pd.Series[str]) -> str:
    return "|".join(sorted({word for words in flags.unique() for word in words.split("|") if word}))


def _finished(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the columns of FIGURES, marked as computed."""
    done = rows.assign(status=COMPUTED, as_written="", place="computed", cell="")
    return done[[*FIGURES.names, "source"]]
