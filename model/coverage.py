"""Participants over bases: which figure is in force, and the base that belongs to it.

Worked out once for a version, when it is built; a page's question is then a slice of the
result. The rules are those of docs/method.md: the publication that also gives the base, then
official tables before agencies before the press, exact before approximate, newest, id.
"""

from __future__ import annotations

import pandas as pd

from model.contract import KINDS
from model.denominators import BASES, STATED, Base
from model.period import august_before

KIND_RANK = {kind: rank for rank, kind in enumerate(KINDS)}
CELL = ["region_code", "period", "period_kind", "segment", "industry", "programme"]
NUMBER = ["low", "value", "high", "status", "origin", "as_written"]
GROUP = ["period", "period_kind", "segment", "industry", "programme"]


def ranked(figures: pd.DataFrame, kinds: dict[str, str]) -> pd.DataFrame:
    """Return the figures with the columns that decide which of several is in force.

    In   (figures, columns of FIGURES); `kinds` maps an origin to official_table, agency, press
    """
    return figures.assign(
        kind_rank=figures["origin"].map(kinds).map(KIND_RANK),
        unknown=figures["value"].isna(),
        rounded=figures["low"] != figures["high"],
        age=figures["as_of"].map(_newest_first),
    )


def in_force(candidates: pd.DataFrame, cell: list[str]) -> pd.DataFrame:
    """Return the one figure in force per cell."""
    order = ["unknown", "kind_rank", "rounded", "age", "origin"]
    return candidates.sort_values(order, kind="stable").drop_duplicates(cell)


def survey_bases(figures: pd.DataFrame) -> pd.DataFrame:
    """Return the Sakernas Augusts that participants are divided by.

    In   ranked figures
    Out  (bases x regions x Augusts, 9): base, region_code, base_period, low, value, high,
         status, origin, as_written; persons
    """
    august = figures[figures["period_kind"] == "august"]
    tables = []
    for base in (base for base in BASES if base.survey):
        mine = august[
            (august["measure"] == base.measure)
            & (august["industry"] == base.industry)
            & (august["employment_status"] == base.employment_status)
        ]
        best = in_force(mine, ["region_code", "period"])
        tables.append(best.assign(base=base.id).rename(columns={"period": "base_period"}))
    return pd.concat(tables)[["base", "region_code", "base_period", *NUMBER]]


def cells(figures: pd.DataFrame, families: pd.DataFrame) -> pd.DataFrame:
    """Return participants over every base that holds for them, the unknown ones included.

    In   ranked figures; `families` (child, parent, level): who is shown beside whom
    Out  (cells x bases, CELL + base + base_period + participants_*, denominator_*, flags,
         rivals); persons. One row per cell and base; a cell without figure stands for every
         sibling of a place that has one.
    """
    active = figures[figures["measure"] == "participants_active"]
    dates = zip(active["period"], active["as_of"], strict=True)
    augusts_of = [august_before(period, as_of) for period, as_of in dates]
    active = active.assign(august=pd.Series(augusts_of, index=active.index, dtype="str"))
    augusts = survey_bases(figures)
    tables = [
        _survey_cells(active, augusts, families, base)
        if base.survey
        else _stated_cells(active, figures)
        for base in BASES
    ]
    joined = pd.concat(tables, ignore_index=True)
    return joined.assign(flags=_flags(joined)).sort_values([*CELL, "base"], ignore_index=True)


def _survey_cells(
    active: pd.DataFrame, augusts: pd.DataFrame, families: pd.DataFrame, base: Base
) -> pd.DataFrame:
    mine = active[active["segment"].map(base.holds_for).astype(bool)]
    best = in_force(mine, CELL).assign(rivals=lambda t: _rivals(t, mine))
    with_unknown = pd.concat([best, _unknown_siblings(best, families)], ignore_index=True)
    own = augusts[augusts["base"] == base.id].drop(columns="base")
    numbers = with_unknown.rename(columns={name: f"participants_{name}" for name in NUMBER})
    bases = own.rename(columns={name: f"denominator_{name}" for name in NUMBER})
    bases = bases.rename(columns={"base_period": "august"})
    joined = numbers.merge(bases, how="left", on=["region_code", "august"])
    joined = _without_base(joined, joined["flags"].str.contains("branch_office"))
    return _arranged(joined.rename(columns={"august": "base_period"}), base.id)


def _without_base(cells: pd.DataFrame, rows: pd.Series[bool]) -> pd.DataFrame:
    """Return the cells with these rows' base taken away.

    A branch office counts participants of a larger area than the region that gives its name.
    """
    columns = [f"denominator_{name}" for name in NUMBER]
    return cells.assign(**{name: cells[name].where(~rows, None) for name in columns})


def _stated_cells(active: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Return cells over the base that the same publication gives for the same cell."""
    stated = figures[(figures["measure"] == STATED.measure) & figures["value"].notna()]
    bases = stated[["region_code", "period", "period_kind", "segment", *NUMBER, "flags"]]
    bases = bases.rename(columns={name: f"denominator_{name}" for name in NUMBER})
    bases = bases.rename(columns={"denominator_origin": "origin", "flags": "base_flags"})
    whole = active[(active["industry"] == "total") & (active["programme"] == "total")]
    keys = ["region_code", "period", "period_kind", "segment", "origin"]
    both = whole[whole["value"].notna()].merge(bases, on=keys)
    best = in_force(both, CELL).assign(rivals=lambda t: _rivals(t, whole))
    best = best.assign(denominator_origin=best["origin"], base_period=best["period"])
    best = best.assign(flags=best["flags"] + "|" + best["base_flags"])
    numbers = best.rename(columns={name: f"participants_{name}" for name in NUMBER})
    return _arranged(numbers, STATED.id)


def _arranged(rows: pd.DataFrame, base: str) -> pd.DataFrame:
    sides = [f"{side}_{name}" for side in ("participants", "denominator") for name in NUMBER]
    columns = [*CELL, "base", "base_period", *sides, "flags", "rivals"]
    return pd.DataFrame(rows.assign(base=base), columns=columns)


def _unknown_siblings(best: pd.DataFrame, families: pd.DataFrame) -> pd.DataFrame:
    """Return a row without number for every place whose sibling has a figure."""
    known = best.merge(families, left_on="region_code", right_on="child")
    groups = known.groupby([*GROUP, "parent", "level"], as_index=False)["august"].max()
    wanted = groups.merge(families, on=["parent", "level"])
    wanted = wanted.rename(columns={"child": "region_code"}).drop_duplicates(CELL)
    have = best.set_index(CELL).index
    missing = wanted[~wanted.set_index(CELL).index.isin(have)]
    return pd.DataFrame(missing, columns=[*CELL, "august"]).assign(flags="", rivals="")


def _rivals(best: pd.DataFrame, candidates: pd.DataFrame) -> list[str]:
    """Return, per figure in force, the publications whose number cannot be the same one."""
    others = candidates[candidates["value"].notna()][[*CELL, "origin", "low", "high"]]
    pairs = (
        best[[*CELL, "origin", "low", "high"]]
        .reset_index()
        .merge(others, on=CELL, suffixes=("", "_other"))
    )
    apart = _ends_before(pairs, "", "_other") | _ends_before(pairs, "_other", "")
    clash = pairs[apart & (pairs["origin"] != pairs["origin_other"])]
    joined = clash.groupby("index")["origin_other"].agg(lambda names: "|".join(sorted(names)))
    return list(joined.reindex(best.index).fillna(""))


def _ends_before(pairs: pd.DataFrame, one: str, other: str) -> pd.Series[bool]:
    """Return where every number of one side is below the other's least; `high` is exclusive."""
    low, high, least = pairs[f"low{one}"], pairs[f"high{one}"], pairs[f"low{other}"]
    return (high < least) | ((high == least) & (low != high))


def _flags(joined: pd.DataFrame) -> list[str]:
    """Return each cell's flags: those of its figures, and `above_base` where it passes 100 %."""
    above = joined["participants_value"] > joined["denominator_value"]
    words = [set(flags.split("|")) if flags else set() for flags in joined["flags"].fillna("")]
    marked = (w | {"above_base"} if high else w for w, high in zip(words, above, strict=True))
    return ["|".join(sorted(word for word in w if word)) for w in marked]


def _newest_first(as_of: str) -> int:
    """Return a number that sorts the newest date first; a bare year counts as its beginning."""
    return -int((as_of.replace("-", "") + "0000")[:8])
