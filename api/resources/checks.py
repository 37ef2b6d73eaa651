"""Totals beside the sum of their parts, and published statements beside their own arithmetic."""

from __future__ import annotations

from collections.abc import Callable

from api.resource import Asked, Found, Resource
from api.resources.of_table import Shape
from exports import sheets, total_rows
from exports.columns import CLAIMS_FILE
from exports.sheet import Sheet
from exports.total_columns import TOTALS_FILE
from model.trust import Trust, trust
from texts import Text

TOTALS = Shape.of(TOTALS_FILE, ("total_origin", "parts", "missing"))
CLAIMS = Shape.of(CLAIMS_FILE, ("operands", "operand_origins"))
ASKED = ("region", "verdict")


def checks(asked: Asked) -> Found:
    """Return the totals of a region that can be held against their parts, the worst first."""
    return _found(asked, TOTALS, total_rows.totals)


def claims(asked: Asked) -> Found:
    """Return the published statements of a region and the places in it, the worst first."""
    return _found(asked, CLAIMS, sheets.claims)


def _found(asked: Asked, shape: Shape, sheet: Callable[[Trust, Text], Sheet]) -> Found:
    page = trust(asked.selection, asked.home, asked.scope, asked.version)
    found = sheet(page, asked.text)
    return Found(
        rows=shape.rows(found),
        chosen=page.chosen.but(verdict=page.asked.verdict),
        page=page.page,
        place=page.headline.region_name,
        sources=(*page.sources, *page.publications.values()),
        sheet=found,
    )


RESOURCES = (
    Resource(
        "checks",
        "Published totals beside the sum of their parts, with a verdict",
        TOTALS.row,
        checks,
        ASKED,
        example="region=KAL&verdict=contradicts",
    ),
    Resource(
        "claims",
        "Published statements with numbers: quote, arithmetic, computed interval, verdict",
        CLAIMS.row,
        claims,
        ASKED,
        example="region=51",
    ),
)
