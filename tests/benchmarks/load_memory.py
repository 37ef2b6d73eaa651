"""What a server keeps of what it did: memory, open files and threads, callback after callback."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx

from etl.build import build
from etl.publish import Draft, publish
from etl.store import build_store
from tests.benchmarks.load_readers import PAGES, WELL, Reader, choice

AT_ONCE, SAMPLES, WARMING = 4, 40, 0.2  # a share of the callbacks
SETTLED = 3  # publishes before the first look


@dataclass(frozen=True, slots=True)
class Held:
    """What a process holds at a moment: bytes, open files, threads, files of versions mapped."""

    memory: int
    files: int
    threads: int
    mapped: int


def held(pid: int) -> Held:
    """Return what a process holds now."""
    status = dict(
        line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines()
    )
    files = list(Path(f"/proc/{pid}/fd").iterdir())
    mapped = Path(f"/proc/{pid}/maps").read_text().count("/versions/")
    return Held(int(status["VmRSS"].split()[0]) << 10, len(files), int(status["Threads"]), mapped)


def callbacks(reader: Reader, pid: int, count: int) -> Iterator[str]:
    """Yield how memory, files and threads changed over so many callbacks."""
    seen, seconds = asyncio.run(called(reader, pid, count))
    warm = [(at, one) for at, one in seen if at >= WARMING * count]
    slope = statistics.linear_regression(
        [at for at, _ in warm], [one.memory for _, one in warm]
    ).slope
    first, last = warm[0][1], warm[-1][1]
    yield (
        f"{count} callbacks, {AT_ONCE} at once: {count / seconds:.0f} a second; after the first "
        f"{WARMING * count:.0f} of them memory grew by {slope:.0f} bytes a callback "
        f"({first.memory / 1e6:.0f} MB to {last.memory / 1e6:.0f} MB)"
    )
    every = [one for _, one in warm]
    for name in ("files", "threads"):
        values = [getattr(one, name) for one in every]
        yield f"  {name}: {values[0]} at first, {values[-1]} at last, at most {max(values)}"


async def called(reader: Reader, pid: int, count: int) -> tuple[list[tuple[int, Held]], float]:
    """Return what is held after each part of so many callbacks, and how many seconds they took."""
    seen: list[tuple[int, Held]] = []
    began, step = time.monotonic(), max(1, count // SAMPLES)
    async with reader.client() as client:
        await reader.learn(client)
        for done in range(0, count, step):
            await asyncio.gather(*(_call(reader, client, step // AT_ONCE) for _ in range(AT_ONCE)))
            seen.append((done + step, held(pid)))
    return seen, time.monotonic() - began


async def _call(reader: Reader, client: httpx.AsyncClient, count: int) -> None:
    for _ in range(count):
        path = f"/{reader.chance.choice(PAGES)}"
        call = reader.call(path, choice(reader.chance))
        answer = await client.post("/_dash-update-component", json=call)
        if answer.status_code >= WELL:
            raise SystemExit(f"{answer.status_code}: {answer.text[:300]}")


def publishes(reader: Reader, pid: int, data: Path, count: int) -> Iterator[str]:
    """Yield what is held before and after so many publishes, each seen by readers."""
    built = build(data, lambda _: None)
    draft = built.draft
    seen, seconds = asyncio.run(_published(reader, pid, (draft, data), count + SETTLED))
    first, last = seen[SETTLED - 1], seen[-1]
    highest = max(one.memory for one in seen)
    grown = 100 * (last.memory / first.memory - 1)
    yield (
        f"{count} publishes while serving, {seconds / len(seen):.1f} s each: memory "
        f"{first.memory / 1e6:.0f} MB before, {last.memory / 1e6:.0f} MB after ({grown:+.0f} %), "
        f"at most {highest / 1e6:.0f} MB"
    )
    yield f"  open files {first.files} -> {last.files}, threads {first.threads} -> {last.threads}"
    yield f"  files of versions in memory {first.mapped} -> {last.mapped}"


async def _published(
    reader: Reader, pid: int, what: tuple[Draft, Path], count: int
) -> tuple[list[Held], float]:
    seen, began, (draft, data) = [], time.monotonic(), what
    async with reader.client() as client:
        await reader.learn(client)
        for at in range(count):
            # hours apart, so that old versions go; other inputs, so that there is something new
            new = replace(draft, inputs={**draft.inputs, "releases/load.csv": str(at)})
            later = datetime.now(UTC) + timedelta(hours=2 * at)
            await asyncio.to_thread(_publish, new, data, later)
            await asyncio.gather(*(_call(reader, client, 3) for _ in range(AT_ONCE)))
            seen.append(held(pid))
    return seen, time.monotonic() - began


def _publish(draft: Draft, data: Path, now: datetime) -> None:
    publish(draft, data, clock=lambda: now, fault=lambda _: None, build_store=build_store)
