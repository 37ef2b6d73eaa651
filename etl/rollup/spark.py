"""The registry on Spark: the same expressions, on as many machines as its master has."""

from __future__ import annotations

import logging
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
from ibis.expr.types import Table

from etl.rollup.engine import Registry
from etl.rollup.spells import RAW
from model.errors import ContractBroken, UsageError

FEWEST_PARTS, PARTS = 8, 3  # of a shuffle: at least, and for each core
QUIET = "OFF"  # what Spark logs may repeat a row
OPTIONS = {
    "spark.ui.enabled": "false",
    "spark.eventLog.enabled": "false",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.execution.arrow.pyspark.enabled": "true",
    "spark.sql.adaptive.coalescePartitions.parallelismFirst": "false",
    "spark.io.encryption.enabled": "true",  # what is spilled on the workers
    "spark.sql.csv.parser.columnPruning.enabled": "false",  # or longer lines go unseen
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.debug.maxToStringFields": "0",
}


class Spark:
    """A session on a master that lives as long as the run."""

    def __init__(self, master: str, spill: Path, megabytes: int) -> None:
        try:
            sql = import_module("pyspark.sql")
        except ImportError:
            raise UsageError("--engine spark needs: pip install cakupan[spark]") from None
        logging.getLogger("py4j").setLevel(logging.CRITICAL)
        builder = sql.SparkSession.builder.master(master).appName("cakupan rollup")
        own = {
            "spark.local.dir": str(spill),
            "spark.sql.warehouse.dir": str(spill),
            "spark.driver.memory": f"{megabytes}m",
            "spark.pyspark.python": sys.executable,
            "spark.driver.host": "127.0.0.1" if _is_here(master) else None,
        }
        for name, value in {**OPTIONS, **own}.items():
            if value is not None:
                builder = builder.config(name, value)
        self.session: Any = builder.getOrCreate()
        self.session.sparkContext.setLogLevel(QUIET)
        parts = max(FEWEST_PARTS, PARTS * self.session.sparkContext.defaultParallelism)
        self.session.conf.set("spark.sql.shuffle.partitions", str(parts))

    def read(self, registry: Registry) -> None:
        """Make the files the table `registry`, with these columns alone."""
        paths = [str(path) for path in registry.paths]
        reader = self.session.read
        if registry.header:
            types = ", ".join(f"{_quoted(name)} string" for name in registry.header)
            how = {"header": True, "enforceSchema": False, "mode": "FAILFAST", "escape": '"'}
            found = reader.options(sep=registry.delimiter, **how).schema(types).csv(paths)
        else:
            found = reader.parquet(*paths)
        columns = [_quoted(name) for name in registry.columns]
        found.select(*columns).createOrReplaceTempView(RAW)

    def keep(self, name: str, table: pa.Table) -> None:
        """Keep a small table under a name, in place of the one that had it."""
        self.session.createDataFrame(table).createOrReplaceTempView(name)

    def answer(self, asked: Table) -> pa.Table:
        """Return what an expression says."""
        sql = str(ibis.to_sql(asked, dialect="pyspark"))
        errors = import_module("pyspark.errors")
        try:
            return self.session.sql(sql).toArrow()
        except errors.PySparkException as error:
            told = type(error).__name__
        raise ContractBroken(  # outside the handler: Spark's own words may repeat a row
            f"Spark could not count the registry ({told}): look at its workers, and whether they "
            "can read the files."
        )

    def close(self) -> None:
        """End; what was spilled goes with it."""
        self.session.stop()


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _is_here(master: str) -> bool:
    return any(host in master for host in ("127.0.0.1", "localhost", "local["))
