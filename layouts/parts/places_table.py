"""The places of a page as a table: every place that the file has, in the same order."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import figure, place_keys
from layouts.parts.attributes import data
from layouts.parts.light import element
from layouts.parts.links import address
from layouts.parts.table import opened, table
from model.places import Place, Regional
from texts import Text

PLACES = "places-table"


def places_table(page: Regional, caption: str, text: Text) -> html.Details:
    """Return the table that opens under the chart; names lead one level down."""
    links = {place.region: _link(place, page) for place in page.places}
    cells = [place.cell for place in page.places if place.cell is not None]
    if cells:
        return table(cells, lambda cell: links[cell.region], caption, text, PLACES)
    sides = {
        f"filter.measures.{page.measure}": "people",
        "table.coverage_share": "share",
        "table.denominator": "base",
    }
    numbers = [
        html.Th(text(name), scope="col", **figure.column(side)) for name, side in sides.items()
    ]
    head = [text("table.name"), text("table.period"), *numbers, text("table.status")]
    when = text.period(str(page.chosen.period), page.period_kind)
    body = [_row(place, links[place.region], when, page, text) for place in page.places]
    return opened(head, body, caption, text, PLACES)


def _link(place: Place, page: Regional) -> Any:
    return element("A", place.name, href=address(page.page, place.to), **data(go=""))


def _row(place: Place, link: Any, when: str, page: Regional, text: Text) -> Any:
    values = [
        when,
        text.people(place.people.known),
        text.share(place.rate),
        text.people(place.base.known),
        text(f"state.{place.status}"),
    ]
    cells = [element("Th", link, scope="row"), *(element("Td", value) for value in values)]
    return element("Tr", cells, **figure.row(place_keys.row(place, page)))
