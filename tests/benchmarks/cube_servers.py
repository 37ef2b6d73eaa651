"""Every program that answers the jobs, each a process of its own, and how each is asked."""

from __future__ import annotations

import http.client
import json
import os
import random
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.benchmarks.load_readers import body

ROOT = Path(__file__).resolve().parents[2]
JOBS = ("J1", "J2", "J3", "J4")
PAGES = {"J1": "/", "J2": "/wilayah", "J3": "/sektor", "J4": "/kepercayaan"}
NARROW = {
    "J1": "coverage?region={0}&period={1}",
    "J2": "gaps?region={0}&period={1}&level=kabkota&limit=20",
    "J3": "coverage?region={0}&period={1}&by=industry",
    "J4": "coverage?region={0}&by=period",
}
WITHOUT = """
import sys
sys.path.insert(0, "")
from callbacks.kept_answers import KeptAnswers
KeptAnswers.__init__.__defaults__ = (0,)
import app
app.main()
"""
POST, PATIENCE = "/_dash-update-component", 120
Ask = tuple[str, str, bytes | None]  # method, address, body
Chosen = tuple[str, str]  # region, month


@dataclass
class Program:
    """A running server, and what is sent to it for a job."""

    name: str
    port: int
    pid: int
    started: float  # seconds until it answered its first chart
    ask: Callable[[str, Chosen], Ask]
    calls: dict[str, Any] = field(default_factory=dict)


def chosen(count: int, regions: list[str], months: list[str], seed: int = 20_221_201) -> list[Chosen]:
    """Return as many places and months by chance, provinces and the nation alone."""
    chance = random.Random(seed)
    places = [code for code in regions if len(code) == len("00")]
    return [(chance.choice(places), chance.choice(months)) for _ in range(count)]


def narrow(job: str, one: Chosen) -> Ask:
    """Return the question of the API that a job is."""
    return "GET", f"/api/v1/{NARROW[job].format(*one)}", None


def plain(job: str, one: Chosen) -> Ask:
    """Return the question to a server of JSON."""
    return "GET", f"/{job.lower()}?{urlencode({'region': one[0], 'month': one[1]})}", None


def figure(job: str, one: Chosen) -> Ask:
    """Return the callback of a Dash app with one chart."""
    said = {
        "output": "chart.figure",
        "outputs": {"id": "chart", "property": "figure"},
        "inputs": [{"id": "asked", "property": "data", "value": [job.lower(), *one]}],
        "changedPropIds": ["asked.data"],
        "state": [],
    }
    return "POST", POST, json.dumps(said).encode()


def page(calls: dict[str, Any]) -> Callable[[str, Chosen], Ask]:
    """Return what asks for the whole answer of one of our pages."""

    def ask(job: str, one: Chosen) -> Ask:
        path = PAGES[job]
        name = path.strip("/") or "ringkasan"
        call = next(v for k, v in calls.items() if k.startswith(f"..{name}-filters.children"))
        query = f"?region={one[0]}&period={one[1]}" + ("&level=kabkota" * (job == "J2"))
        return "POST", POST, json.dumps(body(call, {"url.pathname": path, "url.search": query})).encode()

    return ask


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
    """Run all of them; every start is measured up to the first chart."""
    limit = ["-m", "tests.benchmarks.limits"]
    with ExitStack() as open_:
        found = []
        for name, words, ask in (
            ("ours, page", ["app.py"], None),
            ("ours, page, nothing kept", ["-c", WITHOUT], None),
            ("ours, API", ["app.py"], narrow),
            ("Starlette + numpy", [f"{limit[1]}.starlette_numpy"], plain),
            ("Dash + numpy", [f"{limit[1]}.dash_numpy"], figure),
            ("DuckDB + FastAPI", [f"{limit[1]}.plain_duckdb"], plain),
            ("Dash + px + pandas", [f"{limit[1]}.plain_dash"], figure),
        ):
            is_ours = name.startswith("ours")
            if name == "ours, API":  # the same process as the pages
                found.append(Program(name, found[0].port, found[0].pid, found[0].started, narrow))
                continue
            port = free_port()
            command = words if is_ours else ["-m", *words, str(folder), str(port)]
            program = open_.enter_context(_running(name, command, data, port, ask, first))
            print(f"  {name}: first chart after {program.started:.1f} s", flush=True)
            found.append(program)
        yield found


@contextmanager
def _running(
    name: str, words: list[str], data: Path, port: int, ask: Any, first: Chosen
) -> Iterator[Program]:
    began = time.perf_counter()
    with ours(data, port, 1, words) as server:
        calls = learnt(port) if ask is None else {}
        ask = page(calls) if ask is None else ask
        sent(link_to(port), ask("J1", first))
        yield Program(name, port, server.pid, time.perf_counter() - began, ask, calls)


@contextmanager
def ours(data: Path, port: int, workers: int, words: list[str]) -> Iterator[subprocess.Popen]:
    """Run a server until the block ends; it answers when the block begins."""
    told = {
        "CAKUPAN_DATA": str(data),
        "CAKUPAN_STATE": str(Path(os.environ.get("TMPDIR", "/tmp")) / f"cakupan-bench-{port}"),
        "CAKUPAN_HOME": "region=00",
        "CAKUPAN_PORT": str(port),
        "CAKUPAN_WORKERS": str(workers),
        "PYTHONPATH": str(ROOT),
    }
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen([sys.executable, *words], cwd=ROOT, env={**os.environ, **told}, **quiet)
    try:
        answering(port, server)
        yield server
    finally:
        server.terminate()
        server.wait(timeout=30)


def answering(port: int, server: subprocess.Popen) -> None:
    """Wait until a port takes connections."""
    for _ in range(PATIENCE * 50):
        if server.poll() is not None:
            raise SystemExit(f"a server ended at its start: {server.args}")
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.2):
            return
        time.sleep(0.02)
    raise SystemExit("a server did not answer")


def learnt(port: int) -> dict[str, Any]:
    """Return the callbacks of our server by output."""
    link = link_to(port)
    link.request("GET", "/_dash-dependencies")
    listed = json.loads(link.getresponse().read())
    return {one["output"]: one for one in listed if not one.get("clientside_function")}


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
