"""`make bench`: how quick pages and loads are, how much a first visit loads; never judges."""

from __future__ import annotations

import os
import random
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from dash._utils import to_json  # noqa: E402
from playwright.sync_api import Request, sync_playwright  # noqa: E402

from app import VIEWS  # noqa: E402
from callbacks.asking import Reader, Source  # noqa: E402
from callbacks.pages import View, answered  # noqa: E402
from model.index import index_of  # noqa: E402
from model.scope import Scope  # noqa: E402
from model.selection import Selection  # noqa: E402
from model.settings import Settings  # noqa: E402
from model.warehouse import Warehouse  # noqa: E402
from tests.benchmarks.loads import load_times  # noqa: E402
from tests.benchmarks.map_redraw import map_redraw  # noqa: E402
from tests.benchmarks.streaming import streaming  # noqa: E402
from tests.browser.chromium import DRAWN, FLAGS, find  # noqa: E402

SELECTIONS, SEED = 200, 20_221_201
BASES = (None, None, "labour_force", "employed")


def main() -> None:
    """Print one line per figure."""
    settings = Settings(data=ROOT / "data")
    source = Source(Warehouse(settings.data), Selection.of(settings.home))
    print(f"data callback by page, {SELECTIONS} seeded selections, no cache:")
    for view in VIEWS:
        print(f"  {view.path:12} {_callback(view, source)}")
    for line in (*map_redraw(), *load_times(), *streaming()):
        print(line)
    port = _free_port()
    environ = {**os.environ, "CAKUPAN_PORT": str(port)}
    started = time.perf_counter()
    server = subprocess.Popen([sys.executable, "app.py"], cwd=ROOT, env=environ)
    try:
        _first_answer(port)
        print(f"server start to first answer: {time.perf_counter() - started:.2f} s")
        print(_first_load(port))
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def _callback(view: View, source: Source) -> str:
    """Return percentiles of the whole answer: query, figures, components and JSON."""
    reader = Reader.of("id", None)
    times = []
    for query in _queries(source):
        began = time.perf_counter()
        page = answered(view, query, source, Scope.everything(), reader)
        to_json(list(page.values()))
        times.append(1000 * (time.perf_counter() - began))
    ordered = sorted(times)
    return f"p50 {statistics.median(times):.1f} ms, p95 {ordered[int(0.95 * len(ordered))]:.1f} ms"


def _queries(source: Source) -> list[str]:
    index = index_of(source.warehouse.current(), Scope.everything())
    cells = [(key, period) for key, found in index.periods.items() for period, _ in found]
    chosen = random.Random(SEED).choices(sorted(cells), k=SELECTIONS)
    bases = random.Random(SEED).choices(BASES, k=SELECTIONS)
    return [
        Selection(region=region, segment=segment, period=period, base=base).query
        for ((region, segment), period), base in zip(chosen, bases, strict=True)
    ]


def _first_load(port: int) -> str:
    """Return what a browser loads until the first chart is drawn, as it travels: compressed."""
    path = find()
    if path is None:
        return "first load: no Chromium on this machine"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        page = browser.new_page()
        asked: list[Request] = []

        def note(
            request: Request,
        ) -> None:  # Playwright marks its handlers: list.append will not do
            asked.append(request)

        page.on("requestfinished", note)
        began = time.perf_counter()
        page.goto(f"http://127.0.0.1:{port}/")
        page.wait_for_selector(DRAWN, state="attached")
        drawn = time.perf_counter() - began
        sizes = {Path(r.url.split("?")[0]).name: r.sizes()["responseBodySize"] for r in asked}
        browser.close()
    scripts = {name: size for name, size in sizes.items() if name.endswith(".js")}
    largest = sorted(scripts.items(), key=lambda item: -item[1])[:3]
    named = ", ".join(f"{name} {size / 1e6:.2f}" for name, size in largest)
    return (
        f"first load: {sum(scripts.values()) / 1e6:.2f} MB of JavaScript ({named}), "
        f"{sum(sizes.values()) / 1e6:.2f} MB in all, first chart drawn after {drawn:.2f} s"
    )


def _first_answer(port: int) -> None:
    for _ in range(200):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the server did not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
