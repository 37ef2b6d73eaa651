"""What a version holds, read once when it is opened: regions, publications, which cells exist.

From it come the choices of the filters and the defaults of a page; the numbers themselves are
asked of the store for every request.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from model import known_periods
from model.bases import SURVEY_BASES, Bases, augusts_of, bases_of, bases_of_industry, is_known
from model.breaks import SeriesBreak
from model.cell import Quantity
from model.cells import Cells
from model.claims import Checked, by_place
from model.counted import ByIndustry, Counted
from model.counted_index import counts_of, shown_regions
from model.enrolment import Standing, standings
from model.frame import Source
from model.known_periods import KNOWN, Period
from model.part import TOTAL, WHOLE, Part
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

NOBODY: tuple[str, Quantity] = ("", Quantity())
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
    printed: frozenset[str]  # those of which a publication says so
    parts: Mapping[tuple[str, Segment], frozenset[Part]]  # told apart by publications
    people: Mapping[str, tuple[tuple[str, Quantity], ...]]  # region -> period, population
    breaks: tuple[SeriesBreak, ...]
    cells: Cells
    counted: Counted | None  # the counts of a registry, where the version holds any
    bases: Bases
    augusts: Mapping[tuple[str, str], tuple[str, ...]]  # base, region -> its Augusts
    with_bases: frozenset[str]  # regions of which any workers are known
    goals: tuple[Goal, ...]  # shares and targets of coverage as published, the newest first
    tiles: Mapping[str, Tile]  # region -> its place in a grid of equal tiles
    workers: ByIndustry
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
    sight = sight_of(version, scope)
    return _index(version, sight) if sight.part == WHOLE else _of_part(version, sight)


@per_version(32)
def _index(version: Version, sight: Sight) -> Index:
    regions = regions_of(version)
    named = (row for row in every(version, "origins") if sight.names(row["origin"]))
    sources = {row["origin"]: _source(row) for row in named}
    every_known = seen_rows(version, KNOWN, sight)
    known = [row for row in every_known if WHOLE.has(row)]
    printed = frozenset(row["region"] for row in known)
    workers = seen_rows(version, WORKERS, sight)
    bases = bases_of(seen_rows(version, SURVEY_BASES, sight))
    employed = _workers(row for row in workers if row["value"] is not None)
    counts = counts_of(version, sight, regions, (bases, employed))
    surveyed = {key for key in bases if is_known(key, bases)}
    claims = (row for row in every(version, "claims") if sight.listed(row))
    goals = first_seen(rows(version, GOALS), sight)
    standing = first_seen(rows(version, ENROLMENT), sight)
    return Index(
        sight=sight,
        regions=regions,
        sources=sources,
        periods=known_periods.periods(known, counts),
        known_below=known_periods.known_below(known, regions, counts),
        stated=_stated(known),
        with_figures=printed | shown_regions(counts),
        printed=printed,
        parts=known_periods.parts(every_known),
        people=_people(seen_rows(version, PEOPLE, sight)),
        breaks=tuple(SeriesBreak.of(row) for row in every(version, "series_breaks")),
        cells=Cells(by_region(version, sight), counts.counted if counts else None, sources),
        counted=counts.counted if counts else None,
        bases=bases,
        augusts=augusts_of(surveyed),
        with_bases=frozenset(region for _, region, _ in surveyed),
        goals=tuple(Goal.of(row, regions.by_code[row["region"]].name) for row in goals),
        tiles={row["code"]: _tile(row) for row in every(version, "tiles")},
        workers=employed,
        kept_workers=frozenset(row["region"] for row in workers if row["value"] is None),
        enrolment=standings(standing),
        claims=by_place(claims, sources),
        every_period=frozenset(row["period"] for row in every_known)
        | {key[2] for key in surveyed}
        | frozenset(counts.counted.cube.periods if counts else ()),
    )


@per_version(16)
def _of_part(version: Version, sight: Sight) -> Index:
    """Return the index of one industry or programme; what does not count people is shared.

    What publications say of all participants is not said of a part of them.
    """
    whole = _index(version, replace(sight, part=WHOLE))
    known = [row for row in seen_rows(version, KNOWN, sight) if sight.part.has(row)]
    bases = whole.bases
    if sight.part.industry != TOTAL:
        bases = bases_of_industry(seen_rows(version, WORKERS, sight), sight.part.industry)
    counts = counts_of(version, sight, whole.regions, (bases, whole.workers))
    surveyed = {key for key in bases if is_known(key, bases)}
    printed = frozenset(row["region"] for row in known)
    return replace(
        whole,
        sight=sight,
        periods=known_periods.periods(known, counts),
        known_below=known_periods.known_below(known, whole.regions, counts),
        stated=_stated(known),
        with_figures=printed | shown_regions(counts),
        printed=printed,
        cells=Cells(by_region(version, sight), counts.counted if counts else None, whole.sources),
        counted=counts.counted if counts else None,
        bases=bases,
        augusts=augusts_of(surveyed),
        with_bases=frozenset(region for _, region, _ in surveyed),
        goals=(),
        enrolment={},
        claims={},
    )


def _stated(known: Iterable[Row]) -> frozenset[tuple[str, str, Segment]]:
    return frozenset((r["region"], r["period"], r["segment"]) for r in known if r["stated"])


def _tile(row: Mapping[str, str]) -> Tile:
    return Tile(int(row["row"]), int(row["col"]), row["short"])


def _workers(rows: Iterable[Row]) -> ByIndustry:
    """Return the employed by industry of each region and August."""
    found: dict[tuple[str, str], list[tuple[str, Quantity]]] = defaultdict(list)
    for row in rows:
        found[row["region"], row["august"]].append((row["industry"], Quantity.of(row)))
    return {key: tuple(industries) for key, industries in found.items()}


def _source(row: Mapping[str, str]) -> Source:
    told = (row[name] for name in ("origin", "publisher", "title", "url", "as_of", "kind"))
    return Source(*told)


def _people(rows: list[dict[str, Any]]) -> dict[str, tuple[tuple[str, Quantity], ...]]:
    found: dict[str, tuple[tuple[str, Quantity], ...]] = {}
    for row in rows:
        quantity = Quantity.of(row)
        found[row["region"]] = (*found.get(row["region"], ()), (row["period"], quantity))
    return found
