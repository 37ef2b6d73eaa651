"""CSV of one province and of everything: how fast, how soon it begins, how much memory more."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.cube_servers import Program
from tests.benchmarks.streaming import _peak, _read

OURS = {
    "J5": "/api/v1/figures?region=64&measure=participants_active&programme=total&format=csv",
    "J5L": "/api/v1/figures?measure=participants_active&programme=total&segment=total&format=csv",
}
ALIKE = ("ours, page", "ours, page, nothing kept", "ours, API, nothing kept", "Dash + numpy")
OTHERS = {"J5": "/csv?region=64", "J5L": "/csv"}


def files(programs: list[Program], rounds: int) -> Iterator[list[str]]:
    """Yield a row of the table for each program and file, the programs taking turns."""
    several = [one for one in programs if one.name not in ALIKE]
    for job in ("J5", "J5L"):
        found = {one.name: [] for one in several}
        more = {}
        for one in several:
            where = (OURS if one.name == "ours, API" else OTHERS)[job]
            count = _lines(one.port, where)
            Path(f"/proc/{one.pid}/clear_refs").write_text("5")
            before = _peak(one.pid)
            found[one.name] = [count]
            more[one.name] = (where, before)
        for _ in range(rounds):
            for one in several:
                found[one.name].append(_read(one.port, more[one.name][0]))
        for one in several:
            lines, *reads = found[one.name]
            first, whole = min(read[0] for read in reads), min(read[1] for read in reads)
            size = reads[0][2]
            extra = (_peak(one.pid) - more[one.name][1]) / 1024
            yield [
                job,
                one.name,
                f"{lines}",
                f"{size / 1e6:.1f}",
                f"{whole:.2f}",
                f"{lines / whole / 1000:.0f}",
                f"{1000 * first:.0f}",
                f"{extra:.0f}",
            ]


def _lines(port: int, where: str) -> int:
    """Return how many rows a file has below its first line."""
    lines = 0
    with socket.create_connection(("127.0.0.1", port)) as reader:
        reader.sendall(f"GET {where} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode())
        head = b""
        while b"\r\n\r\n" not in head:
            head += reader.recv(1 << 16)
        lines += head.partition(b"\r\n\r\n")[2].count(b"\n")
        while piece := reader.recv(1 << 18):
            lines += piece.count(b"\n")
    return lines - 1
