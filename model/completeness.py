"""What is known of the places one level down, year by year: participants, bases of the survey."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from model.cell import OUTSIDE
from model.cells import Wanted
from model.denominators import BASES
from model.index import Index
from model.regions import Region

Known = Literal["participants", "bases"]
SURVEYED = tuple(base.id for base in BASES if base.survey)
YEAR = 4  # characters of a period that say its year


@dataclass(frozen=True, slots=True)
class Row:
    """One place and how much is known of it in each year; 0 where nothing was published."""

    region: str
    name: str
    counts: tuple[int, ...]
    outside: tuple[bool, ...]  # of the reader's scope is all that is known of the year


@dataclass(frozen=True, slots=True)
class Side:
    """Participants by their periods, or the survey's bases, of all places by year."""

    code: Known
    years: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def outside(self) -> tuple[bool, ...]:
        """Return for each year whether anything is known that the reader may not see."""
        return tuple(any(row.outside[at] for row in self.rows) for at in range(len(self.years)))

    @property
    def known(self) -> tuple[int, ...]:
        """Return how many of the places have anything, for each year."""
        return tuple(sum(row.counts[at] > 0 for row in self.rows) for at in range(len(self.years)))


def completeness(region: str, index: Index) -> tuple[Side, ...]:
    """Return what is known of the places below; of a place without any, its own.

    Participants count periods of a year, bases how many of the survey's there are.
    """
    places = index.regions.children(region) or (index.regions.by_code[region],)
    participants = {place.code: _participants(place.code, index) for place in places}
    bases = {place.code: _bases(place.code, index) for place in places}
    kept = {place.code: _kept_back(place.code, index) for place in places}
    seen = {year for found in (*participants.values(), *bases.values()) for year in found}
    seen |= {year for pair in kept.values() for found in pair for year in found}
    years = tuple(str(year) for year in range(int(min(seen)), int(max(seen)) + 1)) if seen else ()
    first, second = ({code: pair[at] for code, pair in kept.items()} for at in (0, 1))
    return (
        Side("participants", years, tuple(_rows(places, (participants, first), years))),
        Side("bases", years, tuple(_rows(places, (bases, second), years))),
    )


Counted = tuple[Mapping[str, Mapping[str, int]], Mapping[str, frozenset[str]]]


def _rows(places: Iterable[Region], found: Counted, years: tuple[str, ...]) -> Iterable[Row]:
    known, kept = found
    for place in places:
        counts = tuple(known[place.code].get(year, 0) for year in years)
        outside = tuple(year in kept[place.code] for year in years)
        only = tuple(one and not count for one, count in zip(outside, counts, strict=True))
        yield Row(place.code, place.name, counts, only)


def _kept_back(region: str, index: Index) -> tuple[frozenset[str], frozenset[str]]:
    """Return the years of participants and of bases that this reader may not see."""
    if index.sight.is_whole:
        return frozenset(), frozenset()
    cells = index.cells.of(region, Wanted(segment="total"))
    people = (cell.period[:YEAR] for cell in cells if cell.participants.status == OUTSIDE)
    kept = (cell for cell in cells if cell.base in SURVEYED and cell.denominator.status == OUTSIDE)
    return frozenset(people), frozenset((cell.base_period or "")[:YEAR] for cell in kept)


def _participants(region: str, index: Index) -> dict[str, int]:
    """Return in how many periods of each year the active participants are known."""
    counts: dict[str, int] = defaultdict(int)
    for period, _ in index.periods.get((region, "total"), ()):
        counts[period[:YEAR]] += 1
    return dict(counts)


def _bases(region: str, index: Index) -> dict[str, int]:
    """Return how many bases each August gives."""
    counts: dict[str, int] = defaultdict(int)
    for base in SURVEYED:
        for august in index.augusts.get((base, region), ()):
            counts[august[:YEAR]] += 1
    return dict(counts)
