"""What participants may be divided by."""

from __future__ import annotations

from api.resource import Asked, Found, Resource
from api.shapes import Row, told
from model.catalogue import bases


class DenominatorRow(Row):
    """One denominator and the periods in which a region has its number."""

    base: str = told("The denominator, as parameter `base` names it", "labour_force", "code")
    base_name: str = told("Its name, in the reader's language", "labour force")
    region: str = told("BPS code of the region whose periods these are", "KAL", "code")
    measure: str = told("Measure of the figures that it is", "labour_force", "code")
    industry: str = told("Industry of those figures", "total", "code")
    employment_status: str = told("Employment status of those figures", "total", "code")
    segments: list[str] | None = told(
        "Segments that it is a base for; null: every one", ["PU"], "code"
    )
    survey: bool = told(
        "Whether Sakernas counts it; else the participants' own publication states it",
        True,
        "true, false",
    )
    periods: list[str] = told("Periods in which it is known", ["2022-08"], "period")


def answer(asked: Asked) -> Found:
    """Return every denominator."""
    region, found = bases(asked.selection, asked.home, asked.scope, asked.version)
    rows = [
        DenominatorRow(
            base=base.id,
            base_name=asked.text.base(base.id),
            region=region,
            measure=base.measure,
            industry=base.industry,
            employment_status=base.employment_status,
            segments=None if base.segments is None else list(base.segments),
            survey=base.survey,
            periods=list(periods),
        )
        for base, periods in found
    ]
    return Found(rows, asked.selection.but(region=region), "/definisi", region, "penyebut")


RESOURCE = Resource(
    "denominators",
    "What participants may be divided by, and when a region has it",
    DenominatorRow,
    answer,
    ("region", "base"),
    example="region=KAL",
)
