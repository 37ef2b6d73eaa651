"""Marks and notes that several figures draw: intervals, missing figures, words in the figure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from charts.theme import CLEAR, Figure, Theme
from model.interval import Interval

Point = tuple[float, float, Interval]  # where a number is drawn, and what is known of it
NARROWEST = 0.004  # share of the axis: an interval under two pixels needs no bar
PATTERN = 6  # pixels from line to line of a hatch
SHAPES = {"suppressed": ".", "not_applicable": "", "outside_scope": "x"}  # others are hatched
DASHED = frozenset({"expected", "not_applicable"})
LINES, DOTS = 0.2, 0.25  # how much of a pattern is ink
EMPTY = "\u00a0"  # holds the place of a second line


def note(words: str, x: float, y: float, **more: object) -> Figure:
    """Return words put straight into a figure; paper coordinates unless `more` says else."""
    return {
        "text": words,
        "x": x,
        "y": y,
        "xref": "paper",
        "yref": "y",
        "xanchor": "left",
        "showarrow": False,
        "align": "left",
        "captureevents": False,
        **more,
    }


def intervals(points: Iterable[Point], span: float, look: Theme) -> list[Figure]:
    """Return the interval bars over points on an axis of this span; none under two pixels."""
    wide = [(x, y, known) for x, y, known in points if NARROWEST * span < known.width < math.inf]
    if not wide:
        return []
    left = [known.value - known.low for _, _, known in wide]
    right = [known.high - known.value for _, _, known in wide]
    mirrored = wide[0][0] < 0 <= wide[0][2].value  # drawn to the left of zero
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [x for x, _, _ in wide],
            "y": [y for _, y, _ in wide],
            "marker": {"opacity": 0},
            "hoverinfo": "skip",
            "error_x": {
                "type": "data",
                "symmetric": False,
                "arrayminus": right if mirrored else left,
                "array": left if mirrored else right,
                "color": look.ink,
                "thickness": 1.5,
                "width": 4,
            },
        }
    ]


def outlines(shares: Sequence[float], look: Theme) -> Figure:
    """Return the outlines of bars: a second one around what passes 100 %."""
    return {"color": look.ink, "width": [2 if share > 1 else 0 for share in shares]}


def empty(statuses: Sequence[str], look: Theme) -> Figure:
    """Return the marker of figures that are not there: hatched, dotted where withheld.

    What the reader may not see is crossed. Where a figure is due or cannot be, the edge is dashed
    (`dashed`); the latter stays blank.
    """
    shapes = [SHAPES.get(status, "/") for status in statuses]
    return {
        "color": CLEAR,
        "line": {
            "color": look.hatch,
            "width": [0 if status in DASHED else 1 for status in statuses],
        },
        "pattern": {
            "shape": shapes,
            "fgcolor": [look.ink_3 if shape == "." else look.hatch for shape in shapes],
            "solidity": [DOTS if shape == "." else LINES for shape in shapes],
            "bgcolor": CLEAR,
            "size": PATTERN,
        },
    }


def dashed(x1: float, y: float, thickness: float, look: Theme) -> Figure:
    """Return the dashed edge of a box from zero to `x1`; bars have none."""
    ends = {"x0": 0, "x1": x1, "y0": y - thickness / 2, "y1": y + thickness / 2}
    return {"type": "rect", **ends, "line": {"color": look.ink_3, "width": 1, "dash": "dash"}}


def two_lines(first: str, second: str, look: Theme) -> str:
    """Return a name with a smaller line under it, which keeps its place when empty."""
    below = f'<span style="color:{look.ink_3};font-size:12px">{second or EMPTY}</span>'
    return f"<b>{first}</b><br>{below}"
