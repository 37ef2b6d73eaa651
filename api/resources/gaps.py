"""Where the most uncovered people live."""

from __future__ import annotations

from collections.abc import Mapping

from api.resource import Asked, Found, Resource
from api.resources.coverage import GAP, RATIO
from api.shapes import Number, Row, Share, number, share, told
from exports import sheets
from exports.rows import of_quantity
from exports.sheet import Value
from model.cell import Cell, Quantity
from model.grouped import places
from model.measuring import UNCOVERED
from model.selection import BadChoice


class GapRow(Row):
    """One place below the region, the most uncovered first."""

    rank: int | None = told("1: the most uncovered; null: unknown, never 0", 1, "count")
    region: str = told("BPS code without dot", "61", "code")
    region_name: str = told("Name of the place", "Kalimantan Barat")
    period: str = told("Month 2022-12 or year 2022 of the participants", "2022-12", "period")
    segment: str = told("Participation segment", "total", "code")
    industry: str = told("Industry of KBLI", "total", "code")
    programme: str = told("Insurance programme", "total", "code")
    base: str | None = told("The denominator", "labour_force", "code")
    base_period: str | None = told("Period of the denominator", "2022-08", "period")
    gap: Number = told("Denominator minus participants; may be negative", GAP, "persons")
    uncovered: Number = told("The gap where there is one, else 0: may be added up", GAP, "persons")
    coverage: Share = told("Participants over denominator, unrounded; may pass 1", RATIO, "share")
    flags: list[str] = told("What to know before quoting", ["approximate"], "code")
    origins: list[str] = told("Publications of both numbers", ["kemnaker-2022"], "code")


def _row(rank: int | None, cell: Cell, values: Mapping[str, Value]) -> GapRow:
    status = str(values["status"])
    people = of_quantity("uncovered", Quantity(cell.uncovered, status))
    return GapRow(
        rank=rank,
        region=cell.region,
        region_name=cell.region_name,
        period=cell.period,
        segment=cell.segment,
        industry=cell.industry,
        programme=cell.programme,
        base=cell.base if values["base"] else None,
        base_period=cell.base_period,
        gap=number(values, "gap", status),
        uncovered=number(people, "uncovered"),
        coverage=share(values, "coverage", status),
        flags=list(cell.flags),
        origins=list(dict.fromkeys((*cell.participants.origins, *cell.denominator.origins))),
    )


def answer(asked: Asked) -> Found:
    """Return the places below a region, ranked as Wilayah ranks them."""
    selection = asked.selection
    if selection.measure not in (None, UNCOVERED):
        raise BadChoice("measure", str(selection.measure), UNCOVERED)
    found = places(selection, asked.home, asked.scope, asked.version)
    sheet = sheets.coverage(found.cells, asked.text)
    rows = [
        _row(rank if cell.is_known else None, cell, values)
        for rank, (cell, values) in enumerate(zip(found.cells, sheet.rows, strict=True), start=1)
    ]
    place, sources = found.region_name, found.sources
    return Found(rows, found.chosen, found.page, place, "kesenjangan", sources)


RESOURCE = Resource(
    "gaps",
    "The places below a region, the most uncovered first",
    GapRow,
    answer,
    ("region", "period", "base", "segment", "industry", "programme", "level", "measure"),
    example="region=KAL&period=2023-12",
    lasting=True,
)
