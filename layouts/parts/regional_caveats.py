"""What to know before quoting the figures of the page Wilayah."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts.caveats import above_item, rivals_item, series_break
from model.places import Regional
from texts import Text


def caveats(page: Regional, text: Text) -> list[Any]:
    """Return the card's contents, or nothing where there is nothing to know."""
    cells = [place.cell for place in page.places if place.cell is not None]
    above = [cell for cell in cells if cell.coverage is not None and cell.coverage.low > 1]
    items = [
        *(series_break(code, text) for code in page.series_breaks),
        *(above_item(cell.region_name, cell, text) for cell in above),
        *(rivals_item(rivals, page.whole.region, text) for rivals in page.rivals),
    ]
    if not items:
        return []
    return [html.H2(text("ringkasan.warnings.title")), html.Ul(items, className="warnings")]
