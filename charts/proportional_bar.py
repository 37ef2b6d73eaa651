"""The lead picture: the segments of a place as parts of its base, and what is left of it."""

from __future__ import annotations

from collections.abc import Sequence

from charts import hover, marks, segment_bars, theme
from charts.theme import Figure, Theme
from model.adding import Part, bar_of
from model.cell import Cell
from texts.text import Text

BAR, BAR_NARROW = 64, 52  # pixels
BRACKET = 20  # pixels under the bar
SEPARATOR = 3  # pixels between parts
SHADES = {"total": 0, "PU": 0, "BPU": 1, "JAKON": 2}  # of the covered colours; others take the last
DROP, FOOT = 0.12, 0.6  # of the bracket's zone: where it starts and ends under the bar


def proportional_bar(headline: Cell, segments: Sequence[Cell], text: Text, look: Theme) -> Figure:
    """Draw one bar of 100 % with a part per segment; a bar per segment where they pass it.

    In   headline, the place's total; segments, over the same base; shares of that base
    Out  a Plotly figure without words: labels and the bracket's text belong to the page
    """
    bar = bar_of(headline, segments)
    if not bar.is_one:
        return segment_bars.segment_bars([part.cell for part in bar.parts], text, look)
    traces = [_trace(part, text, look) for part in bar.parts]
    return _bar(traces or [_nothing(headline, text, look)], headline, text, look)


def _bar(traces: list[Figure], headline: Cell, text: Text, look: Theme) -> Figure:
    bar = BAR_NARROW if look.narrow else BAR
    foot = -BRACKET / bar  # the bar itself is 1 high
    return {
        "data": traces,
        "layout": theme.layout(
            look,
            text,
            bar + BRACKET,
            barmode="overlay",
            xaxis=theme.bare_axis((0, 1)),
            yaxis=theme.bare_axis((foot, 1)),
            shapes=_bracket(headline, foot, look),
        ),
    }


def _trace(part: Part, text: Text, look: Theme) -> Figure:
    name = _name(part, text)
    edge = {"color": look.card, "width": SEPARATOR}
    marker = {"color": _colour(part, look), "line": edge}
    if part.kind == "unnamed":
        marker = marks.empty(["unknown"], look)
    return _stretch(name, part.start, part.length, marker, hover.box(name, part.cell, text))


def _nothing(headline: Cell, text: Text, look: Theme) -> Figure:
    """Return a bar without any part: hatched, dotted where its figure is withheld."""
    name = text(f"state.{headline.status}")
    marker = marks.empty([headline.status], look)
    return _stretch(name, 0.0, 1.0, marker, hover.box(name, headline, text))


def _stretch(name: str, start: float, length: float, marker: Figure, box: str) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "x": [length],
        "base": [start],
        "y": [0.5],
        "width": 1,
        "marker": marker,
        "hovertext": [box],
        "hoverinfo": "text",
    }


def _name(part: Part, text: Text) -> str:
    if part.kind == "covered":
        return text.segment(part.cell.segment)
    return text("chart.gap" if part.kind == "gap" else "chart.unnamed")


def _colour(part: Part, look: Theme) -> str:
    """Return the gap's colour, or the covered one of a segment."""
    if part.kind == "gap":
        return look.gap
    return look.covered[SHADES.get(part.cell.segment, len(look.covered) - 1)]


def _bracket(headline: Cell, foot: float, look: Theme) -> list[Figure]:
    """Return the bracket under the boundary: as wide as the interval of the share covered."""
    known = headline.coverage
    if known is None or known.width < marks.NARROWEST or known.is_open:
        return []
    low, high = max(0.0, known.low), min(1.0, known.high)
    top, bottom = foot * DROP, foot * FOOT
    path = f"M{low:.4f},{top:.3f}V{bottom:.3f}H{high:.4f}V{top:.3f}"
    return [{"type": "path", "path": path, "line": {"color": look.ink, "width": 1.5}}]
