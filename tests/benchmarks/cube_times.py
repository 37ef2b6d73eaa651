"""How long each job takes in every program, in turns; and how many requests they bear at once."""

from __future__ import annotations

import asyncio
import itertools
import statistics
import time
from collections import defaultdict
from contextlib import suppress

from tests.benchmarks.cube_questions import Ask, Chosen
from tests.benchmarks.cube_servers import JOBS, Program, link_to, sent

WARMING = 3
AGAIN = {one: f"{one}, asked before" for one in ("ours, page", "ours, API")}
Times = dict[tuple[str, str], list[float]]  # program, job -> ms


def turns(programs: list[Program], asked: list[Chosen]) -> Times:
    """Return the ms of every request: all programs answer one choice before the next one comes.

    Last in every turn our answers are asked for once more: what was kept.
    """
    links = {one.name: link_to(one.port) for one in programs}
    times: Times = defaultdict(list)
    for job in JOBS:
        for choice in (*asked[:WARMING], *asked):
            for one in programs:
                times[one.name, job].append(_took(links[one.name], one.ask(job, choice)))
            for one in programs:
                if one.name in AGAIN:
                    took = _took(links[one.name], one.ask(job, choice))
                    times[AGAIN[one.name], job].append(took)
    return {key: found[WARMING:] for key, found in times.items()}


def _took(link, ask: Ask) -> float:
    began = time.perf_counter()
    sent(link, ask)
    return 1000 * (time.perf_counter() - began)


def p50(times: list[float]) -> float:
    """Return the median."""
    return statistics.median(times)


def p95(times: list[float]) -> float:
    """Return what 95 of 100 did not pass."""
    return sorted(times)[int(0.95 * (len(times) - 1))]


def crowd(
    program: Program, asked: list[Chosen], clients: int, seconds: float
) -> tuple[float, float, int]:
    """Return requests a second, p95 in ms and errors, of so many readers without a pause."""
    return asyncio.run(_crowd(program, asked, clients, seconds))


async def _crowd(program, asked, clients, seconds):
    every = [program.ask(job, one) for one in asked for job in JOBS]
    times: list[float] = []
    errors = [0]
    began = time.perf_counter()
    visits = [
        _client(program.port, every[at % len(every) :] + every, began + seconds, times, errors)
        for at in range(0, clients * 7, 7)
    ]
    await asyncio.gather(*visits)
    return len(times) / (time.perf_counter() - began), p95(times or [0.0]), errors[0]


async def _client(port, every, until, times, errors):
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for ask in itertools.cycle(every):
        if (began := time.perf_counter()) >= until:
            break
        writer.write(_written(ask))
        head = await reader.readuntil(b"\r\n\r\n")
        await reader.readexactly(_length(head))
        times.append(1000 * (time.perf_counter() - began))
        errors[0] += not head.startswith(b"HTTP/1.1 200")
        if b"connection: close" in head.lower():
            writer.close()
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()


def _written(ask: Ask) -> bytes:
    method, address, body = ask
    head = f"{method} {address} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-encoding: gzip\r\n"
    said = body or b""
    head += f"content-type: application/json\r\ncontent-length: {len(said)}\r\n" if body else ""
    return f"{head}\r\n".encode() + said


def _length(head: bytes) -> int:
    lines = head.lower().split(b"\r\n")
    return next(int(one.split(b":")[1]) for one in lines if one.startswith(b"content-length:"))
