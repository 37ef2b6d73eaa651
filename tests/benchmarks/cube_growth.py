"""How long the questions of J1 to J4 take in the model, from 40 thousand cells to all of them."""

from __future__ import annotations

import hashlib
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from model.counted import Counted
from model.cube import CELL, Cube, cube_of
from model.denominators import LABOUR_FORCE
from model.index import index_of
from model.registry import Axes
from model.scope import Scope
from model.warehouse import Warehouse

MONTHS = (1, 3, 12, 40, 120)
FEW = 74  # regions of the smallest cube
BASE = LABOUR_FORCE.id


def growth(data: Path, asked: int) -> Iterator[tuple[int, dict[str, float]]]:
    """Yield the cells of a cube, and the median microseconds of each question."""
    version = Warehouse(data).current()
    whole, index = cube_of(version), index_of(version, Scope.everything())
    every = [(FEW, 1), *((len(whole.axes.regions), months) for months in MONTHS)]
    for regions, months in every:
        if months > len(whole.periods):
            continue
        with tempfile.TemporaryDirectory(prefix="cakupan-cube-") as folder:
            cube = _part(whole, regions, months, Path(folder) / "cube.i32")
            counted = replace(index.counted, cube=cube)
            yield cube._whole.size, _times(counted, asked)


def _part(whole: Cube, regions: int, months: int, file: Path) -> Cube:
    """Return the first regions and last months as a cube of its own, mapped from its own file."""
    codes = whole.axes.regions[:regions]
    blocks = np.stack([whole.of(code)[-months:] for code in codes])
    file.write_bytes(blocks.tobytes())
    periods = whole.periods[-months:]
    return replace(
        whole,
        axes=Axes(codes),
        periods=periods,
        totals=np.ascontiguousarray(blocks[:, :, :, 0, 0]),
        region_at={code: at for at, code in enumerate(codes)},
        period_at={period: at for at, period in enumerate(periods)},
        _blocks=[hashlib.sha256(block.data).hexdigest() for block in blocks],
        _whole=np.memmap(file, CELL, "r", shape=blocks.shape),
        _proven=set(),
    )


def _times(counted: Counted, asked: int) -> dict[str, float]:
    cube, chance = counted.cube, random.Random(1)
    below = [code for code in cube.axes.regions if code[:2] == "12" and len(code) == 4]
    ten = below[:10] or list(cube.axes.regions[:10])
    questions: dict[str, Callable[[str, str], object]] = {
        "J1 one cell": lambda region, month: list(counted.cells(region, month, "total", BASE)),
        "J2 ten places": lambda _, month: [
            list(counted.cells(one, month, "total", BASE)) for one in ten
        ],
        "J3 ten places by industry": lambda _, month: [
            counted.split(one, month, "total", BASE, "industry") for one in ten
        ],
        "J4 a month of a trend": lambda region, _: list(counted.cells(region, None, "total", BASE)),
    }
    for one in ten:  # each block proves itself once, when it is first read
        cube.of(one)
    found = {}
    for name, question in questions.items():
        times = []
        for _ in range(asked):
            choice = chance.choice(cube.axes.regions), chance.choice(cube.periods)
            began = time.perf_counter()
            question(*choice)
            times.append(1e6 * (time.perf_counter() - began))
        per = len(cube.periods) if name.startswith("J4") else 1
        found[name] = sorted(times)[len(times) // 2] / per
    return found
