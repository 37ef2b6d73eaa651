"""The geometry of a feature as the map draws it: in Indonesia, flat, rounded, wound for Plotly."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

WEST, EAST, SOUTH, NORTH = 94, 142, -12, 7  # a little beyond Sabang, Merauke, Rote and Miangas
PER_DEGREE = 10**4  # four decimals: eleven metres
FEWEST = 4  # points of a closed ring

Ring = list[list[float]]
Polygon = list[Ring]


class NotDrawable(ValueError):
    """A geometry that is no area of Indonesia; the text says why."""


def polygons(geometry: Any) -> list[Polygon]:
    """Return the polygons of a geometry, outer rings clockwise, holes the other way.

    Rings without an area after rounding are left out. NotDrawable where nothing remains, or
    where the coordinates are no degrees of Indonesia.
    """
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in ("Polygon", "MultiPolygon"):
        raise NotDrawable(f"its geometry is {kind or 'missing'}, not Polygon or MultiPolygon")
    given = geometry.get("coordinates")
    parts = [given] if kind == "Polygon" else given
    if not isinstance(parts, list):
        raise NotDrawable("its coordinates are no list")
    found = [polygon for part in parts if (polygon := _polygon(part))]
    if not found:
        raise NotDrawable("it has no area")
    return found


def _polygon(part: Any) -> Polygon:
    """Return the rings that have an area, the outer one first; none where the outer has none."""
    if not isinstance(part, list):
        raise NotDrawable("a polygon is no list of rings")
    rings = [_rounded(ring) for ring in part]
    if not rings or not _area(rings[0]):
        return []
    outer, *holes = rings
    wound = [_wound(outer, clockwise=True)]
    wound += [_wound(hole, clockwise=False) for hole in holes if _area(hole)]
    return [[[x / PER_DEGREE, y / PER_DEGREE] for x, y in ring] for ring in wound]


def _rounded(ring: Any) -> list[tuple[int, int]]:
    """Return a ring in ten-thousandths of a degree, closed, no point twice in a row."""
    if not isinstance(ring, list):
        raise NotDrawable("a ring is no list of positions")
    points = [_point(position) for position in ring]
    closed = [*points, *points[:1]]
    return [*closed[:1], *(after for before, after in pairwise(closed) if after != before)]


def _point(position: Any) -> tuple[int, int]:
    match position:
        case [int() | float() as x, int() | float() as y, *_]:
            if WEST <= x <= EAST and SOUTH <= y <= NORTH:
                return round(x * PER_DEGREE), round(y * PER_DEGREE)
            swapped = WEST <= y <= EAST and SOUTH <= x <= NORTH
            why = "latitude stands before longitude" if swapped else "not in degrees (EPSG:4326)"
            raise NotDrawable(f"the position {x}, {y} is outside Indonesia: {why}")
    raise NotDrawable("a position is no pair of numbers")


def _area(ring: list[tuple[int, int]]) -> int:
    """Return twice the area, exact; positive where the ring runs against the clock."""
    if len(ring) < FEWEST:
        return 0
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))


def _wound(ring: list[tuple[int, int]], *, clockwise: bool) -> list[tuple[int, int]]:
    return ring if (_area(ring) < 0) == clockwise else ring[::-1]
