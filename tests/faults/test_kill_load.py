"""A load killed or refused at any moment leaves data/ and the warehouse whole (hardening 31, 32).

A load first keeps its release in data/, then publishes: source and release are each as they were
or as drafted, the old version or the new one is in force, and the same load again ends well.
"""

import shutil
import signal

import pytest

from etl.fault import STEPS
from model.errors import NothingNew, PublishFailed
from tests.faults import strace
from tests.faults.loads import NEW, OLD, kept, litter, load_again, prepared, served

AFTER_SWAP = STEPS[STEPS.index("publish.swap") + 1 :]
KILLED = -signal.SIGKILL


@pytest.fixture(scope="module")
def load(tmp_path_factory):
    """The data before a load, and the load."""
    return prepared(tmp_path_factory.mktemp("load"))


def healed(data, checked):
    """Load again with nothing in the way; return what stands then, and leave no trace."""
    try:
        load_again(data, checked)
    except NothingNew:  # it was killed when everything was done
        assert served(data) == NEW
    after = (kept(data, checked), served(data), litter(data))
    shutil.rmtree(data)
    return after


WELL = ((NEW, NEW), NEW, [])


@pytest.mark.parametrize("step", STEPS)
def test_killed_at_a_step_the_release_is_kept_and_one_version_is_in_force(
    step, load, tmp_path, victims
):
    before, checked = load
    data = shutil.copytree(before, tmp_path / "data")
    assert victims.run(data, 0, checked=str(checked), fault=f"{step}:kill") == KILLED
    assert kept(data, checked) == (NEW, NEW)
    assert served(data) == (NEW if step in AFTER_SWAP else OLD)
    assert healed(data, checked) == WELL


class Trial:
    """A load of which every interruption gets its own copy of the data."""

    def __init__(self, victims, load, folder):
        self.victims, (self.before, self.checked), self.folder = victims, load, folder

    def points(self, writer="ours"):
        """Return every call of one load, counted in a dry run."""
        strace.required()
        data = shutil.copytree(self.before, self.folder / writer)
        log, asked = self.folder / f"{writer}.log", {"checked": str(self.checked)}
        calls = strace.log_of(self.victims, log, data, 0, writer=writer, **asked)
        return strace.points_of(calls, data)

    def interrupt(self, point, how, writer="ours"):
        """Return the data after a load was interrupted, and its exit code."""
        call, when = point
        data = shutil.copytree(self.before, self.folder / f"{call}-{when}-{how[:5]}-{writer}")
        inject = f"inject={call}:{how}:when={when}"
        options = ["-o", "/dev/null", "-e", f"trace={call}", "-e", inject]
        asked = {"checked": str(self.checked), "writer": writer}
        return data, self.victims.traced(options, data, 0, **asked)


@pytest.fixture
def trial(victims, load, tmp_path):
    return Trial(victims, load, tmp_path)


@pytest.mark.system
@pytest.mark.slow
def test_killed_at_every_call_nothing_is_torn_and_the_same_load_again_ends_well(trial):
    killed, found, bad, points = 0, set(), [], trial.points()
    for point in points:
        data, code = trial.interrupt(point, "signal=KILL")
        killed += code == KILLED
        state = (kept(data, trial.checked), served(data))
        found.add(state)
        after = healed(data, trial.checked)
        if code not in {0, KILLED} or "torn" in (*state[0], state[1]) or after != WELL:
            bad.append((point, code, state, after))
    assert bad == []
    assert found == {
        ((OLD, OLD), OLD),
        ((NEW, OLD), OLD),  # a source without a release is no fault
        ((NEW, NEW), OLD),
        ((NEW, NEW), NEW),
    }
    assert killed > 0.9 * len(points)


@pytest.mark.system
@pytest.mark.slow
@pytest.mark.parametrize(("calls", "error"), [({"fsync"}, "EIO"), ({"write"}, "ENOSPC")])
def test_a_disk_that_refuses_is_told_and_what_was_published_is_served(calls, error, trial):
    bad, states = [], []
    for point in [point for point in trial.points() if point[0] in calls]:
        data, code = trial.interrupt(point, f"error={error}")
        state = (*kept(data, trial.checked), served(data))
        states.append(state[-1])
        after = healed(data, trial.checked)
        if code != PublishFailed.exit_code or "torn" in state or after != WELL:
            bad.append((point, code, state, after))
    assert bad == []
    assert states.count(NEW) == (1 if "fsync" in calls else 0)  # the confirmation of the pointer


@pytest.mark.system
def test_the_same_kills_tear_a_load_that_writes_in_place(trial):
    """Without this the tests above could pass because they never look."""
    points = [point for point in trial.points("naive") if point[0] == "write"]
    states = []
    for point in points:
        data, _ = trial.interrupt(point, "signal=KILL", "naive")
        states.append("torn" in kept(data, trial.checked))
    assert states.count(True) >= 3  # its source once, its release line by line


def test_the_load_that_writes_in_place_ends_well_when_it_is_left_alone(load, tmp_path, victims):
    before, checked = load
    data = shutil.copytree(before, tmp_path / "data")
    assert victims.run(data, 0, checked=str(checked), writer="naive") == 0
    assert (kept(data, checked), served(data)) == ((NEW, NEW), NEW)
