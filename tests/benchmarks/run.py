"""`make bench`: how quick pages and loads are, how much a first visit loads; never judges."""

from __future__ import annotations

import random
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from dash._utils import to_json  # noqa: E402

from app import VIEWS  # noqa: E402
from callbacks.asking import Reader, Source  # noqa: E402
from callbacks.pages import View, answered  # noqa: E402
from model.index import index_of  # noqa: E402
from model.scope import Scope  # noqa: E402
from model.selection import Selection  # noqa: E402
from model.settings import Settings  # noqa: E402
from model.warehouse import Warehouse  # noqa: E402
from tests.benchmarks.cube import QUICK, Size, arguments, cube, data  # noqa: E402
from tests.benchmarks.front import front  # noqa: E402
from tests.benchmarks.loads import load_times  # noqa: E402
from tests.benchmarks.map_redraw import map_redraw  # noqa: E402
from tests.benchmarks.rollup import rollup  # noqa: E402
from tests.benchmarks.serving import served  # noqa: E402
from tests.benchmarks.streaming import streaming  # noqa: E402

SELECTIONS, SEED = 200, 20_221_201
BASES = (None, None, "labour_force", "employed")


def main() -> None:
    """Print one line per figure, then the tables of the cube and of the roll-up."""
    given = arguments()
    data()  # or what to do first, before minutes have passed
    settings = Settings(data=ROOT / "data")
    source = Source(Warehouse(settings.data), Selection.of(settings.home))
    print(f"data callback by page, {SELECTIONS} seeded selections, no cache:")
    for view in VIEWS:
        print(f"  {view.path:12} {_callback(view, source)}")
    for line in (*map_redraw(), *load_times(), *streaming(), *front()):
        print(line)
    started = time.perf_counter()
    with served([sys.executable, "app.py"]):
        print(f"server start to first answer: {time.perf_counter() - started:.2f} s")
    cube(QUICK if given.quick else Size(), given.write)
    rollup(quick=given.quick, write=given.write)


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


if __name__ == "__main__":
    main()
