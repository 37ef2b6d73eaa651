"""Bars over one whole: what lies behind them, and the mark at 100 % where something passes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from charts import marks, theme
from charts.theme import Figure, Theme
from texts.text import Text

FULL = 1.0
PERCENT = 100
NEAR_END = 1.05  # of the mark: an axis that ends before it has no room for the words beyond
AXIS = 22  # pixels under the last row, for the words at the mark
REACH = 0.75  # of a bar's thickness: how far the mark stands out from its middle


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a chart, one bar in each."""

    count: int
    height: int  # pixels of a row
    ys: Sequence[float]  # where the bars stand, in rows from the top
    bar: float  # thickness of a bar, share of a row
    end: float  # of the axis


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


def track(ys: Sequence[float], bar: float, look: Theme) -> Figure:
    """Return the whole base behind each bar."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [FULL] * len(ys),
        "y": list(ys),
        "width": bar,
        "marker": {"color": look.rates_gap[0], "line": {"color": look.gap, "width": 1}},
        "hoverinfo": "skip",
    }


def layout(
    rows: Rows, notes: Iterable[Figure], text: Text, look: Theme, under: Iterable[Figure] = ()
) -> Figure:
    """Return the layout of bars that lie on each other, with the mark where one passes 100 %.

    under  shapes that stand in any case
    """
    passed = rows.end > FULL
    foot = AXIS if passed else 0
    return theme.layout(
        look,
        text,
        rows.count * rows.height + foot,
        margin={"l": 0, "r": 0, "t": 0, "b": foot, "pad": 0},
        barmode="overlay",
        barcornerradius=theme.RADIUS,
        xaxis=theme.bare_axis((0, rows.end)),
        yaxis=theme.bare_axis((rows.count - 0.5, -0.5)),
        annotations=[*notes, *([words(text, look, rows.end)] if passed else ())],
        shapes=[*under, *(lines(rows.ys, rows.bar, look) if passed else ())],
    )
