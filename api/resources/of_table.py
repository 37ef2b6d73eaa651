"""Rows made from the described table of a file: the same columns, each number with its bounds."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
from pydantic import BaseModel, create_model

from api.resources.examples import EXAMPLES, OF_UNIT
from api.shapes import Number, Plain, Row, bounds, number, told
from exports.rows import JOINT
from exports.sheet import Sheet, Value
from model.contract import Column, Table
from model.interval import Interval

RENAMED = {
    "region_code": "region"
}  # a file has code and name columns, the API the parameter's name
SHARE = "share"


class Bounds(Row):
    """A number with its bounds; all three are null where it is unknown, which is never 0."""

    low: Plain | None = told("Least possible; null: no bound", 1_000_000, "as the field above")
    value: Plain | None = told("The number; null: unknown", 1_000_000, "as the field above")
    high: Plain | None = told(
        "Bound above, exclusive unless equal to low; null beside a value: open",
        1_000_000,
        "as the field above",
    )


class Ratio(Bounds):
    """A ratio, unrounded, with the decimals that hold."""

    digits: int | None = told("Decimals of the share that hold; null: unknown", 2, "decimals")


@dataclass(frozen=True, slots=True)
class Shape:
    """A table of a file, the model of its rows, and which of its columns hold several values."""

    table: Table
    row: type[BaseModel]
    lists: frozenset[str]

    @classmethod
    def of(cls, table: Table, lists: Iterable[str] = ()) -> Shape:
        """Return the shape of a table; `lists` are columns whose values are joined in files."""
        several = frozenset(lists)
        fields: dict[str, Any] = {
            RENAMED.get(column.name, column.name): (
                _type(column, table, several),
                told(column.meaning, _example(column, table, several), column.unit),
            )
            for column in _alone(table)
        }
        name = "".join(part.title() for part in table.name.removesuffix("_file").split("_"))
        row = create_model(f"{name}Row", __base__=Row, __doc__=table.meaning, **fields)
        return cls(table, row, several)

    def rows(self, sheet: Sheet) -> list[BaseModel]:
        """Return the rows of a sheet of this table."""
        return [self.row(**self._values(row)) for row in sheet.rows]

    def _values(self, row: Mapping[str, Value]) -> dict[str, Any]:
        return {
            RENAMED.get(column.name, column.name): self._value(column, row)
            for column in _alone(self.table)
        }

    def _value(self, column: Column, row: Mapping[str, Value]) -> Any:
        value = row[column.name]
        kind = _type(column, self.table, self.lists)
        if kind is Number:
            return number(row, column.name)
        if kind is Ratio:
            return Ratio(**bounds(row, column.name), digits=_digits(row, column.name))
        if kind is Bounds:
            return Bounds(**bounds(row, column.name))
        if column.name in self.lists:
            return [] if value is None else str(value).split(JOINT)
        return value


def _alone(table: Table) -> Iterator[Column]:
    """Yield the columns that are a field of their own: bounds and status belong to their number."""
    for column in table.columns:
        stem, _, part = column.name.rpartition("_")
        if part not in ("low", "high", "status") or not _is_number(stem, table):
            yield column


def _is_number(name: str, table: Table) -> bool:
    return f"{name}_low" in table.names


def _type(column: Column, table: Table, lists: frozenset[str]) -> Any:
    if _is_number(column.name, table):
        if f"{column.name}_status" in table.names:
            return Number
        return Ratio if column.unit == SHARE else Bounds
    if column.name in lists:
        return list[str]
    kind: Any = {pa.int64(): int, pa.float64(): Plain}.get(column.type, str)
    return kind if column.name in table.key else kind | None


def _example(column: Column, table: Table, lists: frozenset[str]) -> Any:
    """Return an example of a field, as the API would answer it."""
    if _is_number(column.name, table):
        one = OF_UNIT.get(column.unit, OF_UNIT["persons"])
        shown: dict[str, Any] = {"low": one, "value": one, "high": one}
        if f"{column.name}_status" in table.names:
            return shown | {"status": "published"}
        return shown | ({"digits": 4} if column.unit == SHARE else {})
    example = EXAMPLES.get(column.name, OF_UNIT.get(column.unit))
    return [example] if column.name in lists else example


def _digits(row: Mapping[str, Value], name: str) -> int | None:
    """Return the decimals that hold of a share, as the pages show it."""
    low, value, high = (row[one] for one in (f"{name}_low", name, f"{name}_high"))
    if not isinstance(value, float | int):
        return None
    least = low if isinstance(low, float | int) else -math.inf
    most = high if isinstance(high, float | int) else math.inf
    return Interval(least, value, most).share_digits()
