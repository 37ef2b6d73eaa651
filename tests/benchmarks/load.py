"""`make load`: 200 readers for 3 minutes, 20 000 callbacks, 100 publishes; prints, never judges.

The server is the real one, with sign-in, on a copy of the data; the readers are planners with a
session each. They run on the same machine and take their share of it: what is printed is no better
than what readers would see. `--seconds 20 --callbacks 2000 --publishes 5` is a short run.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from access import doors  # noqa: E402
from ledger import audit, people, sessions  # noqa: E402
from ledger.people import Account  # noqa: E402
from ledger.sessions import Begin  # noqa: E402
from ledger.store import open_store  # noqa: E402
from ledger.upgrade import upgrade  # noqa: E402
from tests.benchmarks.load_memory import callbacks, publishes  # noqa: E402
from tests.benchmarks.load_readers import Reader, Timed, visited  # noqa: E402

HURRY = 20  # seconds without think time
PATIENCE = 180  # seconds of a start on a busy machine
HEAD = f"{'':22}{'requests':>9}{'p50 ms':>9}{'p95 ms':>9}{'p99 ms':>9}{'errors':>8}"


def main() -> None:
    """Print one line per figure."""
    asked = _asked()
    with tempfile.TemporaryDirectory(prefix="cakupan-load-") as name:
        folder = Path(name)
        words = prepared(folder, asked.users)
        print(_machine(), flush=True)
        with served(folder, asked.workers) as (port, _):
            readers = [Reader(port, word, at) for at, word in enumerate(words)]
            many = f"{asked.users} readers on {asked.workers} processes"
            found = asyncio.run(visited(readers, asked.seconds, asked.think))
            _tell(f"{many}, {asked.think:.0f} s think time, {asked.seconds:.0f} s", found)
            hurry = min(HURRY, asked.seconds)
            found = asyncio.run(visited(readers, hurry, 0))
            _tell(f"{many}, no think time, {hurry:.0f} s", found)
        with served(folder, 1) as (port, pid):  # what one process keeps
            reader = Reader(port, words[0], 0)
            for line in callbacks(reader, pid, asked.callbacks):
                print(line, flush=True)
            for line in publishes(reader, pid, folder / "data", asked.publishes):
                print(line, flush=True)
    print(f"load of the machine at the end: {os.getloadavg()[0]:.1f}")


def prepared(folder: Path, users: int) -> list[str]:
    """Return the words of as many sessions; data and ledger stand in the folder."""
    _copy(folder / "data")
    return people_in(folder / "state", users)


def people_in(state: Path, users: int) -> list[str]:
    """Make a ledger with an admin and that many readers; return the words of their sessions."""
    state.mkdir()
    store, now = open_store("", state), datetime.now(UTC)
    upgrade(store)
    told = audit.Entry("account", "load", now)
    people.add(store, Account("admin", "admin", (), now, None), told)
    words = [doors.new() for _ in range(users)]
    for at, word in enumerate(words):
        number = people.add(store, Account(f"reader-{at}", "planner", (), now, None), told)
        begun = Begin(doors.hashed(word), number, now, "load", "127.0.0.1")
        sessions.begin(store, begun, audit.Entry("sign_in", f"reader-{at}", now))
    store.engine.dispose()
    return words


def _copy(data: Path) -> None:
    """Copy what a build reads, and the version in force alone."""
    number = (ROOT / "data" / "warehouse" / "CURRENT").read_text("utf-8").strip()
    for name in ("sources", "releases", "codelists", "boundaries"):
        shutil.copytree(ROOT / "data" / name, data / name)
    ours, theirs = data / "warehouse", ROOT / "data" / "warehouse"
    shutil.copytree(theirs / "versions" / number, ours / "versions" / number)
    shutil.copy(theirs / "CURRENT", ours / "CURRENT")


@contextmanager
def served(folder: Path, workers: int) -> Iterator[tuple[int, int]]:
    """Give port and process of a server of this folder, in so many processes."""
    port = _free_port()
    environ = os.environ | {
        "CAKUPAN_PORT": str(port),
        "CAKUPAN_DATA": str(folder / "data"),
        "CAKUPAN_STATE": str(folder / "state"),
        "CAKUPAN_WORKERS": str(workers),
    }
    log = (folder / "log").open("wb")
    server = subprocess.Popen(
        [sys.executable, "app.py"], cwd=ROOT, env=environ, stdout=log, stderr=log
    )
    try:
        until = time.monotonic() + PATIENCE
        while not _answers(port):
            if server.poll() is not None or time.monotonic() > until:
                raise SystemExit((folder / "log").read_text("utf-8"))
            time.sleep(0.1)
        yield port, server.pid
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=40)
        log.close()
        said = (folder / "log").read_text("utf-8").splitlines()[1:]
        print(f"lines in the server's log: {len(said)}", *said[:5], sep="\n  ")


def _tell(what: str, found: Timed) -> None:
    print(f"{what}: {found.per_second:.0f} requests a second\n{HEAD}")
    for kind, (count, p50, p95, p99, errors) in found.rows():
        print(f"  {kind:20}{count:9}{p50:9.0f}{p95:9.0f}{p99:9.0f}{errors:8}")
    for said, times in found.said.most_common(5):
        print(f"  {times} times: {said}")
    sys.stdout.flush()


def _machine() -> str:
    with Path("/proc/cpuinfo").open(encoding="utf-8") as file:
        name = next((line.partition(":")[2].strip() for line in file if "model name" in line), "?")
    size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    when = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    load = os.getloadavg()[0]
    return f"{when}: {os.cpu_count()} cores ({name}), {size:.0f} GB, load before {load:.1f}"


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=200)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--think", type=float, default=10)
    parser.add_argument("--seconds", type=float, default=180)
    parser.add_argument("--callbacks", type=int, default=20_000)
    parser.add_argument("--publishes", type=int, default=100)
    return parser.parse_args()


def _answers(port: int) -> bool:
    """Return whether the server answers: several processes listen before they are there."""
    with suppress(OSError), urlopen(f"http://127.0.0.1:{port}/healthz", timeout=PATIENCE):
        return True
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
