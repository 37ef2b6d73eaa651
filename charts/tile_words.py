"""The words in tiles: they grow and shrink with their tile, never beyond it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts import hover, place_hover
from charts.theme import Theme
from model.places import Place
from model.tile import Tile
from texts.text import Text

LETTER = 0.54  # of the size of the type
SMALLEST, LARGEST, LARGEST_RATE = 6.5, 11, 13  # pixels of type


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on its tile."""

    place: Place
    tile: Tile


def words(spots: Sequence[Spot], width: float, text: Text, look: Theme) -> list[str]:
    """Return the words in tiles: the short name, under it the rate, each as large as fits."""
    said = []
    for spot in spots:
        parts = [spot.tile.short] if look.narrow else spot.tile.short.split(" ")
        size = min(max(_fitting(parts, width), SMALLEST), LARGEST)
        lines = [_sized(hover.plain(_cut(part, width, size)), size) for part in parts]
        if spot.place.is_known:
            rate = place_hover.percent(spot.place, text)
            lines.append(_sized(f"<b>{rate}</b>", min(_fitting([rate], width), LARGEST_RATE)))
        said.append("<br>".join(lines))
    return said


def _sized(words: str, size: float) -> str:
    return f'<span style="font-size:{size:.1f}px">{words}</span>'


def _fitting(lines: Sequence[str], width: float) -> float:
    """Return the size of type at which the longest line is as wide as this."""
    return width / (LETTER * max(len(line) for line in lines))


def _cut(name: str, width: float, size: float) -> str:
    """Return a name, cut short where it does not fit even in the smallest type."""
    letters = int(width / (LETTER * size) + 0.5)
    return name if len(name) <= letters else f"{name[: letters - 1]}."
