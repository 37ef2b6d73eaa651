"""Figures of one region that must not be joined, each inside the base of its own publication."""

from __future__ import annotations

from collections.abc import Sequence

from charts import hover as boxes
from charts import marks, theme
from charts.theme import Figure, Theme
from model.cell import Cell
from model.interval import Interval
from model.on_track import Column
from texts.text import Text

ROW = 74  # pixels: name and number above, bar below, then the sign of the break
BAR, LOWER, UPPER = 18 / ROW, 0.2, -0.18  # of a row
RIVAL = 11  # pixels
BREAK = "//"


def apart(columns: Sequence[Column], text: Text, look: Theme) -> Figure:
    """Draw a row for each period: the base as an outline, the participants inside it.

    In   figures of one region, the oldest first
    Out  a Plotly figure; x are persons from 0, y the row from the top, customdata the period
    """
    rows = list(enumerate(columns))
    end = _end(columns)
    points = [(_shown(one).value, at + LOWER, _shown(one)) for at, one in rows]
    return {
        "data": [
            _bases(rows, look),
            _people(rows, text, look),
            *marks.intervals(points, end, look),
            *_rivals(rows, text, look),
        ],
        "layout": theme.layout(
            look,
            text,
            len(rows) * ROW,
            barmode="overlay",
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis((0, end)),
            yaxis=theme.bare_axis((len(rows) - 0.5, -0.5)),
            shapes=[_between(at, look) for at, _ in rows[1:]],
            annotations=[
                *(note for at, one in rows for note in _words(at, one, text, look)),
                *(_break(at, look) for at, _ in rows[1:]),
            ],
        ),
    }


Rows = Sequence[tuple[int, Column]]


def _shown(one: Column) -> Interval:
    """Return the participants of a row: those that its base divides, else the figure in force."""
    own = one.cell.participants.known if one.cell else None
    return one.point.known if own is None else own


def _end(columns: Sequence[Column]) -> float:
    known = [_base(one.cell) for one in columns if one.cell]
    bases = [base.value for base in known if base is not None]
    people = [value for one in columns for value in (_shown(one).value, one.point.known.value)]
    return max([*bases, *people]) * 1.01


def _base(cell: Cell) -> Interval | None:
    return cell.denominator.known


def _bases(rows: Rows, look: Theme) -> Figure:
    """Return the bases: outlined, for they are whom the participants are held against."""
    found = [(at, _base(one.cell)) for at, one in rows if one.cell]
    known = [(at, base) for at, base in found if base is not None]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [base.value for _, base in known],
        "y": [at + LOWER for at, _ in known],
        "width": BAR,
        "marker": {"color": look.land, "line": {"color": look.ink_3, "width": 1}},
        "hoverinfo": "skip",
    }


def _people(rows: Rows, text: Text, look: Theme) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [_shown(one).value for _, one in rows],
        "y": [at + LOWER for at, _ in rows],
        "width": BAR * 0.62,
        "customdata": [one.point.period for _, one in rows],
        "marker": {"color": look.covered[0]},
        "hovertext": [_hover(one, text) for _, one in rows],
        "hoverinfo": "text",
    }


def _rivals(rows: Rows, text: Text, look: Theme) -> list[Figure]:
    """Return the figures of other publications for the same period: open diamonds."""
    found = [(at, one) for at, one in rows if one.is_other]
    if not found:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [one.point.known.value for _, one in found],
            "y": [at + LOWER for at, _ in found],
            "customdata": [one.point.period for _, one in found],
            "marker": {
                "size": RIVAL,
                "symbol": "diamond-open",
                "color": look.ink,
                "line": {"width": 2, "color": look.ink},
            },
            "hovertext": [
                text("target.hover_other", people=text.people(one.point.known)) for _, one in found
            ],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    ]


def _when(one: Column, text: Text, short: bool = False) -> str:
    return text.period(one.point.period, one.point.period_kind, short)


def _hover(one: Column, text: Text) -> str:
    return text(
        "target.hover_apart",
        when=_when(one, text),
        people=text.people(_shown(one)),
        base=base_words(one, text),
    )


def base_words(one: Column, text: Text) -> str:
    """Return over which base a row is: stated, worked out from a share, or not stated."""
    if one.cell is None or _base(one.cell) is None:
        return text("target.base_not_stated")
    kind = "implied" if "implied" in one.cell.flags else "stated"
    return text(f"target.base_of.{kind}", base=text.about(_base(one.cell)))


def _words(at: int, one: Column, text: Text, look: Theme) -> list[Figure]:
    """Return the period and the number above a bar, the base beside it."""
    rival = ""
    if one.is_other:
        rival = text("target.unequal", people=text.label(one.point.known))
    name = marks.two_lines(_when(one, text, look.narrow), boxes.plain(rival), look)
    said = text.about(_shown(one)) if _shown(one).has_range else text.people(_shown(one))
    number = marks.two_lines(said, base_words(one, text), look)
    left = {"font": {"color": look.ink, "size": 14}}
    right = {"xanchor": "right", "align": "right", "font": {"color": look.ink, "size": 14}}
    return [marks.note(name, 0, at + UPPER, **left), marks.note(number, 1, at + UPPER, **right)]


def _between(at: int, look: Theme) -> Figure:
    line = {"color": look.hatch, "width": 1, "dash": "dot"}
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0.03,
        "x1": 1,
        "y0": at - 0.5,
        "y1": at - 0.5,
        "line": line,
    }


def _break(at: int, look: Theme) -> Figure:
    font = {"color": look.ink_2, "size": 13}
    return marks.note(f"<i>{BREAK}</i>", 0, at - 0.5, yanchor="middle", font=font)
