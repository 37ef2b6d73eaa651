"""The cube behind the pages beside what a user would pick instead, all in one run, in turns.

    python tests/benchmarks/cube.py [--quick] [--write]

The data is that of `make demo`, or of the folder in CAKUPAN_BENCH_DATA. `--write` puts the tables
and pictures into docs/performance.md and docs/.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks import svg  # noqa: E402
from tests.benchmarks.cube_files import files  # noqa: E402
from tests.benchmarks.cube_growth import growth  # noqa: E402
from tests.benchmarks.cube_memory import memory  # noqa: E402
from tests.benchmarks.cube_servers import JOBS, Program, chosen, programs  # noqa: E402
from tests.benchmarks.cube_times import AGAIN, Times, crowd, p50, p95, turns  # noqa: E402
from tests.benchmarks.limits.counts import Counts, prepare  # noqa: E402

BEGIN, END = "<!-- cube: written by make bench -->", "<!-- cube: end -->"
LIMIT, PLAIN = "Dash + numpy", "Dash + px + pandas"
USERS = (1, 10, 50, 100, 200)


@dataclass(frozen=True)
class Size:
    """How long a run is."""

    sets: int = 200
    seconds: float = 4
    rounds: int = 3
    growth: int = 400
    visits: int = 12


QUICK = Size(sets=8, seconds=1.5, rounds=1, growth=60, visits=2)


def data() -> Path:
    """Return the folder of the demo, or end with what to do."""
    folder = Path(os.environ.get("CAKUPAN_BENCH_DATA") or ROOT / "var" / "demo")
    if not (folder / "warehouse" / "CURRENT").exists():
        raise SystemExit(
            f"{folder} holds no warehouse: `make demo` first, or name another folder by "
            "CAKUPAN_BENCH_DATA"
        )
    return folder


def cube(size: Size, write: bool) -> None:
    """Print every table as it is found; write them where that is wished for."""
    where, said = data(), Told()
    with tempfile.TemporaryDirectory(prefix="cakupan-bench-") as name:
        counts = prepare(where, Path(name))
        asked = chosen(size.sets, counts.regions, counts.months)
        print(f"{counts.persons.size} rows, {size.sets} choices, {_machine()}", flush=True)
        with programs(where, Path(name), asked[0]) as running:
            _latencies(running, turns(running, asked), said)
            _starts(running, said)
            head = ("job", "program", "rows", "MB", "s", "1000 rows/s", "first byte ms", "MB more")
            said.table("CSV", head, files(running, size.rounds))
            _crowds(running, asked, size, said)
    rows = [memory(where, asked[: size.visits], workers) for workers in (1, 2)]
    said.table("Memory", ("workers", "MB of each (PSS)", "MB of all processes"), rows)
    _growth(where, size, counts, said)
    if write:
        _write(said, size)


class Told:
    """What was found: tables as Markdown, pictures by file name."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.pictures: dict[str, str] = {}

    def table(self, name: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Note and print a table, row by row as it comes."""
        self._say(f"\n**{name}**\n", f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}")
        for row in rows:
            self._say(f"| {' | '.join(row)} |")

    def picture(self, name: str, title: str, axes: tuple[str, str], series: dict) -> None:
        """Note a picture."""
        self.pictures[name] = svg.lines(title, axes, series)
        self.lines.append(f"\n![{title}]({name})")

    def _say(self, *lines: str) -> None:
        self.lines += lines
        print(*lines, sep="\n", flush=True)


def _latencies(running: list[Program], times: Times, said: Told) -> None:
    names = [name for one in running for name in (one.name, AGAIN.get(one.name)) if name]
    rows = []
    for name in names:
        cells = [f"{p50(times[name, job]):.1f} ({p95(times[name, job]):.1f})" for job in JOBS]
        rows.append([name, *cells])
    said.table("One client: p50 (p95) in ms", ("program", *JOBS), rows)
    for other in (LIMIT, PLAIN):
        ratios = [
            [one, *(f"{p50(times[one, job]) / p50(times[other, job]):.2f}" for job in JOBS)]
            for one in names
            if one.startswith("ours")
        ]
        said.table(f"Our p50 over that of {other}", ("program", *JOBS), ratios)


def _starts(running: list[Program], said: Told) -> None:
    rows = [
        [one.name, f"{one.started:.1f}"] for one in running if not one.name.startswith("ours, API")
    ]
    said.table("J6: start to first chart (its data)", ("program", "s"), rows)


def _crowds(running: list[Program], asked: list, size: Size, said: Told) -> None:
    found: dict[str, list[tuple[float, float]]] = {}

    def rows():
        for users in USERS:
            for one in running:
                if users > 50 and one.name not in ("ours, page", "ours, API", LIMIT):
                    continue
                rate, slow, errors = crowd(one, asked, users, size.seconds)
                found.setdefault(one.name, []).append((users, max(rate, 0.1)))
                yield [f"{users}", one.name, f"{rate:.0f}", f"{slow:.0f}", f"{errors}"]

    head = ("clients", "program", "requests/s", "p95 ms", "errors")
    said.table("Mixed load, J1 to J4 in turns, no pause", head, rows())
    title = "Requests a second with more and more readers"
    said.picture("bench-users.svg", title, ("readers at a time", "requests/s"), found)


def _growth(where: Path, size: Size, counts: Counts, said: Told) -> None:
    series: dict[str, list[tuple[float, float]]] = {}

    def rows():
        for cells, times in growth(where, size.growth):
            for name, micro in times.items():
                series.setdefault(name, []).append((cells, micro))
            yield [f"{cells}", *(f"{micro:.0f}" for micro in times.values())]

    head = ("cells", "J1 one cell", "J2 ten places", "J3 ten places by industry", "J4 per month")
    said.table("Growth with rows: µs of a question in the model", head, rows())
    title = "Time of a question as the cube grows"
    said.picture("bench-rows.svg", title, ("cells", "µs"), series)


def _machine() -> str:
    return f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def _write(said: Told, size: Size) -> None:
    """Put what was found between the marks of docs/performance.md."""
    for name, picture in said.pictures.items():
        (ROOT / "docs" / name).write_text(picture, "utf-8")
    file = ROOT / "docs" / "performance.md"
    before, _, rest = file.read_text("utf-8").partition(BEGIN)
    kind = "a quick run, so only an order of magnitude" if size == QUICK else "a whole run"
    when = (
        f"\nMeasured on {datetime.now(UTC):%Y-%m-%d %H:%M} UTC: {kind}; {_machine()} at its end.\n"
    )
    inside = "\n".join([BEGIN, when, *said.lines, "", END])
    file.write_text(before + inside + rest.partition(END)[2], "utf-8")


def arguments() -> argparse.Namespace:
    """Return what the command was asked for."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--quick", action="store_true", help="few choices, short loads")
    words.add_argument("--write", action="store_true", help="into docs/performance.md and docs/")
    return words.parse_args()


if __name__ == "__main__":
    given = arguments()
    cube(QUICK if given.quick else Size(), given.write)
