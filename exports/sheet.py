"""What a file holds before any format: the rows of the screen, under a described table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from model.contract import Table

Value = str | float | int | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The columns that a spreadsheet's own chart of the sheet shows."""

    categories: str
    values: tuple[str, ...]  # stacked where there are several


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of one chart, in the order of the screen; every row has the table's columns."""

    table: Table
    rows: Sequence[Row]
    drawn: Drawn | None = None  # None: nothing that a bar could show

    @classmethod
    def of(cls, table: Table, rows: Iterable[Row], drawn: Drawn | None = None) -> Sheet:
        """Return the sheet of these rows."""
        return cls(table, tuple(rows), drawn)
