"""Participants of each insurance programme as bars over one base; nothing is added up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from charts import hover, hundred, marks
from charts.theme import Figure, Theme
from model.cell import Cell
from texts.text import Text

ROW = 64  # pixels: name and number above, bar below
BAR, LOWER = 18 / ROW, 0.25  # of a row
UPPER = -0.2  # of a row: the words above the bar
Rows = Sequence[tuple[int, Cell]]
Apart = Mapping[tuple[str, str], str]  # region, month -> what tells it from the other


def programme_bars(cells: Sequence[Cell], text: Text, look: Theme) -> Figure:
    """Draw a bar per programme: its share of the base, with people and share above it.

    In   cells, in the order to draw; where regions or months differ, each row names its own
    Out  a Plotly figure; y is the row from the top, customdata region and programme
    """
    shares = [share.value for cell in cells if (share := cell.coverage)]
    apart = _apart(cells, text)
    known = [(row, cell) for row, cell in enumerate(cells) if cell.coverage]
    ys = [row + LOWER for row, _ in known]
    rows = hundred.Rows(len(cells), ROW, ys, BAR, hundred.end(shares))
    words = [note for at, cell in enumerate(cells) for note in _words(at, cell, apart, text, look)]
    return {
        "data": [
            hundred.track(ys, BAR, look),
            {
                **_bars(known, text),
                "x": shares,
                "marker": {"color": look.covered[0], "line": marks.outlines(shares, look)},
            },
            _without(
                [(row, cell) for row, cell in enumerate(cells) if not cell.coverage], text, look
            ),
        ],
        "layout": hundred.layout(rows, words, text, look),
    }


def _apart(cells: Sequence[Cell], text: Text) -> Apart:
    """Return the name of each region, of one region the month."""
    same = len({cell.region for cell in cells}) == 1
    return {
        (cell.region, cell.period): text.period(cell.period, cell.period_kind, short=True)
        if same
        else cell.region_name
        for cell in cells
    }


def _bars(rows: Rows, text: Text) -> Figure:
    titles = [
        f"{hover.plain(cell.region_name)}, {text.programme(cell.programme)}" for _, cell in rows
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "y": [row + LOWER for row, _ in rows],
        "width": BAR,
        "customdata": [[cell.region, cell.programme] for _, cell in rows],
        "hovertext": [
            hover.box(title, cell, text) for title, (_, cell) in zip(titles, rows, strict=True)
        ],
        "hoverinfo": "text",
    }


def _without(rows: Rows, text: Text, look: Theme) -> Figure:
    """Return the boxes of programmes without a share, drawn by their state."""
    return {
        **_bars(rows, text),
        "x": [hundred.FULL] * len(rows),
        "marker": marks.empty([cell.status for _, cell in rows], look),
    }


def _words(row: int, cell: Cell, apart: Apart, text: Text, look: Theme) -> list[Figure]:
    """Return above a bar the programme, and the share with its people."""
    name = text.programme(cell.programme)
    if len(apart) > 1:
        name = f"{cell.programme} · {hover.plain(apart[cell.region, cell.period])}"
    font = {"color": look.ink, "size": 13 if look.narrow else 14}
    right = {"xanchor": "right", "align": "right", "font": font}
    return [
        marks.note(name, 0, row + UPPER, font=font),
        marks.note(_numbers(cell, text, look), 1, row + UPPER, **right),
    ]


def _numbers(cell: Cell, text: Text, look: Theme) -> str:
    """Return share and people, people alone without a base, else why there are none."""
    if cell.participants.known is None:
        return text(f"state.{cell.status}")
    if cell.coverage is None:
        return f"<b>{text.people(cell.participants.known)}</b>"
    people = text.label(cell.participants.known)
    small = f'<span style="color:{look.ink_3}">{people}</span>'
    return f"<b>{text.share(cell.coverage)}</b>  {small}"
