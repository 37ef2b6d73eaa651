"""The cells of a heatmap as tiles: where each lies, what it says, how its state is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts import classes, hover, marks
from charts.theme import CLEAR, Figure, Theme
from model.cell import Cell
from model.classes import is_above, of
from model.interval import Interval
from model.sectors import has_wide_range, state
from texts.text import Text

INSET = 0.05  # of a tile: how much smaller it is inside its double outline
BAND = 4  # pixels: how thick an interval is drawn


@dataclass(frozen=True, slots=True)
class Tile:
    """A cell in its place; lengths in units of the axes."""

    cell: Cell
    name: str  # of its row, safe inside a figure
    left: float
    right: float
    y: float
    height: float
    column: str = ""  # its name where it is no segment, safe inside a figure

    @property
    def width(self) -> float:
        """Return how wide the tile is."""
        return self.right - self.left


def traces(tiles: Sequence[Tile], text: Text, look: Theme) -> list[Figure]:
    """Return the tiles: known ones in the colour of their class, the others by their state."""
    known = [tile for tile in tiles if tile.cell.coverage is not None]
    rest = [tile for tile in tiles if tile.cell.coverage is None]
    above = [tile for tile in known if tile.cell.coverage and is_above(tile.cell.coverage.value)]
    return [
        {**bars(known, text), "marker": {"color": [colour(tile, look) for tile in known]}},
        {
            **bars(rest, text),
            "marker": marks.empty([state(tile.cell) for tile in rest], look),
        },
        *_rings(above, look),
    ]


def colour(tile: Tile, look: Theme) -> str:
    """Return the colour of the class of a tile's rate; of one without, the card's."""
    rate = tile.cell.coverage
    if rate is None:
        return look.card
    scale = of("uncovered")
    return classes.colours(scale, look)[scale.index(rate.value)]


def ink(tile: Tile, look: Theme) -> str:
    """Return the colour of the words on a tile."""
    if tile.cell.coverage is None:
        return look.ink_2
    return classes.words_on(colour(tile, look), look)


def shapes(tiles: Sequence[Tile], low: float, look: Theme) -> list[Figure]:
    """Return dashed edges, and intervals on a scale from 0 to 100 % along their tile.

    In   low: how far under its middle an interval lies, in tiles
    """
    dashed = [tile for tile in tiles if state(tile.cell) in marks.DASHED]
    edges = [_edge(tile, look) for tile in dashed]
    wide = [(t, known) for t in tiles if (known := t.cell.coverage) and has_wide_range(t.cell)]
    return [*edges, *(_interval(tile, known, low, look) for tile, known in wide)]


def bars(tiles: Sequence[Tile], text: Text) -> Figure:
    """Return tiles as bars, with what a pointer over them says."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [tile.width for tile in tiles],
        "base": [tile.left for tile in tiles],
        "y": [tile.y for tile in tiles],
        "width": [tile.height for tile in tiles],
        "customdata": [[tile.cell.region, _code(tile.cell)] for tile in tiles],
        "hovertext": [_box(tile, text) for tile in tiles],
        "hoverinfo": "text",
    }


def _code(cell: Cell) -> str:
    return cell.segment if cell.industry == "total" else cell.industry


def _box(tile: Tile, text: Text) -> str:
    title = f"{tile.name}, {tile.column or text.segment_short(tile.cell.segment)}"
    if tile.cell.coverage is None and tile.cell.participants.known is None:
        return text("sektor.hover_nothing", title=title, why=text(f"state.{state(tile.cell)}"))
    return hover.box(title, tile.cell, text)


def _rings(tiles: Sequence[Tile], look: Theme) -> list[Figure]:
    """Return the double outline around what passes 100 %: ink, then a line of the card."""
    if not tiles:
        return []
    shared = {"type": "bar", "orientation": "h", "hoverinfo": "skip"}
    return [
        {
            **shared,
            "x": [tile.width * (1 - part) for tile in tiles],
            "base": [tile.left + tile.width * part / 2 for tile in tiles],
            "y": [tile.y for tile in tiles],
            "width": [tile.height * (1 - rest) for tile in tiles],
            "marker": {"color": CLEAR, "line": {"color": line, "width": 2}},
        }
        for part, rest, line in ((0.0, 0.0, look.ink), (INSET / 2, 3 * INSET, look.card))
    ]


def _edge(tile: Tile, look: Theme) -> Figure:
    ends = {"x0": tile.left, "x1": tile.right}
    ends |= {"y0": tile.y - tile.height / 2, "y1": tile.y + tile.height / 2}
    return {"type": "rect", **ends, "line": {"color": look.hatch, "width": 1, "dash": "dash"}}


def _interval(tile: Tile, known: Interval, low: float, look: Theme) -> Figure:
    start, end = (tile.left + tile.width * min(1.0, x) for x in (known.low, known.high))
    y = tile.y + low * tile.height
    line = {"color": ink(tile, look), "width": BAND}
    return {"type": "line", "x0": start, "x1": end, "y0": y, "y1": y, "line": line}
