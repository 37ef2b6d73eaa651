"""In which periods participants are known: of publications and of a registry's counts together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from model import counted_index
from model.counted_index import Known
from model.part import Part
from model.period import newest_last
from model.regions import Regions
from model.tables import Row

Period = tuple[str, str]  # period, period_kind
KNOWN = """
    select region_code::varchar as region, period::varchar as period, period_kind,
           segment::varchar as segment, bool_or(base = 'stated') as stated,
           bool_or(base <> 'stated' and denominator_value is not null) as divided,
           industry::varchar as industry, programme::varchar as programme
    from {open}cells
    where participants_value is not null
    group by all
"""


def periods(
    known: list[dict[str, Any]], counts: Known | None
) -> dict[tuple[str, str], tuple[Period, ...]]:
    """Return the periods of each region and segment, the newest first.

    In   rows of KNOWN, of one part of the participants
    """
    found: dict[tuple[str, str], set[Period]] = defaultdict(set)
    for row in known:
        found[row["region"], row["segment"]].add((row["period"], row["period_kind"]))
    months = counted_index.periods(counts) if counts else {}
    both = {key: _newest_first(of | set(months.get(key, ()))) for key, of in found.items()}
    return months | both


def parts(known: Iterable[Row]) -> dict[tuple[str, str], frozenset[Part]]:
    """Return which parts of the participants publications tell apart, by region and segment."""
    found: dict[tuple[str, str], set[Part]] = defaultdict(set)
    for row in known:
        found[row["region"], row["segment"]].add(Part.of_row(row))
    return {key: frozenset(parts) for key, parts in found.items()}


def _newest_first(found: set[Period]) -> tuple[Period, ...]:
    return tuple(sorted(found, key=lambda period: newest_last(period[0]), reverse=True))


def known_below(
    known: list[dict[str, Any]], regions: Regions, counted: Known | None
) -> Mapping[tuple[str, str, str], Mapping[Period, int]]:
    """Return how many places below a region have a ratio, by level, segment and period."""
    counts: dict[tuple[str, str, str], dict[Period, int]] = defaultdict(lambda: defaultdict(int))
    for row in known:
        region = regions.by_code[row["region"]]
        where = (row["region"], row["period"], row["segment"])
        if counted is not None and counted_index.has_ratio(counted, *where):
            continue  # among the counts
        if row["divided"] and region.is_today:
            for above in regions.path(region.code)[:-1]:
                cell = (above.code, region.level, row["segment"])
                counts[cell][row["period"], row["period_kind"]] += 1
    for cell, months in (counted_index.below(counted, regions) if counted else {}).items():
        for period, places in months.items():
            counts[cell][period] += places
    return {cell: dict(periods) for cell, periods in counts.items()}
