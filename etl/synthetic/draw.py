"""One month of memberships, drawn from the base month: level, time of the year, chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from etl.synthetic.assumptions import STEP_OF_PLACE, STEP_OF_PROJECTS, STEP_OF_TRADE
from etl.synthetic.base import Base
from etl.synthetic.course import Course, levels, named, number, swings
from etl.synthetic.fitting import Numbers
from etl.synthetic.holdings import HOLDINGS
from etl.synthetic.places import Places
from etl.synthetic.rounding import Whole, apportioned, spread_over, table

WALK_STREAM = 2
PROJECTS = "JAKON"


@dataclass(frozen=True, slots=True)
class Moves:
    """What every month makes of the base month.

    Shape   levels: (months, holdings); swings: (months, industries);
            walks: (months, kab/kota), (months, kab/kota, industries), (months, kab/kota)
    """

    periods: tuple[str, ...]
    levels: Numbers
    swings: Numbers
    of_places: Numbers
    of_trades: Numbers
    of_projects: Numbers


def moves(course: Course, base: Base, last: str, months: int, seed: int) -> Moves:
    """Return how the months up to the last differ from the base month."""
    numbers = range(number(last) - months + 1, number(last) + 1)
    by_segment = levels(course, numbers, number(base.period))
    chance = np.random.default_rng([seed, WALK_STREAM])
    back = number(base.period) - numbers[0]
    kabkota, trades = base.cells.shape[:2]
    return Moves(
        tuple(named(month) for month in numbers),
        np.stack([by_segment[one.segment] for one in HOLDINGS], axis=1),
        swings(numbers),
        _walk(chance, (months, kabkota), STEP_OF_PLACE, back),
        _walk(chance, (months, kabkota, trades), STEP_OF_TRADE, back),
        _walk(chance, (months, kabkota), STEP_OF_PROJECTS, back),
    )


def drawn(base: Base, moved: Moves, at: int, places: Places) -> Whole:
    """Return the memberships of one month: (kab/kota, industries, holdings)."""
    turns = moved.swings[at] * np.exp(moved.of_places[at][:, None] + moved.of_trades[at])
    cells = base.cells * turns[:, :, None]
    projects = np.array([one.segment == PROJECTS for one in HOLDINGS])
    cells[:, :, projects] *= np.exp(moved.of_projects[at])[:, None, None]
    wanted = base.cells.sum((0, 1)) * moved.levels[at]
    return rounded(cells * (wanted / cells.sum((0, 1))), places)


def rounded(cells: Numbers, places: Places) -> Whole:
    """Return whole memberships whose totals by province and holding are those of the cells."""
    holdings = cells.shape[2]
    blocks = np.zeros((len(places.provinces), holdings))
    np.add.at(blocks, places.of, cells.sum(1))
    total = int(np.rint(blocks.sum()))
    rows, columns = spread_over(blocks.sum(1), total), spread_over(blocks.sum(0), total)
    groups = places.of[:, None, None] * holdings + np.arange(holdings)[None, None]
    spread = np.broadcast_to(groups, cells.shape).ravel()
    whole = apportioned(cells.ravel(), spread, table(blocks, rows, columns).ravel())
    return whole.reshape(cells.shape)


def _walk(chance: np.random.Generator, shape: Sequence[int], step: float, back: int) -> Numbers:
    """Return random walks, as logarithms, that stand at 0 in the base month."""
    walk = chance.standard_normal(shape).cumsum(0) * step
    return np.asarray(walk - walk[back]) if 0 <= back < shape[0] else walk
