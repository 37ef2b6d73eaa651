"""Regions by industries: participants over the workers of each industry, the value in each cell.

Few regions stand as columns beside the names of the industries; many as rows, under letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from charts import hover, map_words, marks, segment_tiles, theme
from charts.industry_names import letters
from charts.segment_heatmap import named
from charts.segment_tiles import Tile
from charts.theme import Figure, Theme
from model.cell import Cell
from model.sectors import Row
from model.workforce import MOST_COLUMNS
from texts.text import Text

ROW, HEAD = 34, 48  # pixels
GAP = 3  # pixels between tiles
WIDTH = 830  # pixels of all columns together, about
NAMES, NAMES_NARROW, NAMES_FEW = 0.24, 0.2, 0.3  # of the width, left of the tiles
NAMES_ALONE = 0.56  # beside one column on a phone
WHOLE, PEOPLE = 12, 10  # size of a share; of a count, which is longer
PLATE, PLATE_HIGH = 0.92, 0.62  # of a tile
LETTER, LEAST = 6.2, 8  # pixels of a letter; letters of a state that any tile has room for


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the tiles lie: regions as rows, or as columns beside the industries."""

    as_rows: bool
    across: int
    down: int

    @property
    def gap(self) -> float:
        """Return the space between two tiles of a row, in columns."""
        return GAP * self.across / WIDTH

    def tile(self, at: int, order: int, cell: Cell, words: tuple[str, str]) -> Tile:
        """Return the tile of a cell: region number `at`, industry number `order`."""
        x, y = (order, at) if self.as_rows else (at, order)
        edge = (1 - self.gap) / 2
        name, column = words
        return Tile(cell, name, x - edge, x + edge, y, 1 - GAP / ROW, column)


def industry_coverage(rows: Sequence[Row], text: Text, look: Theme) -> Figure:
    """Draw a tile per region and industry, rates in fixed classes; without a base the people.

    In   rows with a cell per industry in one order, the chosen region first
    Out  a Plotly figure; customdata is region and industry
    """
    many, kinds = len(rows) > MOST_COLUMNS, len(rows[0].cells)
    grid = Grid(many, kinds if many else len(rows), len(rows) if many else kinds)
    tiles = [
        grid.tile(at, order, cell, (named(row, text), text(f"sektor.industry.{cell.industry}")))
        for at, row in enumerate(rows)
        for order, cell in enumerate(row.cells)
    ]
    bare = [tile for tile in tiles if _is_bare(tile.cell)]
    rated = [tile for tile in tiles if not _is_bare(tile.cell)]
    return {
        "data": [
            *segment_tiles.traces(rated, text, look),
            _outlined(bare, text, look),
            *_words(tiles, grid, text, look),
        ],
        "layout": theme.layout(
            look,
            text,
            HEAD + grid.down * ROW,
            margin={"l": 0, "r": 0, "t": HEAD, "b": 0, "pad": 0},
            barmode="overlay",
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis((-0.5, grid.across - 0.5), domain=[_names(grid, look), 1]),
            yaxis=theme.bare_axis((grid.down - 0.5, -0.5)),
            annotations=_heads(rows, grid, text, look),
            shapes=segment_tiles.shapes(tiles, 0.36, look),
        ),
    }


def _names(grid: Grid, look: Theme) -> float:
    """Return the part of the width that the names left of the tiles take."""
    if grid.as_rows:
        return NAMES_NARROW if look.narrow else NAMES
    return NAMES_ALONE if look.narrow and grid.across == 1 else NAMES_FEW


def _is_bare(cell: Cell) -> bool:
    """Return whether people are known without anything to divide them by."""
    return cell.participants.known is not None and cell.coverage is None


def _outlined(tiles: Sequence[Tile], text: Text, look: Theme) -> Figure:
    """Return the tiles of people without a base: no colour, for no rate is known; no hatch."""
    marker = {"color": look.card, "line": {"color": look.hatch, "width": 1}}
    return {**segment_tiles.bars(tiles, text), "marker": marker}


def _words(tiles: Sequence[Tile], grid: Grid, text: Text, look: Theme) -> list[Figure]:
    """Return the share of each tile, else its people, else why there is neither."""
    known = [tile for tile in tiles if tile.cell.coverage is not None]
    rest = [tile for tile in tiles if tile.cell.coverage is None]
    room = WIDTH / grid.across / LETTER
    said = [_instead(tile.cell, room, text) for tile in rest]
    hatched = [
        tile
        for tile, words in zip(rest, said, strict=True)
        if words and tile.cell.participants.known is None
    ]
    percent = text.numerals.phrases.percent
    shares = [f"<b>{text.share(tile.cell.coverage).replace(percent, '')}</b>" for tile in known]
    return [
        _said(known, shares, WHOLE, look),
        _plates(hatched, look),
        _said(rest, said, PEOPLE, look),
    ]


def _instead(cell: Cell, room: float, text: Text) -> str:
    """Return the people of a cell without a base, else its state where that has room."""
    if cell.participants.known is not None:
        return text.people(cell.participants.known)
    words = text(f"state.{cell.status}")
    return words if len(words) <= max(room, LEAST) else ""


def _said(tiles: Sequence[Tile], words: Sequence[str], size: int, look: Theme) -> Figure:
    return {
        "type": "scatter",
        "mode": "text",
        "x": [(tile.left + tile.right) / 2 for tile in tiles],
        "y": [tile.y for tile in tiles],
        "text": list(words),
        "textfont": {"color": [segment_tiles.ink(tile, look) for tile in tiles], "size": size},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _plates(tiles: Sequence[Tile], look: Theme) -> Figure:
    """Return the plates that keep words readable over a hatch."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [PLATE * tile.width for tile in tiles],
        "base": [tile.left + (1 - PLATE) / 2 * tile.width for tile in tiles],
        "y": [tile.y for tile in tiles],
        "width": PLATE_HIGH,
        "marker": {"color": look.card},
        "hoverinfo": "skip",
    }


def _heads(rows: Sequence[Row], grid: Grid, text: Text, look: Theme) -> list[Figure]:
    """Return the names above the columns and left of the rows."""
    codes = [cell.industry for cell in rows[0].cells]
    if not grid.as_rows:
        above = [_above(_two(row, text), at, look) for at, row in enumerate(rows)]
        return above + [
            _left(_lettered(code, text, look), at, look) for at, code in enumerate(codes)
        ]
    notes = [_above(letters(code), at, look) for at, code in enumerate(codes)]
    for at, row in enumerate(rows):
        name = _narrow(row, text) if look.narrow else named(row, text)
        notes.append(_left(name if row.kind == "below" else f"<b>{name}</b>", at, look))
    return notes


def _narrow(row: Row, text: Text) -> str:
    """Return the name of a row as short as it can be told from others."""
    bare = map_words.shortened(row.name, text).replace(text("map.administration"), " ")
    return named(replace(row, name=bare), text)


def _two(row: Row, text: Text) -> str:
    """Return a region's name in two lines where it has more words; of one period, with it."""
    if row.period is not None:
        return "<br>".join((hover.plain(row.name), text.period(row.period, "month", short=True)))
    return "<br>".join(hover.plain(row.name).rsplit(" ", 1))


def _lettered(code: str, text: Text, look: Theme) -> str:
    small = f'<span style="color:{look.ink_3};font-size:11px">{letters(code)}</span>'
    return f"{text(f'sektor.industry.{code}')} {small}"


def _left(words: str, y: float, look: Theme) -> Figure:
    return marks.note(words, 0, y, font={"color": look.ink, "size": 13})


def _above(words: str, x: float, look: Theme) -> Figure:
    place = {"xref": "x", "yref": "paper", "xanchor": "center", "yanchor": "bottom", "yshift": 8}
    font = {"color": look.ink_2, "size": 12}
    return marks.note(f"<b>{words}</b>", x, 1, align="center", **place, font=font)
