"""Places by people not covered: covered to the left of a common zero, the gap to the right."""

from __future__ import annotations

from collections.abc import Sequence

from charts import marks, ranked_notes, theme
from charts.row import Row, ranked
from charts.theme import Figure, Theme
from model.cell import Cell
from model.interval import Interval
from texts.text import Text

HEAD = 36  # pixels above the first row, for the names of the two sides
ROW, ROW_NARROW = 50, 74  # pixels
BAR, BAR_NARROW = 30 / ROW, 16 / ROW_NARROW  # of a row
LOWER = 0.26  # of a narrow row: how far under its middle the bar lies, below the names
LETTER = 0.0138  # of the width: what a letter of a name takes in the narrowest card of a screen
NAMES = (0.28, 0.46)  # of the width, left of the bars: at least and at most
LEAST_SIDE = 0.45  # of the longer side: room for a number beside a short bar
LEAST_RIGHT_NARROW = 0.8  # of the left side: room for the name of the right one
MISSING = 0.16  # of the right side: the box of a figure that is not there


def ranked_bars(
    cells: Sequence[Cell], text: Text, look: Theme, beside: Sequence[Cell] = ()
) -> Figure:
    """Draw a row per place, the largest gap on top, places without a figure last.

    In   cells, one per place, any order, persons; `beside`: cells drawn elsewhere on this scale
    Out  a Plotly figure; y is the row from the top, customdata the region's code
    """
    rows = ranked(cells, text)
    low, high = _span(
        [*rows, *ranked(beside, text)], LEAST_RIGHT_NARROW if look.narrow else LEAST_SIDE
    )
    left = 0 if look.narrow else _names(rows)
    return {
        "data": [
            _covered(rows, text, look),
            _gap(rows, text, look),
            _missing(rows, MISSING * high, text, look),
            *_intervals(rows, high - low, look),
        ],
        "layout": theme.layout(
            look,
            text,
            HEAD + len(rows) * (ROW_NARROW if look.narrow else ROW),
            margin={"l": 0, "r": 0, "t": HEAD, "b": 0, "pad": 0},
            barmode="overlay",
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis((low, high), domain=[left, 1]),
            yaxis=theme.bare_axis((len(rows) - 0.5, -0.5)),
            annotations=ranked_notes.notes(rows, text, look),
            shapes=[*ranked_notes.lines(len(rows), look), *_dashed(rows, MISSING * high, look)],
        ),
    }


def _span(rows: Sequence[Row], least_right: float) -> tuple[float, float]:
    """Return the axis: both sides hold their longest bar and a number beside a short one."""
    left = max((_end(row.participants) for row in rows if row.participants), default=0.0)
    right = max((_end(row.gap) for row in rows if row.gap), default=0.0)
    if left <= 0 and right <= 0:
        return -LEAST_SIDE, 1.0
    return -max(left, LEAST_SIDE * right), max(right, least_right * left)


def _end(known: Interval) -> float:
    """Return how far a number reaches: to the end of its interval, if that has one."""
    return known.value if known.is_open else known.high


def _names(rows: Sequence[Row]) -> float:
    """Return where the bars begin: right of the longest name."""
    longest = max((len(row.name) for row in rows), default=0)
    return min(max(LETTER * longest, NAMES[0]), NAMES[1])


def _intervals(rows: Sequence[Row], span: float, look: Theme) -> list[Figure]:
    lower = LOWER if look.narrow else 0
    covered = [(-p.value, row.at + lower, p) for row in rows if (p := row.participants)]
    gaps = [(gap.value, row.at + lower, gap) for row in rows if (gap := row.gap) and gap.value >= 0]
    return [*marks.intervals(covered, span, look), *marks.intervals(gaps, span, look)]


def _bars(rows: Sequence[Row], look: Theme) -> Figure:
    """Return what the bars of all sides share."""
    lower = LOWER if look.narrow else 0
    return {
        "type": "bar",
        "orientation": "h",
        "y": [row.at + lower for row in rows],
        "width": BAR_NARROW if look.narrow else BAR,
        "customdata": [row.code for row in rows],
        "hovertext": [row.hover for row in rows],
        "hoverinfo": "text",
        "textposition": "none" if look.narrow else "auto",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
    }


def _padded(words: str) -> str:
    """Return words with room on both sides, inside a bar and beside it."""
    return f"\u00a0{words}\u00a0"


def _covered(rows: Sequence[Row], text: Text, look: Theme) -> Figure:
    drawn = [row for row in rows if row.participants]
    knowns = [row.participants for row in drawn if row.participants]
    return {
        **_bars(drawn, look),
        "x": [-known.value for known in knowns],
        "text": [] if look.narrow else [_padded(text.about(known)) for known in knowns],
        "marker": {"color": look.covered[0]},
        "insidetextanchor": "start",
        "insidetextfont": {"color": look.card},
        "outsidetextfont": {"color": look.ink_2},
    }


def _gap(rows: Sequence[Row], text: Text, look: Theme) -> Figure:
    """Return the gaps; where participants pass the base, the part above it, outlined."""
    drawn = [row for row in rows if row.gap]
    gaps = [row.gap for row in drawn if row.gap]
    above = [gap.value < 0 for gap in gaps]
    starts = [-row.base.value if row.base and row.gap and row.gap.value < 0 else 0 for row in drawn]
    words = (
        [] if look.narrow else ["" if gap.value < 0 else _padded(text.about(gap)) for gap in gaps]
    )
    return {
        **_bars(drawn, look),
        "x": [gap.value for gap in gaps],
        "base": starts,
        "text": words,
        "marker": {
            "color": [theme.CLEAR if over else look.gap for over in above],
            "line": {"color": look.ink, "width": [2 if over else 0 for over in above]},
        },
        "insidetextanchor": "end",
        "insidetextfont": {"color": look.on_gap, "weight": 600},
        "outsidetextfont": {"color": look.gap_text, "weight": 600},
    }


def _missing(rows: Sequence[Row], length: float, text: Text, look: Theme) -> Figure:
    """Return a box for each place without a figure: hatched, dotted where it is withheld."""
    drawn = [row for row in rows if not row.gap]
    return {
        **_bars(drawn, look),
        "x": [length] * len(drawn),
        "text": [_padded(text(f"state.{row.status}")) for row in drawn],
        "textposition": "none" if look.narrow else "outside",
        "marker": marks.empty([row.status for row in drawn], look),
        "outsidetextfont": {"color": look.ink_3},
    }


def _dashed(rows: Sequence[Row], length: float, look: Theme) -> list[Figure]:
    """Return the edges of figures that are due, or that cannot be."""
    bar, lower = (BAR_NARROW, LOWER) if look.narrow else (BAR, 0)
    due = [row for row in rows if not row.gap and row.status in marks.DASHED]
    return [marks.dashed(length, row.at + lower, bar, look) for row in due]
