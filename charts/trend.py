"""Active participants over time: breaks as breaks, targets as diamonds, the path that is needed."""

from __future__ import annotations

from collections.abc import Sequence

from charts import marks, theme, trend_marks, trend_words
from charts.theme import Figure, Theme
from charts.trend_axes import BOTTOM, HEIGHT, LEFT, Axes, axes_of
from model.on_track import OnTrack, Target
from model.timeline import Point
from texts.text import Text

DOT, DIAMOND, LINE = 9, 12, 2.5  # pixels


def trend(page: OnTrack, text: Text, look: Theme) -> Figure:
    """Draw every figure of a region; a line only where nothing lies between two of them.

    In   an answer with at least one figure or target in persons
    Out  a Plotly figure; x are months since the first January, y persons, customdata the period
    """
    aims = [one for one in page.mine if one.aim.people.known is not None]
    drawn = [value for point in page.series.points for value in _heights(point)]
    drawn += [one.aim.people.known.value for one in aims if one.aim.people.known]
    axes = axes_of(page, drawn, look.narrow)
    kept = [one for one in aims if axes.start(one.aim.due) < axes.end]
    return {
        "data": [
            *_lines(page, axes, look),
            *_years(page, axes, text, look),
            *_points(page, axes, text, look),
            *_others(page, axes, text, look),
            *_path(page, axes, look),
            *_aims(kept, axes, text, look),
            *trend_marks.gaps(page, axes, text, look),
            *trend_marks.events(page, axes, text, look),
        ],
        "layout": theme.layout(
            look,
            text,
            HEIGHT,
            margin={"l": LEFT, "r": 8, "t": 0, "b": BOTTOM, "pad": 0},
            xaxis=theme.bare_axis((0, axes.end)),
            yaxis=theme.bare_axis((axes.bottom, axes.above)),
            shapes=[*trend_marks.grid(axes, look), *trend_marks.upright(page, axes, look)],
            annotations=trend_words.words(page, kept, axes, text, look),
        ),
    }


def _heights(point: Point) -> list[float]:
    others = (one.known.value for one in point.others if one.known is not None)
    return [point.known.value, *others]


def _lines(page: OnTrack, axes: Axes, look: Theme) -> list[Figure]:
    """Return a line for each stretch that nothing interrupts; none for a point alone."""
    line = {"color": look.covered[0], "width": LINE}
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [axes.x(point.period) for point in run],
            "y": [point.known.value for point in run],
            "line": line,
            "hoverinfo": "skip",
        }
        for run in page.series.runs
        if len(run) > 1
    ]


def _points(page: OnTrack, axes: Axes, text: Text, look: Theme) -> list[Figure]:
    months = [point for point in page.series.points if point.period_kind != "year"]
    if not months:
        return []
    symbols = ["circle-open" if "branch_office" in one.flags else "circle" for one in months]
    low = [point.known.value - point.known.low for point in months]
    high = [0 if p.known.is_open else p.known.high - p.known.value for p in months]
    least = marks.NARROWEST * (axes.top - axes.bottom)
    wide = [one + other > least for one, other in zip(low, high, strict=True)]
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [axes.x(point.period) for point in months],
            "y": [point.known.value for point in months],
            "customdata": [point.period for point in months],
            "marker": {"size": DOT, "color": look.covered[0], "symbol": symbols},
            "error_y": {
                "type": "data",
                "symmetric": False,
                "array": [up if is_wide else 0 for up, is_wide in zip(high, wide, strict=True)],
                "arrayminus": [down if w else 0 for down, w in zip(low, wide, strict=True)],
                "color": look.ink_2,
                "thickness": 1.2,
                "width": 0,
            },
            "hovertext": [trend_words.hover(point, page, text) for point in months],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    ]


def _years(page: OnTrack, axes: Axes, text: Text, look: Theme) -> list[Figure]:
    """Return the figures of a year without a month: a span, joined to nothing."""
    found = [point for point in page.series.points if point.period_kind == "year"]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [axes.start(point.period) + part for part in (0.5, 6, 11.5)],
            "y": [point.known.value] * 3,
            "customdata": [point.period] * 3,
            "line": {"color": look.covered[1], "width": 4},
            "hovertext": trend_words.hover(point, page, text),
            "hoverinfo": "text",
        }
        for point in found
    ]


def _others(page: OnTrack, axes: Axes, text: Text, look: Theme) -> list[Figure]:
    """Return what other publications say of the same period and cannot mean: open circles."""
    pairs = [
        (point, one.known)
        for point in page.series.points
        for one in point.others
        if one.known is not None and not one.known.overlaps(point.known)
    ]
    if not pairs:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [axes.x(point.period) for point, _ in pairs],
            "y": [known.value for _, known in pairs],
            "customdata": [point.period for point, _ in pairs],
            "marker": {
                "size": DOT + 1,
                "symbol": "circle-open",
                "color": look.ink_2,
                "line": {"width": 1.8, "color": look.ink_2},
            },
            "hovertext": [
                text("target.hover_other", people=text.people(known)) for _, known in pairs
            ],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    ]


def _path(page: OnTrack, axes: Axes, look: Theme) -> list[Figure]:
    """Return the way from the figure to the target, dotted: what would be needed, no forecast."""
    path = trend_words.path_of(page, axes)
    if path is None:
        return []
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [x for x, _ in path],
            "y": [y for _, y in path],
            "line": {"color": look.ink, "width": 1.8, "dash": "dot"},
            "hoverinfo": "skip",
        }
    ]


def _aims(aims: Sequence[Target], axes: Axes, text: Text, look: Theme) -> list[Figure]:
    """Return the targets in persons as diamonds."""
    if not aims:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [axes.due(one.aim.due) for one in aims],
            "y": [one.aim.people.known.value for one in aims if one.aim.people.known],
            "customdata": [one.id for one in aims],
            "marker": {"size": DIAMOND, "symbol": "diamond", "color": look.ink},
            "hovertext": [trend_words.hover_aim(one, text) for one in aims],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    ]
