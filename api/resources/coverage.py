"""Participants over a named base, with ratio and gap: the figure that everything here is about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from api.parameters import Parameter
from api.resource import Asked, Found, Resource
from api.shapes import MILLION, Number, Row, Share, number, share, told
from exports import sheets
from exports.sheet import Value
from model.cell import Cell
from model.frame import part_of
from model.grouped import BY, grouped

OWN_COLUMNS = ("industry", "programme")  # which the page's file has no columns for
PEOPLE = {"low": MILLION, "value": MILLION, "high": MILLION, "status": "published"}
TEN = 10 * MILLION
WORKERS = {"low": TEN, "value": TEN, "high": TEN, "status": "published"}
RATIO = {"low": 0.1, "value": 0.1, "high": 0.1, "status": "computed", "digits": 4}
GAP = {name: 9 * MILLION for name in ("low", "value", "high")} | {"status": "computed"}


class CoverageRow(Row):
    """One cell: participants of a place and period over a named base."""

    region: str = told("BPS code without dot; 00 nation, KAL Kalimantan", "KAL", "code")
    region_name: str = told("Name of the region", "Kalimantan")
    period: str | None = told(
        "Month 2022-12 or year 2022 of the participants; null: of no period", "2022-12", "period"
    )
    segment: str = told("Participation segment", "total", "code")
    industry: str = told("Industry of KBLI", "total", "code")
    programme: str = told("Insurance programme", "total", "code")
    base: str | None = told("The denominator; null: no base holds the segment", "stated", "code")
    base_period: str | None = told("Period of the denominator", "2022-12", "period")
    participants: Number = told("Active participants", PEOPLE, "persons")
    denominator: Number = told("People in the base", WORKERS, "persons")
    coverage: Share = told("Participants over denominator, unrounded; may pass 1", RATIO, "share")
    gap: Number = told("Denominator minus participants; may be negative", GAP, "persons")
    flags: list[str] = told("What to know before quoting", ["approximate"], "code")
    origins: list[str] = told("Publications of both numbers", ["ibukotakini-2022-12"], "code")


def row(cell: Cell, values: Mapping[str, Value]) -> CoverageRow:
    """Return a cell as the API gives it; its numbers are those of the file's row."""
    status = str(values["status"])
    sides = (*cell.participants.origins, *cell.denominator.origins)
    return CoverageRow(
        region=cell.region,
        region_name=cell.region_name,
        period=cell.period or None,
        segment=cell.segment,
        industry=cell.industry,
        programme=cell.programme,
        base=cell.base if values["base"] else None,
        base_period=cell.base_period,
        participants=number(values, "participants"),
        denominator=number(values, "denominator"),
        coverage=share(values, "coverage", status),
        gap=number(values, "gap", status),
        flags=list(cell.flags),
        origins=list(dict.fromkeys(sides)),
    )


def rows(cells: Sequence[Cell], asked: Asked) -> list[CoverageRow]:
    """Return cells as the API gives them."""
    sheet = sheets.coverage(cells, asked.text)
    return [row(cell, values) for cell, values in zip(cells, sheet.rows, strict=True)]


def answer(asked: Asked) -> Found:
    """Return the region itself, or what it is made of."""
    found = grouped(asked.more.get("by"), asked.selection, asked.home, asked.scope, asked.version)
    with_file, text = found.by not in OWN_COLUMNS, asked.text.within(*part_of(found))
    return Found(
        rows(found.cells, asked),
        found.chosen,
        found.page,
        found.region_name,
        f"per-{found.by}" if found.by else "cakupan",
        found.sources,
        sheets.coverage(found.cells, text) if with_file else None,
    )


RESOURCE = Resource(
    "coverage",
    "Coverage of a region, or by region, segment, industry, programme or period",
    CoverageRow,
    answer,
    (
        "region",
        "period",
        "base",
        "segment",
        "industry",
        "programme",
        "level",
        "measure",
        "compare",
    ),
    (Parameter("by", "What each row is about; without it the region itself", "region", BY),),
    "region=KAL&period=2022-12",
    lasting=True,
)
