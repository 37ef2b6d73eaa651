"""The registry on DuckDB: all cores, bounded memory, what does not fit goes to a private folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import ibis
import pyarrow as pa
from ibis.expr.types import Table

from etl.rollup.engine import Registry
from etl.rollup.spells import RAW
from model.errors import ContractBroken, PublishFailed, UsageError

LINE = re.compile(r"(?:CSV Error on Line|Line): (\d+)")


class Duck:
    """A database in memory that lives as long as the run."""

    def __init__(self, spill: Path, megabytes: int) -> None:
        self.connection = duckdb.connect(
            config={
                "threads": os.cpu_count() or 1,
                "memory_limit": f"{megabytes}MB",
                "temp_directory": str(spill),
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
                "preserve_insertion_order": False,
            }
        )

    def read(self, registry: Registry) -> None:
        """Make the files the table `registry`, with these columns alone."""
        files = ", ".join(_text(str(path)) for path in registry.paths)
        columns = ", ".join('"' + name.replace('"', '""') + '"' for name in registry.columns)
        how = f"read_parquet([{files}])"
        if registry.header:
            columns_of = ", ".join(f"{_text(name)}: 'VARCHAR'" for name in registry.header)
            how = (
                f"read_csv([{files}], header = true, strict_mode = true, "
                f"auto_detect = false, quote = '\"', escape = '\"', "
                f"delim = {_text(registry.delimiter)}, columns = {{{columns_of}}})"
            )
        with _in_words():
            self.connection.execute(f"create view {RAW} as select {columns} from {how}")

    def keep(self, name: str, table: pa.Table) -> None:
        """Keep a small table under a name, in place of the one that had it."""
        self.connection.register(name, table)

    def answer(self, asked: Table) -> pa.Table:
        """Return what an expression says."""
        with _in_words():
            return self.connection.sql(_sql(asked)).to_arrow_table()

    def close(self) -> None:
        """End; what was spilled goes with it."""
        self.connection.close()


def _sql(asked: Table) -> str:
    return str(ibis.to_sql(asked, dialect="duckdb"))


def _text(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"


@contextmanager
def _in_words() -> Iterator[None]:
    """Raise in our own words what DuckDB says: its own may repeat a row of the registry."""
    try:
        yield
        return
    except duckdb.OutOfMemoryException:
        found: Exception = UsageError(
            "The counting needs more memory or more room to spill than there is. Give CONFIG a "
            "larger memory or more buckets, and run the command again: what is counted stays."
        )
    except duckdb.IOException:
        found = PublishFailed("The disk failed while the registry was counted: is it full?")
    except duckdb.Error as error:
        line = LINE.search(str(error))
        where = f" at line {line[1]}" if line else ""
        found = ContractBroken(
            f"The files of the registry cannot be read{where} as CONFIG declares them "
            f"({type(error).__name__}); what stands there is not repeated here."
        )
    raise found from None
