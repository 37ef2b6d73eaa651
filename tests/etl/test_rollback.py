"""An earlier version put in force again."""

import os
import time

import pytest

from etl.fault import ROLLBACK_STEPS, Fault
from etl.lock import held
from etl.rollback import roll_back
from model.errors import LockHeld, NothingNew, PublishFailed, UsageError, WarehouseDamaged
from model.warehouse import Warehouse
from tests.faults.toy import leftovers, now, publish_toy, seen


def rolled_back(data, number, fault=Fault()):  # noqa: B008 (frozen)
    return roll_back(data, number, now, fault)


@pytest.fixture
def three(tmp_path):
    """A warehouse of three versions that show 10, 20 and 30."""
    for mark in (10, 20, 30):
        publish_toy(tmp_path, mark)
    return tmp_path


def test_an_earlier_version_is_in_force_and_the_one_before_is_named(three):
    """Hardening 40."""
    assert rolled_back(three, 1) == 3
    assert seen(three) == 10
    assert (three / "warehouse" / "CURRENT").read_bytes() == b"1\n"


def test_it_takes_less_than_a_second(three):
    began = time.monotonic()
    rolled_back(three, 1)
    assert time.monotonic() - began < 1


def test_a_server_that_runs_takes_it_up_and_links_to_others_still_open(three):
    warehouse = Warehouse(three)
    assert warehouse.current().number == 3
    rolled_back(three, 1)
    assert warehouse.current().number == 1
    assert warehouse.current().degraded is None
    later = warehouse.at(3)
    assert later.table("figures").column("value").to_pylist() == [30, 30, 30]
    assert [(v.number, v.in_force) for v in warehouse.versions()] == [
        (3, False),
        (2, False),
        (1, True),
    ]


def test_who_reads_the_version_that_was_in_force_reads_it_to_the_end(three):
    version = Warehouse(three).current()
    rolled_back(three, 1)
    assert version.cursor().sql("select max(value) from figures").fetchall() == [(30,)]


def test_the_next_build_makes_a_new_number_and_never_one_that_was_given(three):
    rolled_back(three, 1)
    assert publish_toy(three, 30) == 4
    rolled_back(three, 2)
    assert publish_toy(three, 50) == 5
    assert seen(three) == 50


def test_a_rollback_can_be_undone(three):
    rolled_back(three, 1)
    assert rolled_back(three, 3) == 1
    assert seen(three) == 30


def test_a_version_that_does_not_stand_is_refused_with_those_that_do(three):
    with pytest.raises(UsageError, match=r"Version 9 does not stand .* These do: 3, 2, 1"):
        rolled_back(three, 9)
    with pytest.raises(UsageError, match="None does"):
        rolled_back(three / "elsewhere", 1)
    assert seen(three) == 30


@pytest.mark.parametrize("name", ["figures.parquet", "coverage.duckdb", "manifest.json"])
def test_a_damaged_version_is_refused_with_the_reason(three, name):
    (three / "warehouse" / "versions" / "1" / name).write_bytes(b"?")
    with pytest.raises(WarehouseDamaged, match=f"Version 1 is not as .*(\n.*)*{name}"):
        rolled_back(three, 1)
    assert seen(three) == 30


def test_the_version_in_force_is_nothing_new(three):
    with pytest.raises(NothingNew, match="Version 3 is in force already"):
        rolled_back(three, 3)


def test_where_current_is_lost_any_whole_version_can_be_named(three):
    (three / "warehouse" / "CURRENT").unlink()
    assert rolled_back(three, 2) == 0
    assert seen(three) == 20


def test_while_another_run_publishes_a_rollback_is_refused_and_the_other_way_round(three):
    with held(three / "warehouse", now()), pytest.raises(LockHeld, match=f"process {os.getpid()}"):
        rolled_back(three, 1)

    def publish_now(step):
        if step == "rollback.swap":
            with pytest.raises(LockHeld):
                publish_toy(three, 40)

    rolled_back(three, 1, publish_now)
    assert seen(three) == 10


def test_the_lock_is_free_after_a_refusal(three):
    with pytest.raises(NothingNew):
        rolled_back(three, 3)
    assert rolled_back(three, 2) == 3


def test_every_step_has_its_name_and_comes_in_order(three):
    reached = []
    rolled_back(three, 1, reached.append)
    assert tuple(reached) == ROLLBACK_STEPS


@pytest.mark.parametrize("step", ROLLBACK_STEPS[1 : ROLLBACK_STEPS.index("rollback.swap") + 1])
def test_a_disk_that_refuses_is_named_and_nothing_changes(three, step):
    """Hardening 32."""

    def refuse(reached):
        if reached == step:
            raise OSError(28, "No space left on device")

    with pytest.raises(PublishFailed, match=r"Nothing was rolled back.*No space left"):
        rolled_back(three, 1, refuse)
    assert seen(three) == 30
    rolled_back(three, 1)
    assert (seen(three), leftovers(three)) == (10, [])
