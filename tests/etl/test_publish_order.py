"""In which order the disk is asked to confirm what (hardening 33)."""

import os
from pathlib import Path

import pytest

from model.errors import PublishFailed
from tests.faults.toy import publish_toy, seen


def path_of(handle):
    return Path(f"/proc/self/fd/{handle}").readlink()


def test_each_name_is_given_only_to_what_the_disk_has_confirmed(tmp_path, monkeypatch):
    publish_toy(tmp_path, 1)
    log, fsync, rename = [], os.fsync, os.rename
    root = tmp_path / "warehouse"

    def name(path):
        return str(Path(path).relative_to(root.parent))

    def logged_fsync(handle):
        log.append(f"sync {name(path_of(handle))}")
        fsync(handle)

    def logged_rename(old, new):
        log.append(f"rename {name(old)} {name(new)}")
        rename(old, new)

    # the calls are made as always, they are only written down
    monkeypatch.setattr(os, "fsync", logged_fsync)
    monkeypatch.setattr(os, "rename", logged_rename)
    publish_toy(tmp_path, 2)
    assert log == [
        "sync warehouse/versions",
        "sync warehouse",
        "sync .",
        "sync warehouse/versions/.tmp-2/figures.parquet",
        "sync warehouse/versions/.tmp-2/regions.parquet",
        "sync warehouse/versions/.tmp-2/borders_toy.geojson",
        "sync warehouse/versions/.tmp-2/coverage.duckdb",
        "sync warehouse/versions/.tmp-2/manifest.json",
        "sync warehouse/versions/.tmp-2",
        "rename warehouse/versions/.tmp-2 warehouse/versions/2",
        "sync warehouse/versions",
        "sync warehouse/.CURRENT.tmp",
        "rename warehouse/.CURRENT.tmp warehouse/CURRENT",
        "sync warehouse",
    ]


def test_a_pointer_that_the_disk_does_not_confirm_is_told_with_what_readers_now_have(
    tmp_path, monkeypatch
):
    publish_toy(tmp_path, 1)
    root = tmp_path / "warehouse"
    swapped = []

    def failing_fsync(handle):
        if swapped and path_of(handle) == root:
            raise OSError(5, "Input/output error")

    def note_swap(step):
        swapped.extend([step] if step == "publish.confirm" else [])

    monkeypatch.setattr(os, "fsync", failing_fsync)
    with pytest.raises(PublishFailed, match=r"Version 2 is in force, but the disk did not") as said:
        publish_toy(tmp_path, 2, fault=note_swap)
    assert str(root) in str(said.value)
    assert seen(tmp_path) == 2
