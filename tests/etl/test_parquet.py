"""The published Parquet opens as it is elsewhere, and the same input gives the same bytes."""

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from model.contract import FIGURES
from tests.etl.small import folder, row, toml
from tests.world import publish_world


def version_of(data):
    publish_world(data)
    return data / "warehouse" / "versions" / "1"


def made(path, rows=None):
    rows = rows or [
        row("00", value="2600000", as_written="2,6 juta"),
        row("6403", value="", status="expected"),
        row("KAL", value="50", as_written="lebih dari 50"),
    ]
    return folder(path, {"kaltim": toml()}, {"kaltim/2022-12": rows})


@pytest.fixture(scope="module")
def version(tmp_path_factory):
    return version_of(made(tmp_path_factory.mktemp("parquet")))


def test_pandas_reads_codes_as_text_and_the_unknown_as_unknown(version):
    table = pd.read_parquet(version / "figures.parquet").set_index("region_code")
    assert table.index.tolist() == ["00", "6403", "KAL"]
    assert table.loc["00", ["low", "value", "high"]].tolist() == [2_550_000, 2_600_000, 2_700_000]
    assert pd.isna(table.loc["6403", "value"])
    assert (table.loc["KAL", "low"], pd.isna(table.loc["KAL", "high"])) == (50, True)


def test_duckdb_reads_it_as_it_is(version):
    found = duckdb.sql(
        f"select region_code, value from '{version}/figures.parquet' order by 1"
    ).fetchall()
    assert found == [("00", 2_600_000), ("6403", None), ("KAL", 50)]


def test_units_and_meanings_travel_in_the_schema(version):
    schema = pq.read_schema(version / "figures.parquet")
    told = {f.name: (f.metadata[b"unit"], f.metadata[b"meaning"]) for f in schema}
    assert told == {c.name: (c.unit.encode(), c.meaning.encode()) for c in FIGURES.columns}
    assert b"origins" in schema.metadata


def test_files_are_compressed_with_zstd(version):
    for file in version.glob("*.parquet"):
        columns = pq.ParquetFile(file).metadata.row_group(0)
        assert {columns.column(n).compression for n in range(columns.num_columns)} == {"ZSTD"}


def test_the_same_input_gives_the_same_bytes(version, tmp_path):
    again = version_of(made(tmp_path))
    names = sorted(file.name for file in version.glob("*.parquet"))
    assert names == sorted(file.name for file in again.glob("*.parquet"))
    for name in names:
        assert (version / name).read_bytes() == (again / name).read_bytes(), name


def test_the_order_of_rows_in_a_release_changes_no_figure(tmp_path):
    rows = [row("64"), row("63", value="7"), row("62", value="9")]
    one, other = (
        pd.read_parquet(version_of(made(tmp_path / name, order)) / "figures.parquet")
        for name, order in (("a", rows), ("b", rows[::-1]))
    )
    pd.testing.assert_frame_equal(one.drop(columns="place"), other.drop(columns="place"))


def test_one_changed_cell_changes_the_figure_and_nothing_else(tmp_path):
    before = pd.read_parquet(version_of(made(tmp_path / "a", [row("64"), row("63")]))
                             / "figures.parquet")  # fmt: skip
    changed = made(tmp_path / "b", [row("64", value="101"), row("63")])
    after = pd.read_parquet(version_of(changed) / "figures.parquet")
    differences = before.compare(after)
    assert differences.index.size == 1
    assert set(differences.columns.get_level_values(0)) == {"low", "value", "high"}
