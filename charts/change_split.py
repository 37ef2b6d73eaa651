"""A change of coverage in its two parts: what participants did, and what their base did."""

from __future__ import annotations

from charts import marks, theme
from charts.theme import Figure, Theme
from model.cell import Cell
from model.comparing import HUNDRED
from model.on_track import Change
from texts.text import Text

ROW = 64  # pixels: name above, bar below
BAR, LOWER, UPPER = 20 / ROW, 0.22, -0.2  # of a row
DOT = 14  # pixels
ROOM = 0.08  # of what is drawn, on either side
LEAST = 0.5  # points: a change that is smaller still has an axis


def change_split(change: Change, text: Text, look: Theme) -> Figure:
    """Draw both shares as points and the two effects as bars that lead from one to the other.

    In   two months of one region whose shares are known
    Out  a Plotly figure; x are percent, not from 0, customdata first, participants, base, last
    """
    found = change.difference
    shares = [_percent(cell) for cell in (change.first, change.last)]
    people, base = found.by_participants or 0.0, found.by_denominator or 0.0
    middle = shares[0] + people
    span = _span([*shares, middle])
    return {
        "data": [_effects(shares[0], (people, base), look), _ends(shares, look)],
        "layout": theme.layout(
            look,
            text,
            4 * ROW,
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis(span),
            yaxis=theme.bare_axis((3.5, -0.5)),
            shapes=_joins((shares[0], middle, shares[1]), look),
            annotations=_words(change, (people, base), text, look),
        ),
    }


def _percent(cell: Cell) -> float:
    return HUNDRED * cell.coverage.value if cell.coverage else 0.0


def _span(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    room = max(LEAST, high - low) * ROOM
    return low - room, max(high, low + LEAST) + room


def _effects(start: float, effects: tuple[float, float], look: Theme) -> Figure:
    people, base = effects
    return {
        "type": "bar",
        "orientation": "h",
        "base": [start, start + people],
        "x": [people, base],
        "y": [1 + LOWER, 2 + LOWER],
        "width": BAR,
        "customdata": ["participants", "base"],
        "marker": {"color": [look.covered[1], look.rates_base[3]]},
        "hoverinfo": "skip",
    }


def _ends(shares: list[float], look: Theme) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": shares,
        "y": [LOWER, 3 + LOWER],
        "customdata": ["first", "last"],
        "marker": {"size": DOT, "color": look.covered[0]},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _joins(steps: tuple[float, float, float], look: Theme) -> list[Figure]:
    """Return the lines from where one step ends to where the next begins."""
    line = {"color": look.ink_3, "width": 1, "dash": "dot"}
    return [
        {"type": "line", "x0": x, "x1": x, "y0": at + LOWER, "y1": at + 1 + LOWER, "line": line}
        for at, x in enumerate(steps)
    ]


def _words(change: Change, effects: tuple[float, float], text: Text, look: Theme) -> list[Figure]:
    """Return above each row its name and its number."""
    found = change.difference
    whole = found.points
    said = [
        text.part_of_points(part, whole) if whole is not None else text.number(None)
        for part in effects
    ]
    rows = [
        (_when(change.first, text), text.share(change.first.coverage)),
        (text("target.by_participants", people=text.change(found.participants)), said[0]),
        (text("target.by_base", people=text.change(found.denominator)), said[1]),
        (_when(change.last, text), text.share(change.last.coverage)),
    ]
    right = {"xanchor": "right", "align": "right"}
    font = {"color": look.ink, "size": 14}
    found_words = []
    for at, (name, number) in enumerate(rows):
        found_words.append(marks.note(name, 0, at + UPPER, font={"color": look.ink_2, "size": 14}))
        found_words.append(marks.note(f"<b>{number}</b>", 1, at + UPPER, font=font, **right))
    return found_words


def _when(cell: Cell, text: Text) -> str:
    return text.period(cell.period, cell.period_kind)
