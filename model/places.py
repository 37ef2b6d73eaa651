"""The answer of the page Wilayah: places side by side, ranked in people and mapped in rates."""

from __future__ import annotations

from dataclasses import dataclass

from model.cell import Cell, Quantity
from model.interval import Interval
from model.selection import Selection


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
class Tile:
    """Where a region stands in a grid of equal tiles, counted from the top left."""

    row: int
    col: int
    short: str  # its name in a few letters
