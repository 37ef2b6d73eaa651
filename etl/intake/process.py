"""The child process: started with little, held to limits, watched, and killed with its group."""

from __future__ import annotations

import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from etl.intake.frames import Gathered, decoded
from etl.intake.limits import MB, Limits, TextStyle
from model.errors import UnreadableFile

ROOT = Path(__file__).parents[2]
# -I: neither the environment nor the folder it runs in decides what is imported
START = (
    "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); "
    "runpy.run_module('etl.intake.child', run_name='__main__')"
)
PIPE_CHUNK = 1 << 20
LONGEST_LINE = 200 * MB  # the largest JSON answer, each of its characters escaped
LAST_WORDS = 5.0  # seconds in which a child that closed its pipe must be gone
MOST_COMPLAINED = 500  # characters of a complaint that are passed on


def parsed(file: Path, content: str, limits: Limits, declared: TextStyle) -> Gathered:
    """Return what the child read in this file, which lies alone in a folder of its own."""
    told = json.dumps([asdict(limits), asdict(declared)])
    with (file.parent / "complaints").open("w+b") as complaints:
        child = subprocess.Popen(
            [sys.executable, "-I", "-B", "-c", START, str(ROOT), content, file.name, told],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=complaints,
            cwd=file.parent,
            env={"HOME": str(file.parent)},  # else it is asked of the directory of users
            close_fds=True,
            start_new_session=True,
        )
        try:
            gathered = _gather(child, limits)
            if not gathered.ended:
                raise UnreadableFile(_cause(child, complaints.fileno(), limits))
            return gathered
        finally:
            _end(child)


def _gather(child: subprocess.Popen[bytes], limits: Limits) -> Gathered:
    gathered = Gathered(max(limits.cells, limits.text_cells))
    for line in _lines(child, time.monotonic() + limits.wall_seconds, limits):
        gathered.add(decoded(line))
        if gathered.ended:
            break
    return gathered


def _lines(child: subprocess.Popen[bytes], deadline: float, limits: Limits) -> Iterator[bytes]:
    """Return each whole line of the pipe, until its end or the deadline."""
    pipe = child.stdout.fileno() if child.stdout else -1
    buffer = bytearray()
    while True:
        left = deadline - time.monotonic()
        if left <= 0 or not _can_be_read(pipe, left):
            raise UnreadableFile(f"takes more than {limits.wall_seconds:g} seconds to read")
        searched = len(buffer)
        chunk = os.read(pipe, PIPE_CHUNK)
        buffer += chunk
        while (end := buffer.find(b"\n", searched)) >= 0:
            yield bytes(buffer[:end])
            del buffer[: end + 1]
            searched = 0
        if not chunk:
            return
        if len(buffer) > LONGEST_LINE:
            raise UnreadableFile("holds more than is read at once")


def _can_be_read(pipe: int, seconds: float) -> bool:
    """Return whether something comes within a time, whatever number the pipe has.

    select() itself knows no number from 1024 on, which a process with many open files reaches.
    """
    with selectors.DefaultSelector() as ready:
        ready.register(pipe, selectors.EVENT_READ)
        return bool(ready.select(seconds))


def _cause(child: subprocess.Popen[bytes], complaints: int, limits: Limits) -> str:
    """Return in plain words why a child went away without finishing."""
    try:
        code = child.wait(LAST_WORDS)
    except subprocess.TimeoutExpired:
        return "cannot be read: the reading process fell silent"
    os.lseek(complaints, -min(os.fstat(complaints).st_size, MOST_COMPLAINED), os.SEEK_END)
    words = os.read(complaints, MOST_COMPLAINED).decode(errors="replace").strip()
    if code == -signal.SIGXCPU:
        return f"takes more than {limits.cpu_seconds} seconds of computing to read"
    if code == -signal.SIGABRT or "memory" in words.lower():
        return f"needs more memory than is allowed ({limits.memory // MB} MB); it may be a trap"
    if code < 0:
        return f"made the reading process crash ({signal.Signals(-code).name}); it may be damaged"
    last = words.splitlines()[-1] if words else f"exit {code}"
    return f"cannot be read: {last}"


def _end(child: subprocess.Popen[bytes]) -> None:
    """Kill whatever is left of the child and what it may have started."""
    if child.stdout:
        child.stdout.close()
    if child.returncode is None:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
        child.wait()
