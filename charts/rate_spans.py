"""What a worker's package costs a month, by who pays, over time; assumed months are hatched."""

from __future__ import annotations

from collections.abc import Sequence

from charts import marks, theme
from charts.theme import Figure, Theme
from model.interval import Interval
from model.months import months_until
from model.rate_spans import ROWS, Span
from texts.rupiah import in_full
from texts.text import Text

TOP = 26  # pixels above the first row: the dates
ROW = 72  # pixels: name above, bar below
BAR, LOWER, UPPER = 30 / ROW, 0.2, -0.32  # of a row
WIDE = 0.17  # of the figure: a stretch that holds a word
GAP = 0.12  # months left between two stretches


def rate_spans(spans: Sequence[Span], paid: tuple[str, str], text: Text, look: Theme) -> Figure:
    """Draw a row for each kind of payer, a bar for each stretch with one rate.

    In   stretches in the order of ROWS, all over the same months; `paid`: first and last month
         of the plan
    Out  a Plotly figure; x are months since the first, customdata the row
    """
    origin, end = spans[0].first, max(span.last for span in spans)
    length = months_until(origin, end) + 1
    return {
        "data": [_bars(spans, origin, length, text, look)],
        "layout": theme.layout(
            look,
            text,
            TOP + len(ROWS) * ROW,
            margin={"l": 0, "r": 0, "t": TOP, "b": 0, "pad": 0},
            barmode="overlay",
            barcornerradius=theme.RADIUS,
            xaxis=theme.bare_axis((0, length)),
            yaxis=theme.bare_axis((len(ROWS) - 0.5, -0.5)),
            shapes=_paid(paid, origin, look),
            annotations=[*_names(text, look), *_dates(paid, origin, length, text, look)],
        ),
    }


def _at(row: str) -> int:
    return list(ROWS).index(row)


def _bars(spans: Sequence[Span], origin: str, length: int, text: Text, look: Theme) -> Figure:
    usual = [look.land if not span.rate.relief else look.rates_coverage[2] for span in spans]
    assumed = [span.rate.assumed for span in spans]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [months_until(origin, span.first) for span in spans],
        "x": [span.months - GAP for span in spans],
        "y": [_at(span.row) + LOWER for span in spans],
        "width": BAR,
        "customdata": [span.row for span in spans],
        "marker": {
            "color": [look.hatch if a else u for a, u in zip(assumed, usual, strict=True)],
            "line": {"color": look.hatch, "width": 1},
            "pattern": {
                "shape": ["/" if one else "" for one in assumed],
                "fgcolor": look.hatch,
                "bgcolor": theme.CLEAR,
                "solidity": marks.LINES,
                "size": marks.PATTERN,
            },
        },
        "text": [_said(span, length, text) for span in spans],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "insidetextfont": {
            "color": look.ink,
            "size": 13,
            "weight": 600,
        },
        "hovertext": [_hover(span, text) for span in spans],
        "hoverinfo": "text",
    }


def _said(span: Span, length: int, text: Text) -> str:
    """Return the rate where the stretch is long enough to hold it."""
    if span.months < WIDE * length:
        return ""
    return in_full(Interval.exact(span.rate.net), text)


def _hover(span: Span, text: Text) -> str:
    kind = "assumed" if span.rate.assumed else "known"
    return text(
        f"biaya.hover_rate.{kind}",
        row=text(f"biaya.payers_of.{span.row}"),
        first=text.period(span.first, "month"),
        last=text.period(span.last, "month"),
        rupiah=in_full(Interval.exact(span.rate.net), text),
    )


def _names(text: Text, look: Theme) -> list[Figure]:
    font = {"color": look.ink, "size": 13}
    return [
        marks.note(
            f"<b>{text(f'biaya.payers_of.{row}')}</b>", 0, at + UPPER, font=font, bgcolor=look.card
        )
        for at, row in enumerate(ROWS)
    ]


def _paid(paid: tuple[str, str], origin: str, look: Theme) -> list[Figure]:
    """Return the two lines between which the plan pays."""
    first, last = paid
    ends = (months_until(origin, first), months_until(origin, last) + 1)
    line = {"color": look.ink, "width": 1, "dash": "dot"}
    return [
        {
            "type": "line",
            "x0": x,
            "x1": x,
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "line": line,
            "layer": "below",
        }
        for x in ends
    ]


def _dates(
    paid: tuple[str, str], origin: str, length: int, text: Text, look: Theme
) -> list[Figure]:
    """Return the first and the last month that are paid for, above their lines."""
    first, last = paid
    small = {"color": look.ink_2, "size": 12}
    places = {first: months_until(origin, first), last: months_until(origin, last) + 1}
    sides = {first: "left", last: "right"}
    return [
        marks.note(
            text.period(month, "month", short=True),
            min(length, x),
            1,
            xref="x",
            yref="paper",
            yanchor="bottom",
            xanchor=sides[month] if first != last else "left",
            font=small,
        )
        for month, x in places.items()
    ]
