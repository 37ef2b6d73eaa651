"""What a chart, its table and its file hold: one answer, so that the three cannot differ."""

from __future__ import annotations

from model.cell import Cell
from model.overview import Overview
from model.sectors import Sectors, Series
from model.workforce import Workers


def lead(overview: Overview) -> tuple[Cell, ...]:
    """Return what the bar shows, in its table and its file: the segments, then the whole."""
    return (*overview.segments, overview.headline)


def cards(overview: Overview) -> tuple[Cell, ...]:
    """Return what the cards show, in their table and their file: the headline, then segments."""
    first = overview.headline
    return (first, *(cell for cell in overview.own if cell.segment != first.segment))


def segments(sectors: Sectors) -> tuple[Cell, ...]:
    """Return the cells of the card's table and file: also of the places without any figure.

    A cell that stands in two rows, as the latest and as that of a period beside, comes once.
    """
    rows = (*sectors.rows, *sectors.matrix.cut)
    return tuple(dict.fromkeys(cell for row in rows for cell in row.cells))


def series(sectors: Sectors) -> list[tuple[str, tuple[Series, ...]]]:
    """Return the series of each region that is drawn; a period has none of its own."""
    every = [(sectors.region_name, sectors.series)]
    other = sectors.other
    if other is not None and other.chosen.region != sectors.chosen.region:
        every.append((other.region_name, other.series))
    return [(name, found) for name, found in every if found]


def years(sectors: Sectors) -> tuple[Cell, ...]:
    """Return the cells of the card's table and file."""
    return tuple(cell for _, found in series(sectors) for one in found for cell in one.cells)


def workers(sectors: Sectors) -> tuple[Workers, ...]:
    """Return what the card's table and file hold."""
    return tuple(workers for force in sectors.forces for workers in force.every)


def industries(sectors: Sectors) -> tuple[Cell, ...]:
    """Return the cells by industry of the card's table and file."""
    return tuple(cell for row in sectors.industry_rows for cell in row.cells)
