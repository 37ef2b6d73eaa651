"""A difference between two versions, for a person to read and for a program."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from model.version_diff import KEY, SAID, Diff

MOST_SHOWN = 20  # rows of one kind; the rest is counted, and is in the JSON


def as_json(found: Diff) -> dict[str, Any]:
    """Return everything that differs, with null where nothing is known."""
    tables = ("added", "changed", "removed", "totals", "codes")
    rows = {name: _rows(getattr(found, name)) for name in tables}
    return {"from": found.one, "to": found.other, "counts": dict(found.counts), **rows}


def as_text(found: Diff) -> str:
    """Return what differs, counts first."""
    head = f"From version {found.one} to version {found.other}: "
    if found.is_empty:
        return f"{head}the same figures and codes."
    counts = found.counts
    return "\n".join(
        [
            f"{head}{counts['added']} figures added, {counts['changed']} changed, "
            f"{counts['removed']} removed; {counts['codes']} codes differ.",
            *_part("Added", found.added, lambda row: f"{_key(row)}: {_said(row)}"),
            *_part("Changed", found.changed, _changed),
            *_part("Removed", found.removed, lambda row: f"{_key(row)}: {_said(row)}"),
            *_part("Totals", found.totals, _total),
            *_part("Codes", found.codes, _code),
        ]
    )


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return list(json.loads(table.to_json(orient="records", double_precision=15)))


def _part(title: str, table: pd.DataFrame, line: Any) -> Iterator[str]:
    if table.empty:
        return
    yield f"{title}:"
    for row in table.head(MOST_SHOWN).to_dict("records"):
        yield f"  {line(row)}"
    if len(table) > MOST_SHOWN:
        yield f"  … and {len(table) - MOST_SHOWN} more"


def _key(row: Mapping[str, Any]) -> str:
    members = [row[name] for name in KEY if name not in {"period_kind", "origin"}]
    return f"{' '.join(word for word in members if word != 'total')} ({row['origin']})"


def _said(row: Mapping[str, Any], side: str = "") -> str:
    return f"{_number(row[f'value{side}'])} {row[f'unit{side}']}, {row[f'status{side}']}"


def _changed(row: Mapping[str, Any]) -> str:
    old, new = _said(row, "_old"), _said(row, "_new")
    if old != new:
        return f"{_key(row)}: {old} → {new}"
    names = [name for name in SAID if _word(row[f"{name}_old"]) != _word(row[f"{name}_new"])]
    words = [f"{name} {_word(row[f'{name}_old'])} → {_word(row[f'{name}_new'])}" for name in names]
    return f"{_key(row)}: {', '.join(words)}"


def _total(row: Mapping[str, Any]) -> str:
    where = f"{row['measure']} {row['period']} {row['level']}"
    figures = f"{row['figures_old']} → {row['figures_new']} figures"
    if pd.isna(row["total_old"]) and pd.isna(row["total_new"]):
        return f"{where}: {figures}"
    return f"{where}: {figures}, {_number(row['total_old'])} → {_number(row['total_new'])}"


def _code(row: Mapping[str, Any]) -> str:
    return f"{row['list']} {row['code']} {row['change']}"


def _word(value: Any) -> str:
    if isinstance(value, str):
        return value or "–"
    return _number(value)


def _number(value: float | None) -> str:
    return "unknown" if pd.isna(value) else f"{value:.15g}"
