"""A registry in the small worlds of tests: counts of a few places, all others 0.

    count("2022-12", {"6403": {"PU": 40, "BPU": 30}, "64": {"PU": 40, "BPU": 30}})

A place's total over segments is the sum of what is given, unless "total" says otherwise; every
industry's are in A, every programme's in JKK.
"""

import csv

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from model.registry import Axes, Month, table_of
from tests.world import DATA

FAMILY = "registri"
ABOUT = 'reader = "registry"\ntitle = "Registri"\naccess = "{access}"\nlicence = "made up"\n'
ORIGIN = (
    'code_system = "bps"\n[origins.registri]\nkind = "{kind}"\npublisher = "Registry"\n'
    'title = "Counts"\nurl = "https://example.org/registri"\nas_of = "2026-01"\n'
)


def axes():
    with (DATA / "codelists" / "regions.csv").open(encoding="utf-8", newline="") as lists:
        return Axes.of(list(csv.DictReader(lists)))


def month(period, places, hidden=()):
    """One month; hidden: (region, segment) pairs that are suppressed."""
    where = axes()
    persons = np.zeros(where.shape, np.int32)
    mask = np.zeros(where.shape, np.bool_)
    for region, segments in places.items():
        told = {"total": sum(segments.values())} | segments
        for segment, count in told.items():
            at, of = where.regions.index(region), where.segments.index(segment)
            persons[at, [0, 1], of, :2] = count
            mask[at, [0, 1], of, :2] = (region, segment) in hidden
    return Month(period, where, persons, mask)


def release(data, *months, vintage="2026", access="public", kind="agency", about=None):
    """Write the counts of months beside the releases of a world."""
    (data / "sources" / f"{FAMILY}.toml").write_text(
        ABOUT.format(access=access) + ORIGIN.format(kind=kind), "utf-8"
    )
    file = data / "releases" / FAMILY / f"{vintage}.parquet"
    file.parent.mkdir(parents=True, exist_ok=True)
    tables = [table_of(one, about or {"k": 5}) for one in months]
    pq.write_table(pa.concat_tables(tables).unify_dictionaries(), file)


def divided(period, places, hidden=()):
    """One month in which people are told apart: all of them wage earners.

    places: region -> {(industry, programme): persons}, every total among them
    hidden: (region, industry, programme) that are suppressed
    """
    where = axes()
    persons, mask = np.zeros(where.shape, np.int32), np.zeros(where.shape, np.bool_)
    for region, counts in places.items():
        for (industry, programme), count in counts.items():
            at = where.regions.index(region), where.industries.index(industry)
            of = where.programmes.index(programme)
            for segment in ("total", "PU"):
                place = (*at, where.segments.index(segment), of)
                persons[place] = count
                mask[place] = (region, industry, programme) in hidden
    return Month(period, where, persons, mask)
