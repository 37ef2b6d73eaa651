"""A border file as a person has it, to features: what it may weigh and how it is told apart."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.borders import gdal, shapefile
from etl.borders.limits import MOST_BYTES, SIMPLIFY, refuse_points
from etl.borders.text import parsed
from model.errors import UnreadableFile

# longitude and latitude on WGS84, or on Indonesia's own datums, which agree with it to a metre
DEGREES = re.compile(r"(CRS:?84|EPSG:+(4326|4755|9470))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BorderFile:
    """The features of a file, longitude before latitude."""

    name: str
    sha256: str
    features: list[dict[str, Any]]


def read(path: Path) -> BorderFile:
    """Return the features of a GeoJSON, a zipped shapefile or a GeoPackage."""
    name = path.name.encode(errors="replace").decode()  # a name that is no text cannot be kept
    raw = _bytes(path, name)
    text = _geojson(raw, path.suffix.casefold(), name)
    refuse_points(text.count(b"["), name)  # before it is parsed: every point has a bracket
    content = parsed(text, name)
    _refuse_crs(content.get("crs"), name)
    return BorderFile(name, hashlib.sha256(raw).hexdigest(), content["features"])


def _bytes(path: Path, name: str) -> bytes:
    try:
        if not path.is_file():
            raise UnreadableFile(f"{name} is no file.")
        with path.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(f"{name} cannot be read: {error.strerror}") from None
    if not raw:
        raise UnreadableFile(f"{name} is empty.")
    if len(raw) > MOST_BYTES:
        raise UnreadableFile(f"{name} is larger than {MOST_BYTES // 10**6} MB. {SIMPLIFY}")
    return raw


def _geojson(raw: bytes, kind: str, name: str) -> bytes:
    if kind in (".geojson", ".json"):
        return raw
    if kind == ".zip":
        return gdal.converted(shapefile.members(raw, name), "borders.shp", name)
    if kind == ".gpkg":
        if not raw.startswith(b"SQLite format 3\0"):  # GDAL would take it for whatever it is
            raise UnreadableFile(f"{name} is not a GeoPackage.")
        return gdal.converted({"borders.gpkg": raw}, "borders.gpkg", name)
    raise UnreadableFile(
        f"{name}: borders are read from GeoJSON (.geojson, .json), a zipped shapefile (.zip) "
        "or a GeoPackage (.gpkg)."
    )


def _refuse_crs(crs: Any, name: str) -> None:
    """Refuse a GeoJSON that declares other coordinates than degrees."""
    about = crs.get("properties") if isinstance(crs, dict) else None
    declared = about.get("name") if isinstance(about, dict) else None
    if crs is not None and not (isinstance(declared, str) and DEGREES.search(declared)):
        raise UnreadableFile(
            f"{name} is in the coordinate system {declared!r}; export it in EPSG:4326 "
            "(longitude and latitude in degrees)."
        )
