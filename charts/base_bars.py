"""The same participants over every base that holds for them: the answer depends on the divisor."""

from __future__ import annotations

from collections.abc import Sequence

from charts import hover, hundred, marks
from charts.theme import Figure, Theme
from model.cell import Cell
from model.interval import Interval
from texts.text import Text

ROW = 76  # pixels
BAR, LOWER = 10 / ROW, 0.26  # of a row
UPPER = -0.12  # of a row: the words above the bar


def base_bars(cells: Sequence[Cell], used: str, text: Text, look: Theme) -> Figure:
    """Draw a bar per base, covered and not covered; the base in use is marked.

    In   cells, one per base, in the order to draw; `used` is the base of the page
    Out  a Plotly figure; y is the row from the top, customdata the base
    """
    drawn = [(row, cell, share) for row, cell in enumerate(cells) if (share := cell.coverage)]
    end = hundred.end([share.value for _, _, share in drawn])
    words = [note for row, cell in enumerate(cells) for note in _words(row, cell, used, text, look)]
    points = [(share.value, row + LOWER, share) for row, _, share in drawn]
    ys = [row + LOWER for row in range(len(cells))]
    rows = hundred.Rows(len(cells), ROW, ys, BAR, end)
    return {
        "data": [
            _covered(drawn, text, look),
            _rest(drawn, text, look),
            _none(cells, text, look),
            *marks.intervals(points, end, look),
        ],
        "layout": hundred.layout(rows, words, text, look, _rules(len(cells), look)),
    }


Drawn = Sequence[tuple[int, Cell, Interval]]


def _bars(rows: Sequence[tuple[int, Cell]], text: Text) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "y": [row + LOWER for row, _ in rows],
        "width": BAR,
        "customdata": [cell.base for _, cell in rows],
        "hovertext": [hover.box(hover.plain(cell.region_name), cell, text) for _, cell in rows],
        "hoverinfo": "text",
    }


def _covered(drawn: Drawn, text: Text, look: Theme) -> Figure:
    shares = [share.value for _, _, share in drawn]
    return {
        **_bars([(row, cell) for row, cell, _ in drawn], text),
        "x": shares,
        "marker": {"color": look.covered[0], "line": marks.outlines(shares, look)},
    }


def _rest(drawn: Drawn, text: Text, look: Theme) -> Figure:
    """Return what each base leaves uncovered; a base that is passed leaves nothing."""
    left = [(row, cell, share.value) for row, cell, share in drawn if share.value < hundred.FULL]
    return {
        **_bars([(row, cell) for row, cell, _ in left], text),
        "x": [hundred.FULL - start for _, _, start in left],
        "base": [start for _, _, start in left],
        "marker": {"color": look.gap, "line": {"color": look.card, "width": 1}},
    }


def _none(cells: Sequence[Cell], text: Text, look: Theme) -> Figure:
    missing = [(row, cell) for row, cell in enumerate(cells) if not cell.coverage]
    return {
        **_bars(missing, text),
        "x": [hundred.FULL] * len(missing),
        "marker": marks.empty([cell.status for _, cell in missing], look),
    }


def _words(row: int, cell: Cell, used: str, text: Text, look: Theme) -> list[Figure]:
    """Return above a bar the base, its size and origin, and the share with its interval."""
    name = text.base_short(cell.base_words)
    name = marks.two_lines(name[:1].upper() + name[1:], _about(cell, used, text), look)
    font = {"color": look.ink, "size": 14}
    right = {"xanchor": "right", "align": "right", "font": font}
    return [
        marks.note(name, 0, row + UPPER, font=font),
        marks.note(_share(cell, text, look), 1, row + UPPER, **right),
    ]


def _share(cell: Cell, text: Text, look: Theme) -> str:
    """Return the share with its interval below, or why there is none."""
    known = cell.coverage
    if known is None:
        return marks.two_lines(marks.EMPTY, text(f"state.{cell.status}"), look)
    span = text.share_range(known) if known.has_range else ""
    large = f'<span style="font-size:18px">{text.share(known)}</span>'
    return marks.two_lines(large, span, look)


def _about(cell: Cell, used: str, text: Text) -> str:
    """Return the size and origin of a base, and whether the page uses it."""
    facts = [f"<b>{text('chart.used')}</b>"] if cell.base == used else []
    if cell.denominator.known:
        facts.append(f"{text.people(cell.denominator.known)}, {_origin(cell, text)}")
    return " · ".join(facts)


def _origin(cell: Cell, text: Text) -> str:
    if cell.base == "stated" or cell.base_period is None:
        return text("chart.stated_by")
    vintage = text.period(cell.base_period, "august", short=True)
    return text("chart.vintage", vintage=vintage)


def _rules(rows: int, look: Theme) -> list[Figure]:
    shared = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "layer": "below"}
    line = {"color": look.line, "width": 1}
    return [{**shared, "y0": row - 0.5, "y1": row - 0.5, "line": line} for row in range(1, rows)]
