"""A small thing to publish, and what a reader sees of it: one mark in every file, or torn."""

import signal
from contextlib import contextmanager
from datetime import UTC, datetime

import duckdb
import numpy as np
import pyarrow as pa

from etl.fault import Fault
from etl.publish import Draft, publish
from model.cube import CELL
from model.errors import WarehouseDamaged
from model.warehouse import Warehouse

COUNTS, MANY = "toy.i32", 100_000  # as the counts of a registry: mapped, proven block by block
ORIGINS = {b"origins": b'["toy-2022-12"]'}


def figures(mark, rows=3):
    persons = pa.field("value", pa.int64(), metadata={"unit": "persons", "meaning": "Workers"})
    schema = pa.schema([pa.field("region_code", pa.string()), persons], metadata=ORIGINS)
    codes = [f"{61 + row}" for row in range(rows)]
    return pa.table({"region_code": codes, "value": [mark] * rows}, schema=schema)


def draft(mark, rows=3, counts=False):
    regions = figures(mark, rows).select(["region_code"])
    tables = {"figures": figures(mark, rows), "regions": regions}
    borders = {"borders_toy.geojson": str(mark).encode()}  # a file that is no table
    files = borders | ({COUNTS: np.full(MANY, mark, CELL).tobytes()} if counts else {})
    inputs, blocks = {"releases/toy.csv": f"sha-{mark}"}, frozenset({COUNTS} & set(files))
    return Draft(tables, inputs, {"figures": rows}, files, blocks)


def build_store(folder):
    """Write coverage.duckdb the way the product does: from the Parquet that stands there."""
    small = {"default_block_size": "16384"}  # bytes; 18 times less to hash in every test
    with duckdb.connect(str(folder / "coverage.duckdb"), config=small) as store:
        source = folder / "figures.parquet"
        store.sql(f"CREATE TABLE figures AS FROM read_parquet('{source}')")


def now():
    return datetime.now(UTC)


def publish_toy(data, mark, *, fault=Fault(), clock=now, **more):  # noqa: B008 (frozen)
    return publish(draft(mark, **more), data, clock=clock, fault=fault, build_store=build_store)


def seen(data):
    """Return the mark that a reader finds in every file of the version in force, or "torn"."""
    try:
        version = Warehouse(data).current()
        figures = version.table("figures").column("value").to_pylist()
        borders = int(version.borders("toy"))
        store = version.cursor().sql("SELECT value FROM figures").to_arrow_table()
    except WarehouseDamaged:
        return "torn"
    marks = {*figures, *store.column("value").to_pylist(), borders}
    if COUNTS in version.manifest.files:
        marks |= set(np.frombuffer(version.mapped(COUNTS), CELL).tolist())
    return "torn" if version.degraded or len(marks) > 1 else borders


def leftovers(data):
    root = data / "warehouse"
    return sorted(path.name for path in [*root.glob(".*.tmp"), *root.glob("versions/.*")])


@contextmanager
def in_time(seconds=20):
    """Fail instead of waiting for ever, where a lock is waited for that nobody will release."""

    def late(*_):
        raise AssertionError("waited for the lock")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
