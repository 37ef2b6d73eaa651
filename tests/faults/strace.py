"""What strace says of a publish, and whether it may say it on this machine."""

import os
import re
import shutil
import subprocess
from collections import Counter

import pytest

# a machine has some of the spellings; the question mark lets strace pass over the others
CALLS = (
    "openat,write,pwrite64,fsync,fdatasync,?rename,?renameat,?renameat2,"
    "?mkdir,?mkdirat,?unlink,?unlinkat,?rmdir,ftruncate"
)
CALL = re.compile(r"\d+ +(\w+)\((.*)\) += (-?\d+)")


def required():
    """Skip where strace cannot trace a process; where CI is set, fail instead."""
    if os.environ.get("CI") == "true":
        return
    strace = shutil.which("strace")
    tried = strace and subprocess.run([strace, "true"], capture_output=True, check=False)
    if not tried or tried.returncode:
        pytest.skip("strace is missing or may not trace: run `make test-system` as root")


def log_of(victims, log, data, mark, **request):
    """Return every call of one publish that matters to the disk: name, arguments, result."""
    options = ["-y", "-o", str(log), "-e", f"trace={CALLS}"]
    assert victims.traced(options, data, mark, **request) == 0
    return [match.groups() for match in map(CALL.match, log.read_text().splitlines()) if match]


def points_of(calls, data):
    """Return every (call, count) at which a publish can be interrupted.

    Where another file than the warehouse's is opened, the disk is as after the call before.
    """
    counts, points = Counter(), []
    for name, said, _ in calls:
        counts[name] += 1
        if name != "openat" or str(data) in said:
            points.append((name, counts[name]))
    return points
