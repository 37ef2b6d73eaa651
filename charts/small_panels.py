"""The panels of small multiples: where each stands, its axes, one scale for all."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from charts import hover, theme
from charts.theme import Figure, Theme
from model.cell import Cell
from model.interval import Interval
from model.sectors import Series
from texts.text import Text

PLOT = 150  # pixels of the tallest bar
HEAD, FOOT = 66, 38  # pixels over and under the bars: name of the panel, periods
BETWEEN = 0.035  # of the width, between two panels
ROOM = 1.24  # of the longest bar: numbers stand over it
MOST_LINES = 3
NARROWEST = 2 / PLOT  # of the scale: an interval under two pixels needs no bar
LEAST_HATCHED = 0.06  # of the scale: a year of which nothing is known
MANY_YEARS, LONG_UNIT = 8, 5  # years of a panel, letters of a unit: more of both would overlap
TIGHT_END = 0.5  # of a year: what the last number of a tight panel reaches over its bar
FEW_YEARS = 5  # of a panel: below it bars are not wider


@dataclass(frozen=True, slots=True)
class Panel:
    """A segment of a region in its place: which axes, where on the page."""

    at: int
    series: Series
    name: str
    x: tuple[float, float]
    y: tuple[float, float]

    @property
    def axes(self) -> tuple[str, str]:
        """Return the names of its axes as traces and notes call them."""
        number = "" if self.at == 0 else str(self.at + 1)
        return f"x{number}", f"y{number}"

    @property
    def years(self) -> list[int]:
        """Return the places of its years from the left."""
        return list(range(len(self.series.cells)))


def is_tight(panel: Panel, text: Text) -> bool:
    """Return whether numbers with their units have no room above neighbouring bars."""
    every = [known for cell in panel.series.cells if (known := cell.participants.known)]
    units = [text.about(known).rpartition("\u00a0")[2] for known in every]
    is_long = any(len(unit) > LONG_UNIT for unit in units if unit.isalpha())
    return is_long and len(panel.series.cells) > MANY_YEARS


def scale_of(series: Sequence[Series]) -> float:
    """Return the end of the scale: every base and every bar fits under it."""
    sides = [
        known.value
        for one in series
        for cell in one.cells
        for known in (cell.participants.known, cell.denominator.known)
        if known is not None
    ]
    return ROOM * max(sides, default=1.0)


def panels_of(
    regions: Sequence[tuple[str, Sequence[Series]]], columns: int, rows: int, text: Text
) -> list[Panel]:
    found: list[Panel] = []
    width = (1 - BETWEEN * (columns - 1)) / columns
    several = len(regions) > 1
    for name, series in regions:
        first = math.ceil(len(found) / columns) * columns
        for at, one in enumerate(series, start=first):
            left = (at % columns) * (width + BETWEEN)
            top = 1 - (at // columns + HEAD / (HEAD + PLOT + FOOT)) / rows
            title = text.segment(one.segment)
            if several:  # one panel across a phone has no room for both names in full
                title = text.segment_short(one.segment) if columns == 1 else title
                title = f"{hover.plain(name)} · {title}"
            height = PLOT / (HEAD + PLOT + FOOT) / rows
            found.append(Panel(at, one, title, (left, left + width), (top - height, top)))
    return found


def axes_of(panel: Panel, scale: float, text: Text, look: Theme) -> list[tuple[str, Figure]]:
    years = panel.years
    x, y = panel.axes
    room = max(len(years), FEW_YEARS) / 2
    middle = (len(years) - 1) / 2
    end = middle + room + (TIGHT_END if is_tight(panel, text) else 0)
    lines = lines_of(scale)
    return [
        (
            x.replace("x", "xaxis"),
            {
                **theme.bare_axis((middle - room, end), domain=list(panel.x)),
                "anchor": y,
                "visible": True,
                "showgrid": False,
                "zeroline": False,
                "tickvals": years,
                "ticktext": [_when(cell, text) for cell in panel.series.cells],
                "tickangle": 0,
                "tickfont": {"color": look.ink_3, "size": 11},
            },
        ),
        (
            y.replace("y", "yaxis"),
            {
                **theme.bare_axis((0, scale), domain=list(panel.y)),
                "anchor": x,
                "visible": True,
                "showticklabels": False,
                "tickvals": lines,
                "gridcolor": look.line,
                "zerolinecolor": look.line,
            },
        ),
    ]


def _when(cell: Cell, text: Text) -> str:
    return text.period(cell.period, cell.period_kind, short=True).replace(" ", "<br>")


def lines_of(scale: float) -> list[float]:
    """Return at most three round numbers on the scale."""
    power = 10 ** math.floor(math.log10(scale))
    steps = [size * power / 10 for size in (1, 2, 5, 10, 20, 50)]
    step = next(step for step in steps if scale / step < MOST_LINES + 1)
    return [step * count for count in range(1, MOST_LINES + 1) if step * count < scale]


def height(cell: Cell, scale: float) -> float:
    """Return how tall a year without participants stands: as its base, if that is known."""
    known = cell.denominator.known
    return LEAST_HATCHED * scale if known is None else known.value


def is_seen(known: Interval, scale: float) -> bool:
    """Return whether an interval is wide enough to be drawn."""
    return known.has_range and known.width > NARROWEST * scale
