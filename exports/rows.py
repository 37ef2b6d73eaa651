"""A cell as one row of a file: values by column, nothing formatted yet."""

from __future__ import annotations

import math
from collections.abc import Iterable

from exports.columns import COVERAGE_FILE
from model.cell import Cell, Quantity
from model.interval import Interval
from texts.text import Text

Value = str | float | int | None
JOINT = "|"


def row(cell: Cell, text: Text) -> dict[str, Value]:
    """Return a cell's values by column; None where nothing is known."""
    participants, denominator, coverage = cell.participants, cell.denominator, cell.coverage
    values: dict[str, Value] = {
        "region_code": cell.region,
        "region_name": cell.region_name,
        "period": cell.period,
        "period_kind": cell.period_kind,
        "segment": cell.segment,
        "segment_name": text.segment(cell.segment),
        "base": cell.base,
        "base_name": text.base(cell.base_words),
        "base_period": cell.base_period,
        **_quantity("participants", participants),
        "participants_as_written": participants.as_written,
        **_quantity("denominator", denominator),
        **_bounds("coverage", coverage),
        "coverage_digits": None if coverage is None else coverage.share_digits(),
        **_bounds("gap", cell.gap),
        "status": cell.status,
        "flags": _joined(cell.flags),
        "other_origins": _joined(cell.rivals),
    }
    return {name: values[name] for name in COVERAGE_FILE.names}


def _quantity(name: str, quantity: Quantity) -> dict[str, Value]:
    return {
        **_bounds(name, quantity.known),
        f"{name}_status": quantity.status or "unknown",
        f"{name}_origin": _joined(quantity.origins),
    }


def _bounds(name: str, known: Interval | None) -> dict[str, Value]:
    """Return the three numbers of an interval; an open bound is empty, as in the Parquet files."""
    low, value, high = (None,) * 3 if known is None else (known.low, known.value, known.high)
    return {f"{name}_low": _finite(low), name: value, f"{name}_high": _finite(high)}


def _finite(number: float | None) -> float | None:
    return None if number is None or math.isinf(number) else number


def _joined(names: Iterable[str]) -> str | None:
    return JOINT.join(names) or None
