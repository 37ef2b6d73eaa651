"""What a map or tile grid is asked for beside its places."""

from __future__ import annotations

from dataclasses import dataclass

from model.classes import Classes, of
from model.extent import Extent

WIDE = 1.9  # times as wide as high: the whole country


@dataclass(frozen=True, slots=True)
class MapAsk:
    """Which measure is mapped, when, inside which box, and where the browser finds the borders."""

    measure: str  # uncovered, employed_informal …
    when: str  # the period in words, for the box beside the pointer
    box: Extent  # around all places drawn
    borders: str  # address of the GeoJSON whose ids are the regions
    outlines: str | None = None  # the same of what lies above: provinces over their kab/kota

    @property
    def is_wide(self) -> bool:
        """Return whether the places reach so far from west to east that the map takes a row."""
        return self.box.east - self.box.west > WIDE * (self.box.north - self.box.south)

    @property
    def classes(self) -> Classes:
        """Return the fixed classes of the measure."""
        return of(self.measure)
