"""Words and lines in small multiples: names of panels, sizes, the grid, breaks of the series."""

from __future__ import annotations

from charts import marks
from charts.small_panels import FEW_YEARS, ROOM, Panel, height, is_tight, lines_of
from charts.theme import Figure, Theme
from texts.text import Text

APART = 0.2  # of the scale: two numbers over each other


def notes(panel: Panel, scale: float, text: Text, look: Theme) -> list[Figure]:
    """Return the panel's name and base, the size of its last base, the grid, the breaks."""
    base = text.base_short(panel.series.cells[0].base_words)
    under = text("sektor.base", base=base)
    left, top = panel.x[0], panel.y[1]
    font = {"color": look.ink, "size": 14}
    name = marks.note(
        marks.two_lines(panel.name, under, look),
        left,
        top,
        yref="paper",
        yanchor="bottom",
        yshift=20,
        font=font,
    )
    return [name, *_grid(panel, scale, text, look), *_last(panel, scale, text, look)]


def _grid(panel: Panel, scale: float, text: Text, look: Theme) -> list[Figure]:
    """Return the numbers at the lines, where the panel is not full of bars."""
    font = {"color": look.ink_3, "size": 11}
    tall = max((height(cell, 0) for cell in panel.series.cells), default=0)
    place = {"yref": panel.axes[1], "yanchor": "bottom", "font": font}
    return [
        marks.note(text.numerals.exact(line), panel.x[0], line, **place)
        for line in lines_of(scale)
        if line > tall * ROOM
    ]


def _last(panel: Panel, scale: float, text: Text, look: Theme) -> list[Figure]:
    """Return the size of the newest base, and the name of each break."""
    x, y = panel.axes
    notes = []
    drawn = [(at, c) for at, c in enumerate(panel.series.cells) if c.participants.known]
    for at, cell in drawn[-1:]:
        base, people = cell.denominator.known, cell.participants.known
        if base is None or people is None or abs(base.value - people.value) < APART * scale:
            continue
        font = {"color": look.gap_text, "size": 11}
        place = {"xref": x, "yref": y, "xanchor": "center", "yanchor": "bottom", "font": font}
        notes.append(marks.note(label(text.label(base), panel), at, base.value, **place))
    font = {"color": look.ink_2, "size": 11}
    for at in panel.series.breaks:
        place = {"xref": x, "yref": "paper", "xanchor": "center", "yanchor": "bottom"}
        notes.append(marks.note(text("sektor.weights"), at - 0.5, panel.y[1], **place, font=font))
    return notes


def breaks(panel: Panel, look: Theme) -> list[Figure]:
    x, _ = panel.axes
    line = {"color": look.ink_2, "width": 1, "dash": "dash"}
    ends = {"xref": x, "yref": "paper", "y0": panel.y[0], "y1": panel.y[1]}
    return [
        {"type": "line", **ends, "x0": at - 0.5, "x1": at - 0.5, "line": line}
        for at in panel.series.breaks
    ]


def labelled(panel: Panel, text: Text) -> frozenset[int]:
    """Return the years whose number is written: every second, from the last, where units are long.

    All are in the box beside the pointer and in the table.
    """
    last = len(panel.series.cells) - 1
    return frozenset(range(last, -1, -2 if is_tight(panel, text) else -1))


def label(words: str, panel: Panel) -> str:
    """Return a number, its unit below it where the years stand close."""
    number, _, unit = words.rpartition("\u00a0")
    if len(panel.years) > FEW_YEARS and unit.isalpha():
        words = f"{number}<br>{unit}"
    return f"<b>{words}</b>"
