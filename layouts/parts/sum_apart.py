"""Why the uncovered people of places do not sum to the gap of the region that holds them."""

from __future__ import annotations

from collections.abc import Sequence

from model.cell import Cell
from model.registry import COUNTED


def differs(cells: Sequence[Cell]) -> str:
    """Return the words for it: a place past its base, persons counted in two places, or both."""
    is_past = any(cell.gap is not None and cell.gap.value < 0 for cell in cells)
    is_counted = any(COUNTED in cell.flags for cell in cells)
    if not is_counted:
        return "differs"
    return "differs_both" if is_past else "differs_once"
