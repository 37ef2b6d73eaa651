"""What counts: DuckDB on this machine or Spark on several, behind three verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pyarrow as pa
from ibis.expr.types import Table


@dataclass(frozen=True, slots=True)
class Registry:
    """The files of a registry, and the columns that may be read."""

    paths: Sequence[Path]
    columns: Sequence[str]
    header: Sequence[str]  # every column of a CSV as it stands there; none of Parquet
    delimiter: str


class Engine(Protocol):
    """Runs the expressions of etl/rollup/expression.py."""

    def read(self, registry: Registry) -> None:
        """Make the files the table `registry`, with these columns alone."""

    def keep(self, name: str, table: pa.Table) -> None:
        """Keep a small table under a name, in place of the one that had it."""

    def answer(self, asked: Table) -> pa.Table:
        """Return what an expression says."""

    def close(self) -> None:
        """End, and leave nothing behind."""
