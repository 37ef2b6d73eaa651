"""Shares and targets of coverage as published, each with the base of its own publication."""

from __future__ import annotations

import pandas as pd

from model.coverage import NUMBER
from model.denominators import STATED
from model.targets import REACHED, TARGETS

KEY = ["region_code", "segment", "origin"]
BOUNDS = ["low", "value", "high"]
PERCENT = 100


def goals(figures: pd.DataFrame) -> pd.DataFrame:
    """Return every published share and target of coverage; never a base of another publication.

    In   figures of all publications
    Out  (shares and targets, 25): region_code, period, period_kind, measure, segment, percent as
         low, value, high; origin, base_period; base_*, participants_*; persons; reached_*: the
         share that the publication of a target says was reached, percent
    """
    known = figures[figures["value"].notna()]
    wanted = known[known["measure"].isin([*REACHED, *TARGETS])]
    keys = ["region_code", "period", "period_kind", "measure", "segment", *BOUNDS, "origin"]
    with_base = _with_base(wanted[keys], known)
    participants = _side(known, "participants_active", "participants")
    with_people = with_base.merge(
        participants.rename(columns={"participants_period": "base_period"}),
        how="left",
        on=[*KEY, "base_period"],
    )
    return with_people.merge(_reached(known), how="left", on=KEY)


def _with_base(wanted: pd.DataFrame, known: pd.DataFrame) -> pd.DataFrame:
    """Return shares with the base of their publication: a share reached with that of its period.

    A target takes the newest base that its publication states, else what the target itself
    implies where it is given in people too.
    """
    stated, implied = _side(known, STATED.measure, "base"), _implied(known)
    reached = wanted[wanted["measure"].isin(REACHED)]
    aims = wanted[wanted["measure"].isin(TARGETS)]
    newest = stated.drop_duplicates(KEY, keep="last")
    is_stated = aims.set_index(KEY).index.isin(newest.set_index(KEY).index)
    same = pd.concat([stated, implied], ignore_index=True) if len(implied) else stated
    same = same.assign(period=same["base_period"]).drop_duplicates([*KEY, "period"])
    parts = (
        reached.merge(same, how="left", on=[*KEY, "period"]),
        aims[is_stated].merge(newest, how="left", on=KEY),
        aims[~is_stated].merge(same, how="left", on=[*KEY, "period"]),
    )
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else parts[0]


def _implied(known: pd.DataFrame) -> pd.DataFrame:
    """Return the base behind a target that is given both in people and in percent."""
    people = known[known["measure"] == "participants_target"]
    shares = known[known["measure"].isin(TARGETS)]
    same = [*KEY, "period"]
    both = people[[*same, *NUMBER[:3]]].merge(
        shares[[*same, *BOUNDS]], on=same, suffixes=("", "_of")
    )
    return both.assign(
        base_low=PERCENT * both["low"] / both["high_of"],
        base_value=PERCENT * both["value"] / both["value_of"],
        base_high=PERCENT * both["high"] / both["low_of"],
        base_status="computed",
        base_origin=both["origin"],
        base_as_written=None,
        base_period=both["period"],
    )[[*KEY, *(f"base_{name}" for name in NUMBER), "base_period"]]


def _side(known: pd.DataFrame, measure: str, name: str) -> pd.DataFrame:
    """Return a measure by publication and period, oldest first; columns named after the side."""
    mine = known[known["measure"] == measure].sort_values("period", kind="stable")
    whole = mine[(mine["industry"] == "total") & (mine["programme"] == "total")]
    one = whole.drop_duplicates([*KEY, "period"]).assign(copied=lambda t: t["origin"])
    renamed = one.rename(columns={part: f"{name}_{part}" for part in NUMBER if part != "origin"})
    renamed = renamed.rename(columns={"copied": f"{name}_origin", "period": f"{name}_period"})
    return renamed[[*KEY, *(f"{name}_{part}" for part in NUMBER), f"{name}_period"]]


def _reached(known: pd.DataFrame) -> pd.DataFrame:
    """Return the share that a publication says was reached, beside its target."""
    mine = known[known["measure"].isin(REACHED)].sort_values("period", kind="stable")
    newest = mine.drop_duplicates(KEY, keep="last")
    return newest.rename(columns={part: f"reached_{part}" for part in BOUNDS})[
        [*KEY, *(f"reached_{part}" for part in BOUNDS)]
    ]
