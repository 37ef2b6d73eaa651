"""Memory of each worker: its share of pages that several use (PSS), after pages were asked for."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.cube_questions import Chosen, learnt, page
from tests.benchmarks.cube_servers import JOBS, free_port, link_to, ours, sent


def memory(data: Path, asked: list[Chosen], workers: int) -> list[str]:
    """Return a row: workers, MB of each of them, MB of all processes of the server."""
    port = free_port()
    with ours(data, port, workers, ["app.py"]) as server:
        ask = page(learnt(port))
        for one in asked:  # each by a connection of its own: any worker may take it
            for job in JOBS:
                sent(link_to(port), ask(job, one))
        sizes = {pid: _pss(pid) for pid in (server.pid, *_children(server.pid))}
    serving = sorted(sizes.values(), reverse=True)[:workers]
    each = ", ".join(f"{one:.0f}" for one in serving)
    return [f"{workers}", each, f"{sum(sizes.values()):.0f}"]


def _children(pid: int) -> list[int]:
    told = (one.read_text() for one in Path(f"/proc/{pid}/task").glob("*/children"))
    return [int(child) for line in told for child in line.split()]


def _pss(pid: int) -> float:
    """Return MB of a process, pages shared with others in equal parts."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
