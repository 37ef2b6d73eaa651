"""The mark at 100 %, drawn only where something passes it."""

from __future__ import annotations

from collections.abc import Sequence

from charts import marks
from charts.theme import Figure, Theme
from texts.text import Text

FULL = 1.0
PERCENT = 100
NEAR_END = 1.05  # of the mark: an axis that ends before it has no room for the words beyond
AXIS = 22  # pixels under the last row, for the words at the mark
REACH = 0.75  # of a bar's thickness: how far the mark stands out from its middle


def end(shares: Sequence[float]) -> float:
    """Return the end of an axis that cuts nothing."""
    return max((FULL, *shares))


def lines(ys: Sequence[float], bar: float, look: Theme) -> list[Figure]:
    """Return a mark across each bar."""
    line = {"color": look.ink, "width": 1.5, "dash": "dot"}
    shared = {"type": "line", "x0": FULL, "x1": FULL, "line": line}
    return [{**shared, "y0": y - REACH * bar, "y1": y + REACH * bar} for y in ys]


def words(text: Text, look: Theme, end: float) -> Figure:
    """Return "100 %" under the last mark; left of it where the axis ends there."""
    anchor = "right" if end < NEAR_END * FULL else "center"
    place = {"xref": "x", "yref": "paper", "xanchor": anchor, "yanchor": "top", "yshift": -2}
    font = {"color": look.ink_2, "size": 12}
    return marks.note(text.percent(PERCENT), FULL, 0, **place, font=font)
