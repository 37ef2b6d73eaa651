"""The lead picture: participants by segment over the chosen base, with labels and bracket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from layouts import ids
from layouts.parts import naming, sentence, sum_line
from layouts.parts.card import downloads, graph
from layouts.parts.table import table
from model.cell import Cell
from model.interval import Interval
from model.overview import Overview
from texts import Text

NARROWEST = 0.02  # of the bar: a narrower rest of the bar is rounding, not a part
LETTER = 0.0085  # of the bar: what a letter of a label takes at the narrowest width with labels
TOUCH = 0.004  # of the bar: labels may come this near
APART = 0.008  # of the bar: between a label that was pushed back and its neighbour
EDGE = 0.16  # of the bar: nearer to an end, the bracket's label is set flush with it


def cells(overview: Overview) -> tuple[Cell, ...]:
    """Return what the bar shows, in its table and its file: the segments, then the whole."""
    return (*overview.segments, overview.headline)


def lead(overview: Overview, figure: Mapping[str, Any], text: Text) -> list[Any]:
    """Return the bar with its labels, its interval, its table and the sum of its parts."""
    described = sentence.spoken(overview, text)
    tab = table(cells(overview), lambda cell: row_name(cell, text), text("table.of_segments"), text)
    said = [line for line in (sum_line.sum_line(overview, text),) if line]
    notes = " ".join([*(f"{line}." for line in said), *sum_line.notes(overview, text)])
    speaks = bool(figure["layout"].get("annotations"))  # bars past 100 % carry their own words
    bracketed = not speaks and bool(figure["layout"].get("shapes"))
    return [
        html.H2(text("ringkasan.lead", place=naming.place(overview, text)), className="aloud"),
        *([] if speaks else [_labels(overview, text)]),
        graph(ids.LEAD_CHART, figure, described),
        *(_bracket(overview.headline, text) if bracketed else []),
        html.Div(
            [tab, downloads("segmen", overview, text), html.P(notes, className="sum")],
            className="under",
        ),
    ]


def row_name(cell: Cell, text: Text) -> str:
    """Return the name of a segment's row; the total is named so."""
    return text("ringkasan.active") if cell.segment == "total" else text.segment(cell.segment)


@dataclass(frozen=True, slots=True)
class Label:
    """What stands over a part of the bar, and where the part starts and ends."""

    part: str
    people: str
    name: str
    share: str
    start: float
    end: float

    @property
    def width(self) -> float:
        """Return what the label takes of the bar."""
        return LETTER * max(len(self.people), 0.75 * len(self.name), len(self.share))


def labels(overview: Overview, text: Text) -> list[Label]:
    """Return the labels of the bar's parts from left to right, the gap's last."""
    parts = [cell for cell in overview.segments if cell.is_known]
    if not parts and overview.headline.is_known:
        parts = [overview.headline]
    found, start = [], 0.0
    for cell in parts:
        share = cell.coverage.value if cell.coverage else 0.0
        found.append(_part(cell, start, start + share, text))
        start += share
    return [*found, *_rest(overview.headline, start, text)]


def _part(cell: Cell, start: float, end: float, text: Text) -> Label:
    name = text("ringkasan.covered") if cell.segment == "total" else cell.segment
    people = text.people(cell.participants.known)
    return Label(cell.segment, people, name, text.share(cell.coverage), start, end)


def _rest(cell: Cell, start: float, text: Text) -> list[Label]:
    """Return the labels of participants without a segment, and of who is not covered."""
    whole = cell.coverage
    if whole is None:
        return []
    end = max(start, whole.value)
    rest = Interval(1 - whole.high, 1 - whole.value, 1 - whole.low)
    name = text("ringkasan.uncovered")
    gap = Label("gap", sentence.gap_words(cell, text), name, text.share(rest), end, 1.0)
    if end - start <= NARROWEST:
        return [gap]
    unnamed = Label("unnamed", text("chart.unnamed"), text("ringkasan.covered"), "", start, end)
    return [unnamed, gap]


def _labels(overview: Overview, text: Text) -> html.Ul:
    """Return the labels over their parts where there is room, else as a list."""
    found = labels(overview, text)
    places = placed(found)
    items = [
        html.Li(
            [
                html.B(label.people),
                html.Span(label.name, className="name"),
                html.Span(label.share, className="share"),
            ],
            className=f"part part-{label.part}" + (" back" if place < label.start else ""),
            style={"left": f"{place if places else 0:.3%}"},
        )
        for label, place in zip(found, places or [0.0] * len(found), strict=True)
    ]
    return html.Ul(items, className="labels" if places else "labels listed")


def placed(found: Sequence[Label]) -> list[float] | None:
    """Return where each label starts: at its part, or pushed back into room on its left.

    None where they do not fit without overlapping.
    """
    places: list[float] = []
    limit = 1.0
    for label in reversed(found):
        start = label.start
        if start + label.width > limit + TOUCH:
            start = limit - label.width - APART
        places.append(start)
        limit = start
    return list(reversed(places)) if limit >= 0 else None


def _bracket(cell: Cell, text: Text) -> list[html.P]:
    """Return what the bracket under the boundary says; an exact share needs none."""
    known = cell.coverage
    if known is None or known.is_exact or known.is_open:
        return []
    where = min(1.0, known.value)
    side = "flush-left" if where < EDGE else "flush-right" if where > 1 - EDGE else ""
    why = text("ringkasan.bracket.why", range=text.share_range(known))
    words = [html.B(text("ringkasan.bracket.share", share=text.share(known))), html.Span(why)]
    return [html.P(words, className=f"bracket {side}".strip(), style={"--at": f"{where:.3%}"})]
