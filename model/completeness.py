"""What is known of the places one level down, year by year: participants, bases of the survey."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from model.denominators import BASES
from model.index import Index
from model.regions import Region
from model.scope import Scope

Known = Literal["participants", "bases"]
SURVEYED = tuple(base.id for base in BASES if base.survey)
YEAR = 4  # characters of a period that say its year


@dataclass(frozen=True, slots=True)
class Row:
    """One place and how much is known of it in each year; 0 where nothing was published."""

    region: str
    name: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """Participants by their periods, or the survey's bases, of all places by year."""

    code: Known
    years: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def known(self) -> tuple[int, ...]:
        """Return how many of the places have anything, for each year."""
        return tuple(sum(row.counts[at] > 0 for row in self.rows) for at in range(len(self.years)))


def completeness(region: str, index: Index, scope: Scope) -> tuple[Side, ...]:
    """Return what is known of the places that the reader may see; of a place without any, its own.

    Participants count periods of a year, bases how many of the survey's there are.
    """
    below = index.regions.children(region) or (index.regions.by_code[region],)
    places = [place for place in below if scope.sees(place.code)]
    participants = {place.code: _participants(place.code, index) for place in places}
    bases = {place.code: _bases(place.code, index) for place in places}
    seen = {year for found in (*participants.values(), *bases.values()) for year in found}
    years = tuple(str(year) for year in range(int(min(seen)), int(max(seen)) + 1)) if seen else ()
    return (
        Side("participants", years, tuple(_rows(places, participants, years))),
        Side("bases", years, tuple(_rows(places, bases, years))),
    )


def _rows(
    places: Iterable[Region], found: Mapping[str, Mapping[str, int]], years: tuple[str, ...]
) -> Iterable[Row]:
    for place in places:
        counts = tuple(found[place.code].get(year, 0) for year in years)
        yield Row(place.code, place.name, counts)


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
