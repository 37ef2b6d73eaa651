"""The lead picture: participants by segment over the chosen base, with labels and bracket."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html

from layouts.parts import figure, sentence, sum_line
from layouts.parts.attributes import data
from layouts.parts.card import downloads, graph
from layouts.parts.sentence import share_key
from layouts.parts.table import heads, opened, row
from model import provenance_key as keys
from model import shown
from model.adding import Bar, Part, bar_of
from model.cell import Cell
from model.overview import Overview
from texts import Text, naming

LETTER = 0.0085  # of the bar: what a letter of a label takes at the narrowest width with labels
TOUCH = 0.004  # of the bar: labels may come this near
APART = 0.008  # of the bar: between a label that was pushed back and its neighbour
EDGE = 0.16  # of the bar: nearer to an end, the bracket's label is set flush with it


def lead(overview: Overview, drawn: Mapping[str, Any], text: Text) -> list[Any]:
    """Return the bar with its labels, its interval, its table and the sum of its parts."""
    described = sentence.spoken(overview, text)
    rows = [row(cell, row_name(cell, text), text, _whole(cell)) for cell in shown.lead(overview)]
    tab = opened(heads(text), rows, text("table.of_segments"), text)
    said = [line for line in (sum_line.sum_line(overview, text),) if line]
    notes = " ".join([*(f"{line}." for line in said), *sum_line.notes(overview, text)])
    bar = bar_of(overview.headline, overview.segments)
    found = labels(bar, text)  # none where there are several bars: they carry their own words
    bracketed = bar.is_one and bool(drawn["layout"].get("shapes"))
    return [
        html.H2(text("ringkasan.lead", place=naming.place(overview, text)), className="aloud"),
        *([_labels(found)] if found else []),
        graph("lead-chart", drawn, described),
        *(_bracket(overview.headline, text) if bracketed else []),
        html.Div(
            [
                tab,
                downloads("segmen", overview, text, "lead-chart"),
                html.P(figure.told(notes), className="sum"),
            ],
            className="under",
        ),
    ]


def _whole(cell: Cell) -> str:
    """Return the segment that the base of a part of the bar counts: all of them."""
    return "total" if cell.base == "stated" else ""


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
    asks: tuple[str, str] = ("", "")  # for the origin of the people, and of the share

    @property
    def width(self) -> float:
        """Return what the label takes of the bar."""
        return LETTER * max(len(self.people), 0.75 * len(self.name), len(self.share))


def labels(bar: Bar, text: Text) -> list[Label]:
    """Return the labels of the bar's parts from left to right, the gap's last."""
    return [_label(part, bar, text) for part in bar.parts] if bar.is_one else []


def _label(part: Part, bar: Bar, text: Text) -> Label:
    code, name = _named(part, text)
    people, share = text.people(part.people), text.share(part.share)
    return Label(code, people, name, share, part.start, part.end, _asks(part, bar))


def _asks(part: Part, bar: Bar) -> tuple[str, str]:
    """Return what asks for the people of a part and for their share of the base."""
    cell, whole = part.cell, _whole(part.cell)
    base = keys.side(cell, "base", whole)
    if part.kind == "covered":
        return keys.side(cell, "people", whole), keys.side(cell, "share", whole)
    if part.kind == "gap":
        gap = keys.side(cell, "gap", whole)
        return gap, keys.joined("over", gap, base)
    named = [keys.side(one.cell, "people", whole) for one in bar.parts if one.kind == "covered"]
    return keys.joined("minus", keys.side(cell, "people", whole), *named), ""


def _named(part: Part, text: Text) -> tuple[str, str]:
    """Return what the style sheet and what the reader calls a part."""
    if part.kind == "gap":
        return "gap", text("ringkasan.uncovered")
    if part.kind == "unnamed":
        return "unnamed", text("chart.unnamed")
    code = part.cell.segment
    return code, text("ringkasan.covered") if code == "total" else code


def _labels(found: Sequence[Label]) -> html.Ul:
    """Return the labels over their parts where there is room, else as a list."""
    places = placed(found)
    items = [
        html.Li(
            [
                html.B(figure.number(label.people, label.asks[0])),
                html.Span(label.name, className="name"),
                html.Span(figure.number(label.share, label.asks[1]), className="share"),
            ],
            className=f"part part-{label.part}" + (" back" if place < label.start else ""),
            style={"left": f"{place if places else 0:.3%}"},
        )
        for label, place in zip(found, places or [0.0] * len(found), strict=True)
    ]
    return html.Ul(items, className="labels" if places else "labels listed", **data(rove=""))


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
    if known is None or not known.has_range:
        return []
    where = min(1.0, known.value)
    side = "flush-left" if where < EDGE else "flush-right" if where > 1 - EDGE else ""
    why = text("ringkasan.bracket.why", range=text.share_range(known))
    share = text("ringkasan.bracket.share", share=figure.asked(text.share(known), share_key(cell)))
    words = [html.B(figure.told(share)), html.Span(why)]
    return [html.P(words, className=f"bracket {side}".strip(), style={"--at": f"{where:.3%}"})]
