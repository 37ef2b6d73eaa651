"""A disk that is full or a quota that is used up: nothing changes, the cause is named."""

import os
import shutil
import subprocess
import sys

import pytest

from model.errors import PublishFailed
from tests.faults.harness import ROOT
from tests.faults.toy import leftovers, publish_toy, seen

OLD, NEW, NEXT = 1, 2, 3
UNSHARED = ("unshare", "--user", "--map-root-user", "--mount")

IN_A_SMALL_DISK = """
import sys
from pathlib import Path
from model.errors import PublishFailed
from tests.faults.toy import publish_toy, seen
data = Path(sys.argv[1])
publish_toy(data, 1)
filler = data / "filler"
filler.write_bytes(bytes(int(sys.argv[2])))
try:
    publish_toy(data, 2)
except PublishFailed as error:
    print(seen(data), "No space left" in str(error), "version 1 stays in force" in str(error))
filler.unlink()
publish_toy(data, 3)
print(seen(data))
"""


def may_mount():
    if shutil.which("unshare") is None:
        return False
    mount = [*UNSHARED, "mount", "-t", "tmpfs", "small", "/mnt"]
    return subprocess.run(mount, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("most", [1, 20, 500, 1_000, 5_000, 20_000, 40_000])
def test_no_file_may_grow_beyond_this_so_the_old_version_stays_in_force(most, tmp_path, victims):
    """EFBIG (hardening 32); `most` lies before and within each kind of file of a version."""
    publish_toy(tmp_path, OLD)
    assert victims.run(tmp_path, NEW, fsize=most) == PublishFailed.exit_code
    assert seen(tmp_path) == OLD
    publish_toy(tmp_path, NEXT)
    assert (seen(tmp_path), leftovers(tmp_path)) == (NEXT, [])


def test_the_same_publish_passes_where_files_may_grow(tmp_path, victims):
    publish_toy(tmp_path, OLD)
    assert (victims.run(tmp_path, NEW, fsize=100_000), seen(tmp_path)) == (0, NEW)


@pytest.mark.system
@pytest.mark.parametrize("filler", [100_000, 120_000])
def test_a_full_disk_is_named_and_the_next_run_heals(filler, tmp_path):
    """ENOSPC on a real file system of 192 kB (hardening 32), mounted where nobody else sees it."""
    if os.environ.get("CI") != "true" and not may_mount():
        pytest.skip("unshare is missing or may not mount: run `make test-system` as root")
    mounted = f'mount -t tmpfs -o size=192k small "{tmp_path}" && exec "$@"'
    publisher = [sys.executable, "-c", IN_A_SMALL_DISK, str(tmp_path), str(filler)]
    command = [*UNSHARED, "sh", "-c", mounted, "sh"]
    ended = subprocess.run(
        [*command, *publisher],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.stdout, ended.stderr) == ("1 True True\n3\n", "")
