"""The list of briefs: which regions have one, and where."""

from __future__ import annotations

from api.resource import Asked, Found, Resource
from api.shapes import Row, told
from exports.brief_formats import BRIEF_FORMATS
from model.catalogue import Place, regions

NAME = "briefs"


class BriefRow(Row):
    """A region and the addresses of its brief, without any further choice."""

    region: str = told("BPS code without dot; 00 nation, KAL Kalimantan", "64", "code")
    region_name: str = told("Name of the region", "Kalimantan Timur")
    level: str = told("nation, kanwil, province or kabkota", "province", "code")
    has_participants: bool = told("Whether any participants are known", True, "true, false")
    pdf: str = told("One page A4", "/api/v1/briefs/64?format=pdf", "address")
    pptx: str = told("Four slides", "/api/v1/briefs/64?format=pptx", "address")


def address_of(region: str, form: str) -> str:
    """Return where a brief is, in the language of who asks."""
    return f"/api/v1/{NAME}/{region}?format={form}"


def _row(place: Place) -> BriefRow:
    code = place.region.code
    return BriefRow(
        region=code,
        region_name=place.region.name,
        level=place.region.level,
        has_participants=place.has_participants,
        **{form: address_of(code, form) for form in BRIEF_FORMATS},
    )


def answer(asked: Asked) -> Found:
    """Return a region with everything in it, each with the addresses of its brief."""
    rows = [_row(place) for place in regions(asked.selection, asked.scope, asked.version)]
    return Found(rows, asked.selection, "/", rows[0].region_name if rows else "", "brief")


RESOURCE = Resource(
    NAME,
    "Briefs: a page of PDF or four slides about each region; a region with everything in it",
    BriefRow,
    answer,
    ("region", "level"),
    example="region=KAL&level=province",
)
