"""What differs between two versions, as a page tells it: figures by parts, totals, codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from model.scope import Scope
from model.version_diff import KEY, SAID, Diff, diff
from model.warehouse import Version

KINDS = ("changed", "removed", "added")  # in the order that a reader must look at them
NUMBERS = ("low", "value", "high")
MOST = 50  # figures in one part of the list; every part has an address of its own


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure that is not the same in both versions."""

    kind: str  # changed, removed, added
    key: Mapping[str, str]  # period, period_kind, region_code, measure …, origin
    old: float | None
    new: float | None
    unit: str
    fields: tuple[str, ...]  # what differs, where the value does not


@dataclass(frozen=True, slots=True)
class TotalChange:
    """What the regions of one level add up to, before and after."""

    measure: str
    period: str
    period_kind: str
    level: str
    figures: tuple[int, int]
    totals: tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class CodeChange:
    """A code that one of the versions knows otherwise, or not at all."""

    list: str
    code: str
    kind: str


@dataclass(frozen=True, slots=True)
class Differences:
    """From one version to the other; `figures` is one part of all."""

    one: int
    other: int
    counts: Mapping[str, int]  # added, changed, removed, codes
    part: int
    parts: int
    figures: tuple[FigureChange, ...]
    totals: tuple[TotalChange, ...]
    codes: tuple[CodeChange, ...]


def differences(one: Version, other: Version, scope: Scope, part: int = 1) -> Differences:
    """Return what differs, with that part of the figures; a part beyond the last is the last."""
    found = diff(one, other, scope)
    every = sum(found.counts[kind] for kind in KINDS)
    parts = max(1, -(-every // MOST))
    shown = min(part, parts)
    return Differences(
        one=found.one,
        other=found.other,
        counts=dict(found.counts),
        part=shown,
        parts=parts,
        figures=tuple(_figures(found, MOST * (shown - 1))),
        totals=tuple(_total(row) for row in _rows(found.totals)),
        codes=tuple(CodeChange(r["list"], r["code"], r["change"]) for r in _rows(found.codes)),
    )


def _figures(found: Diff, start: int) -> Iterator[FigureChange]:
    """Yield one part of the three tables as if they stood under one another."""
    left = MOST
    for kind in KINDS:
        table = getattr(found, kind)
        mine = table.iloc[start : start + left]
        yield from (_change(kind, row) for row in _rows(mine))
        left -= len(mine)
        start = max(0, start - len(table))


def _change(kind: str, row: Mapping[str, Any]) -> FigureChange:
    is_both = kind == "changed"
    old = None if kind == "added" else _known(row["value_old" if is_both else "value"])
    new = None if kind == "removed" else _known(row["value_new" if is_both else "value"])
    differ = tuple(_differing(row, NUMBERS if old != new else ())) if is_both else ()
    key = {name: str(row[name]) for name in KEY}
    return FigureChange(kind, key, old, new, str(row["unit_new" if is_both else "unit"]), differ)


def _differing(row: Mapping[str, Any], without: tuple[str, ...]) -> Iterator[str]:
    for name in SAID:
        old, new = row[f"{name}_old"], row[f"{name}_new"]
        if name not in without and old != new and not (pd.isna(old) and pd.isna(new)):
            yield name


def _total(row: Mapping[str, Any]) -> TotalChange:
    return TotalChange(
        measure=row["measure"],
        period=row["period"],
        period_kind=row["period_kind"],
        level=row["level"],
        figures=(int(row["figures_old"]), int(row["figures_new"])),
        totals=(_known(row["total_old"]), _known(row["total_new"])),
    )


def _known(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _rows(table: pd.DataFrame) -> list[dict[Any, Any]]:
    return list(table.to_dict("records"))
