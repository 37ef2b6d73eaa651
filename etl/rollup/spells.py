"""The spells as a table of Ibis: mapped columns alone, and what their values mean."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass

import ibis
from ibis import _
from ibis.expr.types import BooleanValue, IntegerValue, Table

from etl.rollup.declared import Config, flag_of
from model.registry import PROGRAMMES

TYPES = {
    "text": "string",
    "integer": "int64",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "timestamp",
}
POSITIONS = {"raw": "string", "at": "int32"}
RAW = "registry"  # the view of an engine over the files


@dataclass(frozen=True, slots=True)
class Spells:
    """The spells under our names, and the position on its axis of every value.

    rows: person, start and until as they are; kabkota, industry, segment, programmes as text
    positions: column of ours -> (raw, at)
    """

    rows: Table
    kinds: Mapping[str, str]
    date_format: str
    positions: Mapping[str, Table]
    flags: Mapping[str, frozenset[str]]  # programme -> the texts that say yes
    secret: bytes

    def covers(self, month: str) -> BooleanValue:
        """Return whether a spell covers the last day of a month; a blank end is none."""
        until = self.rows.until
        blank = until.isnull()
        if self.kinds["until"] == "text":
            blank = blank | (until.strip() == "")
        return (self._day("start") <= self._last(month, "start")) & (
            blank | (self._day("until") >= self._last(month, "until"))
        )

    def held(self, rows: Table) -> IntegerValue:
        """Return the set of programmes of each row, as a number."""
        if not self.flags:
            return rows.at_programmes.fill_null(0)
        found = ibis.literal(0)
        for programme, yes in self.flags.items():
            bit = 1 << (PROGRAMMES.index(programme) - 1)
            says = rows[flag_of(programme)].isin(sorted(yes)).fill_null(False)
            found = found + ibis.ifelse(says, bit, 0)
        return found

    def _day(self, name: str) -> ibis.Value:
        column = self.rows[name]
        return column.cast("date") if self.kinds[name] == "timestamp" else column

    def _last(self, month: str, name: str) -> ibis.Value:
        """Return the last day of a month as a column writes it: texts sort as their days do."""
        day = f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]:02}"
        if self.kinds[name] != "text":
            return ibis.date(day)
        written = {"YYYY-MM-DD": day, "YYYYMMDD": day.replace("-", ""), "YYYY-MM": month}
        return ibis.literal(written[self.date_format])


def raw_rows(config: Config, kinds: Mapping[str, str]) -> Table:
    """Return the registry under our names; codes of any type are texts from here on."""
    theirs = config.columns.theirs
    types = {theirs[ours]: TYPES[kind] for ours, kind in kinds.items()}
    raw = ibis.table(types, name=RAW)
    kept = ("person", "start", "until")
    return raw.select(
        **{
            ours: raw[name] if ours in kept else raw[name].cast("string")
            for ours, name in theirs.items()
        }
    )


def positions_table(name: str) -> Table:
    """Return the table of positions that an engine keeps under the name of a column."""
    return ibis.table(POSITIONS, name=f"positions_{name}")


def per_value(rows: Table, name: str) -> Table:
    """Return how many rows bear each value of a column."""
    return rows.group_by(value=rows[name].cast("string")).agg(rows=_.count())
