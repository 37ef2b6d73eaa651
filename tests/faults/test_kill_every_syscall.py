"""A publish killed at, or refused, any call to the disk leaves the old version or the new one.

Hardening 31 and 32: every openat, write, fsync, rename, mkdir and unlink of one publish that
also clears leftovers and deletes an old version, counted in a dry run.
"""

import os
import shutil
import signal
import time

import pytest

from model.errors import PublishFailed
from tests.faults import strace
from tests.faults.toy import leftovers, publish_toy, seen

pytestmark = [pytest.mark.system, pytest.mark.slow]
OLD, NEW, NEXT = 10, 11, 12


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory):
    """As many versions as are kept, all old, and what a killed run left behind."""
    strace.required()
    data = tmp_path_factory.mktemp("warehouse")
    for mark in range(1, OLD + 1):
        publish_toy(data, mark)
    yesterday = time.time() - 86_400
    for folder in (data / "warehouse" / "versions").iterdir():
        os.utime(folder, (yesterday, yesterday))
    (data / "warehouse" / "versions" / ".tmp-99").mkdir()
    (data / "warehouse" / "versions" / ".tmp-99" / "figures.parquet").touch()
    (data / "warehouse" / ".CURRENT.tmp").touch()
    return data


class Trial:
    """A warehouse of which every interruption gets its own copy, and where to interrupt."""

    def __init__(self, victims, warehouse, folder):
        self.victims, self.warehouse, self.folder = victims, warehouse, folder

    def points(self, writer="ours"):
        """Return every call of one publish, counted in a dry run."""
        data = shutil.copytree(self.warehouse, self.folder / writer)
        log = self.folder / f"{writer}.log"
        calls = strace.log_of(self.victims, log, data, NEW, writer=writer)
        return strace.points_of(calls, data)

    def interrupt(self, point, how, writer="ours"):
        """Return the data after a publish was interrupted, its exit code, what a reader finds."""
        call, when = point
        data = shutil.copytree(self.warehouse, self.folder / f"{call}-{when}-{how[:5]}-{writer}")
        inject = f"inject={call}:{how}:when={when}"
        options = ["-o", "/dev/null", "-e", f"trace={call}", "-e", inject]
        code = self.victims.traced(options, data, NEW, writer=writer)
        return data, code, seen(data)


@pytest.fixture
def trial(victims, warehouse, tmp_path):
    return Trial(victims, warehouse, tmp_path)


def healed(data):
    """Run again with nothing in the way; return what a reader finds, and leave no trace."""
    publish_toy(data, NEXT)
    after = (seen(data), leftovers(data))
    shutil.rmtree(data)
    return after


def test_killed_at_every_call_old_or_new_is_in_force_and_the_next_run_heals(trial):
    killed, states, bad, points = 0, set(), [], trial.points()
    for point in points:
        data, code, found = trial.interrupt(point, "signal=KILL")
        killed += code == -signal.SIGKILL
        states.add(found)
        after = healed(data)
        if found not in {OLD, NEW} or code not in {0, -signal.SIGKILL} or after != (NEXT, []):
            bad.append((point, code, found, after))
    assert bad == []
    assert states == {OLD, NEW}
    assert killed > 0.9 * len(points)  # a call made by another thread may not come again


@pytest.mark.parametrize(
    ("calls", "error", "after_swap"),
    [
        ({"fsync", "fdatasync"}, "EIO", 1),  # the confirmation of the pointer
        ({"write", "pwrite64"}, "ENOSPC", 0),
    ],
)
def test_a_disk_that_refuses_any_write_or_sync_is_told_and_what_was_published_is_served(
    calls, error, after_swap, trial
):
    bad, states = [], []
    for point in [point for point in trial.points() if point[0] in calls]:
        data, code, found = trial.interrupt(point, f"error={error}")
        states.append(found)
        after = healed(data)
        if code != PublishFailed.exit_code or found not in {OLD, NEW} or after != (NEXT, []):
            bad.append((point, code, found, after))
    assert bad == []
    assert states.count(NEW) == after_swap


def test_the_same_kills_tear_a_writer_that_writes_in_place(trial):
    """Without this the tests above could pass because they never look."""
    points = [point for point in trial.points("naive") if point[0] in {"write", "pwrite64"}]
    found = [trial.interrupt(point, "signal=KILL", "naive")[2] for point in points]
    assert found.count("torn") > len(points) / 2
