"""Rows of a view to rows of a release, one part at a time; what is wrong is noted, not guessed."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from etl.codelists import Codelists
from etl.sql import cells
from etl.sql.cells import KINDS
from etl.sql.declared import DATED, FIGURE, MISSING, View
from etl.sql.faults import Faults, Wrong
from etl.sql.places import Places

LISTS = {
    "measure": "measures",
    "segment": "segments",
    "industry": "industries",
    "employment_status": "employment_statuses",
    "programme": "programmes",
    "status": "figure_statuses",
}
MAY_BE_NULL = ("status", "note")
USUAL = {"segment": "total", "industry": "total", "employment_status": "total"} | {
    "programme": "total",
    "status": "",
    "note": "",
}
MOST_KEPT = 100_000  # distinct cells of one column whose reading is remembered
Part = Sequence[Sequence[Any]]
Reader = Callable[[object], str | Wrong]


@dataclass(slots=True)
class Figures:
    """How cells become figures; remembers what it has read, so that most cells are looked up."""

    view: View
    faults: Faults
    places: Places
    units: Mapping[str, str]  # measure -> unit
    readers: Mapping[str, Reader]
    known: dict[str, dict[object, str | Wrong]]

    @classmethod
    def of(cls, view: View, codelists: Codelists, dated: bool) -> Figures:
        """Return the reader of a view; constants that are on no list are noted at once."""
        lists = {n: cells.code_reader(codelists.codes(of), of) for n, of in LISTS.items()}
        others = {"period": cells.period_reader(view), "as_of": cells.as_of_reader(view)}
        return cls(
            view,
            Faults(view.title),
            Places.of(codelists, view.code_system, dated),
            codelists.column("measures", "unit"),
            {**dict.fromkeys(FIGURE, cells.text_of), **lists, **others},
            {name: {} for name in FIGURE},
        )

    def constants(self) -> dict[str, str]:
        """Return the constant of each column that has one."""
        found = USUAL | ({"as_of": self.view.as_of} if self.view.as_of else {})
        for name, column in self.view.columns.items():
            if column.constant is not None:
                read = self.readers[name](column.constant)
                if isinstance(read, Wrong):
                    self.faults.add("", f"sql.columns.{name}", column.constant, read)
                found[name] = "" if isinstance(read, Wrong) else read
        return found

    def of_part(self, part: Part, first: int, constants: Mapping[str, str]) -> pd.DataFrame:
        """Return the figures of a part.

        In   rows with the columns view.names; `first`: the number of its first row, from 1
        Out  (rows, columns of a facts release plus place), value in single units, NaN unknown
        """
        at = {name: position for position, name in enumerate(self.view.names)}
        of_key = [at[name] for name in self.view.key]
        keys = [" ".join([str(row[one]) for one in of_key]) for row in part]
        rows = _Rows(part, keys, first)
        table: dict[str, Any] = {}
        for name in FIGURE:
            column = self.view.columns.get(name)
            if name != "value" and column is not None and column.name:
                table[name] = self._texts(name, rows, at[column.name])
            elif name in constants:
                table[name] = [constants[name]] * len(part)
        self._regions(table, rows)
        self._values(table, rows, at[self.view.columns["value"].name])
        return pd.DataFrame(table).assign(place=[f"{self.view.title}:{key}" for key in keys])

    def _texts(self, name: str, rows: _Rows, position: int) -> list[str]:
        """Return one column in the words of a release; a cell that is refused is left empty."""
        column = self.view.columns[name].name
        kind, known, found = self.view.types[column], self.known[name], []
        plain = KINDS[kind] if kind not in DATED else ()  # what is looked up at once
        if len(known) > MOST_KEPT:
            known.clear()
        for number, row in enumerate(rows.part):
            cell = row[position]
            read: str | Wrong | None = None
            if type(cell) not in plain:
                read = cells.type_problem(cell, kind)
            if read is None:
                if cell not in known:
                    known[cell] = self.readers[name](cell)
                read = known[cell]
            elif cell is None and name in MAY_BE_NULL:
                read = ""
            if isinstance(read, Wrong):
                self.faults.add(rows.label(number), column, cell, read)
                read = ""
            found.append(read)
        return found

    def _regions(self, table: dict[str, Any], rows: _Rows) -> None:
        """Put the code of BPS in place of code and name as the database has them."""
        three = (table["region_code"], table["region_name"], table["period"])
        column = self.view.columns["region_code"].name or "sql.columns.region_code"
        codes = []
        for number, (code, name, period) in enumerate(zip(*three, strict=True)):
            read = self.places.read(code, name, period) if code and name and period else ""
            if isinstance(read, Wrong):
                self.faults.add(rows.label(number), column, f"{code} {name}", read)
            codes.append("" if isinstance(read, Wrong) else read)
        table["region_code"] = codes

    def _values(self, table: dict[str, Any], rows: _Rows, position: int) -> None:
        """Put in the numbers with their units, their wording and what a missing one means."""
        values, statuses = [], []
        units = [self.units.get(measure, "") for measure in table["measure"]]
        wordings = []
        for number, row in enumerate(rows.part):
            read = self._value(row[position], units[number], table["status"][number])
            if isinstance(read, Wrong):
                column = self.view.columns["value"].name
                self.faults.add(rows.label(number), column, row[position], read)
                read = (math.nan, "", "")
            value, wording, status = read
            values.append(value)
            wordings.append(wording)
            statuses.append(status)
        table |= {"value": values, "unit": units, "as_written": wordings, "status": statuses}

    def _value(self, cell: object, unit: str, status: str) -> tuple[float, str, str] | Wrong:
        if cell is None:
            told = status or self.view.missing
            if told in MISSING:
                return math.nan, "", told
            return Wrong("is NULL", "Declare what it means: sql.missing, or a column for status")
        column = self.view.columns["value"].name
        if wrong := cells.type_problem(cell, self.view.types[column]):
            return wrong
        read = cells.number(cell, 1 if unit == "percent" else self.view.number_unit)
        return read if isinstance(read, Wrong) else (*read, status)


@dataclass(frozen=True, slots=True)
class _Rows:
    """A part with what tells its rows apart."""

    part: Part
    keys: Sequence[str]
    first: int

    def label(self, number: int) -> str:
        """Return a row as a person finds it again: its number in the order of the key, its key."""
        return f"{self.first + number} ({self.keys[number]})"
