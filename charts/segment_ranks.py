"""Few known cells as bars: a heatmap of three tiles would be mostly hatch."""

from __future__ import annotations

from collections.abc import Sequence

from charts import hover, hundred, marks
from charts.theme import Figure, Theme
from model.cell import Cell
from texts.text import Text

ROW = 72  # pixels: name and number above, bar below
BAR, LOWER = 18 / ROW, 0.27  # of a row
UPPER = -0.18  # of a row: the words above the bar


def segment_ranks(cells: Sequence[Cell], text: Text, look: Theme) -> Figure:
    """Draw a bar per cell with a known share, each over the base that it names.

    In   cells, in the order to draw
    Out  a Plotly figure; y is the row from the top, customdata region and segment
    """
    drawn = [(cell, share) for cell in cells if (share := cell.coverage)]
    end = hundred.end([share.value for _, share in drawn])
    ys = [row + LOWER for row in range(len(drawn))]
    rows = hundred.Rows(len(drawn), ROW, ys, BAR, end)
    points = [(share.value, y, share) for (_, share), y in zip(drawn, ys, strict=True)]
    words = [note for row, (cell, _) in enumerate(drawn) for note in _words(row, cell, text, look)]
    return {
        "data": [
            hundred.track(ys, BAR, look),
            _bars([cell for cell, _ in drawn], ys, text, look),
            *marks.intervals(points, end, look),
        ],
        "layout": hundred.layout(rows, words, text, look),
    }


def _bars(cells: Sequence[Cell], ys: Sequence[float], text: Text, look: Theme) -> Figure:
    shares = [share.value for cell in cells if (share := cell.coverage)]
    return {
        "type": "bar",
        "orientation": "h",
        "x": shares,
        "y": list(ys),
        "width": BAR,
        "customdata": [[cell.region, cell.segment] for cell in cells],
        "marker": {"color": look.covered[0], "line": marks.outlines(shares, look)},
        "hovertext": [hover.box(hover.plain(cell.region_name), cell, text) for cell in cells],
        "hoverinfo": "text",
    }


def _words(row: int, cell: Cell, text: Text, look: Theme) -> list[Figure]:
    """Return above a bar whose it is and over which base, and the share with its period."""
    name = f"{hover.plain(cell.region_name)}, {text.segment_short(cell.segment)}"
    under = text("sektor.over_base", base=text.base_short(cell.base_words))
    when = text.period(cell.period, cell.period_kind, short=True)
    font = {"color": look.ink, "size": 14}
    right = {"xanchor": "right", "align": "right", "font": font}
    return [
        marks.note(marks.two_lines(name, under, look), 0, row + UPPER, font=font),
        marks.note(marks.two_lines(text.share(cell.coverage), when, look), 1, row + UPPER, **right),
    ]
