"""The periods of which participants are known."""

from __future__ import annotations

from api.resource import Asked, Found, Resource
from api.shapes import Row, told
from model.catalogue import Known, periods


class PeriodRow(Row):
    """One period and segment of a region with a known number of participants."""

    region: str = told("BPS code without dot; 00 nation, KAL Kalimantan", "KAL", "code")
    region_name: str = told("Name of the region", "Kalimantan")
    period: str = told("Month 2022-12 or year 2022", "2022-12", "period")
    period_kind: str = told("month, august, february or year", "month", "code")
    segment: str = told("Participation segment", "total", "code")
    bases: list[str] = told("Denominators over which a ratio is known", ["stated"], "code")


def _row(one: Known) -> PeriodRow:
    return PeriodRow(
        region=one.region,
        region_name=one.region_name,
        period=one.period,
        period_kind=one.period_kind,
        segment=one.segment,
        bases=list(one.bases),
    )


def answer(asked: Asked) -> Found:
    """Return the periods of a region, the newest first."""
    found = periods(asked.selection, asked.home, asked.scope, asked.version)
    region = asked.selection.region or asked.home.region
    place = found[0].region_name if found else str(region)
    chosen = asked.selection.but(region=region)
    return Found([_row(one) for one in found], chosen, "/", place, "periode")


RESOURCE = Resource(
    "periods",
    "The periods with participants of a region, the newest first",
    PeriodRow,
    answer,
    ("region", "period", "segment"),
    example="region=KAL",
)
