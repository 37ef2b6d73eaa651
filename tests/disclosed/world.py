"""A small registry, what may be told of it, and its two versions as they are published.

Two provinces of Kalimantan and Bali with some kabupaten and kota; in every industry and segment
some cells of fewer than five persons. Everybody else is nobody, which is published.
"""

from dataclasses import replace
from functools import cache

import numpy as np

from app import create_app
from etl.disclosure.secure import secured
from model.registry import INDUSTRIES, Month
from model.settings import Settings
from tests.counted import axes, release
from tests.etl.disclosure.counts import of
from tests.world import fact, publication, publish_world, write

K = 5
NOVEMBER, DECEMBER, AUGUST = "2024-11", "2024-12", "2024-08"
HOME = f"region=64&period={DECEMBER}"
PLACES = {
    "64": ("6401", "6402", "6403", "6409", "6471"),
    "65": ("6501", "6502", "6571"),
    "51": ("5101", "5102", "5171"),
}
PARENTS = {code: above for above, codes in PLACES.items() for code in codes}
PARENTS |= {"64": "KAL", "65": "KAL", "KAL": "00", "51": "00"}
REGIONS = tuple(sorted({*PARENTS, "00"}))
PERSONS = {NOVEMBER: 200_000, DECEMBER: 60_000}
MOVED = 5  # spells that a correction of December begins or ends


@cache
def counted(period):
    """The month as the registry has it, with its mask."""
    month, _ = of(PARENTS, 1, PERSONS[period])
    return secured(replace(month, period=period), PARENTS)


@cache
def corrected():
    """December as a later extract has it; what was hidden stays hidden, as a roll-up does it."""
    before = counted(DECEMBER)
    after = replace(before, persons=_moved(before), hidden=np.zeros_like(before.hidden))
    return secured(after, PARENTS, before=before.hidden)


def _moved(month):
    """The persons of a month after some spells began and others turned out to have ended."""
    rng, persons = np.random.default_rng(9), month.persons.copy()
    moved = 0
    while moved < MOVED:
        leaf = PLACES["64"][rng.integers(len(PLACES["64"]))]
        industry, segment = rng.integers(1, len(INDUSTRIES)), rng.integers(1, 5)
        held = persons[month.axes.regions.index(leaf), industry, segment] > 1
        if held[0]:
            _add(persons, month, (leaf, industry, segment), np.where(held, rng.choice((-1, 1)), 0))
            moved += 1
    return persons


def _add(persons, month, cell, change):
    region, industry, segment = cell
    while region:
        at = month.axes.regions.index(region)
        for one in (0, industry):
            for other in (0, segment):
                persons[at, one, other] += change
        region = PARENTS.get(region)


def of_the_nation(month):
    """The same month over all regions there are: in the others is nobody."""
    every = axes()
    at = [every.regions.index(code) for code in month.axes.regions]
    persons, hidden = np.zeros(every.shape, np.int32), np.zeros(every.shape, np.bool_)
    persons[at], hidden[at] = month.persons, month.hidden
    return Month(month.period, every, persons, hidden)


def survey():
    """What Sakernas publishes of these places: everybody may read it."""
    november = counted(NOVEMBER)
    for code in REGIONS:
        covered = november.persons[november.axes.regions.index(code), 1:, 0, 0].tolist()
        workers = [2 * people + 103 for people in covered]
        employed = sum(workers)
        for measure, people in (("labour_force", employed + 211), ("employed", employed)):
            yield fact(code, AUGUST, people, measure)
        for status, people in (("formal", employed // 2), ("informal", employed - employed // 2)):
            yield fact(code, AUGUST, people, f"employed_{status}", employment_status=status)
        for industry, people in zip(INDUSTRIES[1:], workers, strict=True):
            yield fact(code, AUGUST, people, "employed", industry=industry)


def published(folder):
    """Publish both versions in a folder and return the folder of its data."""
    data = folder / "data"
    write(data, publication(f"sakernas-{AUGUST}", *survey(), kind="official_table"))
    release(data, of_the_nation(counted(NOVEMBER)), of_the_nation(counted(DECEMBER)))
    publish_world(data)
    (data / "releases" / "registri" / "2026.parquet").unlink()
    release(data, of_the_nation(counted(NOVEMBER)), of_the_nation(corrected()), vintage="2027")
    publish_world(data)
    return data


def served(data):
    return create_app(Settings(data=data, state=data.parent / "state", home=HOME)).server
