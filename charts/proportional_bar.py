"""The lead picture: the segments of a place as parts of its base, and what is left of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts import hover, marks, segment_bars, theme
from charts.theme import Figure, Theme
from model.cell import Cell
from texts.text import Text

BAR, BAR_NARROW = 64, 52  # pixels
BRACKET = 20  # pixels under the bar
SEPARATOR = 3  # pixels between parts
SHADES = {"total": 0, "PU": 0, "BPU": 1, "JAKON": 2}  # of the covered colours; others take the last
DROP, FOOT = 0.12, 0.6  # of the bracket's zone: where it starts and ends under the bar


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the bar, in shares of the base."""

    name: str
    cell: Cell
    start: float
    length: float
    colour: str
    status: str = "computed"


def proportional_bar(headline: Cell, segments: Sequence[Cell], text: Text, look: Theme) -> Figure:
    """Draw one bar of 100 % with a part per segment; a bar per segment where they pass it.

    In   headline, the place's total; segments, over the same base; shares of that base
    Out  a Plotly figure without words: labels and the bracket's text belong to the page
    """
    known = [cell for cell in segments if cell.coverage]
    if headline.coverage is None:
        return _bar([_nothing(headline, text, look)], headline, text, look)
    if not _fits(headline, known):
        return segment_bars.segment_bars([headline, *known], text, look)
    return _bar(_parts(headline, known, text, look), headline, text, look)


def shade(segment: str, look: Theme) -> str:
    """Return the covered colour of a segment."""
    return look.covered[SHADES.get(segment, len(look.covered) - 1)]


def _fits(headline: Cell, known: Sequence[Cell]) -> bool:
    """Return whether the parts can be parts of one whole: none passes the base or the total."""
    whole = headline.coverage
    lows = sum(cell.coverage.low for cell in known if cell.coverage)
    sums = sum(cell.coverage.value for cell in known if cell.coverage)
    return whole is not None and whole.value <= 1 and lows <= whole.high and sums <= 1


def _parts(headline: Cell, known: Sequence[Cell], text: Text, look: Theme) -> list[Part]:
    """Return the segments, participants of no named segment, and the gap, from left to right."""
    total = headline.coverage.value if headline.coverage else 0.0
    cells = known or [headline]
    parts, start = [], 0.0
    for cell in cells:
        length = cell.coverage.value if cell.coverage else 0.0
        colour = shade(cell.segment, look)
        parts.append(Part(text.segment(cell.segment), cell, start, length, colour))
        start += length
    if known and _is_short(headline, known):
        rest = total - start
        parts.append(Part(text("chart.unnamed"), headline, start, rest, look.hatch, "unknown"))
        start = total
    start = max(start, total)
    parts.append(Part(text("chart.gap"), headline, start, 1 - start, look.gap))
    return parts


def _is_short(headline: Cell, known: Sequence[Cell]) -> bool:
    """Return whether the segments leave out more than rounding can explain."""
    highs = sum(cell.coverage.high for cell in known if cell.coverage)
    return headline.coverage is not None and highs < headline.coverage.low


def _nothing(headline: Cell, text: Text, look: Theme) -> Part:
    name = text(f"state.{headline.status}")
    return Part(name, headline, 0.0, 1.0, look.hatch, headline.status)


def _bar(parts: Sequence[Part], headline: Cell, text: Text, look: Theme) -> Figure:
    bar = BAR_NARROW if look.narrow else BAR
    foot = -BRACKET / bar  # the bar itself is 1 high
    return {
        "data": [_trace(part, text, look) for part in parts],
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
    marker: Figure = {"color": part.colour, "line": {"color": look.card, "width": SEPARATOR}}
    if part.status != "computed":
        marker = marks.empty([part.status], look)
    return {
        "type": "bar",
        "orientation": "h",
        "name": part.name,
        "x": [part.length],
        "base": [part.start],
        "y": [0.5],
        "width": 1,
        "marker": marker,
        "hovertext": [hover.box(part.name, part.cell, text)],
        "hoverinfo": "text",
    }


def _bracket(headline: Cell, foot: float, look: Theme) -> list[Figure]:
    """Return the bracket under the boundary: as wide as the interval of the share covered."""
    known = headline.coverage
    if known is None or known.width < marks.NARROWEST or known.is_open:
        return []
    low, high = max(0.0, known.low), min(1.0, known.high)
    top, bottom = foot * DROP, foot * FOOT
    path = f"M{low:.4f},{top:.3f}V{bottom:.3f}H{high:.4f}V{top:.3f}"
    return [{"type": "path", "path": path, "line": {"color": look.ink, "width": 1.5}}]
