"""Any rows of words as a table under a chart: a head, a name per row, values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.light import element
from layouts.parts.table import opened
from texts import Text


def grid_table(
    head: Sequence[str], rows: Iterable[Sequence[str]], caption: str, text: Text
) -> html.Details:
    """Return rows as a table that opens under its chart; each row begins with its name."""
    return opened(head, [_row(row) for row in rows], caption, text)


def _row(row: Sequence[str]) -> Any:
    name, *values = row
    cells = [element("Th", name, scope="row"), *map(figure.cell, values)]
    return element("Tr", cells)
