"""The sheet of every kind of chart: cells, workers, places, standings, statements."""

from __future__ import annotations

from collections.abc import Sequence

from exports.claim_rows import Statements, claim_row
from exports.columns import CLAIMS_FILE, COVERAGE_FILE, PLACES_FILE, STANDING_FILE, WORKERS_FILE
from exports.rows import place_row, row, standing_rows, workers_row
from exports.sheet import Drawn, Sheet
from exports.split_columns import SPLIT_FILE
from exports.split_rows import split_row
from model.cell import Cell
from model.enrolment import Enrolment
from model.part import WHOLE, Part
from model.places import Regional
from model.workforce import Workers
from texts.text import Text


def coverage(cells: Sequence[Cell], text: Text) -> Sheet:
    """Return one row per cell; drawn along what tells the cells apart."""
    along = "segment_name" if len({cell.region for cell in cells}) == 1 else "region_name"
    drawn = Drawn(along, ("participants", "gap"))
    if any(Part.of(cell) != WHOLE for cell in cells):
        return Sheet.of(SPLIT_FILE, (split_row(cell, text) for cell in cells), drawn)
    return Sheet.of(COVERAGE_FILE, (row(cell, text) for cell in cells), drawn)


def workers(every: Sequence[Workers], text: Text) -> Sheet:
    """Return one row per industry or employment status of a region."""
    rows = (workers_row(one, text) for one in every)
    return Sheet.of(WORKERS_FILE, rows, Drawn("industry_name", ("people",)))


def places(page: Regional, text: Text) -> Sheet:
    """Return one row per place: cells where coverage is shown, else workers."""
    cells = [place.cell for place in page.places if place.cell is not None]
    if cells:
        return coverage(cells, text)
    rows = (place_row(place, page, text) for place in page.places)
    return Sheet.of(PLACES_FILE, rows, Drawn("region_name", ("people",)))


def standings(one: Enrolment | None, text: Text) -> Sheet:
    """Return one row per group of a labour force; none where nothing is known of it."""
    rows = [] if one is None else standing_rows(one, text)
    return Sheet.of(STANDING_FILE, rows, Drawn("standing_name", ("people",)))


def claims(page: Statements, text: Text) -> Sheet:
    """Return one row per published statement shown, in the order of the page."""
    return Sheet.of(CLAIMS_FILE, (claim_row(one, page, text) for one in page.shown))
