"""Readers who open pages, change filters, take files and ask the API, each by a session."""

from __future__ import annotations

import asyncio
import csv
import random
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[2]
SEED, LONGEST = 20_221_201, 60  # seconds of a request
PAGES = ("", "wilayah", "sektor", "target", "pekerja-rentan", "biaya", "kepercayaan", "definisi")
PERIODS = ("2021-12", "2022-08", "2022-12")
FILES = ("ringkasan/segmen", "wilayah/peringkat", "sektor/segmen")
ASKED = (
    "coverage?region={0}",
    "figures?region={0}&limit=50",
    "regions?region={0}",
    "gaps?region={0}",
)
# what a reader does next, and how often of a hundred times
DEEDS = {"page": 30, "filter": 50, "csv": 10, "api": 10}
WELL = 400


@cache
def regions() -> tuple[str, ...]:
    """Return the nation, the kanwil of the project's data and its provinces and kabupaten."""
    with (ROOT / "data" / "codelists" / "regions.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["code"] for row in csv.DictReader(file)]
    return tuple(
        code
        for code in codes
        if code in ("00", "KAL") or code[:2] in ("61", "62", "63", "64", "65")
    )


def choice(chance: random.Random) -> str:
    """Return a choice of the filters, as an address holds it."""
    return f"region={chance.choice(regions())}&period={chance.choice(PERIODS)}"


@dataclass
class Timed:
    """Milliseconds of each kind of request, and what was wrong."""

    seconds: float = 1
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)

    @property
    def per_second(self) -> float:
        return sum(map(len, self.times.values())) / self.seconds

    def rows(self) -> Iterator[tuple[str, tuple[int, float, float, float, int]]]:
        """Yield count, percentiles and errors of each kind and of all together."""
        every = [one for times in self.times.values() for one in times]
        for kind, times in (*sorted(self.times.items()), ("all", every)):
            cuts = statistics.quantiles(times, n=100) if len(times) > 1 else [times[0]] * 99
            errors = self.errors.total() if kind == "all" else self.errors[kind]
            yield kind, (len(times), cuts[49], cuts[94], cuts[98], errors)


class Reader:
    """One browser: its session, its address on this machine, its own chance."""

    def __init__(self, port: int, word: str, number: int) -> None:
        self.port, self.chance = port, random.Random(SEED + number)
        self._cookie = {"cookie": f"cakupan={word}"}
        self._address = f"127.0.{3 + number // 250}.{1 + number % 250}"
        self.calls: dict[str, dict[str, Any]] = {}

    def client(self) -> httpx.AsyncClient:
        """Return a client that keeps its connections, as a browser does."""
        return httpx.AsyncClient(
            base_url=f"http://127.0.0.1:{self.port}",
            headers=self._cookie,
            timeout=LONGEST,
            transport=httpx.AsyncHTTPTransport(
                verify=False,  # no https here: to read all authorities for each takes half a minute
                local_address=self._address,
                # the server ends an idle connection after 5; a browser would ask once more
                limits=httpx.Limits(keepalive_expiry=3),
            ),
        )

    async def learn(self, client: httpx.AsyncClient) -> None:
        """Read which callbacks the server has, as Dash's scripts do at the start."""
        listed = (await client.get("/_dash-dependencies")).json()
        served = [one for one in listed if not one.get("clientside_function")]
        self.calls = {one["output"]: one for one in served}

    def call(self, path: str, query: str) -> dict[str, Any]:
        """Return the body that Dash's scripts send when the address of a page changes."""
        name = path.strip("/") or "ringkasan"
        output = next(key for key in self.calls if key.startswith(f"..{name}-filters.children"))
        return body(self.calls[output], {"url.pathname": path, "url.search": f"?{query}"})

    def frame(self, path: str) -> dict[str, Any]:
        """Return the body that asks for the frame of a page."""
        return body(self.calls["frame.children"], {"url.pathname": path})


def body(callback: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    """Return what Dash's scripts send for a callback."""
    values = {"language.data": "id", "look.data": {"theme": "light", "narrow": False}} | values
    names = [name.rsplit(".", 1) for name in callback["output"].strip(".").split("...")]
    outputs = [{"id": id_, "property": part} for id_, part in names]

    def given(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{**one, "value": values.get(f"{one['id']}.{one['property']}")} for one in parts]

    return {
        "output": callback["output"],
        "outputs": outputs if callback["output"].startswith("..") else outputs[0],
        "inputs": given(callback["inputs"]),
        "state": given(callback["state"]),
        "changedPropIds": ["url.search"],
    }


async def visited(readers: list[Reader], seconds: float, think: float) -> Timed:
    """Return how long everything took that these readers asked for in so many seconds."""
    found, began = Timed(), time.monotonic()
    async with readers[0].client() as client:
        await readers[0].learn(client)
    for reader in readers:
        reader.calls = readers[0].calls
    began = time.monotonic()
    await asyncio.gather(*(_visit(one, began + seconds, think, found) for one in readers))
    found.seconds = time.monotonic() - began
    return found


async def _visit(reader: Reader, until: float, think: float, found: Timed) -> None:
    async with reader.client() as client:
        await asyncio.sleep(reader.chance.uniform(0, think))  # they do not come all at once
        while time.monotonic() < until:
            deed = reader.chance.choices(list(DEEDS), list(DEEDS.values()))[0]
            for kind, sent in _sent(reader, deed):
                await _ask(client, kind, sent, found)
            await asyncio.sleep(reader.chance.uniform(0, 2 * think))


def _sent(reader: Reader, deed: str) -> list[tuple[str, tuple[str, Any]]]:
    """Return the requests of one deed: kind, address and body."""
    chance, query = reader.chance, choice(reader.chance)
    path = f"/{chance.choice(PAGES)}"
    callback = ("callback", ("/_dash-update-component", reader.call(path, query)))
    if deed == "page":  # what a browser asks once scripts and styles lie in its cache
        frame = ("frame", ("/_dash-update-component", reader.frame(path)))
        return [("page", (f"{path}?{query}", None)), frame, callback]
    if deed == "csv":
        return [("csv", (f"/unduh/{chance.choice(FILES)}.csv?{query}&format=csv-id", None))]
    if deed == "api":
        return [("api", (f"/api/v1/{chance.choice(ASKED).format(chance.choice(regions()))}", None))]
    return [callback]


async def _ask(client: httpx.AsyncClient, kind: str, sent: tuple[str, Any], found: Timed) -> None:
    path, call = sent
    began = time.perf_counter()
    try:
        answer = await (client.get(path) if call is None else client.post(path, json=call))
    except httpx.HTTPError as error:
        found.errors[kind] += 1
        found.said[f"{kind}: {type(error).__name__}"] += 1
    else:
        if answer.status_code >= WELL:
            found.errors[kind] += 1
            found.said[f"{kind}: {answer.status_code} {path} "] += 1
    found.times[kind].append(1000 * (time.perf_counter() - began))
