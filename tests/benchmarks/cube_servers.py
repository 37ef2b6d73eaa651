"""Every program that answers the jobs, each a process of its own, and how each is asked."""

from __future__ import annotations

import http.client
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.benchmarks.cube_questions import Ask, Chosen, figure, learnt, narrow, page, plain

ROOT = Path(__file__).resolve().parents[2]
JOBS = ("J1", "J2", "J3", "J4")
WITHOUT = """
import sys
sys.path.insert(0, "")
from access.kept_answers import KeptAnswers
KeptAnswers.__init__.__defaults__ = (0,)
import app
app.main()
"""
LIMITS = "tests.benchmarks.limits"
RUN = (  # name, arguments of Python, what asks for a job; None: a page of ours
    ("ours, page", ["app.py"], None),
    ("ours, page, nothing kept", ["-c", WITHOUT], None),
    ("Starlette + numpy", ["-m", f"{LIMITS}.starlette_numpy"], plain),
    ("Dash + numpy", ["-m", f"{LIMITS}.dash_numpy"], figure),
    ("DuckDB + FastAPI", ["-m", f"{LIMITS}.plain_duckdb"], plain),
    ("Dash + px + pandas", ["-m", f"{LIMITS}.plain_dash"], figure),
)
PATIENCE = 120


@dataclass
class Program:
    """A running server, and what is sent to it for a job."""

    name: str
    port: int
    pid: int
    started: float  # seconds until it answered its first chart
    ask: Callable[[str, Chosen], Ask]
    calls: dict[str, Any] = field(default_factory=dict)


def chosen(
    count: int, regions: list[str], months: list[str], seed: int = 20_221_201
) -> list[Chosen]:
    """Return as many places and months by chance, provinces and the nation alone."""
    chance = random.Random(seed)
    places = [code for code in regions if len(code) == len("00")]
    return [(chance.choice(places), chance.choice(months)) for _ in range(count)]


def sent(link: http.client.HTTPConnection, ask: Ask) -> int:
    """Send one request as a browser does; return how many bytes came, or stop at an error."""
    method, address, said = ask
    headers = {"accept-encoding": "gzip", "content-type": "application/json"}
    link.request(method, address, said, headers if said else {"accept-encoding": "gzip"})
    answer = link.getresponse()
    found = answer.read()
    if answer.status != http.HTTPStatus.OK:
        raise SystemExit(f"{answer.status} {address}: {found[:200]!r}")
    return len(found)


def link_to(port: int) -> http.client.HTTPConnection:
    """Return a connection that is kept."""
    return http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)


@contextmanager
def programs(data: Path, folder: Path, first: Chosen) -> Iterator[list[Program]]:
    """Run all of them; every start is measured up to the first chart. Ours come first."""
    with ExitStack() as open_:
        found = []
        for name, words, ask in RUN:
            port = free_port()
            command = words if ask is None else [*words, str(folder), str(port)]
            program = open_.enter_context(_running((name, ask), command, data, port, first))
            print(f"  {name}: first chart after {program.started:.1f} s", flush=True)
            found.append(program)
            if ask is None:  # the same process has the API
                same = {"name": name.replace("page", "API"), "ask": narrow}
                found.append(replace(program, **same))
        yield found


@contextmanager
def _running(
    asked: tuple[str, Any], words: list[str], data: Path, port: int, first: Chosen
) -> Iterator[Program]:
    began, (name, ask) = time.perf_counter(), asked
    with ours(data, port, 1, words) as server:
        calls = learnt(port) if ask is None else {}
        ask = page(calls) if ask is None else ask
        sent(link_to(port), ask("J1", first))
        yield Program(name, port, server.pid, time.perf_counter() - began, ask, calls)


@contextmanager
def ours(data: Path, port: int, workers: int, words: list[str]) -> Iterator[subprocess.Popen]:
    """Run a server until the block ends; it answers when the block begins."""
    state = Path(tempfile.mkdtemp(prefix="cakupan-bench-state-"))
    told = {
        "CAKUPAN_DATA": str(data),
        "CAKUPAN_STATE": str(state),
        "CAKUPAN_HOME": "region=00",
        "CAKUPAN_PORT": str(port),
        "CAKUPAN_WORKERS": str(workers),
        "PYTHONPATH": str(ROOT),
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(
        [sys.executable, *words], cwd=ROOT, env={**os.environ, **told}, **quiet
    )
    try:
        answering(port, server)
        yield server
    finally:
        server.terminate()
        server.wait(timeout=30)
        shutil.rmtree(state)


def answering(port: int, server: subprocess.Popen) -> None:
    """Wait until a port takes connections."""
    for _ in range(PATIENCE * 50):
        if server.poll() is not None:
            raise SystemExit(f"a server ended at its start: {server.args}")
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
            return
        time.sleep(0.02)
    raise SystemExit("a server did not answer")


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
