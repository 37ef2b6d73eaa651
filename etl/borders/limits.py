"""How much a border file may hold; beyond it no reader of a map sees a difference."""

from __future__ import annotations

from model.errors import UnreadableFile

MOST_BYTES = 100 * 10**6  # of a file, and of everything packed in it
MOST_POINTS = 2 * 10**6
SLOW_POINTS = 3 * 10**5  # from here a map takes seconds to appear
POINT_BYTES = 16  # of a point in a shapefile or a GeoPackage: two doubles
SIMPLIFY = (
    "Simplify it first, for example with `ogr2ogr -simplify 0.001 smaller.geojson FILE` (degrees) "
    "or mapshaper."
)


def refuse_points(count: int, name: str) -> None:
    """Raise UnreadableFile saying how to simplify a file with too many points."""
    if count > MOST_POINTS:
        raise UnreadableFile(
            f"{name} has more than {MOST_POINTS // 10**6} million points. {SIMPLIFY}"
        )
