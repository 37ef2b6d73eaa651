"""Reading the version in force."""

import gc
import shutil
import weakref

import pytest

from model.errors import WarehouseDamaged
from model.warehouse import Warehouse
from tests.faults.toy import draft, publish_toy


def values_of(version):
    asked = "SELECT value FROM figures WHERE value >= $least"
    table = version.cursor().sql(asked, params={"least": 0}).to_arrow_table()
    return table.column("value").to_pylist()


def folder_of(data, number):
    return data / "warehouse" / "versions" / str(number)


def test_the_version_in_force_gives_its_tables_and_answers_questions(tmp_path):
    publish_toy(tmp_path, 7)
    version = Warehouse(tmp_path).current()
    assert (version.number, version.degraded, version.manifest.summary) == (1, None, {"figures": 3})
    assert version.table("figures").equals(draft(7).tables["figures"], check_metadata=True)
    assert values_of(version) == [7, 7, 7]


def test_nothing_is_opened_until_it_is_asked_for(tmp_path):
    warehouse = Warehouse(tmp_path)
    publish_toy(tmp_path, 7)
    assert warehouse.current().number == 1


@pytest.mark.parametrize("made", ["", "warehouse", "warehouse/versions"])
def test_where_nothing_was_built_the_message_names_the_command(made, tmp_path):
    (tmp_path / made).mkdir(parents=True, exist_ok=True)
    with pytest.raises(WarehouseDamaged, match="No data has been built yet: run `make data`"):
        Warehouse(tmp_path).current()


def test_the_same_object_is_given_while_it_stays_in_force(tmp_path):
    publish_toy(tmp_path, 1)
    warehouse = Warehouse(tmp_path)
    first = warehouse.current()
    assert warehouse.current() is first
    publish_toy(tmp_path, 2)
    assert (warehouse.current().number, first.number) == (2, 1)


def test_a_rollback_is_followed(tmp_path):
    """Hardening 40: one name is changed."""
    publish_toy(tmp_path, 1)
    publish_toy(tmp_path, 2)
    warehouse = Warehouse(tmp_path)
    assert values_of(warehouse.current()) == [2, 2, 2]
    (tmp_path / "warehouse" / "CURRENT").write_text("1\n")
    version = warehouse.current()
    assert (values_of(version), version.degraded) == ([1, 1, 1], None)


def test_a_reader_finishes_on_a_version_that_was_deleted_under_it(tmp_path):
    """Hardening 39."""
    publish_toy(tmp_path, 1)
    version = Warehouse(tmp_path).current()
    shutil.rmtree(folder_of(tmp_path, 1))
    assert values_of(version) == [1, 1, 1]
    assert version.table("figures").column("value").to_pylist() == [1, 1, 1]


def test_a_version_is_dropped_after_its_last_use(tmp_path):
    """Hardening 75."""
    publish_toy(tmp_path, 1)
    warehouse = Warehouse(tmp_path)
    reader = warehouse.current()
    old = weakref.ref(reader)
    publish_toy(tmp_path, 2)
    warehouse.current()
    assert old() is reader
    del reader
    gc.collect()
    assert old() is None


def test_versions_are_listed_newest_first_with_what_they_hold(tmp_path):
    publish_toy(tmp_path, 1, rows=2)
    publish_toy(tmp_path, 2, rows=5)
    newest, oldest = Warehouse(tmp_path).versions()
    assert (newest.number, newest.in_force, newest.fault) == (2, True, None)
    assert (oldest.number, oldest.in_force, oldest.manifest.summary) == (1, False, {"figures": 2})


def test_a_damaged_version_is_listed_with_its_fault(tmp_path):
    publish_toy(tmp_path, 1)
    publish_toy(tmp_path, 2)
    (folder_of(tmp_path, 1) / "regions.parquet").unlink()
    _, damaged = Warehouse(tmp_path).versions()
    assert (damaged.number, damaged.manifest) == (1, None)
    assert "regions.parquet: missing" in damaged.fault


def test_where_there_is_no_warehouse_no_version_is_listed(tmp_path):
    assert Warehouse(tmp_path).versions() == []


def test_a_version_that_still_stands_is_given_by_its_number(tmp_path):
    publish_toy(tmp_path, 1)
    publish_toy(tmp_path, 2)
    warehouse = Warehouse(tmp_path)
    older = warehouse.at(1)
    assert (values_of(older), older.degraded) == ([1, 1, 1], None)
    assert warehouse.at(1) is older
    assert warehouse.at(2) is warehouse.current()


def test_a_version_that_was_cleared_away_is_refused_by_its_number(tmp_path):
    publish_toy(tmp_path, 1)
    publish_toy(tmp_path, 2)
    shutil.rmtree(folder_of(tmp_path, 1))
    with pytest.raises(WarehouseDamaged, match="1"):
        Warehouse(tmp_path).at(1)
