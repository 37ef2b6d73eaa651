"""How far places reach, so that a map can be cut to them: read off their borders."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from model.per_version import per_version
from model.warehouse import Version


@dataclass(frozen=True, slots=True)
class Extent:
    """A box in degrees."""

    west: float
    south: float
    east: float
    north: float

    def with_(self, other: Extent) -> Extent:
        """Return the smallest box around both."""
        return Extent(
            min(self.west, other.west),
            min(self.south, other.south),
            max(self.east, other.east),
            max(self.north, other.north),
        )


def extents(borders: Mapping[str, Any]) -> dict[str, Extent]:
    """Return the box of every feature of a GeoJSON collection by its id."""
    return {
        str(feature["id"]): _box(feature["geometry"]["coordinates"])
        for feature in borders["features"]
        if feature.get("geometry")
    }


@per_version(4)
def extents_of(version: Version, borders: str) -> Mapping[str, Extent]:
    """Return the boxes of a set of borders of a version, read once."""
    return extents(json.loads(version.borders(borders)))


def around(codes: Iterable[str], known: Mapping[str, Extent]) -> Extent | None:
    """Return the box around these places; None where none of them has a border."""
    boxes = [known[code] for code in codes if code in known]
    if not boxes:
        return None
    box = boxes[0]
    for other in boxes[1:]:
        box = box.with_(other)
    return box


def _box(coordinates: Any) -> Extent:
    points = list(_points(coordinates))
    longitudes, latitudes = [point[0] for point in points], [point[1] for point in points]
    return Extent(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def _points(coordinates: Any) -> Iterator[Any]:
    """Yield the points of a polygon or several, however deep they are nested."""
    if isinstance(coordinates[0], int | float):
        yield coordinates
        return
    for part in coordinates:
        yield from _points(part)
