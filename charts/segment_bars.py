"""Where participants pass the base: one bar per segment against a mark at 100 %."""

from __future__ import annotations

from collections.abc import Sequence

from charts import hover, hundred, marks, theme
from charts.theme import Figure, Theme
from model.cell import Cell
from texts.text import Text

ROW = 56  # pixels: name and number above, bar below
BAR, LOWER = 18 / ROW, 0.2  # of a row
UPPER = -0.22  # of a row: the words above the bar


def segment_bars(cells: Sequence[Cell], text: Text, look: Theme) -> Figure:
    """Draw a bar per cell on one scale; what passes 100 % has a double outline, nothing is cut.

    In   cells with a known share, in the order to draw; shares of one base
    Out  a Plotly figure; y is the row from the top, customdata the segment
    """
    shares = [share for cell in cells if (share := cell.coverage)]
    end = hundred.end([share.value for share in shares])
    ys = [row + LOWER for row in range(len(cells))]
    points = [(share.value, y, share) for share, y in zip(shares, ys, strict=True)]
    return {
        "data": [_bars(cells, ys, text, look), *marks.intervals(points, end, look)],
        "layout": theme.layout(
            look,
            text,
            len(cells) * ROW + hundred.AXIS,
            margin={"l": 0, "r": 0, "t": 0, "b": hundred.AXIS, "pad": 0},
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis((0, end)),
            yaxis=theme.bare_axis((len(cells) - 0.5, -0.5)),
            shapes=hundred.lines(ys, BAR, look),
            annotations=[*_words(cells, text, look), hundred.words(text, look, end)],
        ),
    }


def _bars(cells: Sequence[Cell], ys: Sequence[float], text: Text, look: Theme) -> Figure:
    shares = [share.value for cell in cells if (share := cell.coverage)]
    return {
        "type": "bar",
        "orientation": "h",
        "x": shares,
        "y": list(ys),
        "width": BAR,
        "customdata": [cell.segment for cell in cells],
        "marker": {"color": look.covered[0], "line": marks.outlines(shares, look)},
        "hovertext": [hover.box(_name(cell, text), cell, text) for cell in cells],
        "hoverinfo": "text",
    }


def _words(cells: Sequence[Cell], text: Text, look: Theme) -> list[Figure]:
    """Return above each bar its name on the left and its share on the right."""
    font = {"color": look.ink, "size": 14}
    notes = []
    for row, cell in enumerate(cells):
        share = f"<b>{text.share(cell.coverage)}</b>"
        notes.append(marks.note(_name(cell, text), 0, row + UPPER, font=font))
        notes.append(marks.note(share, 1, row + UPPER, xanchor="right", font=font))
    return notes


def _name(cell: Cell, text: Text) -> str:
    return text.segment(cell.segment)
