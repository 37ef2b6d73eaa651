"""The code lists of data/codelists: every code that a figure may carry, with its names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl import list_rows
from etl.findings import Finding, refuse
from etl.source import read_file
from etl.sources import text_table
from model.claim import AS_THEY_STAND, Claim
from model.contract import CODELISTS
from model.errors import ContractBroken

NAMED = ("name_id", "name_en", "meaning_id", "meaning_en")  # told on the page Definisi

CLAIMS = (*AS_THEY_STAND, "operands", "operand_origins", "stated", "unit", "segment")

# What is asked of the lists; every other column is carried as it stands.
NEEDED = {
    "regions": ("code", "name", "level", "parent", "valid_from", "valid_to"),
    "region_variants": ("variant", "code"),
    "employment_statuses": ("code", "group"),
    "measures": ("id", "unit", "kind", "additive", "ahead"),
    "segments": ("code", *NAMED),
    "programmes": ("code", *NAMED),
    "terms": ("code", *NAMED),
    "claims": CLAIMS,
    **list_rows.NEEDED,
}


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
    tables, findings = {}, []
    for name in CODELISTS:
        raw = read_file(folder / f"{name}.csv")
        needed, file = NEEDED.get(name, ("code",)), f"codelists/{name}.csv"
        table, faults = text_table.read(raw, file, needed, others=True)
        tables[name] = table.reset_index(drop=True)
        findings += [*faults, *_repeated(table, file)]
        if name == "claims":
            findings += _malformed(table, file, set(tables["regions"].iloc[:, 0]))
        findings += list_rows.faults(name, table, file, set(tables["regions"].iloc[:, 0]))
    refuse(findings)
    return Codelists(tables)


def _repeated(table: pd.DataFrame, file: str) -> list[Finding]:
    codes = table.iloc[:, 0]
    return [
        Finding(f"{file}:{row}:{codes.name}", code, "is a repeated code", "Keep one row")
        for row, code in codes[codes.duplicated()].items()
    ]


def _malformed(table: pd.DataFrame, file: str, regions: set[str]) -> Iterator[Finding]:
    """Return the claims that cannot be worked out, or speak of no region."""
    for number, row in zip(table.index, table.to_dict("records"), strict=True):
        cells = {str(name): str(cell) for name, cell in row.items()}
        if cells["region"] not in regions:
            hint = "See codelists/regions.csv"
            yield Finding(f"{file}:{number}:region", cells["region"], "is no region", hint)
        try:
            Claim.of(cells)
        except ContractBroken as error:
            written = f"{cells['operands']} = {cells['stated']}"
            yield Finding(f"{file}:{number}:operands", written, str(error), "Write it as printed")
