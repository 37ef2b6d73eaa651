"""The roll-up of registries of one, ten and sixty million persons: time, memory and what spills.

    python tests/benchmarks/rollup.py [--quick] [--write]

Each registry follows from its seed and is removed afterwards. `--write` puts the table between the
marks of docs/rollup.md. The attack on hidden counts is not part of it: disclosure.py measures that.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

import duckdb  # noqa: E402

from tests.benchmarks.cube import Told, _machine  # noqa: E402
from tests.benchmarks.disclosure import disclosure  # noqa: E402
from tests.etl.rollup.registry import REGIONS, Place  # noqa: E402

BEGIN, END = "<!-- rollup: written by make bench -->", "<!-- rollup: end -->"
MILLION, SEED = 10**6, 20_241_123
SIZES = {1: 4_096, 10: 4_096, 60: 2_048}  # million persons, MB that DuckDB may hold
PAUSE = 0.2  # seconds between two looks at memory and spilled files
HEAD = ("persons", "spells", "MB on disk", "made in s", "memory limit MB", "s", "s of processor",
        "MB at most", "MB spilled at most", "cells", "hidden")  # fmt: skip

# one spell each, one person in ten a second one in another place; more live in few places
SPELLS = """
copy (
    with drawn as (
        select
            person,
            cast(hash(person, spell, {seed}, 1) >> 1 as bigint) as a,
            cast(hash(person, spell, {seed}, 2) >> 1 as bigint) as b
        from (
            select range as person, unnest(if(range % 10 = 0, [0, 1], [0])) as spell
            from range({first}, {last})
        )
    )
    select
        cast(hash(person, {seed}) >> 1 as bigint) as peserta,
        {kabs}[1 + cast(floor({count} * power((a % 10007) / 10007.0, 2)) as integer)] as kab,
        ['A', 'C', 'F', 'G', 'G', 'H', 'I', 'M', 'P', 'S', ''][1 + (a >> 16) % 11] as kbli,
        ['PU', 'PU', 'PU', 'BPU', 'BPU', 'JAKON'][1 + (a >> 24) % 6] as segmen,
        ['JKK|JKM', 'JKK|JKM|JHT', 'JKK|JKM|JHT|JP', 'JKK|JKM|JHT|JP|JKP'][1 + (b >> 8) % 4]
            as program,
        date '2018-01-01' + cast(b % 2100 as integer) as mulai,
        if((b >> 50) % 4 < 3, null, date '2024-01-01' + cast((b >> 32) % 400 as integer)) as akhir
    from drawn
) to '{file}' (format parquet, compression snappy, row_group_size 500_000)
"""
PIECE = 5 * MILLION  # persons of a file


@dataclass
class Used:
    """What a process and its children took."""

    wall: float = 0
    cpu: float = 0
    memory: float = 0  # MB
    spilled: float = 0  # MB


def made(folder: Path, persons: int) -> int:
    """Write the spells of so many persons, and return how many MB they are."""
    kabs = sorted(REGIONS.loc[REGIONS["level"] == "kabkota", "code"])
    with duckdb.connect(config={"memory_limit": "2GB", "preserve_insertion_order": False}) as own:
        for first in range(0, persons, PIECE):
            file = folder / f"{first}.parquet"
            last = min(persons, first + PIECE)
            own.execute(
                SPELLS.format(
                    seed=SEED, kabs=kabs, count=len(kabs), first=first, last=last, file=file
                )
            )
    return sum(one.stat().st_size for one in folder.iterdir()) // MILLION


def measured(place: Place) -> Used:
    """Run the command, and return what it took."""
    used, done = Used(), threading.Event()
    command = [sys.executable, "-m", "etl", "rollup", str(place.config)]
    environ = {**os.environ, **place.environ()}
    began, said = time.perf_counter(), place.folder / "said.log"
    with said.open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=log, stderr=log)
    look = threading.Thread(target=_watch, args=(process.pid, place.state, used, done))
    look.start()
    _, status, told = os.wait4(process.pid, 0)
    used.wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    done.set()
    look.join()
    if process.returncode:
        raise SystemExit(f"the roll-up ended with {process.returncode}: {said.read_text()}")
    used.cpu = told.ru_utime + told.ru_stime
    used.memory = max(used.memory, told.ru_maxrss / 1024)
    return used


def _watch(pid: int, state: Path, used: Used, done: threading.Event) -> None:
    while not done.wait(PAUSE):
        used.memory = max(used.memory, sum(map(_resident, _tree(pid))))
        used.spilled = max(used.spilled, sum(map(_size, state.rglob("spill-*/**/*"))) / MILLION)


def _tree(pid: int) -> list[int]:
    """Return a process and all below it; one that ends meanwhile is none."""
    try:
        lines = [one.read_text() for one in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    return [pid, *(one for line in lines for child in line.split() for one in _tree(int(child)))]


def _resident(pid: int) -> float:
    """Return MB of a process in memory."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1024**2


def _size(file: Path) -> int:
    try:
        return file.stat().st_size if file.is_file() else 0
    except OSError:
        return 0


def rows(millions: list[int]) -> Iterator[list[str]]:
    """Yield a row of the table for each size."""
    for one in millions:
        with tempfile.TemporaryDirectory(prefix="cakupan-rollup-") as name:
            place = Place(Path(name))
            began = time.perf_counter()
            size = made(place.raw, one * MILLION)
            took = time.perf_counter() - began
            place.declare(more=f"memory = {SIZES[one]}\nbuckets = 1")
            used = measured(place)
            (told,) = place.records()
        yield [
            f"{one} million",
            f"{told['rows'] / MILLION:.1f} million",
            f"{size}",
            f"{took:.0f}",
            f"{SIZES[one]}",
            f"{used.wall:.1f}",
            f"{used.cpu:.1f}",
            f"{used.memory:.0f}",
            f"{used.spilled:.0f}",
            f"{told['cells']}",
            f"{told['suppressed']}",
        ]


def rollup(*, quick: bool, write: bool) -> None:
    """Print the table and the lines of the attack; write them where that is wished for."""
    said = Told()
    said.table("A month of a registry, rolled up", HEAD, rows([1] if quick else list(SIZES)))
    lines = list(disclosure())
    print("", *lines, sep="\n", flush=True)
    if write:
        kind = "a quick run, so only an order of magnitude" if quick else "a whole run"
        when = f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC: {kind}; {_machine()} at its end"
        told = [f"Measured on {when}.", *said.lines, "", *(f"- {line}" for line in lines)]
        between(ROOT / "docs" / "rollup.md", (BEGIN, END), told)


def between(file: Path, marks: tuple[str, str], lines: list[str]) -> None:
    """Put lines between two marks of a file, in place of what stands there."""
    before, begin, rest = file.read_text("utf-8").partition(marks[0])
    _, end, after = rest.partition(marks[1])
    if not begin or not end:
        raise SystemExit(f"{file.name} has not the marks {' and '.join(marks)}")
    file.write_text("\n".join([before + begin, "", *lines, "", end + after]), "utf-8")


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--quick", action="store_true", help="one million persons alone")
    words.add_argument("--write", action="store_true", help="into docs/rollup.md")
    given = words.parse_args()
    rollup(quick=given.quick, write=given.write)
