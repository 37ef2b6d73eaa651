"""Places as equal tiles: small kota count as much as wide kabupaten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charts import classes, marks, place_hover, theme, tile_words
from charts.map_ask import MapAsk
from charts.map_frame import WIDTH, WIDTH_NARROW
from charts.theme import CLEAR, Figure, Theme
from charts.tile_words import Spot
from model.classes import is_above
from model.places import Place
from model.tile import Tile
from texts.text import Text

GAP = 0.08  # of a tile, between two
INSET = 0.2  # of a tile: how much smaller it is inside its double outline
TALLEST, TALLEST_NARROW = 56, 40  # pixels of a tile
SPACING = 9  # pixels of the type that lines are set apart for
CHOSEN, ABOVE = 2.5, 1.5  # pixels of outlines


@dataclass(frozen=True, slots=True)
class Grid:
    """The tiles that are drawn, and how large one is at least."""

    spots: tuple[Spot, ...]
    columns: tuple[int, int]
    rows: tuple[int, int]
    side: float  # pixels


def tile_grid(
    places: Sequence[Place], tiles: Mapping[str, Tile], ask: MapAsk, text: Text, look: Theme
) -> Figure:
    """Draw a tile per place in the class of its rate; places without a tile are not drawn.

    In   places, any order; tiles by the code of their region
    Out  a Plotly figure; customdata is the code of the region
    """
    grid = _grid(places, tiles, look)
    spots = grid.spots
    known = [spot for spot in spots if spot.place.is_known]
    above = [s for s in known if s.place.rate and is_above(s.place.rate.value)]
    (west, east), (top, bottom) = grid.columns, grid.rows
    return {
        "data": [
            _missing([spot for spot in spots if spot not in known], ask, grid, text, look),
            _known(known, ask, grid, text, look),
            *_ring(above, ABOVE, look.ink),
            *_ring([spot for spot in spots if spot.place.is_chosen], CHOSEN, look.ink),
        ],
        "layout": theme.layout(
            look,
            text,
            round((bottom - top + 1) * min(grid.side, _tallest(look))),
            barmode="overlay",
            shapes=[_dashed(spot, look) for spot in spots if spot.place.status in marks.DASHED],
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis((west - 0.5, east + 0.5), constrain="domain"),
            yaxis=theme.bare_axis((bottom + 0.5, top - 0.5), scaleanchor="x", constrain="domain"),
        ),
    }


def _grid(places: Sequence[Place], tiles: Mapping[str, Tile], look: Theme) -> Grid:
    spots = tuple(Spot(p, tiles[p.region]) for p in places if p.region in tiles)
    columns = [spot.tile.col for spot in spots] or [0]
    rows = [spot.tile.row for spot in spots] or [0]
    west, east = min(columns), max(columns)
    width = WIDTH_NARROW if look.narrow else WIDTH
    side = width / (east - west + 1)
    return Grid(spots, (west, east), (min(rows), max(rows)), side)


def _tallest(look: Theme) -> int:
    return TALLEST_NARROW if look.narrow else TALLEST


def _bars(spots: Sequence[Spot], inset: Sequence[float]) -> Figure:
    """Return tiles as bars that begin at their row, each this much smaller than its square."""
    return {
        "type": "bar",
        "x": [spot.tile.col for spot in spots],
        "y": [1 - part for part in inset],
        "base": [spot.tile.row - 0.5 + part / 2 for spot, part in zip(spots, inset, strict=True)],
        "width": [1 - part for part in inset],
        "customdata": [spot.place.region for spot in spots],
    }


def _known(spots: Sequence[Spot], ask: MapAsk, grid: Grid, text: Text, look: Theme) -> Figure:
    shades = classes.colours(ask.classes, look)
    rates = [spot.place.rate.value for spot in spots if spot.place.rate]
    fills = [shades[ask.classes.index(rate)] for rate in rates]
    words = tile_words.words(spots, grid.side * (1 - GAP), text, look)
    return {
        **_bars(spots, [INSET if is_above(rate) else GAP for rate in rates]),
        "marker": {"color": fills},
        "text": words,
        **_inside([classes.words_on(fill, look) for fill in fills]),
        "hovertext": place_hover.boxes([spot.place for spot in spots], ask, text),
        "hoverinfo": "text",
    }


def _missing(spots: Sequence[Spot], ask: MapAsk, grid: Grid, text: Text, look: Theme) -> Figure:
    """Return the tiles without a figure: hatched, dotted where it is withheld."""
    words = tile_words.words(spots, grid.side * (1 - GAP), text, look)
    return {
        **_bars(spots, [GAP] * len(spots)),
        "marker": marks.empty([spot.place.status for spot in spots], look),
        "text": words,
        **_inside([look.ink_2] * len(spots)),
        "hovertext": place_hover.boxes([spot.place for spot in spots], ask, text),
        "hoverinfo": "text",
    }


def _inside(colours: Sequence[str]) -> Figure:
    return {
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {"size": SPACING, "color": list(colours)},
    }


def _ring(spots: Sequence[Spot], width: float, colour: str) -> list[Figure]:
    """Return outlines around some tiles."""
    if not spots:
        return []
    return [
        {
            **_bars(spots, [GAP] * len(spots)),
            "marker": {"color": CLEAR, "line": {"color": colour, "width": width}},
            "hoverinfo": "skip",
        }
    ]


def _dashed(spot: Spot, look: Theme) -> Figure:
    """Return the edge of a tile whose figure is due, or cannot be."""
    half = (1 - GAP) / 2
    across = {"x0": spot.tile.col - half, "x1": spot.tile.col + half}
    down = {"y0": spot.tile.row - half, "y1": spot.tile.row + half}
    line = {"color": look.ink_3, "width": 1, "dash": "dash"}
    return {"type": "rect", **across, **down, "line": line}
