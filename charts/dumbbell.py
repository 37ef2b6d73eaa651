"""How far coverage is from its target, over the base that the target's document names."""

from __future__ import annotations

from collections.abc import Sequence

from charts import hover, marks, theme
from charts.theme import Figure, Theme
from model.targets import Goal
from texts.text import Text

ROW = 62  # pixels
LOWER, UPPER = 0.22, -0.2  # of a row: the line below the words
LINE, DOT, DIAMOND = 4, 14, 13  # pixels
MARGIN = 0.02  # of the axis


def dumbbell(goals: Sequence[Goal], text: Text, look: Theme) -> Figure:
    """Draw a row per target: the share reached, the target as a diamond, the way between.

    In   goals whose base is stated, in the order to draw
    Out  a Plotly figure; x are shares, y the row from the top, customdata the region
    """
    rows = list(enumerate(goals))
    return {
        "data": [_way(rows, look), _reached(rows, text, look), _aims(rows, text, look)],
        "layout": theme.layout(
            look,
            text,
            len(rows) * ROW,
            xaxis=theme.bare_axis((-MARGIN, _end(goals) + MARGIN)),
            yaxis=theme.bare_axis((len(rows) - 0.5, -0.5)),
            annotations=[note for at, goal in rows for note in _words(at, goal, text, look)],
        ),
    }


Rows = Sequence[tuple[int, Goal]]


def _end(goals: Sequence[Goal]) -> float:
    """Return where the axis ends: at the whole, or at what passes it."""
    reached = [goal.reached.value for goal in goals if goal.reached]
    return max([1.0, *(goal.share.value for goal in goals), *reached])


def _way(rows: Rows, look: Theme) -> Figure:
    """Return the lines from what is reached to the target; None breaks one from the next."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for at, goal in rows:
        if goal.reached:
            xs += [goal.reached.value, goal.share.value, None]
            ys += [at + LOWER, at + LOWER, None]
    line = {"color": look.gap, "width": LINE}
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line, "hoverinfo": "skip"}


def _points(rows: Rows, text: Text) -> Figure:
    return {
        "type": "scatter",
        "mode": "markers",
        "y": [at + LOWER for at, _ in rows],
        "customdata": [goal.region for _, goal in rows],
        "hovertext": [_box(goal, text) for _, goal in rows],
        "hoverinfo": "text",
        "cliponaxis": False,
    }


def _reached(rows: Rows, text: Text, look: Theme) -> Figure:
    known = [(at, goal) for at, goal in rows if goal.reached]
    return {
        **_points(known, text),
        "x": [goal.reached.value for _, goal in known if goal.reached],
        "marker": {"size": DOT, "color": look.covered[0]},
    }


def _aims(rows: Rows, text: Text, look: Theme) -> Figure:
    marker = {"size": DIAMOND, "symbol": "diamond", "color": look.ink}
    return {**_points(rows, text), "x": [goal.share.value for _, goal in rows], "marker": marker}


def _words(at: int, goal: Goal, text: Text, look: Theme) -> list[Figure]:
    """Return above a line whose target it is, and from where to where it leads."""
    kind = text(f"goal.{goal.measure}")
    when = text.period(goal.period, goal.period_kind, short=True)
    name = marks.two_lines(hover.plain(goal.region_name), f"{kind}, {when}", look)
    right = {"xanchor": "right", "align": "right", "font": {"color": look.ink, "size": 14}}
    base = text("goal.of", base=text.people(goal.base.known))
    if goal.base_period and goal.participants.known is not None:
        base = text("goal.since", base=base, when=_period(goal.base_period, text))
    to = marks.two_lines(_from_to(goal, text), base, look)
    left = {"font": {"color": look.ink, "size": 14}}
    return [marks.note(name, 0, at + UPPER, **left), marks.note(to, 1, at + UPPER, **right)]


def _period(period: str, text: Text) -> str:
    return text.period(period, "month" if "-" in period else "year", short=True)


def _from_to(goal: Goal, text: Text) -> str:
    reached = text.share(goal.reached) if goal.reached else text("goal.unknown")
    return text("goal.way", reached=reached, target=text.printed(goal.share))


def _box(goal: Goal, text: Text) -> str:
    return text(
        "goal.box",
        title=hover.plain(goal.region_name),
        way=_from_to(goal, text),
        base=text.people(goal.base.known),
    )
