"""From never registered to active, with those who lapsed branching off the registered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from charts import marks, theme
from charts.theme import Figure, Theme
from model.cell import Quantity
from model.enrolment import Enrolment
from model.interval import Interval
from texts.text import Text

ROW = 62  # pixels: name and number above, bar below
BAR, LOWER = 24 / ROW, 0.2  # of a row
UPPER = -0.26  # of a row: the words above the bar


@dataclass(frozen=True, slots=True)
class Stage:
    """A bar of the funnel: where it starts, how long it is, how it is filled."""

    name: str
    quantity: Quantity
    start: float
    length: float
    marker: Figure


def funnel(enrolment: Enrolment, text: Text, look: Theme) -> Figure:
    """Draw the four groups on one scale of people; unknown ones are hatched.

    In   one region and period, persons
    Out  a Plotly figure; y is the row from the top, customdata the group
    """
    end = _end(enrolment)
    stages = _stages(enrolment, end, look)
    points = [
        (stage.start + stage.length, row + LOWER, known)
        for row, stage in enumerate(stages)
        if (known := stage.quantity.known) and stage.name != "never_registered"
    ]
    return {
        "data": [
            *[_bar(row, stage, enrolment, text) for row, stage in enumerate(stages)],
            *marks.intervals(points, end, look),
        ],
        "layout": theme.layout(
            look,
            text,
            len(stages) * ROW,
            barmode="overlay",
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis((0, end)),
            yaxis=theme.bare_axis((len(stages) - 0.5, -0.5)),
            annotations=_words(stages, enrolment, text, look),
            shapes=_links(stages, look),
        ),
    }


def _end(enrolment: Enrolment) -> float:
    sides = (enrolment.labour_force, *(one for _, one in enrolment.groups))
    return max((one.known.value for one in sides if one.known), default=1.0)


def _stages(enrolment: Enrolment, end: float, look: Theme) -> list[Stage]:
    """Return the bars: each group starts where the one that it leaves ends."""
    found = dict(enrolment.groups)
    registered, active = _size(found["registered"]), _size(found["active"])
    colours: dict[str, Figure] = {
        "never_registered": {"color": look.gap},
        "registered": {"color": look.covered[1]},
        "active": {"color": look.covered[0]},
        "inactive": {"color": look.rates_gap[1], "line": {"color": look.gap, "width": 1}},
    }
    starts = {"never_registered": registered, "inactive": active}
    lengths = {"active": registered, "inactive": registered - active}
    stages = []
    for name, quantity in enrolment.groups:
        if name == "never_registered" and not enrolment.is_possible:
            continue
        length = lengths.get(name, end) if quantity.known is None else quantity.known.value
        empty = marks.empty([quantity.status or "unknown"], look)
        marker = empty if quantity.known is None else colours[name]
        stages.append(Stage(name, quantity, starts.get(name, 0.0), length, marker))
    return stages


def _size(quantity: Quantity) -> float:
    return 0.0 if quantity.known is None else quantity.known.value


def _bar(row: int, stage: Stage, enrolment: Enrolment, text: Text) -> Figure:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [stage.length],
        "base": [stage.start],
        "y": [row + LOWER],
        "width": BAR,
        "customdata": [stage.name],
        "marker": stage.marker,
        "hovertext": [
            text(
                "sektor.hover_standing",
                name=text(f"sektor.standing.{stage.name}"),
                people=_people(stage.quantity.known, text),
                share=text.share(enrolment.share(stage.quantity)),
                when=text.period(enrolment.standing.period, enrolment.standing.period_kind),
            )
        ],
        "hoverinfo": "text",
    }


def _people(known: Interval | None, text: Text) -> str:
    words = text.people(known)
    if known is None or not known.has_range:
        return words
    return f"{words} ({text.people_range(known)})"


def _words(stages: Sequence[Stage], enrolment: Enrolment, text: Text, look: Theme) -> list[Figure]:
    """Return above each bar its group on the left, people and share on the right."""
    font = {"color": look.ink, "size": 14}
    notes = []
    for row, stage in enumerate(stages):
        known = stage.quantity.known
        share = (
            f'<span style="color:{look.ink_3}">{text.share(enrolment.share(stage.quantity))}</span>'
        )
        said = f"<b>{text.about(known)}</b>  {share}"
        if known is None:
            said = text(f"state.{stage.quantity.status or 'unknown'}")
        name = text(f"sektor.standing.{stage.name}")
        right = {"xanchor": "right", "align": "right", "font": font, "bgcolor": look.card}
        notes.append(marks.note(name, 0, row + UPPER, font=font))
        notes.append(marks.note(said, 1, row + UPPER, **right))
    return notes


def _links(stages: Sequence[Stage], look: Theme) -> list[Figure]:
    """Return the lines from where one group ends down to where the next two begin."""
    rows = {stage.name: (row + LOWER, stage) for row, stage in enumerate(stages)}
    pairs = [
        (upper, lower, at)
        for upper, lower in (
            ("never_registered", "registered"),
            ("registered", "active"),
            ("registered", "inactive"),
        )
        if upper in rows and lower in rows
        for at in _ends(rows[upper][1], rows[lower][1])
    ]
    line = {"color": look.ink_3, "width": 1, "dash": "dot"}
    return [
        {
            "type": "line",
            "x0": at,
            "x1": at,
            "y0": rows[upper][0] + BAR / 2,
            "y1": rows[lower][0] - BAR / 2,
            "line": line,
            "layer": "below",
        }
        for upper, lower, at in pairs
    ]


def _ends(upper: Stage, lower: Stage) -> list[float]:
    """Return where two bars share an end."""
    ends = {upper.start, upper.start + upper.length}
    return sorted(ends & {lower.start, lower.start + lower.length} - {0.0})
