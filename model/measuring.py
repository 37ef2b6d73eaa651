"""What the page Wilayah ranks and maps: uncovered people, or workers of a kind where they live."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from model.index import Index
from model.known_periods import Period
from model.regions import Region

UNCOVERED = "uncovered"
WORKERS: Mapping[str, str] = MappingProxyType(  # measure -> what its share is of
    {
        "employed_informal": "employed",
        "employed_formal": "employed",
        "employed_construction": "employed",
        "employed": "labour_force",
    }
)
IN_PLACE = ("employed_informal", "employed")  # of uncovered people, where few places know them
LEAST = 0.5  # of the places: what a page opens with is known of half of them


@dataclass(frozen=True, slots=True)
class Below:
    """The places of one level below a region."""

    region: str
    level: str
    index: Index

    @property
    def places(self) -> tuple[Region, ...]:
        """Return the places."""
        return self.index.regions.children(self.region, self.level)


def periods_of(measure: str, below: Below, segment: str) -> dict[Period, int]:
    """Return the periods of a measure and of how many places below a region it is known."""
    index = below.index
    if measure == UNCOVERED:
        return dict(index.known_below.get((below.region, below.level, segment), {}))
    counts: Counter[Period] = Counter()
    for place in below.places:
        counts.update((one, "august") for one in _augusts(measure, place.code, index))
    return dict(counts)


def _augusts(measure: str, region: str, index: Index) -> tuple[str, ...]:
    """Return the Augusts in which workers and what their share is of are both known."""
    of = index.augusts.get((WORKERS[measure], region), ())
    return tuple(one for one in index.augusts.get((measure, region), ()) if one in of)


def own_periods(measure: str, region: str, segment: str, index: Index) -> tuple[Period, ...]:
    """Return the periods that a region itself knows, the newest first."""
    if measure == UNCOVERED:
        return index.periods.get((region, segment), ())
    return tuple((one, "august") for one in reversed(_augusts(measure, region, index)))


def usual_measure(below: Below, segment: str) -> str:
    """Return what is shown where nothing is asked: uncovered people if half the places know them.

    Else the workers who could be covered, where half of the places know those.
    """
    half = LEAST * len(below.places)
    candidates = (UNCOVERED,) if segment != "total" else (UNCOVERED, *IN_PLACE)
    for measure in candidates:
        counts = periods_of(measure, below, segment)
        if counts and max(counts.values()) >= half:
            return measure
    return UNCOVERED


def usual_period(counts: Mapping[Period, int], places: int) -> Period | None:
    """Return the latest period that half of the places know, else that which most know."""
    if not counts:
        return None
    least = min(LEAST * places, max(counts.values()))
    good = [period for period, known in counts.items() if known >= least]
    return max(good, key=lambda period: (period[0], period[1]))
