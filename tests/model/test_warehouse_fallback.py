"""What is served where the version in force is not (hardening 36)."""

import logging
import shutil

import pytest

from etl.publish import publish
from model.errors import WarehouseDamaged
from model.warehouse import Warehouse
from tests.faults.toy import draft, now, publish_toy, seen

OLD, NEW = 1, 2
FILES = ("figures.parquet", "regions.parquet", "coverage.duckdb", "manifest.json")


@pytest.fixture
def data(tmp_path):
    """Two versions, the second in force."""
    publish_toy(tmp_path, OLD)
    publish_toy(tmp_path, NEW)
    return tmp_path


def folder_of(data, number):
    return data / "warehouse" / "versions" / str(number)


def served(data):
    """Return the number of the version that a new process would serve, and why an older one."""
    version = Warehouse(data).current()
    return version.number, version.degraded


@pytest.mark.parametrize("said", [b"", b"two\n", b"-1", b"0\n", b"2\n2\n", b"9" * 40, b"\xff"])
def test_a_pointer_that_names_no_version_serves_the_newest_and_says_so(said, data):
    (data / "warehouse" / "CURRENT").write_bytes(said)
    assert served(data) == (NEW, "CURRENT is missing or names no version.")


def test_a_missing_pointer_serves_the_newest_and_says_so(data):
    (data / "warehouse" / "CURRENT").unlink()
    assert served(data) == (NEW, "CURRENT is missing or names no version.")


def test_a_pointer_to_a_version_that_is_gone_serves_the_newest_before_it(data):
    shutil.rmtree(folder_of(data, NEW))
    number, why = served(data)
    assert (number, "Version 2 is not as it was published" in why) == (OLD, True)


def test_what_was_rolled_back_is_served_only_when_nothing_older_is_whole(data):
    publish_toy(data, 3)
    (data / "warehouse" / "CURRENT").write_text("2\n")
    (folder_of(data, NEW) / "figures.parquet").unlink()
    assert served(data)[0] == OLD
    (folder_of(data, OLD) / "figures.parquet").unlink()
    assert served(data)[0] == 3


def test_when_nothing_is_whole_every_fault_and_the_repair_are_told(data):
    (folder_of(data, OLD) / "regions.parquet").unlink()
    (folder_of(data, NEW) / "coverage.duckdb").write_bytes(b"")
    with pytest.raises(WarehouseDamaged) as damage:
        Warehouse(data).current()
    for told in ("regions.parquet: missing", "coverage.duckdb: 0 bytes", "make data", "etl build"):
        assert told in str(damage.value)


def test_make_data_mends_a_damaged_store(data):
    (folder_of(data, NEW) / "coverage.duckdb").unlink()
    assert publish_toy(data, NEW) == 3
    assert seen(data) == NEW


def test_a_store_that_duckdb_cannot_open_is_noticed(data):
    def garbage(folder):
        (folder / "coverage.duckdb").write_text("not a database")

    publish(draft(3), data, clock=now, fault=lambda _step: None, build_store=garbage)
    number, why = served(data)
    assert (number, "Version 3 cannot be opened" in why) == (NEW, True)


def test_the_alarm_is_logged_once_and_lasts_until_current_changes(data, caplog):
    (folder_of(data, NEW) / "figures.parquet").unlink()
    warehouse = Warehouse(data)
    with caplog.at_level(logging.WARNING):
        first = warehouse.current()
        assert warehouse.current() is first
    (record,) = caplog.records
    assert "Version 1 is served: Version 2 is not as it was published" in record.getMessage()
    publish_toy(data, 3)
    assert (warehouse.current().number, warehouse.current().degraded) == (3, None)


def test_versions_that_cannot_be_listed_are_told(tmp_path):
    (tmp_path / "warehouse").mkdir()
    (tmp_path / "warehouse" / "versions").touch()
    with pytest.raises(WarehouseDamaged, match="cannot be read: Not a directory"):
        Warehouse(tmp_path).current()


def test_a_version_that_becomes_whole_is_served_though_current_says_what_it_said(data, monkeypatch):
    part = folder_of(data, NEW) / "figures.parquet"
    part.rename(data / "figures.parquet")
    warehouse = Warehouse(data)
    before = warehouse.current()
    assert (before.number, before.degraded is None) == (OLD, False)
    (data / "figures.parquet").rename(part)
    assert warehouse.current() is before  # looked at a moment ago
    monkeypatch.setattr("model.warehouse.AGAIN", 0.0)
    after = warehouse.current()
    assert (after.number, after.degraded) == (NEW, None)
    assert warehouse.current() is after


def test_a_version_that_is_still_not_whole_leaves_the_old_one_served(data, monkeypatch):
    monkeypatch.setattr("model.warehouse.AGAIN", 0.0)
    (folder_of(data, NEW) / "regions.parquet").write_bytes(b"half")
    warehouse = Warehouse(data)
    assert [warehouse.current().number for _ in range(3)] == [OLD] * 3
    assert warehouse.current().degraded
    assert warehouse.standing() == (OLD, NEW)
