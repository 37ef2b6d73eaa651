"""Segments over the years, a panel each, on one scale: covered inside the base of the segment."""

from __future__ import annotations

import math
from collections.abc import Sequence

from charts import hover, marks, small_notes, theme
from charts.proportional_bar import SHADES
from charts.small_panels import (
    FOOT,
    HEAD,
    PLOT,
    Panel,
    axes_of,
    height,
    is_seen,
    panels_of,
    scale_of,
)
from charts.theme import Figure, Theme
from model.cell import Cell
from model.sectors import Series
from texts.text import Text

BAR = 0.72  # of a year


def small_multiples(
    regions: Sequence[tuple[str, Sequence[Series]]], text: Text, look: Theme
) -> Figure:
    """Draw a panel per segment, a row of panels per region, all on one scale.

    In   name and series of each region; persons
    Out  a Plotly figure; customdata is the segment
    """
    scale = scale_of([one for _, series in regions for one in series])
    columns = 1 if look.narrow else max(len(series) for _, series in regions)
    rows = sum(math.ceil(len(series) / columns) for _, series in regions)
    row = HEAD + PLOT + FOOT
    panels = panels_of(regions, columns, rows, text)
    return {
        "data": [trace for panel in panels for trace in _traces(panel, scale, text, look)],
        "layout": theme.layout(
            look,
            text,
            rows * row,
            barmode="overlay",
            barcornerradius=theme.RADIUS / 2,
            **{key: axis for panel in panels for key, axis in axes_of(panel, scale, text, look)},
            annotations=[
                note for panel in panels for note in small_notes.notes(panel, scale, text, look)
            ],
            shapes=[line for panel in panels for line in small_notes.breaks(panel, look)],
        ),
    }


def _traces(panel: Panel, scale: float, text: Text, look: Theme) -> list[Figure]:
    """Return the base as an outlined soft bar, inside it the participants; unknown is hatched."""
    cells = list(enumerate(panel.series.cells))
    x, y = panel.axes
    shared = {
        "type": "bar",
        "xaxis": x,
        "yaxis": y,
        "width": BAR,
        "hoverinfo": "text",
    }
    covered = [(at, cell, known) for at, cell in cells if (known := cell.participants.known)]
    missing = [(at, cell) for at, cell in cells if cell.participants.known is None]
    bases = [
        (at, cell, base) for at, cell, _ in covered if (base := cell.denominator.known) is not None
    ]
    above = [cell.gap is not None and cell.gap.high < 0 for _, cell, _ in covered]
    shade = look.covered[SHADES[panel.series.segment]]
    return [
        {
            **shared,
            **_places([(at, cell) for at, cell, _ in bases], text),
            "y": [base.value for _, _, base in bases],
            "marker": {"color": look.rates_gap[0], "line": {"color": look.gap, "width": 1}},
        },
        {
            **shared,
            **_places([(at, cell) for at, cell, _ in covered], text),
            "y": [known.value for _, _, known in covered],
            "marker": {
                "color": shade,
                "line": {"color": look.ink, "width": [2 if over else 0 for over in above]},
            },
        },
        {
            **shared,
            **_places(missing, text),
            "y": [height(cell, scale) for _, cell in missing],
            "marker": marks.empty([cell.status for _, cell in missing], look),
        },
        *_passed(panel, look),
        *_intervals(panel, scale, look),
        _numbers(panel, scale, text, look),
    ]


def _places(cells: Sequence[tuple[int, Cell]], text: Text) -> Figure:
    return {
        "x": [at for at, _ in cells],
        "customdata": [cell.segment for _, cell in cells],
        "hovertext": [hover.box(hover.plain(cell.region_name), cell, text) for _, cell in cells],
    }


def _passed(panel: Panel, look: Theme) -> list[Figure]:
    """Return the base as a line across each bar that passes it."""
    over = [
        (at, cell.denominator.known.value)
        for at, cell in enumerate(panel.series.cells)
        if cell.denominator.known and cell.gap is not None and cell.gap.value < 0
    ]
    x, y = panel.axes
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "xaxis": x,
            "yaxis": y,
            "x": [at - BAR / 2, at + BAR / 2],
            "y": [value, value],
            "line": {"color": look.gap, "width": 2},
            "hoverinfo": "skip",
        }
        for at, value in over
    ]


def _intervals(panel: Panel, scale: float, look: Theme) -> list[Figure]:
    """Return the interval over each bar whose number was rounded; none under two pixels."""
    wide = [
        (at, known)
        for at, cell in enumerate(panel.series.cells)
        if (known := cell.participants.known) and is_seen(known, scale)
    ]
    if not wide:
        return []
    x, y = panel.axes
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "xaxis": x,
            "yaxis": y,
            "x": [at for at, _ in wide],
            "y": [known.value for _, known in wide],
            "marker": {"opacity": 0},
            "hoverinfo": "skip",
            "error_y": {
                "type": "data",
                "symmetric": False,
                "arrayminus": [known.value - known.low for _, known in wide],
                "array": [known.high - known.value for _, known in wide],
                "color": look.ink_3,
                "thickness": 1.5,
                "width": 3,
            },
        }
    ]


def _numbers(panel: Panel, scale: float, text: Text, look: Theme) -> Figure:
    """Return the participants over their bar, as far as numbers have room beside each other."""
    roomy = small_notes.labelled(panel, text)
    covered = [
        (at, known)
        for at, cell in enumerate(panel.series.cells)
        if at in roomy and (known := cell.participants.known)
    ]
    x, y = panel.axes
    return {
        "type": "scatter",
        "mode": "text",
        "xaxis": x,
        "yaxis": y,
        "x": [at for at, _ in covered],
        "y": [known.high if is_seen(known, scale) else known.value for _, known in covered],
        "text": [small_notes.label(text.about(known), panel) for _, known in covered],
        "textposition": " ".join(("top", "center")),
        "textfont": {"color": look.ink, "size": 11},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
