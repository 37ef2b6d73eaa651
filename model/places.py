"""The answer of the page Wilayah: places side by side, ranked in people and mapped in rates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.adding import Held
from model.borders import Borders
from model.cell import Cell, Quantity
from model.extent import Extent
from model.frame import Choices, Option, Source, VersionFacts
from model.grade import Grade
from model.interval import Interval
from model.overview import Rivals
from model.selection import Selection
from model.targets import Goal
from model.tile import Tile


@dataclass(frozen=True, slots=True)
class Place:
    """One place: how many people the measure counts there, of how many."""

    region: str
    name: str
    people: Quantity  # what is ranked: uncovered people, or workers of a kind; persons
    base: Quantity  # of how many; persons
    rate: Interval | None  # what is mapped: coverage, or the share of workers; a share
    status: str  # computed, or why there is none: unknown, no_base, suppressed, expected …
    to: Selection  # one level down, or the place itself where nothing lies below
    cell: Cell | None = None  # participants over a base, where the measure is uncovered people
    is_chosen: bool = False  # the place that the reader chose among its siblings
    at: tuple[float, float] | None = None  # latitude and longitude of its label
    parent: str = ""

    @property
    def is_known(self) -> bool:
        """Return whether the place can be ranked and mapped."""
        return self.people.known is not None and self.rate is not None


@dataclass(frozen=True, slots=True)
class Regional:
    """Everything the page Wilayah shows for one choice."""

    chosen: Selection  # every default filled in
    asked: Selection  # as the URL said
    version: VersionFacts
    measure: str
    whole: Place  # the region whose places are shown
    places: tuple[Place, ...]  # most people first, those without a figure last
    total: Quantity  # people over the known places
    held: Held | None  # the fewest places that hold most of them
    stands_in: bool  # the measure was taken because coverage is known of too few places
    period_kind: str
    vintage: str | None  # the August of the base
    borders: Borders | None
    box: Extent | None  # around the places, where they have borders
    outlines: Borders | None  # of the provinces, over smaller places
    tiles: Mapping[str, Tile]
    goals: tuple[Goal, ...]
    stated: tuple[Goal, ...]  # coverage as publishers state it, where the map shows workers
    choices: Choices
    region_path: tuple[Option, ...]
    sources: tuple[Source, ...]
    rivals: tuple[Rivals, ...] = ()
    series_breaks: tuple[str, ...] = ()
    not_alike: tuple[str, ...] = ()  # why the two answers of a comparison are not alike
    other: Regional | None = None  # the answer beside it, where the reader compares
    grade: Grade | None = None  # how far to trust the number of the whole region
    page: str = "/wilayah"

    @property
    def known(self) -> tuple[Place, ...]:
        """Return the places that can be ranked, most people first."""
        return tuple(place for place in self.places if place.is_known)

    @property
    def left_out(self) -> tuple[Place, ...]:
        """Return the places without a figure: drawn hatched, never counted as 0."""
        return tuple(place for place in self.places if not place.is_known)
