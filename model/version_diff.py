"""What differs between two versions: figures by their key, totals, code lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from model.contract import FIGURES
from model.scope import Scope
from model.version_codes import changed_codes
from model.version_totals import changed_totals, seen
from model.warehouse import Version

KEY = list(FIGURES.key)
SAID = ["low", "value", "high", "unit", "status", "flags", "as_written"]  # what a figure says


@dataclass(frozen=True, slots=True)
class Diff:
    """What the other version has that the one has not, and the other way round.

    Tables are in the order of their key; each side of a change has `_old` and `_new`.
    """

    one: int
    other: int
    added: pd.DataFrame  # KEY, SAID
    changed: pd.DataFrame  # KEY, SAID with _old and _new
    removed: pd.DataFrame  # KEY, SAID
    totals: (
        pd.DataFrame
    )  # measure, period, period_kind, level, figures_old, figures_new, total_old, total_new
    codes: pd.DataFrame  # list, code, change (added, changed, removed), old, new

    @property
    def counts(self) -> Mapping[str, int]:
        """Return how many figures and codes differ."""
        figures = {name: len(getattr(self, name)) for name in ("added", "changed", "removed")}
        return {**figures, "codes": len(self.codes)}

    @property
    def is_empty(self) -> bool:
        """Return whether both versions say the same."""
        return not any(self.counts.values())


def diff(one: Version, other: Version, scope: Scope) -> Diff:
    """Return what changed from the one version to the other, as far as the reader sees them."""
    return Diff(
        one.number,
        other.number,
        **sides(_figures(one, scope), _figures(other, scope)),
        totals=changed_totals(one, other, scope),
        codes=changed_codes(one, other, scope),
    )


def sides(old: pd.DataFrame, new: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Return the figures (KEY, SAID) that were added, changed and removed, in order of key."""
    found = old.merge(new, how="outer", on=KEY, suffixes=("_old", "_new"), indicator="side")
    found = found.sort_values(KEY, kind="stable")
    both = found[found["side"] == "both"]
    return {
        "added": _side(found[found["side"] == "right_only"], "_new"),
        "changed": both[_differs(both)].drop(columns="side").reset_index(drop=True),
        "removed": _side(found[found["side"] == "left_only"], "_old"),
    }


def _figures(version: Version, scope: Scope) -> pd.DataFrame:
    return seen([*KEY, *SAID], scope, version)


def _side(rows: pd.DataFrame, suffix: str) -> pd.DataFrame:
    """Return one side of the rows that have no other."""
    names = {f"{name}{suffix}": name for name in SAID}
    return rows[[*KEY, *names]].rename(columns=names).reset_index(drop=True)


def _differs(both: pd.DataFrame) -> pd.Series[bool]:
    """Return which figures say something else; two unknown values are the same."""
    differs = pd.Series(False, index=both.index)
    for name in SAID:
        old, new = both[f"{name}_old"], both[f"{name}_new"]
        differs |= (old != new).fillna(True) & ~(old.isna() & new.isna())
    return differs.astype(bool)
