"""A region in a grid of equal tiles: the view in which a small place is as large as a big one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tile:
    """Where a region stands in the grid, counted from the top left."""

    row: int
    col: int
    short: str  # its name in a few letters
