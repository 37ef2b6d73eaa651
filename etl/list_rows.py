"""Rows of code lists that the model has to read: refused at the build, not on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pandas as pd

from etl.findings import Finding
from model import events
from model.errors import ContractBroken
from model.initiative import Initiative
from model.rates import Tariff

Row = Mapping[str, str]

READ: Mapping[str, Callable[[Row], object]] = {
    "rates": Tariff.of,
    "initiatives": Initiative.of,
    "events": events.refuse,
}
REGIONS = {"initiatives": "places", "events": "region"}  # columns of codes, several joined by |
NEEDED = {
    "rates": (
        "id", "programme", "payer", "occupation", "from", "to", "rupiah", "relief_share", "law",
        "origin",
    ),
    "initiatives": (
        "id", "subject", "kind", "name_id", "name_en", "places", "place_as_written", "initiator",
        "payer", "groups", "package", "from", "to", "workers", "rupiah", "origin", "note_id",
        "note_en",
    ),
    "events": (
        "code", "date", "region", "kind", "name_id", "name_en", "meaning_id", "meaning_en",
        "origin", "publisher", "title", "url",
    ),
}  # fmt: skip


def faults(name: str, table: pd.DataFrame, file: str, regions: set[str]) -> Iterator[Finding]:
    """Return the rows of a list that the model refuses, or that speak of no region."""
    read = READ.get(name)
    if read is None:
        return
    for number, row in zip(table.index, table.to_dict("records"), strict=True):
        cells = {str(column): str(cell) for column, cell in row.items()}
        column = REGIONS.get(name)
        for code in cells[column].split("|") if column else ():
            if code not in regions:
                hint = "See codelists/regions.csv"
                yield Finding(f"{file}:{number}:{column}", code, "is no region", hint)
        try:
            read(cells)
        except (ContractBroken, ValueError) as error:
            key = next(iter(cells.values()))
            yield Finding(f"{file}:{number}:{table.columns[0]}", key, str(error), "Correct the row")
