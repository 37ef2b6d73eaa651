"""What a connection of the server may not do (hardening 55)."""

import duckdb
import pytest

from model.warehouse import Warehouse
from tests.faults.toy import publish_toy


def values_of(version):
    asked = "SELECT value FROM figures WHERE value >= $least"
    table = version.cursor().sql(asked, params={"least": 0}).to_arrow_table()
    return table.column("value").to_pylist()


def folder_of(data, number):
    return data / "warehouse" / "versions" / str(number)


@pytest.mark.parametrize(
    "question",
    [
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_parquet('{folder}/figures.parquet')",
        "COPY figures TO '{folder}/stolen.csv'",
        "COPY figures TO '/tmp/stolen.csv'",
        "ATTACH '{folder}/other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
        "SET threads = 4",
        "SET enable_external_access = true",
        "RESET memory_limit",
        "CREATE TABLE mine (a INT)",
        "DELETE FROM figures",
    ],
)
def test_a_connection_reads_its_own_file_and_nothing_else(question, tmp_path):
    """Hardening 55."""
    publish_toy(tmp_path, 7)
    version = Warehouse(tmp_path).current()
    with pytest.raises(duckdb.Error):
        version.cursor().sql(question.format(folder=folder_of(tmp_path, 1))).to_arrow_table()
    assert values_of(version) == [7, 7, 7]
    assert not list(tmp_path.rglob("stolen*"))


def test_the_connection_keeps_within_its_limits(tmp_path):
    publish_toy(tmp_path, 7)
    names = ("threads", "memory_limit", "autoload_known_extensions", "temp_directory")
    asked = ", ".join(f"current_setting('{name}') AS {name}" for name in names)
    (settings,) = (
        Warehouse(tmp_path).current().cursor().sql(f"SELECT {asked}").to_arrow_table().to_pylist()
    )
    assert settings == {
        "threads": 1,
        "memory_limit": "122.0 MiB",  # 128 MB
        "autoload_known_extensions": False,
        "temp_directory": "",
    }
