"""Regions by segments: each cell over the base of its column, with its value and its period."""

from __future__ import annotations

from collections.abc import Sequence

from charts import hover, marks, segment_tiles, segment_words, theme
from charts.segment_tiles import Tile
from charts.theme import Figure, Theme
from model.sectors import COLUMNS, Row
from texts.text import Text

ROW, ROW_NARROW = 52, 68  # pixels
HEAD, HEAD_NARROW = 46, 40  # pixels for the names of the columns
GAP = 3  # pixels between tiles
WIDTH, WIDTH_NARROW = 900, 310  # pixels of all columns together, about
NAMES = 0.2  # of the width, left of the tiles
SLIM = 0.62  # of a column: one without any base
INDENT = 14  # pixels to the right for each level
TILE_NARROW, LOWER = 42 / ROW_NARROW, 0.16  # of a narrow row: the tile, how far under its middle
NAME_NARROW = -0.32  # of a narrow row: how far above its middle the name stands


def segment_heatmap(rows: Sequence[Row], base: str | None, text: Text, look: Theme) -> Figure:
    """Draw a row per region and a tile per segment, rates in fixed classes.

    In   rows with a cell per segment of COLUMNS; base: that of all cells, None: each its own
    Out  a Plotly figure; customdata is region and segment
    """
    columns = [code for code in COLUMNS if not (look.narrow and code == "PMI")]
    edges = _edges(columns)
    tiles = [tile for at, row in enumerate(rows) for tile in _tiles(at, row, edges, text, look)]
    head = HEAD_NARROW if look.narrow else HEAD
    left = 0.0 if look.narrow else NAMES
    return {
        "data": [*segment_tiles.traces(tiles, text, look), *segment_words.words(tiles, text, look)],
        "layout": theme.layout(
            look,
            text,
            head + len(rows) * (ROW_NARROW if look.narrow else ROW),
            margin={"l": 0, "r": 0, "t": head, "b": 0, "pad": 0},
            barmode="overlay",
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis((0, max(right for _, right in edges.values())), domain=[left, 1]),
            yaxis=theme.bare_axis((len(rows) - 0.5, -0.5)),
            annotations=[*_heads(edges, base, text, look), *_names(rows, text, look)],
            shapes=segment_tiles.shapes(tiles, 0.36, look),
        ),
    }


def _edges(columns: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Return where each column begins and ends; one that has no base is slim."""
    found, at = {}, 0.0
    for code in columns:
        end = at + (SLIM if code == "PMI" else 1.0)
        found[code] = (at, end)
        at = end
    return found


def _tiles(
    at: int, row: Row, edges: dict[str, tuple[float, float]], text: Text, look: Theme
) -> list[Tile]:
    gap = GAP * len(edges) / (WIDTH_NARROW if look.narrow else WIDTH)
    height = TILE_NARROW if look.narrow else (ROW - GAP) / ROW
    y = at + (LOWER if look.narrow else 0)
    name = named(row, text)
    return [
        Tile(
            cell,
            name,
            edges[cell.segment][0] + gap / 2,
            edges[cell.segment][1] - gap / 2,
            y,
            height,
        )
        for cell in row.cells
        if cell.segment in edges
    ]


def named(row: Row, text: Text) -> str:
    """Return the name of a row, with its period where it stands for one."""
    name = hover.plain(row.name)
    if row.period is None:
        return name
    return f"{name}, {text.period(row.period, 'month', short=True)}"


def _heads(
    edges: dict[str, tuple[float, float]], base: str | None, text: Text, look: Theme
) -> list[Figure]:
    """Return the names of the columns, and under each what its participants are divided by."""
    notes = []
    for code, (left, _) in edges.items():
        under = text(f"sektor.{'over_short' if look.narrow else 'over'}.{code}")
        if base is not None and code != "PMI":
            under = "" if look.narrow else text("sektor.over_base", base=text.base_short(base))
        words = marks.two_lines(text.segment_short(code), under, look)
        place = {"xref": "x", "yref": "paper", "yanchor": "bottom", "yshift": 6, "xshift": 3}
        font = {"color": look.ink, "size": 12 if look.narrow else 14}
        notes.append(marks.note(words, left, 1, **place, font=font))
    return notes


def _names(rows: Sequence[Row], text: Text, look: Theme) -> list[Figure]:
    upper = NAME_NARROW if look.narrow else 0
    notes = []
    for at, row in enumerate(rows):
        name = named(row, text)
        words = name if row.kind == "below" else f"<b>{name}</b>"
        font = {"color": look.ink if row.kind != "beside" else look.covered_text, "size": 13}
        notes.append(marks.note(words, 0, at + upper, xshift=INDENT * row.depth, font=font))
    return notes
