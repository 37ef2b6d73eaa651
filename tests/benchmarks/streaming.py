"""A CSV of a million rows: how fast, how soon, in how much memory, beside a bare server.

The bare one is Starlette with numpy: it puts each line together from three ready pieces, knows no
scope, no filter and no formula, and sends as many bytes.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from etl.codelists import read_codelists
from tests.benchmarks.loads import ROOT, _measured, _million, _resident

WHERE = "/unduh/data/semua.csv?format=csv"
ROUNDS, WARMING, PIECE = 5, 1, 1 << 18
BARE = """
import sys
import numpy
import uvicorn
from starlette.applications import Starlette
from starlette.responses import StreamingResponse
from starlette.routing import Route

rows, size, port = map(int, sys.argv[1:])
codes = numpy.arange(9640)  # as many beginnings of a line as places and periods have
fixed = (size // rows) - 20
heads = numpy.array([f"{code:08d},".ljust(fixed // 2, "h") for code in codes], dtype=object)
tails = numpy.array([",".ljust(fixed // 2, "t") + "\\r\\n" for code in codes], dtype=object)
numbers = numpy.random.default_rng(1).integers(10**9, 10**10, rows)

def pieces(at_once=32768):
    sent = 0
    for at in range(0, rows, at_once):
        some = numbers[at : at + at_once]
        chosen = some % 9640
        lines = heads[chosen] + some.astype(str).astype(object) + tails[chosen]
        piece = "".join(lines.tolist()).encode()
        sent += len(piece)
        yield piece
    yield b"." * max(0, size - sent)

async def file(request):
    return StreamingResponse(pieces(), media_type="text/csv")

uvicorn.run(Starlette(routes=[Route("/", file)]), port=port, log_level="critical", http="h11")
"""


def streaming() -> Iterator[str]:
    """Yield what was measured, both servers taking turns; nothing of it stays."""
    with tempfile.TemporaryDirectory(prefix="cakupan-bench-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(ROOT / "data" / "codelists", data / "codelists")
        _million(data, read_codelists(data / "codelists"))
        _measured(data, ["build"])
        with _ours(data) as (ours, port):
            size, rows = _read(port, WHERE)[2:]
            with _bare(rows, size) as (_, other):
                yield from _compared(ours, {"Cakupan": (port, WHERE), "bare": (other, "/")})


def _compared(ours: int, servers: dict[str, tuple[int, str]]) -> Iterator[str]:
    """Yield the best times of each, and what our process grew by meanwhile."""
    for _ in range(WARMING):
        for port, where in servers.values():
            _read(port, where)
    before = grown = _resident(ours)
    Path(f"/proc/{ours}/clear_refs").write_text("5")  # the peak counts from now on
    times: dict[str, list[tuple[float, float, int, int]]] = {name: [] for name in servers}
    for _ in range(ROUNDS):
        for name, (port, where) in servers.items():
            times[name].append(_read(port, where))
            grown = max(grown, _peak(ours))
    for name, found in times.items():
        whole, first = min(one[1] for one in found), min(one[0] for one in found)
        size, rows = found[0][2:]
        told = f"{size / 1e6:.0f} MB, {rows} rows" if rows else f"{size / 1e6:.0f} MB"
        yield f"CSV, {name}: {whole:.2f} s, first byte after {1000 * first:.0f} ms ({told})"
    ratio = min(one[1] for one in times["bare"]) / min(one[1] for one in times["Cakupan"])
    extra = (grown - before) / 1024
    yield f"CSV, speed beside the bare one: {ratio:.2f} (>= 0.5); {extra:.0f} MB more (< 50)"


def _read(port: int, where: str) -> tuple[float, float, int, int]:
    """Return seconds to the first byte of the body and to its last, bytes, and rows if told."""
    with socket.create_connection(("127.0.0.1", port)) as reader:
        began = time.perf_counter()
        reader.sendall(f"GET {where} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = b""
        while b"\r\n\r\n" not in head:
            head += reader.recv(PIECE)
        size = len(head.partition(b"\r\n\r\n")[2])
        size, first = (size, time.perf_counter()) if size else (len(reader.recv(PIECE)), 0.0)
        first = (first or time.perf_counter()) - began
        while piece := reader.recv(PIECE):
            size += len(piece)
        rows = next((int(w.split(b":")[1]) for w in head.split(b"\r\n") if w[:7] == b"x-rows:"), 0)
        return first, time.perf_counter() - began, size, rows


def _peak(pid: int) -> int:
    """Return the kB that a process has held at most so far."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


@contextmanager
def _ours(data: Path) -> Iterator[tuple[int, int]]:
    port = _free_port()
    environ = {
        **os.environ,
        "CAKUPAN_PORT": str(port),
        "CAKUPAN_DATA": str(data),
        "CAKUPAN_STATE": str(data.parent / "state"),
        "CAKUPAN_HOME": "region=00",
    }
    with _served([sys.executable, "app.py"], environ, port) as pid:
        yield pid, port


@contextmanager
def _bare(rows: int, size: int) -> Iterator[tuple[int, int]]:
    port = _free_port()
    words = [sys.executable, "-c", BARE, str(rows), str(size), str(port)]
    with _served(words, dict(os.environ), port) as pid:
        yield pid, port


@contextmanager
def _served(words: list[str], environ: dict[str, str], port: int) -> Iterator[int]:
    server = subprocess.Popen(words, cwd=ROOT, env=environ, stdout=subprocess.DEVNULL)
    try:
        for _ in range(600):
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), 0.1):
                break
            time.sleep(0.1)
        yield server.pid
    finally:
        server.terminate()
        server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    for told in streaming():
        print(told, flush=True)
