"""The words in the cells of a heatmap: value and period, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence

from charts import segment_tiles
from charts.segment_tiles import Tile
from charts.theme import Figure, Theme
from model.sectors import state
from texts.text import Text

PADDING = 0.07  # of a column
PLATE = 0.04  # of a column: what a letter takes
SAYS_LITTLE = ("unknown", "no_base")
INWARD = {"left": "right", "right": "left", "center": "center"}  # where words run from an edge


def words(tiles: Sequence[Tile], text: Text, look: Theme) -> list[Figure]:
    """Return the value of each tile and beside it, on a phone below it, its period."""
    known = [tile for tile in tiles if tile.cell.coverage is not None]
    rest = [tile for tile in tiles if tile.cell.coverage is None and not _is_blank(tile)]
    values = [f"<b>{_rate(tile, text)}</b>" for tile in known]
    periods = [_period(tile, text) for tile in known]
    if look.narrow:
        both = [f"{value}<br>{small}" for value, small in zip(values, periods, strict=True)]
        none = [_short_state(tile, text) for tile in rest]
        return [
            _said(known, both, "center", 13, look),
            _said(rest, none, "center", 11, look),
        ]
    none = [text(f"state.{state(tile.cell)}") for tile in rest]
    return [
        _said(known, values, "left", 15, look),
        _said(known, periods, "right", 11, look),
        _plates(rest, none, look),
        _said(rest, none, "center", 11, look),
    ]


def _is_blank(tile: Tile) -> bool:
    return state(tile.cell) == "not_applicable"


def _rate(tile: Tile, text: Text) -> str:
    """Return the share without its sign: the heading says that cells are percents."""
    return text.share(tile.cell.coverage).replace(text.numerals.phrases.percent, "")


def _period(tile: Tile, text: Text) -> str:
    words = text.period(tile.cell.period, tile.cell.period_kind, short=True)
    return f"{words} ≠" if tile.cell.rivals else words


def _short_state(tile: Tile, text: Text) -> str:
    kind = state(tile.cell)
    return "–" if kind in SAYS_LITTLE else text(f"state.{kind}")


def _said(
    tiles: Sequence[Tile], words: Sequence[str], where: str, size: int, look: Theme
) -> Figure:
    """Return words in tiles: at the left edge, at the right one, or in the middle."""
    edges = {
        "left": lambda tile: tile.left + PADDING,
        "right": lambda tile: tile.right - PADDING,
        "center": lambda tile: (tile.left + tile.right) / 2,
    }
    return {
        "type": "scatter",
        "mode": "text",
        "x": [edges[where](tile) for tile in tiles],
        "y": [tile.y for tile in tiles],
        "text": list(words),
        "textposition": " ".join(("middle", INWARD[where])),
        "textfont": {"color": [segment_tiles.ink(tile, look) for tile in tiles], "size": size},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _plates(tiles: Sequence[Tile], words: Sequence[str], look: Theme) -> Figure:
    """Return the plates that keep words readable over a hatch."""
    lengths = [min(PLATE * len(s), t.width) for s, t in zip(words, tiles, strict=True)]
    return {
        "type": "bar",
        "orientation": "h",
        "x": lengths,
        "base": [
            (tile.left + tile.right - length) / 2
            for tile, length in zip(tiles, lengths, strict=True)
        ],
        "y": [tile.y for tile in tiles],
        "width": 0.36,
        "marker": {"color": look.card},
        "hoverinfo": "skip",
    }
