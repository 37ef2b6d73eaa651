"""A master and two workers of Spark give the table of DuckDB, cell by cell."""

import pandas as pd
import pyarrow.parquet as pq
import pytest

from tests.etl.rollup.cluster import cluster
from tests.etl.rollup.registry import drawn
from tests.etl.rollup.test_rollup_counts import HASH, NIK

pytestmark = pytest.mark.system


@pytest.fixture(scope="module")
def master(tmp_path_factory):
    with cluster(tmp_path_factory.mktemp("spark")) as address:
        yield address


def tables(place, master, **declared):
    """The release of either engine."""
    found = []
    for arguments in ((), ("--engine", "spark", "--master", master)):
        place.declare(**declared)
        done = place.run(*arguments)
        assert done.returncode == 0, done.stderr
        assert NIK not in done.stderr
        found.append(pq.read_table(place.release))
        place.release.unlink()
    return found


def test_a_hundred_thousand_persons_are_the_same_on_spark_and_on_duckdb(place, master):
    table = drawn(100_000, seed=11)
    place.spells(table.assign(mulai=pd.to_datetime(table["mulai"]).dt.date,
                              akhir=pd.to_datetime(table["akhir"]).dt.date))  # fmt: skip
    duckdb, spark = tables(place, master)
    assert spark.equals(duckdb)
    assert {told["engine"] for told in place.records()} == {"duckdb", "spark"}
    assert place.left() == []


def test_texts_flags_and_raw_niks_of_a_csv_are_the_same_on_both(place, master):
    table = drawn(500, seed=12)
    table["peserta"] = [str(int(NIK) + int(word[3:], 16)) for word in table["peserta"]]
    table["jkk"] = table["program"].str.contains("JKK").map({True: "Y", False: ""})
    place.spells(table, "spells.csv")
    duckdb, spark = tables(
        place,
        master,
        person=HASH,
        source=f'files = "{place.raw}/*.csv"\nformat = "csv"',
        programmes='programmes = { JKK = "jkk" }',
    )
    assert spark.equals(duckdb)
