"""What a version holds, read once when it is opened: regions, publications, which cells exist.

From it come the choices of the filters and the defaults of a page; the numbers themselves are
asked of the store for every request.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from model.breaks import SeriesBreak
from model.cell import Cell, Quantity
from model.claims import Checked, by_place
from model.enrolment import Standing, standings
from model.frame import Source
from model.per_version import per_version
from model.period import months_apart, newest_last
from model.regions import NATION, Regions
from model.scope import Scope
from model.selection import nearest
from model.sight import Sight, first_seen, seen_rows, sight_of
from model.slices import by_region
from model.tables import Row, every, regions_of, rows
from model.targets import Goal
from model.tile import Tile
from model.warehouse import Version

Segment = str
Period = tuple[str, str]  # period, period_kind

NOBODY: tuple[str, Quantity] = ("", Quantity())
KNOWN = """
    select region_code::varchar as region, period::varchar as period, period_kind,
           segment::varchar as segment, bool_or(base = 'stated') as stated,
           bool_or(base <> 'stated' and denominator_value is not null) as divided
    from {open}cells
    where participants_value is not null and industry = 'total' and programme = 'total'
    group by all
"""
BASE_PARTS = ("low", "value", "high", "status", "origin", "as_written")
VALUE = BASE_PARTS.index("value")
SURVEY_BASES = """
    select base::varchar as base, region_code::varchar as region, base_period::varchar as august,
           low, value, high, status, origin, as_written
    from {open}bases where value is not null or status = '{outside}'
"""
GOALS = """
    select region_code::varchar as region, * exclude (region_code) from goals
    order by period desc, region_code, measure, origin
"""
WORKERS = """
    select region_code::varchar as region, august, industry::varchar as industry,
           low, value, high, status, origin, as_written
    from {open}workers order by 1, 2, 3
"""
ENROLMENT = "select region_code as region, * exclude (region_code) from enrolment"
PEOPLE = """
    select region_code::varchar as region, period::varchar as period, low, value, high, status,
           origin, as_written
    from {open}context order by period
"""


@dataclass(frozen=True, slots=True)
class Index:
    """The contents of one version, as far as its reader may see them."""

    sight: Sight  # of whom this is the index
    regions: Regions
    sources: Mapping[str, Source]
    periods: Mapping[tuple[str, Segment], tuple[Period, ...]]  # newest first, with a known figure
    known_below: Mapping[tuple[str, str, Segment], Mapping[Period, int]]  # region, level, segment
    stated: frozenset[tuple[str, str, Segment]]  # region, period, segment with the base `stated`
    with_figures: frozenset[str]  # regions of which any participants are known
    people: Mapping[str, tuple[tuple[str, Quantity], ...]]  # region -> period, population
    breaks: tuple[SeriesBreak, ...]
    cells: Mapping[str, tuple[Cell, ...]]  # region -> its cells in order of their keys
    bases: Mapping[tuple[str, str, str], tuple[Any, ...]]  # base, region, August -> BASE_PARTS
    augusts: Mapping[tuple[str, str], tuple[str, ...]]  # base, region -> its Augusts
    with_bases: frozenset[str]  # regions of which any workers are known
    goals: tuple[Goal, ...]  # shares and targets of coverage as published, the newest first
    tiles: Mapping[str, Tile]  # region -> its place in a grid of equal tiles
    workers: Mapping[tuple[str, str], tuple[tuple[str, Quantity], ...]]  # region, August
    kept_workers: frozenset[str]  # regions with workers by industry that the reader may not see
    enrolment: Mapping[str, tuple[Standing, ...]]  # region -> active, lapsed, newest first
    claims: Mapping[tuple[str, str], tuple[Checked, ...]]  # region, period of the stated result
    every_period: frozenset[str]  # of participants anywhere, and the Augusts of the survey

    def newest(self, region: str, segment: Segment) -> Period | None:
        """Return the latest period of a segment, else of any segment of the region."""
        found = self.periods.get((region, segment), ())
        any_segment = (p for (code, _), own in self.periods.items() if code == region for p in own)
        return (
            found[0] if found else max(any_segment, key=lambda p: newest_last(p[0]), default=None)
        )

    def newest_anywhere(self) -> Period | None:
        """Return the latest period of all regions, those of the nation's total first."""
        nation = self.newest(NATION, "total")
        every = (period for found in self.periods.values() for period in found)
        return nation or max(every, key=lambda p: newest_last(p[0]), default=None)

    def population(self, region: str, period: str) -> tuple[str, Quantity]:
        """Return when and how many residents: the count nearest to the period; never a base."""
        found = self.people.get(region, ())
        found = tuple(one for one in found if one[1].known is not None) or found
        return min(found, key=lambda one: (months_apart(one[0], period), one[0]), default=NOBODY)

    def nearest_region(self, value: str) -> str | None:
        """Return the code that a mistyped code or name most likely means."""
        seen = tuple(self.regions.by_code)
        for code in seen:  # 64.02 is Kutai Kartanegara, whose BPS code is another
            if value == self.regions.by_code[code].kemendagri and "." in value:
                return code
        if value.isdigit():
            words = {code: code for code in seen if len(code) == len(value)}
        else:
            words = {word: code for code in reversed(seen) for word in self.regions.spellings(code)}
        begun = [word for word in words if word.casefold().startswith(value.casefold())]
        found = min(begun, key=len, default=None) or nearest(value, tuple(words))
        return words[found] if found else next(iter(seen), None)

    def ranking_period(
        self, region: str, level: str, segment: Segment, period: str
    ) -> Period | None:
        """Return the period itself if any place below has a figure, else the nearest good one.

        Good is a period with figures for at least half of the places; failing that, the one
        with the most.
        """
        counts = self.known_below.get((region, level, segment), {})
        exact = [found for found in counts if found[0] == period]
        if exact or not counts:
            return exact[0] if exact else None
        half = len(self.regions.children(region, level)) / 2
        most = max(counts.values())
        good = [found for found, known in counts.items() if known >= min(half, most)]
        return min(
            good, key=lambda found: (months_apart(found[0], period), found[1] == "year", found)
        )


def index_of(version: Version, scope: Scope) -> Index:
    """Return the index of a version as this reader sees it, made once."""
    return _index(version, sight_of(version, scope))


@per_version(32)
def _index(version: Version, sight: Sight) -> Index:
    regions = regions_of(version)
    told = (row for row in every(version, "origins") if sight.names(row["origin"]))
    sources = {row["origin"]: _source(row) for row in told}
    known = seen_rows(version, KNOWN, sight)
    bases = _bases(seen_rows(version, SURVEY_BASES, sight))
    counted = {key for key, parts in bases.items() if parts[VALUE] is not None}
    claims = (row for row in every(version, "claims") if sight.listed(row))
    goals = first_seen(rows(version, GOALS), sight)
    workers = seen_rows(version, WORKERS, sight)
    return Index(
        sight=sight,
        regions=regions,
        sources=sources,
        periods=_periods(known),
        known_below=_known_below(known, regions),
        stated=frozenset((r["region"], r["period"], r["segment"]) for r in known if r["stated"]),
        with_figures=frozenset(row["region"] for row in known),
        people=_people(seen_rows(version, PEOPLE, sight)),
        breaks=tuple(SeriesBreak.of(row) for row in every(version, "series_breaks")),
        cells=by_region(version, sight),
        bases=bases,
        augusts=_augusts(counted),
        with_bases=frozenset(region for _, region, _ in counted),
        goals=tuple(Goal.of(row, regions.by_code[row["region"]].name) for row in goals),
        tiles={row["code"]: _tile(row) for row in every(version, "tiles")},
        workers=_workers(row for row in workers if row["value"] is not None),
        kept_workers=frozenset(row["region"] for row in workers if row["value"] is None),
        enrolment=standings(first_seen(rows(version, ENROLMENT), sight)),
        claims=by_place(claims, sources),
        every_period=frozenset(row["period"] for row in known) | {key[2] for key in counted},
    )


def _bases(found: Iterable[Row]) -> dict[tuple[str, str, str], tuple[Any, ...]]:
    return {
        (row["base"], row["region"], row["august"]): tuple(row[part] for part in BASE_PARTS)
        for row in found
    }


def _augusts(bases: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for base, region, august in sorted(bases):
        found[base, region] = (*found.get((base, region), ()), august)
    return found


def _tile(row: Mapping[str, str]) -> Tile:
    return Tile(int(row["row"]), int(row["col"]), row["short"])


def _workers(
    rows: Iterable[Row],
) -> dict[tuple[str, str], tuple[tuple[str, Quantity], ...]]:
    """Return the employed by industry of each region and August."""
    found: dict[tuple[str, str], list[tuple[str, Quantity]]] = defaultdict(list)
    for row in rows:
        found[row["region"], row["august"]].append((row["industry"], Quantity.of(row)))
    return {key: tuple(industries) for key, industries in found.items()}


def _source(row: Mapping[str, str]) -> Source:
    told = (row[name] for name in ("origin", "publisher", "title", "url", "as_of", "kind"))
    return Source(*told)


def _periods(known: list[dict[str, Any]]) -> dict[tuple[str, Segment], tuple[Period, ...]]:
    found: dict[tuple[str, str], set[Period]] = defaultdict(set)
    for row in known:
        found[row["region"], row["segment"]].add((row["period"], row["period_kind"]))
    return {key: _newest_first(periods) for key, periods in found.items()}


def _newest_first(found: set[Period]) -> tuple[Period, ...]:
    return tuple(sorted(found, key=lambda period: newest_last(period[0]), reverse=True))


def _known_below(
    known: list[dict[str, Any]], regions: Regions
) -> dict[tuple[str, str, Segment], dict[Period, int]]:
    """Return how many places below a region have a ratio, by level, segment and period."""
    counts: dict[tuple[str, str, str], dict[Period, int]] = defaultdict(lambda: defaultdict(int))
    for row in known:
        region = regions.by_code[row["region"]]
        if row["divided"] and region.is_today:
            for above in regions.path(region.code)[:-1]:
                cell = (above.code, region.level, row["segment"])
                counts[cell][row["period"], row["period_kind"]] += 1
    return {cell: dict(periods) for cell, periods in counts.items()}


def _people(rows: list[dict[str, Any]]) -> dict[str, tuple[tuple[str, Quantity], ...]]:
    found: dict[str, tuple[tuple[str, Quantity], ...]] = {}
    for row in rows:
        quantity = Quantity.of(row)
        found[row["region"]] = (*found.get(row["region"], ()), (row["period"], quantity))
    return found
