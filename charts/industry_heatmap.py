"""Who could be covered: the employed by industry and, beside it, by employment status.

Few regions stand as columns; many as rows, with the industries' letters above.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts import classes, hover, marks, theme
from charts.industry_bars import industry_bars
from charts.industry_names import Kinds, apart, box, label, lettered, letters, state, steps
from charts.theme import Figure, Theme
from model.classes import Classes
from model.workforce import MOST_COLUMNS, Workers, Workforce
from texts.text import Text

SHARES = Classes((0.02, 0.05, 0.10, 0.15, 0.20, 0.30), "base")
ROW, HEAD = 34, 48  # pixels
GAP = 3  # pixels between tiles
WIDE = 1.6  # columns that the name of a status takes, where letters stand over the others
NAMES = 0.24  # of the width, left of the tiles
WIDTH = 830  # pixels of all columns together, about


@dataclass(frozen=True, slots=True)
class Tile:
    """The employed of a region in an industry or status, in their place."""

    workers: Workers
    x: float
    y: float


def industry_heatmap(forces: Sequence[Workforce], text: Text, look: Theme) -> Figure:
    """Draw the shares of all employed: tiles of regions by industries, bars for one region.

    In   workforces of one August, the chosen region first, industries in the order to draw
    Out  a Plotly figure; customdata is region and industry or status
    """
    if look.narrow or len(forces) == 1:
        return industry_bars(forces[0], text, look)
    return _tiles(forces, len(forces) > MOST_COLUMNS, text, look)


def _tiles(forces: Sequence[Workforce], as_rows: bool, text: Text, look: Theme) -> Figure:
    """Return the heatmap; `as_rows` puts the regions below each other."""
    kinds = steps(forces[0], WIDE if as_rows else 1.0)
    place = {workers.code: at for workers, at in kinds}
    tiles = [
        Tile(one, place[one.code], at) if as_rows else Tile(one, at, place[one.code])
        for at, force in enumerate(forces)
        for one in force.every
        if one.code in place
    ]
    across = max(place.values()) + 1 if as_rows else float(len(forces))
    down = float(len(forces)) if as_rows else max(place.values()) + 1
    names = _row_heads(forces, kinds, text, look) if as_rows else _heads(forces, kinds, text, look)
    return {
        "data": [*_drawn(tiles, across, text, look)],
        "layout": theme.layout(
            look,
            text,
            round(HEAD + down * ROW),
            margin={"l": 0, "r": 0, "t": HEAD, "b": 0, "pad": 0},
            barmode="overlay",
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis((-0.5, across - 0.5), domain=[NAMES, 1]),
            yaxis=theme.bare_axis((down - 0.5, -0.5)),
            annotations=names,
        ),
    }


def _drawn(tiles: Sequence[Tile], across: float, text: Text, look: Theme) -> list[Figure]:
    width = 1 - GAP * across / WIDTH
    height = 1 - GAP / ROW
    known = [tile for tile in tiles if tile.workers.share is not None]
    shades = [_shade(tile.workers, look) for tile in known]
    rest = [tile for tile in tiles if tile.workers.share is None]
    return [
        {**_boxes(known, width, height, text), "marker": {"color": shades}},
        {
            **_boxes(rest, width, height, text),
            "marker": marks.empty([state(tile.workers) for tile in rest], look),
        },
        {
            "type": "scatter",
            "mode": "text",
            "x": [tile.x for tile in known],
            "y": [tile.y for tile in known],
            "text": [_rate(tile.workers, text) for tile in known],
            "textfont": {
                "color": [classes.words_on(shade, look) for shade in shades],
                "size": 12,
            },
            "hoverinfo": "skip",
        },
    ]


def _boxes(tiles: Sequence[Tile], width: float, height: float, text: Text) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [width] * len(tiles),
        "base": [tile.x - width / 2 for tile in tiles],
        "y": [tile.y for tile in tiles],
        "width": height,
        "customdata": [[tile.workers.region, tile.workers.code] for tile in tiles],
        "hovertext": [box(tile.workers, text) for tile in tiles],
        "hoverinfo": "text",
    }


def _shade(workers: Workers, look: Theme) -> str:
    share = workers.share
    shades = classes.colours(SHARES, look)
    return shades[0] if share is None else shades[SHARES.index(share.value)]


def _rate(workers: Workers, text: Text) -> str:
    return text.share(workers.share).removesuffix(text.numerals.phrases.percent)


def _heads(forces: Sequence[Workforce], kinds: Kinds, text: Text, look: Theme) -> list[Figure]:
    """Return the regions above the columns, industries and statuses left of the rows."""
    notes = [_above(_head(force, forces[0], text), at, look) for at, force in enumerate(forces)]
    font = {"color": look.ink, "size": 13}
    for workers, at in kinds:
        notes.append(marks.note(lettered(workers, text, look), 0, at, font=font))
    return [*notes, *apart(kinds, text, look)]


def _row_heads(forces: Sequence[Workforce], kinds: Kinds, text: Text, look: Theme) -> list[Figure]:
    """Return the letters of the industries above the columns, regions left of the rows."""
    notes = [
        _above(label(w, text) if w.industry == "total" else letters(w.code), at, look)
        for w, at in kinds
    ]
    for at, force in enumerate(forces):
        name = _head(force, forces[0], text).replace("<br>", " ")
        font = {"color": look.ink, "size": 13}
        notes.append(marks.note(f"<b>{name}</b>" if at == 0 else name, 0, at, font=font))
    return notes


def _above(words: str, x: float, look: Theme) -> Figure:
    place = {"xref": "x", "yref": "paper", "xanchor": "center", "yanchor": "bottom", "yshift": 8}
    font = {"color": look.ink_2, "size": 12}
    return marks.note(f"<b>{words}</b>", x, 1, align="center", **place, font=font)


def _head(force: Workforce, first: Workforce, text: Text) -> str:
    """Return a region's name in two lines where it has more words; another August by its date."""
    safe = hover.plain(force.region_name)
    if force.august != first.august:
        return f"{safe}<br>{text.period(force.august, 'august', short=True)}"
    return safe if force is first else "<br>".join(safe.rsplit(" ", 1))
