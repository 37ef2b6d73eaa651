"""When the same or other releases are published after a first version."""

from datetime import UTC, datetime, timedelta

import pytest

from model.errors import (
    NothingNew,
)
from model.warehouse import Warehouse
from tests.faults.toy import now, publish_toy, seen


def versions_of(data):
    return sorted(int(path.name) for path in (data / "warehouse" / "versions").iterdir())


def test_the_same_releases_again_are_nothing_new(tmp_path):
    publish_toy(tmp_path, 7)
    with pytest.raises(NothingNew, match="Version 1 already holds"):
        publish_toy(tmp_path, 7)
    assert versions_of(tmp_path) == [1]


def test_a_changed_rule_publishes_the_same_releases_again(tmp_path):
    publish_toy(tmp_path, 7)
    file = tmp_path / "warehouse" / "versions" / "1" / "manifest.json"
    made = Warehouse(tmp_path).current().manifest
    by_other_rules = type(made)(1, made.created, "0" * 64, made.inputs, made.summary, made.files)
    file.write_bytes(by_other_rules.to_bytes())
    assert publish_toy(tmp_path, 7) == 2


@pytest.mark.parametrize("name", ["coverage.duckdb", "figures.parquet", "manifest.json"])
def test_the_same_releases_are_published_again_where_the_version_in_force_is_damaged(
    name, tmp_path
):
    publish_toy(tmp_path, 7)
    (tmp_path / "warehouse" / "versions" / "1" / name).unlink()
    assert (publish_toy(tmp_path, 7), seen(tmp_path)) == (2, 7)


def test_what_was_rolled_back_is_new_again(tmp_path):
    publish_toy(tmp_path, 1)
    publish_toy(tmp_path, 2)
    (tmp_path / "warehouse" / "CURRENT").write_text("1\n")
    assert (publish_toy(tmp_path, 2), seen(tmp_path)) == (3, 2)


def test_a_version_that_was_renamed_but_never_named_by_current_keeps_its_number(tmp_path):
    publish_toy(tmp_path, 1)
    (tmp_path / "warehouse" / "versions" / "4").mkdir()
    assert (publish_toy(tmp_path, 2), versions_of(tmp_path)) == (5, [1, 4, 5])


def test_a_number_that_current_names_is_not_used_twice(tmp_path):
    publish_toy(tmp_path, 1)
    (tmp_path / "warehouse" / "CURRENT").write_text("8\n")
    assert (publish_toy(tmp_path, 2), seen(tmp_path)) == (9, 2)


def test_a_clock_that_goes_back_does_not_change_the_order(tmp_path):
    """Hardening 37."""
    times = [datetime(2036, 1, 1, tzinfo=UTC), now(), now() - timedelta(days=1)]
    for mark, time_ in enumerate(times):
        publish_toy(tmp_path, mark, clock=lambda time_=time_: time_)
    assert seen(tmp_path) == 2
    assert [version.number for version in Warehouse(tmp_path).versions()] == [3, 2, 1]
