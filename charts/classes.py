"""The colours of the classes of a map, and of the words on them."""

from __future__ import annotations

from charts.theme import Figure, Theme
from model.classes import Classes

BRIGHT = 0.2  # relative luminance from which dark words are read better than light ones
GAMMA, LINEAR, OFFSET = 2.4, 0.04045, 0.055  # of sRGB
WEIGHTS = (0.2126, 0.7152, 0.0722)


def colours(classes: Classes, look: Theme) -> tuple[str, ...]:
    """Return one colour per class, the lowest first."""
    ramps = {
        "coverage": look.rates_coverage,
        "gap": look.rates_gap,
        "base": look.rates_base,
    }
    return ramps[classes.kind]


def words_on(colour: str, look: Theme) -> str:
    """Return the colour of words that can be read on a class."""
    return look.on_bright if _luminance(colour) >= BRIGHT else look.on_dim


def steps(shades: tuple[str, ...]) -> Figure:
    """Return the scale that gives class 0, 1, 2 … its own colour, without any blend."""
    count = len(shades)
    edges = [(at / count, (at + 1) / count) for at in range(count)]
    scale = [[edge, shade] for pair, shade in zip(edges, shades, strict=True) for edge in pair]
    return {"colorscale": scale, "zmin": -0.5, "zmax": count - 0.5, "showscale": False}


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= LINEAR else ((part + OFFSET) / (1 + OFFSET)) ** GAMMA
        for part in parts
    ]
    return sum(weight * part for weight, part in zip(WEIGHTS, linear, strict=True))
