"""Which versions a command may name."""

from __future__ import annotations

from pathlib import Path

from model.errors import UsageError
from model.pointer import numbers, warehouse_folder


def required(data: Path, number: int) -> None:
    """Refuse a number of which no version stands, and say which do."""
    found = numbers(warehouse_folder(data))
    if number not in found:
        others = f"These do: {', '.join(map(str, found))}." if found else "None does: `make data`."
        raise UsageError(f"Version {number} does not stand in the warehouse. {others}")
