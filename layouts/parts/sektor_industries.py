"""Regions by industries in their card, where a registry counted them, with key and files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dash import html

from layouts.parts import figure as figured
from layouts.parts.attributes import aria
from layouts.parts.card import downloads, graph
from layouts.parts.grid_table import grid_table
from layouts.parts.map_legend import Counts, legend
from layouts.parts.sektor_card import Said, card, letters
from layouts.parts.sektor_split_keys import asks
from model import shown
from model.cell import OUTSIDE, Cell
from model.classes import of
from model.sectors import Row, Sectors
from model.workforce import MOST_COLUMNS
from texts import Text, naming


def industries(sectors: Sectors, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card, or nothing."""
    rows = sectors.industry_rows
    if figure is None or not rows:
        return []
    said = Said(finding(sectors, text), subtitle(sectors, text))
    drawn: Any = graph("industries-chart", figure, said.aloud)
    if len(rows) > 1:
        name = f"broad-{'rows' if len(rows) > MOST_COLUMNS else 'columns'}"
        spoken = aria(label=figured.plain(said.finding))
        drawn = html.Div(drawn, className=name, tabIndex=0, role="region", **spoken)
    key = html.Div(_legend(sectors, text), className="key")
    files = downloads("peserta-lapangan-usaha", sectors, text, "industries-chart")
    under = [_table(rows, said.about, text), files]
    return card(said, [drawn, key], _notes(sectors, text), under)


def finding(sectors: Sectors, text: Text) -> str:
    """Return which industry of the chosen region leaves most people uncovered."""
    splits, place = sectors.splits, sectors.region_name
    widest = splits.widest if splits else None
    if widest is None or widest.gap is None:
        return text("sektor.industries.no_base", place=place)
    if widest.gap.value <= 0:
        return text("sektor.industries.no_gap", place=place)
    return text(
        "sektor.industries.finding",
        industry=text(f"sektor.industry.{widest.industry}"),
        people=figured.asked(text.about(widest.gap), asks(widest).gap),
        place=place,
    )


def subtitle(sectors: Sectors, text: Text) -> str:
    """Return statistic, places, month and denominator with its August."""
    first = sectors.industry_rows[0].cells[0]
    below = sum(row.kind == "below" for row in sectors.industry_rows)
    place = sectors.region_name
    if below:
        place = text("sektor.industries.places", place=place, count=below)
    if not _any_share(sectors):
        when = naming.when(first, text)
        return text("sektor.industries.about_bare", place=place, period=when)
    return text(
        "sektor.industries.about",
        place=place,
        period=naming.when(first, text),
        august=text.period(first.base_period or "", "august"),
    )


def _any_share(sectors: Sectors) -> bool:
    return any(cell.coverage for cell in shown.industries(sectors))


def _legend(sectors: Sectors, text: Text) -> html.Div:
    """Return the key to the colours, where any cell has one, and how many cells have none."""
    return legend(of("uncovered") if _any_share(sectors) else None, _counts(sectors), text)


def _counts(sectors: Sectors) -> Counts:
    """Return how many cells are in which state; those with people alone are told in a note."""
    every = shown.industries(sectors)
    unknown = [cell.status for cell in every if cell.participants.known is None]
    held, outside = unknown.count("suppressed"), unknown.count(OUTSIDE)
    above = sum(cell.coverage.value > 1 for cell in every if cell.coverage)
    return Counts(len(every), len(unknown) - held - outside, held, above, outside)


def _notes(sectors: Sectors, text: Text) -> Iterator[str]:
    """Yield where there is no base, what passes 100 %, that nothing adds up, and the letters."""
    rows = sectors.industry_rows
    bare = [
        cell
        for cell in shown.industries(sectors)
        if cell.participants.known is not None and cell.coverage is None
    ]
    if bare:
        yield text("sektor.industries.bare", count=text.number(len(bare)))
    if any(cell.coverage and cell.coverage.low > 1 for row in rows for cell in row.cells):
        yield text("sektor.industries.above")
    yield text("sektor.industries.counted")
    if len(rows) > MOST_COLUMNS:
        yield letters((cell.industry for cell in rows[0].cells), text)


def _table(rows: Sequence[Row], caption: str, text: Text) -> html.Details:
    """Return share and people of every industry, a column for each region."""
    head = [text("sektor.workers.industry"), *(_head(row, text) for row in rows)]
    body = [
        [
            text(f"sektor.industry.{cells[0].industry}"),
            *(_value(cell, text) for cell in cells),
        ]
        for cells in zip(*(row.cells for row in rows), strict=True)
    ]
    return grid_table(head, body, caption, text)


def _head(row: Row, text: Text) -> str:
    if row.period is None:
        return row.name
    return f"{row.name}, {text.period(row.period, 'month', short=True)}"


def _value(cell: Cell, text: Text) -> str:
    """Return people of workers and their share; people alone without a base."""
    people, base = cell.participants.known, cell.denominator.known
    if people is None:
        return text(f"state.{cell.status}")
    key = asks(cell)
    if base is None:
        said = text("sektor.industries.people_alone", people=text.people(people))
        return figured.asked(said, key.people)
    said = text(
        "sektor.industries.value",
        people=text.people(people),
        base=text.people(base),
        share=text.share(cell.coverage),
    )
    return figured.asked(said, key.share or key.base)
