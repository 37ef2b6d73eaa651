"""The rows of a resource as a file: its fields as described columns, parts of fields beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, get_args

import pyarrow as pa
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from api.shapes import Number, Share
from exports.making import bounds_of, text_of
from exports.sheet import Sheet, Value
from model.contract import Column, Table

JOINT = "|"


def sheet(name: str, row: type[BaseModel], rows: Sequence[BaseModel]) -> Sheet:
    """Return the sheet of these rows: what is a list is joined by |, a number has its bounds."""
    return Sheet.of(table_of(name, row), (dict(_values(one)) for one in rows))


@cache
def table_of(name: str, row: type[BaseModel]) -> Table:
    """Return the described columns of a row."""
    columns = [c for field, info in row.model_fields.items() for c in _columns(field, info)]
    meaning = (row.__doc__ or "").strip()
    return Table(f"{name}_file", meaning, (columns[0].name,), tuple(columns))


def _columns(name: str, info: FieldInfo) -> tuple[Column, ...]:
    meaning, kind = info.description or "", _kind(info)
    unit = str((info.json_schema_extra or {})["x-unit"])  # type: ignore[index]
    if issubclass(kind, Number):
        columns = (*bounds_of(name, unit, meaning), text_of(f"{name}_status", "Its status"))
        if not issubclass(kind, Share):
            return columns
        digits = Column(
            f"{name}_digits", pa.int64(), "decimals", "Decimals that hold", nullable=True
        )
        return (*columns, digits)
    if kind in (int, float):
        arrow = pa.int64() if kind is int else pa.float64()
        return (Column(name, arrow, unit, meaning, nullable=True),)
    return (Column(name, pa.string(), unit, meaning, nullable=True),)


def _kind(info: FieldInfo) -> type:
    """Return the type of a field, without None; a list is text, as its parts are joined."""
    found = [one for one in (info.annotation, *get_args(info.annotation)) if isinstance(one, type)]
    known = [one for one in found if one is not type(None)]
    if not known or getattr(info.annotation, "__origin__", None) is list:
        return str
    return float if any(one is float for one in known) else known[0]


def _values(row: BaseModel) -> Iterator[tuple[str, Value]]:
    for name in type(row).model_fields:
        value = getattr(row, name)
        if isinstance(value, Number):
            yield f"{name}_low", value.low
            yield name, value.value
            yield f"{name}_high", value.high
            yield f"{name}_status", value.status
            if isinstance(value, Share):
                yield f"{name}_digits", value.digits
        else:
            yield name, _one(value)


def _one(value: Any) -> Value:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return JOINT.join(str(one) for one in value) or None
    return None if value is None else value if isinstance(value, int | float) else str(value)
