"""The code lists of data/codelists: every code that a figure may carry, with its names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from model.contract import CODELISTS
from model.errors import ContractBroken


@dataclass(frozen=True, slots=True)
class Codelists:
    """All code lists as text tables; `codes(name)` is the closed list of a dimension."""

    tables: Mapping[str, pd.DataFrame]

    def codes(self, name: str) -> frozenset[str]:
        """Return the codes of one list (its first column)."""
        return frozenset(self.tables[name].iloc[:, 0])

    def column(self, name: str, column: str) -> dict[str, str]:
        """Return one column of a list by code."""
        table = self.tables[name]
        return dict(zip(table.iloc[:, 0], table[column], strict=True))


def read_codelists(folder: Path) -> Codelists:
    """Return every code list, all columns as text; an empty cell is an empty text."""
    missing = [name for name in CODELISTS if not (folder / f"{name}.csv").is_file()]
    if missing:
        raise ContractBroken(f"code lists are missing in {folder}: {', '.join(missing)}")
    tables = {name: _read(folder / f"{name}.csv") for name in CODELISTS}
    for name, table in tables.items():
        repeated = table.iloc[:, 0][table.iloc[:, 0].duplicated()].tolist()
        if repeated:
            raise ContractBroken(f"codelists/{name}.csv: repeated codes: {', '.join(repeated)}")
    return Codelists(tables)


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, dtype=str, keep_default_na=False, index_col=False, engine="c")
