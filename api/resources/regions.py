"""The regions: nation, regional offices, provinces, kabupaten and kota, in both code systems."""

from __future__ import annotations

from api.resource import Asked, Found, Resource
from api.shapes import Row, told
from model.catalogue import Place, regions


class RegionRow(Row):
    """One region of today or of the past."""

    region: str = told("BPS code without dot; 00 nation, KAL Kalimantan", "64", "code")
    region_name: str = told("Its name", "Kalimantan Timur")
    level: str = told("nation, kanwil, province or kabkota", "province", "code")
    parent: str | None = told("Region that it lies in; null: the nation", "KAL", "code")
    kemendagri: str | None = told("Code of Kemendagri, with its dot", "64", "code")
    valid_from: str | None = told("Since when it stands; null: before these data", None, "date")
    valid_to: str | None = told("Until when it stood; null: it stands today", None, "date")
    has_participants: bool = told(
        "Whether any number of participants is known", True, "true, false"
    )
    has_workers: bool = told("Whether any number of workers is known", True, "true, false")


def _row(place: Place) -> RegionRow:
    one = place.region
    return RegionRow(
        region=one.code,
        region_name=one.name,
        level=one.level,
        parent=one.parent or None,
        kemendagri=one.kemendagri or None,
        valid_from=one.valid_from or None,
        valid_to=one.valid_to or None,
        has_participants=place.has_participants,
        has_workers=place.has_workers,
    )


def answer(asked: Asked) -> Found:
    """Return a region with everything in it."""
    found = regions(asked.selection, asked.scope, asked.version)
    rows = [_row(place) for place in found]
    place = rows[0].region_name if rows else ""
    return Found(rows, asked.selection, "/wilayah", place, "wilayah")


RESOURCE = Resource(
    "regions",
    "The regions and their codes; a region with everything in it, or one level of it",
    RegionRow,
    answer,
    ("region", "level"),
    example="region=KAL&level=province",
)
