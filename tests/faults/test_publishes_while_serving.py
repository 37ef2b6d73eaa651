"""Versions come and go under a server that is asked: of those that went it keeps nothing."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest

from etl.build import build
from etl.publish import publish
from etl.store import build_store
from model.per_version import per_version
from model.warehouse import Warehouse
from tests.access.signed import account, asked, served, session
from tests.faults.toy import now, publish_toy
from tests.restricted import WHEN

CHOICE = f"region=64&period={WHEN}"
ADDRESSES = (
    f"/unduh/ringkasan/segmen.csv?{CHOICE}",
    f"/unduh/target/tren.parquet?{CHOICE}",
    f"/unduh/biaya/tarif.xlsx?{CHOICE}",
    f"/api/v1/figures?{CHOICE}",
    f"/api/v1/coverage?{CHOICE}",
    "/unduh/data/semua.csv",
    "/readyz",
)
TIMES, HELD = 4, 2  # versions: the one in force, and one that a link may name


def opened_in(data):
    """The versions of which this process has files open, those too that were deleted."""
    gc.collect()
    found = set()
    for file in Path("/proc/self/fd").iterdir():
        try:
            target = file.readlink()
        except OSError:  # the one that listed the folder
            continue
        if target.is_relative_to(data / "warehouse" / "versions"):
            found.add(target.parent.name)
    return found


@pytest.mark.slow
def test_item_75_of_versions_that_are_no_longer_in_force_no_file_stays_open(tmp_path):
    server = served(tmp_path)
    data = server.settings.data
    built = build(data, lambda _: None)
    draft = built.draft
    people = [account(server.store, "planner", regions) for regions in (("6403",), ("00",))]
    words = [session(server.store, person) for person in people]
    for at in range(TIMES):
        new = replace(draft, inputs={**draft.inputs, "releases/again.csv": str(at)})
        publish(new, data, clock=now, fault=lambda _: None, build_store=build_store)
        for word in words:
            assert {asked(server, path, word).status for path in ADDRESSES} == {200}
        assert len(opened_in(data)) <= HELD, at


def test_item_75_what_was_worked_out_of_a_version_goes_with_it_and_is_bounded_while_it_stands(
    tmp_path,
):
    made = []

    @per_version(2)
    def worked_out(version, word):
        made.append((version.number, word))
        return [word]

    publish_toy(tmp_path, 1)
    warehouse = Warehouse(tmp_path)
    for word in "abab":
        assert worked_out(warehouse.current(), word) is worked_out(warehouse.current(), word)
    assert made == [(1, "a"), (1, "b")]
    worked_out(warehouse.current(), "a")
    worked_out(warehouse.current(), "c")  # the third: b was asked for longest ago
    worked_out(warehouse.current(), "a")
    worked_out(warehouse.current(), "b")
    assert made[2:] == [(1, "c"), (1, "b")]
    publish_toy(tmp_path, 2)
    assert worked_out(warehouse.current(), "b") == ["b"]
    assert made[-1] == (2, "b")
    assert len(opened_in(tmp_path)) == 1
