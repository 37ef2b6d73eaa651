"""One sheet of an XLSX read through for what its values do not tell: extent, formulas, hiding."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from dataclasses import dataclass, field

from etl.intake.addresses import address, column_letters, column_number
from etl.intake.limits import Limits
from etl.intake.xml_parts import Parts
from model.errors import UnreadableFile

LAST_ROW, LAST_COLUMN = 1 << 20, 1 << 14  # of the grid of a spreadsheet: XFD1048576
PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
ELSEWHERE = re.compile(r"\[\d+\]|\[[^\]]+\.xl\w+\]", re.IGNORECASE)  # a formula's [1]Sheet1!A1
YES = ("1", "true", "on")
Attributes = dict[str, str]
Errors = dict[int, list[int]]  # row -> columns


@dataclass(slots=True)
class Scan:
    """What stands in one sheet beside its values; addresses count from row 1, column 1."""

    limits: Limits
    percents: Container[str]  # numbers of the cell styles that show a percentage
    rows: int = 0
    columns: int = 0
    formulas: list[str] = field(default_factory=list)  # addresses
    no_value: list[str] = field(default_factory=list)
    elsewhere: list[str] = field(default_factory=list)  # values from other files
    errors: Errors = field(default_factory=dict)  # #N/A, #REF! …
    merged: list[str] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[str] = field(default_factory=list)
    percent_columns: dict[int, int] = field(default_factory=dict)  # column -> cells
    _letters: dict[str, int] = field(default_factory=dict)
    _at: tuple[int, int] = (0, 0)
    _inside: str = ""
    _formula: bool = False  # the cell being read has one
    _text_type: bool = False
    _cached: str = ""
    _names: dict[str, Callable[[Attributes], None] | None] = field(default_factory=dict)

    def start(self, name: str, attributes: Attributes) -> None:
        """Take the beginning of an element."""
        if name not in self._names:
            local = name.rpartition(" ")[2]
            known = {"c": self._cell, "f": self._formula_of, "row": self._row}
            rare = {"col": self._column, "mergeCell": self._merge}
            self._names[name] = (known | rare).get(local)
        take = self._names[name]
        if take:
            take(attributes)
        elif self._formula:
            self._inside = name.rpartition(" ")[2]

    def text(self, text: str) -> None:
        """Take text; only that of a formula's cell matters."""
        if not self._formula:
            return
        if self._inside == "v":
            self._cached += text.strip()
        elif self._inside == "f" and ELSEWHERE.search(text):
            self.elsewhere.append(address(*self._at))

    def finish(self) -> None:
        """Close the last cell."""
        if self._formula and not (self._cached or self._text_type):
            self.no_value.append(address(*self._at))
        self._formula = False

    def _row(self, attributes: Attributes) -> None:
        self.finish()
        given = attributes.get("r", "")
        row = int(given) if given.isascii() and given.isdigit() else self._at[0] + 1
        self._at = (row, 0)
        if attributes.get("hidden") in YES:
            self.hidden_rows.append(row)

    def _cell(self, attributes: Attributes) -> None:
        if self._formula:
            self.finish()
        row, column = self._place(attributes.get("r"))
        self._at = (row, column)
        if row > self.rows or column > self.columns:
            self._grow(row, column)
        if attributes.get("s") in self.percents:
            self.percent_columns[column] = self.percent_columns.get(column, 0) + 1
        kind = attributes.get("t")
        self._text_type = kind == "str"
        if kind == "e":
            self.errors.setdefault(row, []).append(column)

    def _place(self, given: str | None) -> tuple[int, int]:
        if given is None:
            return max(1, self._at[0]), self._at[1] + 1
        match = PLACE.fullmatch(given)
        if match is None:
            raise UnreadableFile(f"is damaged: a cell has the address {given[:20]!r}")
        letters, row = match.groups()
        column = self._letters.get(letters)
        if column is None:
            column = self._letters[letters] = column_number(letters)
        return int(row), column

    def _grow(self, row: int, column: int) -> None:
        self.rows, self.columns = max(row, self.rows), max(column, self.columns)
        if self.rows > LAST_ROW or self.columns > LAST_COLUMN:
            raise UnreadableFile(f"is damaged: it has a cell {address(row, column)}")
        if self.rows * self.columns > self.limits.cells:
            raise UnreadableFile(
                f"spans {self.rows} rows and {self.columns} columns up to {address(row, column)}; "
                f"at most {self.limits.cells} cells are read. Delete the stray cells"
            )

    def _formula_of(self, _: Attributes) -> None:
        self._formula, self._inside, self._cached = True, "f", ""
        self.formulas.append(address(*self._at))

    def _column(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in YES:
            ends = attributes.get("min", ""), attributes.get("max", "")
            if all(end.isascii() and end.isdigit() for end in ends):
                letters = [column_letters(min(int(end), LAST_COLUMN)) for end in ends]
                self.hidden_columns.append(":".join(dict.fromkeys(letters)))

    def _merge(self, attributes: Attributes) -> None:
        self.finish()
        self.merged.append(attributes.get("ref", ""))


def scan(parts: Parts, name: str, percents: Container[str]) -> Scan:
    """Return what one sheet's part holds beside its values."""
    found = Scan(parts.limits, percents)
    parts.parse(name, found.start, found.text)
    found.finish()
    return found
