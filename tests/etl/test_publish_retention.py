"""Which versions are deleted, and when."""

import logging
import os
import time

from tests.faults.toy import leftovers, publish_toy, seen


def versions_of(data):
    return sorted(int(path.name) for path in (data / "warehouse" / "versions").iterdir())


def age(data, hours):
    then = time.time() - hours * 3_600
    for folder in (data / "warehouse" / "versions").iterdir():
        os.utime(folder, (then, then))


def test_ten_versions_are_kept_and_older_ones_deleted(tmp_path):
    for mark in range(1, 13):
        publish_toy(tmp_path, mark)
    age(tmp_path, hours=2)
    publish_toy(tmp_path, 13)
    assert versions_of(tmp_path) == list(range(13 - 10 + 1, 13 + 1))
    assert leftovers(tmp_path) == []


def test_a_version_younger_than_an_hour_is_kept_for_those_who_still_read_it(tmp_path):
    for mark in range(1, 13):
        publish_toy(tmp_path, mark)
    age(tmp_path, hours=0.9)
    publish_toy(tmp_path, 13)
    assert versions_of(tmp_path) == list(range(1, 13 + 1))


def test_the_version_that_was_in_force_until_now_is_kept_however_old(tmp_path):
    for mark in range(1, 13):
        publish_toy(tmp_path, mark)
    age(tmp_path, hours=48)
    (tmp_path / "warehouse" / "CURRENT").write_text("2\n")
    publish_toy(tmp_path, 13)
    assert versions_of(tmp_path) == [2, *range(13 - 10 + 1, 13 + 1)]


def test_an_old_version_that_cannot_be_deleted_is_told_and_the_publish_stands(tmp_path, caplog):
    for mark in range(1, 11):
        publish_toy(tmp_path, mark)
    age(tmp_path, hours=2)

    def occupied(step):
        if step == "publish.expire":
            (tmp_path / "warehouse" / "versions" / ".tmp-expired-1" / "x").mkdir(parents=True)

    with caplog.at_level(logging.WARNING):
        assert publish_toy(tmp_path, 11, fault=occupied) == 11
    assert "Version 1 is old but could not be deleted" in caplog.text
    publish_toy(tmp_path, 12)
    assert (seen(tmp_path), leftovers(tmp_path)) == (12, [])
