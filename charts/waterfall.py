"""What a plan costs by payer, before and after relief: bars that begin where the last one ends."""

from __future__ import annotations

import math
from collections.abc import Sequence

from charts import marks, theme
from charts.theme import Figure, Theme
from model.cost_steps import GROSS, NET, RELIEF, Step
from model.interval import Interval
from texts import counts
from texts.numerals import MINUS
from texts.rupiah import Scale, in_full, rupiah_range
from texts.text import Text

HEIGHT = 400  # pixels
UNDER = 64  # pixels below the bars: a name of two lines, people
ABOVE = 1.14  # of the largest bar: room for the number over it
BAR = 0.62  # of a place
ROW = 54  # pixels of a narrow figure: words above, bar below
PAYER = 3  # the class of a map that the first payer has the colour of; others are paler
THICK, LOWER, UPPER = 16 / ROW, 0.24, -0.2  # of a row


def waterfall(steps: Sequence[Step], text: Text, look: Theme) -> Figure:
    """Draw a bar for each step; relief is hatched and leads down to what is really paid.

    In   steps in rupiah, each with where it begins
    Out  a Plotly figure; columns, on a phone rows; customdata the step's code
    """
    scale = Scale.of(max(step.end for step in steps))
    return _rows(steps, scale, text, look) if look.narrow else _columns(steps, scale, text, look)


def _columns(steps: Sequence[Step], scale: Scale, text: Text, look: Theme) -> Figure:
    most = ABOVE * _most(steps)
    places = list(range(len(steps)))
    bars = {
        **_bars(steps, scale, text, look),
        "x": places,
        "y": [abs(step.end - step.start) for step in steps],
        "base": [min(step.start, step.end) for step in steps],
        "width": BAR,
    }
    return {
        "data": [bars, *_whiskers(steps, look)],
        "layout": theme.layout(
            look,
            text,
            HEIGHT + UNDER,
            margin={"l": 0, "r": 0, "t": 0, "b": UNDER, "pad": 0},
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis((-0.5, len(steps) - 0.5)),
            yaxis=theme.bare_axis((0, most)),
            shapes=[*_joins(steps, look), _floor(look)],
            annotations=[
                note
                for at, step in enumerate(steps)
                for note in _words(at, step, scale, text, look)
            ],
        ),
    }


def _rows(steps: Sequence[Step], scale: Scale, text: Text, look: Theme) -> Figure:
    bars = {
        **_bars(steps, scale, text, look),
        "orientation": "h",
        "y": [at + LOWER for at in range(len(steps))],
        "x": [abs(step.end - step.start) for step in steps],
        "base": [min(step.start, step.end) for step in steps],
        "width": THICK,
    }
    points = [(s.end, at + LOWER, s.rupiah) for at, s in enumerate(steps) if not s.is_payer]
    return {
        "data": [bars, *marks.intervals(points, _most(steps), look)],
        "layout": theme.layout(
            look,
            text,
            len(steps) * ROW,
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis((0, _most(steps))),
            yaxis=theme.bare_axis((len(steps) - 0.5, -0.5)),
            annotations=[
                note
                for at, step in enumerate(steps)
                for note in _beside(at, step, scale, text, look)
            ],
        ),
    }


def _most(steps: Sequence[Step]) -> float:
    ends = [step.rupiah.high for step in steps if math.isfinite(step.rupiah.high)]
    return max([*ends, *(step.end for step in steps)]) or 1.0


def _bars(steps: Sequence[Step], scale: Scale, text: Text, look: Theme) -> Figure:
    """Return what the bars of both ways share: colours, hatch, what a pointer reads."""
    payers = [step.code for step in steps if step.is_payer]
    relief = [step.code == RELIEF for step in steps]
    paint = {GROSS: look.gap, NET: look.ink, RELIEF: look.covered[1]}  # of its lines
    shades = {code: look.rates_gap[max(1, PAYER - at)] for at, code in enumerate(payers)}
    return {
        "type": "bar",
        "customdata": [step.code for step in steps],
        "marker": {
            "color": [(paint | shades)[step.code] for step in steps],
            "line": {"color": look.covered[1], "width": [1 if down else 0 for down in relief]},
            "pattern": {
                "shape": ["/" if down else "" for down in relief],
                "fgcolor": look.covered[1],
                "bgcolor": theme.CLEAR,
                "solidity": marks.LINES,
                "size": marks.PATTERN,
            },
        },
        "hovertext": [_hover(step, text) for step in steps],
        "hoverinfo": "text",
    }


def _hover(step: Step, text: Text) -> str:
    span = rupiah_range(step.rupiah, text)
    said = in_full(step.rupiah, text)
    told = f"{said} ({span})" if span else said
    return text("biaya.hover_step", name=text(f"biaya.step.{step.code}"), rupiah=told)


def _whiskers(steps: Sequence[Step], look: Theme) -> list[Figure]:
    """Return the interval bars of what is not exact; none under two pixels."""
    least = marks.NARROWEST * _most(steps)
    wide = [(at, s) for at, s in enumerate(steps) if least < s.rupiah.width < math.inf]
    wide = [(at, step) for at, step in wide if step.code in (GROSS, NET)]
    if not wide:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [at for at, _ in wide],
            "y": [step.end for _, step in wide],
            "marker": {"opacity": 0},
            "hoverinfo": "skip",
            "error_y": {
                "type": "data",
                "symmetric": False,
                "array": [step.rupiah.high - step.rupiah.value for _, step in wide],
                "arrayminus": [step.rupiah.value - step.rupiah.low for _, step in wide],
                "color": look.ink,
                "thickness": 1.5,
                "width": 4,
            },
        }
    ]


def _joins(steps: Sequence[Step], look: Theme) -> list[Figure]:
    """Return the lines from where one bar ends to where the next begins."""
    return [
        {
            "type": "line",
            "x0": at + BAR / 2,
            "x1": at + 1 - BAR / 2,
            "y0": step.end,
            "y1": step.end,
            "line": {"color": look.ink_3, "width": 1},
        }
        for at, step in enumerate(steps[:-1])
    ]


def _floor(look: Theme) -> Figure:
    line = {"color": look.line, "width": 1}
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "line": line}


def _number(step: Step, scale: Scale, text: Text) -> str:
    sign = MINUS if step.code == RELIEF else ""
    return f"<b>{scale.said(step.rupiah, text, sign)}</b>"


def _colour(step: Step, look: Theme) -> str:
    return {GROSS: look.gap_text, RELIEF: look.covered_text}.get(step.code, look.ink)


def _words(at: int, step: Step, scale: Scale, text: Text, look: Theme) -> list[Figure]:
    """Return the number over a bar and its name under the floor."""
    size = 13 if step.is_payer or step.code == RELIEF else 16
    font = {"color": _colour(step, look), "size": size}
    top = {"xref": "x", "xanchor": "center", "yanchor": "bottom", "align": "center", "yshift": 4}
    under = {"xref": "x", "xanchor": "center", "yanchor": "top", "align": "center", "yshift": -6}
    name = marks.two_lines(
        text(f"biaya.step.{step.code}"), text(f"biaya.step_about.{step.code}"), look
    )
    if step.people is not None:
        people = _people(step.people, text)
        name += f'<br><span style="color:{look.ink_3};font-size:12px">{people}</span>'
    return [
        marks.note(_number(step, scale, text), at, max(step.start, step.end), font=font, **top),
        marks.note(name, at, 0, font={"color": look.ink, "size": 12}, **under),
    ]


def _people(known: Interval, text: Text) -> str:
    """Return people that follow from an assumption: every digit where the gap is exact."""
    return (counts.people if known.is_exact else counts.label)(known, text.numerals)


def _beside(at: int, step: Step, scale: Scale, text: Text, look: Theme) -> list[Figure]:
    """Return a step's name and number above its bar."""
    font = {"color": _colour(step, look), "size": 14}
    name = f"<b>{text(f'biaya.step.{step.code}')}</b>"
    if step.people is not None:
        people = text("biaya.step_people", people=_people(step.people, text))
        name += f' <span style="color:{look.ink_3};font-size:12px">{people}</span>'
    return [
        marks.note(name, 0, at + UPPER, font={"color": look.ink, "size": 14}),
        marks.note(_number(step, scale, text), 1, at + UPPER, xanchor="right", font=font),
    ]
