"""The parts that rows are made of, each field with meaning, unit and example."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer

from exports.sheet import Value

MILLION = 1_000_000  # an example is no figure


def told(meaning: str, example: Any, unit: str = "text") -> Any:
    """Return a field that must be given; unit is text, code, persons, share, rupiah, count …"""
    return Field(description=meaning, examples=[example], json_schema_extra={"x-unit": unit})


def _plain(number: float) -> float | int:
    return int(number) if float(number).is_integer() else number


# 2550000 where a number is whole, never 2550000.0
Plain = Annotated[float, PlainSerializer(_plain, return_type=float | int, when_used="json")]


class Row(BaseModel):
    """What every row and part of a row has in common: all of its fields and no other."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        json_schema_serialization_defaults_required=True,
    )


class Number(Row):
    """A number with its bounds; all three are null where it is unknown, which is never 0."""

    low: Plain | None = told(
        "Least possible; null: no bound", MILLION, "as the field that holds it"
    )
    value: Plain | None = told("The number; null: unknown", MILLION, "as the field that holds it")
    high: Plain | None = told(
        "Bound above, exclusive unless equal to low; null beside a value: open",
        MILLION,
        "as the field that holds it",
    )
    status: str = told(
        "published, computed …, or why there is none: unknown, no_base …", "published", "code"
    )


class Share(Number):
    """A ratio, unrounded, with the decimals that hold."""

    digits: int | None = told("Decimals of the share that hold; null: unknown", 2, "decimals")


def number(values: Mapping[str, Value], name: str, status: str | None = None) -> Number:
    """Return the number that a file's row holds in `<name>_low`, `<name>`, `<name>_high`."""
    return Number(**bounds(values, name), status=status or str(values[f"{name}_status"]))


def share(values: Mapping[str, Value], name: str, status: str) -> Share:
    """Return the ratio that a file's row holds, with the decimals that hold."""
    digits = values[f"{name}_digits"]
    held = int(digits) if isinstance(digits, int | float) else None
    return Share(**bounds(values, name), status=status, digits=held)


def bounds(values: Mapping[str, Value], name: str) -> dict[str, Any]:
    """Return the three columns of a number under the names that the API gives them."""
    return {
        "low": values[f"{name}_low"],
        "value": values[name],
        "high": values[f"{name}_high"],
    }
