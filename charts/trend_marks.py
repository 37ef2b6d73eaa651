"""What interrupts a series and what happened meanwhile: years, gaps, new weights, events."""

from __future__ import annotations

from collections.abc import Iterable

from charts import theme
from charts.theme import Figure, Theme
from charts.trend_axes import Axes
from model.events import Event
from model.on_track import OnTrack
from texts.text import Text

GAP = "//"
APART = 24  # pixels between two letters beside each other
LANE = 22  # pixels from one row of letters to the next
CIRCLE = 19  # pixels
LANES = 3


def letter(at: int) -> str:
    """Return the letter of an event: A, B, C …"""
    return chr(ord("A") + at)


def grid(axes: Axes, look: Theme) -> list[Figure]:
    """Return the gridlines of people and the Januaries at which every line ends."""
    line = {"color": look.line, "width": 1}
    across = [
        {"type": "line", "x0": 0, "x1": axes.end, "y0": y, "y1": y, "line": line, "layer": "below"}
        for y in axes.ticks
    ]
    dotted = {"color": look.hatch, "width": 1, "dash": "dot"}
    januaries = [
        {
            "type": "line",
            "x0": 12 * year,
            "x1": 12 * year,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": dotted,
            "layer": "below",
        }
        for year in range(1, axes.years)
    ]
    return [*across, *januaries]


def upright(page: OnTrack, axes: Axes, look: Theme) -> list[Figure]:
    """Return the lines under the events, the new weights of the survey, and today."""
    found = [_line(axes.x(one.month), look, "solid", look.line) for one in page.events]
    found += [
        _line(axes.start(one.before), look, "dash", look.ink_3)
        for one in page.base_breaks
        if 0 < axes.start(one.before) < axes.end
    ]
    if has_today(page, axes):
        found.append(_line(axes.x(page.today), look, "solid", look.ink_2))
    return found


def has_today(page: OnTrack, axes: Axes) -> bool:
    """Return whether the reader's month stands on the axis: only where there is a way to go."""
    return page.target is not None and axes.x(page.today) < axes.end


def _line(x: float, look: Theme, dash: str, colour: str) -> Figure:
    line = {"color": colour, "width": 1, "dash": dash}
    ends = {"x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1}
    return {"type": "line", **ends, "line": line, "layer": "below"}


def gaps(page: OnTrack, axes: Axes, text: Text, look: Theme) -> list[Figure]:
    """Return a sign between two neighbouring figures that no line joins, with the reasons."""
    found = page.series.gaps
    if not found:
        return []
    middles = [
        (
            (axes.x(gap.before.period) + axes.x(gap.after.period)) / 2,
            (gap.before.known.value + gap.after.known.value) / 2,
        )
        for gap in found
    ]
    return [
        {
            "type": "scatter",
            "mode": "text",
            "x": [x for x, _ in middles],
            "y": [y for _, y in middles],
            "text": [f"<i>{GAP}</i>"] * len(found),
            "textfont": {"size": 13, "color": look.ink_2, "family": theme.FONT},
            "hovertext": [
                text("target.hover_gap", why=reasons((*gap.reasons, *gap.of_base), text))
                for gap in found
            ],
            "hoverinfo": "text",
        }
    ]


def reasons(codes: Iterable[str], text: Text) -> str:
    """Return why two figures must not be joined."""
    return "; ".join(text(f"target.apart.{code}") for code in dict.fromkeys(codes))


def lanes(found: Iterable[Event], axes: Axes) -> list[int]:
    """Return the row of each letter: the lowest in which its neighbour is far enough."""
    ends = [-float(APART)] * LANES
    rows = []
    for one in found:  # from the left
        x = axes.across(axes.x(one.month))
        free = [row for row, end in enumerate(ends) if x - end >= APART]
        row = free[0] if free else min(range(LANES), key=lambda at: ends[at])
        ends[row] = max(x, ends[row])
        rows.append(row)
    return rows


def events(page: OnTrack, axes: Axes, text: Text, look: Theme) -> list[Figure]:
    """Return a letter above the figure for each event; the words stand in the legend."""
    if not page.events:
        return []
    rows = lanes(page.events, axes)
    return [
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [axes.x(one.month) for one in page.events],
            "y": [axes.top + (16 + row * LANE) * axes.pixel for row in rows],
            "text": [f"<b>{letter(at)}</b>" for at in range(len(page.events))],
            "textfont": {"size": 11, "color": look.ink, "family": theme.FONT},
            "customdata": [one.code for one in page.events],
            "marker": {
                "size": CIRCLE,
                "color": look.card,
                "line": {"color": look.ink_2, "width": 1.2},
            },
            "hovertext": [
                text(
                    "target.hover_event",
                    name=one.names[text.language],
                    when=text.date(one.date),
                    meaning=one.meanings[text.language],
                )
                for one in page.events
            ],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    ]
