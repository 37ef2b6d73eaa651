"""Which assumption moves the cost most: each one's two ends around the cost as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from charts import marks, theme
from charts.theme import Figure, Theme
from model.interval import Interval
from model.tornado import Swing
from texts.rupiah import Scale, rupiah
from texts.text import Text

HEAD = 34  # pixels above the first row, for the cost as it stands
ROW = 66  # pixels: name, its two ends, bar
ROW_NARROW = 90  # pixels: name and ends above, bar below
LEAST = 100  # of a unit: from there on no decimals
BAR, LOWER = 0.36, 0.24  # of a row
UPPER, ENDS = -0.34, -0.1  # of a row: the name, its two ends
NAMES = 0.4  # of the width, left of the bars; on a phone names stand above them
ROOM = 0.28  # of what is drawn, on either side: for the numbers


def tornado(swings: Sequence[Swing], now: Interval, text: Text, look: Theme) -> Figure:
    """Draw a row for each assumption, the one that moves most on top.

    In   swings in net rupiah; `now`: the net cost as it stands
    Out  a Plotly figure; y is the row from the top, customdata the assumption
    """
    ends = [end.value for swing in swings for end in (swing.low, swing.high)]
    least, most = min([*ends, now.value]), max([*ends, now.value])
    room, left = ROOM * (most - least), 0 if look.narrow else NAMES
    return {
        "data": [
            _side(swings, now, "cheaper", text, look),
            _side(swings, now, "dearer", text, look),
        ],
        "layout": theme.layout(
            look,
            text,
            HEAD + len(swings) * (ROW_NARROW if look.narrow else ROW),
            margin={"l": 0, "r": 0, "t": HEAD, "b": 0, "pad": 0},
            barmode="overlay",
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis((least - room, most + room), domain=[left, 1]),
            yaxis=theme.bare_axis((len(swings) - 0.5, -0.5)),
            shapes=[_now(now, len(swings), look)],
            annotations=[
                _said(now, text, look),
                *(
                    note
                    for at, swing in enumerate(swings)
                    for note in _words(at, swing, text, look)
                ),
            ],
        ),
    }


def _side(swings: Sequence[Swing], now: Interval, side: str, text: Text, look: Theme) -> Figure:
    """Return the bars of the cheaper or the dearer ends; one that is the cost itself has none."""
    cheaper, scale = side == "cheaper", Scale.of(now.value, LEAST)
    ends = [swing.low if cheaper else swing.high for swing in swings]
    drawn = [(at, end) for at, end in enumerate(ends) if end.value != now.value]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [end.value - now.value for _, end in drawn],
        "base": [now.value] * len(drawn),
        "y": [at + (LOWER if look.narrow else 0) for at, _ in drawn],
        "width": BAR,
        "customdata": [swings[at].name for at, _ in drawn],
        "marker": {"color": look.covered[1] if cheaper else look.gap},
        "text": [f"\u00a0{scale.said(end, text)}\u00a0" for _, end in drawn],
        "textposition": "outside",
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
        "outsidetextfont": {
            "color": look.covered_text if cheaper else look.gap_text,
            "weight": 600,
        },
        "hovertext": [_hover(swings[at], end, side, text) for at, end in drawn],
        "hoverinfo": "text",
    }


def _hover(swing: Swing, end: Interval, side: str, text: Text) -> str:
    name = text(f"biaya.swing.{swing.name}")
    return text(
        "biaya.hover_swing", name=name, end=_end(swing, side, text), rupiah=rupiah(end, text)
    )


def _end(swing: Swing, side: str, text: Text) -> str:
    """Return what an end assumes: 6 months, 80 % pay themselves."""
    plan = swing.cheaper if side == "cheaper" else swing.dearer
    if swing.name == "package":
        return plan.package.replace("+", " + ")
    if swing.name == "months":
        return text("biaya.ends.months", n=text.number(plan.months))
    if swing.name == "people":
        return text("biaya.ends.people", n=text.label(plan.people))
    share = plan.split.shares.get("self", 0.0)
    return text("biaya.ends.self_share", share=text.percent(100 * share))


def _words(at: int, swing: Swing, text: Text, look: Theme) -> list[Figure]:
    swing_name = text(f"biaya.swing.{swing.name}")
    name = f"<b>{swing_name}</b>"
    between = text(
        "biaya.ends.of",
        one=_end(swing, "cheaper", text),
        other=_end(swing, "dearer", text),
    )
    font = {"color": look.ink, "size": 13}
    small = {"color": look.ink_3, "size": 12}
    if not look.narrow:
        return [marks.note(marks.two_lines(swing_name, between, look), 0, at, font=font)]
    return [
        marks.note(name, 0, at + UPPER, font=font, bgcolor=look.card),
        marks.note(between, 0, at + ENDS, font=small, bgcolor=look.card),
    ]


def _now(now: Interval, rows: int, look: Theme) -> Figure:
    line = {"color": look.ink, "width": 1.5}
    at = {"x0": now.value, "x1": now.value, "y0": -0.5, "y1": rows - 0.5}
    return {"type": "line", **at, "line": line, "layer": "above"}


def _said(now: Interval, text: Text, look: Theme) -> Figure:
    words = text("biaya.swing_now", rupiah=rupiah(now, text))
    font = {"color": look.ink, "size": 13, "weight": 600}
    more = {
        "xref": "x",
        "xanchor": "center",
        "yanchor": "bottom",
        "font": font,
        "bgcolor": look.card,
    }
    return marks.note(words, now.value, -0.5, **more)
