"""Cells of industries and programmes as rows of a file."""

from __future__ import annotations

from collections.abc import Sequence

from exports.rows import row
from exports.sheet import Drawn, Sheet, Value
from exports.split_columns import SPLIT_FILE
from model import shown
from model.cell import Cell
from model.sectors import Sectors
from texts.text import Text


def industries(page: Sectors, text: Text) -> Sheet:
    """Return one row per region and industry; none where nobody counted them."""
    return _sheet(shown.industries(page), "industry_name", text)


def programmes(page: Sectors, text: Text) -> Sheet:
    """Return one row per programme; none where nobody counted them."""
    return _sheet(page.programmes, "programme_name", text)


def month(page: Sectors) -> str | None:
    """Return the month that was counted."""
    return page.chosen.period if page.splits is None else page.splits.month


def _sheet(cells: Sequence[Cell], along: str, text: Text) -> Sheet:
    rows = (split_row(cell, text) for cell in cells)
    return Sheet.of(SPLIT_FILE, rows, Drawn(along, ("participants",)))


def split_row(cell: Cell, text: Text) -> dict[str, Value]:
    """Return a cell's values by column, with its industry and its programme."""
    whole = cell.industry == "total"
    values = row(cell, text) | {
        "industry": cell.industry,
        "industry_name": None if whole else text(f"sektor.industry.{cell.industry}"),
        "programme": cell.programme,
        "programme_name": text.programme(cell.programme),
    }
    return {name: values[name] for name in SPLIT_FILE.names}
