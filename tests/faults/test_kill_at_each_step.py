"""A publish killed at any named step leaves the old version or the new one (hardening 31)."""

import signal

import pytest

from etl.fault import STEPS
from tests.faults.toy import leftovers, publish_toy, seen

OLD, NEW, NEXT = 1, 2, 3
AFTER_SWAP = STEPS[STEPS.index("publish.swap") + 1 :]


@pytest.mark.parametrize("step", STEPS)
def test_killed_there_the_old_or_the_new_version_is_in_force_and_the_next_run_heals(
    step, tmp_path, victims
):
    publish_toy(tmp_path, OLD)
    assert victims.run(tmp_path, NEW, fault=f"{step}:kill") == -signal.SIGKILL
    assert seen(tmp_path) == (NEW if step in AFTER_SWAP else OLD)
    publish_toy(tmp_path, NEXT)
    assert (seen(tmp_path), leftovers(tmp_path)) == (NEXT, [])


@pytest.mark.parametrize("step", STEPS)
def test_killed_there_the_counts_of_a_registry_are_those_of_the_version_in_force(
    step, tmp_path, victims
):
    publish_toy(tmp_path, OLD, counts=True)
    assert victims.run(tmp_path, NEW, fault=f"{step}:kill", counts=True) == -signal.SIGKILL
    assert seen(tmp_path) == (NEW if step in AFTER_SWAP else OLD)
    publish_toy(tmp_path, NEXT, counts=True)
    assert (seen(tmp_path), leftovers(tmp_path)) == (NEXT, [])


@pytest.mark.parametrize("step", STEPS)
def test_the_first_publish_killed_there_is_either_whole_or_not_there(step, tmp_path, victims):
    assert victims.run(tmp_path, NEW, fault=f"{step}:kill") == -signal.SIGKILL
    assert seen(tmp_path) == (NEW if step in AFTER_SWAP else "torn")
    publish_toy(tmp_path, NEXT)
    assert (seen(tmp_path), leftovers(tmp_path)) == (NEXT, [])


def test_the_same_kills_tear_a_writer_that_writes_in_place(tmp_path, victims):
    """Without this the tests above could pass because they never look."""
    torn = []
    for step in ("publish.table", "publish.store", "publish.manifest"):
        data = tmp_path / step
        publish_toy(data, OLD)
        assert victims.run(data, NEW, writer="naive", fault=f"{step}:kill") == -signal.SIGKILL
        torn.append(seen(data))
    assert torn == ["torn"] * 3


def test_the_writer_in_place_is_not_torn_when_it_is_left_alone(tmp_path, victims):
    publish_toy(tmp_path, OLD)
    assert (victims.run(tmp_path, NEW, writer="naive"), seen(tmp_path)) == (0, NEW)
