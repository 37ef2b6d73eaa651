"""Which codes two versions know differently."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from model.contract import CODELISTS
from model.scope import Scope
from model.sight import sight_of
from model.warehouse import Version

Rows = Mapping[str, Mapping[str, Any]]  # code -> its row


def changed_codes(one: Version, other: Version, scope: Scope) -> pd.DataFrame:
    """Return the codes that differ: list, code, change, and the row in either version."""
    rows = [
        row
        for name in CODELISTS
        for row in _changes(name, _list(one, name, scope), _list(other, name, scope))
    ]
    return pd.DataFrame(rows, columns=["list", "code", "change", "old", "new"], dtype=object)


def _changes(name: str, old: Rows, new: Rows) -> Iterator[tuple[object, ...]]:
    for code in sorted({*old, *new}):
        before, after = old.get(code), new.get(code)
        if before == after:
            continue
        change = "added" if before is None else "removed" if after is None else "changed"
        yield name, code, change, before, after


def _list(version: Version, name: str, scope: Scope) -> Rows:
    """Return the rows of a code list by their code, which stands first and never twice."""
    if f"{name}.parquet" not in version.manifest.files:
        return {}
    sight = sight_of(version, scope)
    rows = [row for row in version.table(name).to_pylist() if sight.listed(row)]
    return {str(next(iter(row.values()))): row for row in rows}
