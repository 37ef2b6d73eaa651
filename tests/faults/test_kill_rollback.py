"""A rollback killed or refused at any moment leaves the one version in force or the other."""

import shutil
import signal

import pytest

from etl.fault import ROLLBACK_STEPS
from model.errors import PublishFailed
from tests.faults import strace
from tests.faults.toy import leftovers, publish_toy, seen

EARLIER, LATER, NEXT = 1, 2, 3
AFTER_SWAP = ROLLBACK_STEPS[ROLLBACK_STEPS.index("rollback.swap") + 1 :]


@pytest.mark.parametrize("step", ROLLBACK_STEPS)
def test_killed_there_one_of_both_is_in_force_and_the_next_run_heals(step, tmp_path, victims):
    """Hardening 31, 40."""
    for mark in (EARLIER, LATER):
        publish_toy(tmp_path, mark)
    code = victims.run(tmp_path, 0, number=EARLIER, fault=f"{step}:kill")
    assert code == -signal.SIGKILL
    assert seen(tmp_path) == (EARLIER if step in AFTER_SWAP else LATER)
    if step not in AFTER_SWAP:
        assert victims.run(tmp_path, 0, number=EARLIER) == 0
        assert (seen(tmp_path), leftovers(tmp_path)) == (EARLIER, [])
    assert publish_toy(tmp_path, NEXT) == NEXT
    assert (seen(tmp_path), leftovers(tmp_path)) == (NEXT, [])


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    """Two versions, and what a killed run left behind."""
    strace.required()
    data = tmp_path_factory.mktemp("warehouse")
    for mark in (EARLIER, LATER):
        publish_toy(data, mark)
    (data / "warehouse" / ".CURRENT.tmp").touch()
    (data / "warehouse" / "versions" / ".tmp-99").mkdir()
    return data


def interrupted(victims, data, point, how):
    call, when = point
    options = ["-o", "/dev/null", "-e", f"trace={call}", "-e", f"inject={call}:{how}:when={when}"]
    return victims.traced(options, data, 0, number=EARLIER), seen(data)


def points(victims, warehouse, folder):
    data = shutil.copytree(warehouse, folder / "dry")
    calls = strace.log_of(victims, folder / "log", data, 0, number=EARLIER)
    return strace.points_of(calls, data)


@pytest.mark.system
def test_killed_at_every_call_one_of_both_is_in_force(victims, warehouse, tmp_path):
    states, bad = set(), []
    for point in points(victims, warehouse, tmp_path):
        data = shutil.copytree(warehouse, tmp_path / f"{point[0]}-{point[1]}")
        code, found = interrupted(victims, data, point, "signal=KILL")
        states.add(found)
        publish_toy(data, NEXT)
        if code not in {0, -signal.SIGKILL} or found not in {EARLIER, LATER}:
            bad.append((point, code, found))
        if (seen(data), leftovers(data)) != (NEXT, []):
            bad.append((point, "not healed", seen(data)))
    assert (bad, states) == ([], {EARLIER, LATER})


@pytest.mark.system
@pytest.mark.parametrize(("calls", "error"), [({"fsync"}, "EIO"), ({"write"}, "ENOSPC")])
def test_a_disk_that_refuses_is_told(calls, error, victims, warehouse, tmp_path):
    tried = [point for point in points(victims, warehouse, tmp_path) if point[0] in calls]
    outcomes = []
    for point in tried:
        data = shutil.copytree(warehouse, tmp_path / f"{point[0]}-{point[1]}")
        outcomes.append(interrupted(victims, data, point, f"error={error}"))
    assert {code for code, _ in outcomes} == {PublishFailed.exit_code}
    after_swap = 1 if "fsync" in calls else 0  # the confirmation of the pointer
    assert [found for _, found in outcomes].count(EARLIER) == after_swap
