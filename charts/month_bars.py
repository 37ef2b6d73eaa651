"""What each month of a plan costs: paid, and let off by relief; assumed months are hatched."""

from __future__ import annotations

from collections.abc import Sequence

from charts import marks, theme
from charts.theme import Figure, Theme
from model.cost import Month
from texts.rupiah import Scale, in_full
from texts.text import Text

HEIGHT = 190  # pixels
UNDER = 26  # pixels: the months
ABOVE = 1.14  # of the tallest bar: room for a number
FEW = 14  # months that each carry their number and name
NARROW_FEW = 6


def month_bars(months: Sequence[Month], text: Text, look: Theme) -> Figure:
    """Draw a bar for each month: what is paid, and above it what relief takes off.

    In   months in order, rupiah
    Out  a Plotly figure; x is the place of the month, customdata the month
    """
    sums = [month.sum for month in months]
    scale = Scale.of(max(one.gross.value for one in sums) or 1.0)
    places = list(range(len(months)))
    shared = {
        "type": "bar",
        "x": places,
        "customdata": [month.month for month in months],
        "hovertext": [_hover(month, text) for month in months],
        "hoverinfo": "text",
    }
    assumed = [month.assumed for month in months]
    relief = [one.relief.value for one in sums]
    return {
        "data": [
            {**shared, "y": [one.net.value for one in sums], "marker": _net(assumed, look)},
            {**shared, "y": relief, "marker": _relief(relief, look)},
        ],
        "layout": theme.layout(
            look,
            text,
            HEIGHT + UNDER,
            margin={"l": 0, "r": 0, "t": 0, "b": UNDER, "pad": 0},
            barmode="stack",
            bargap=0.3,
            xaxis=theme.bare_axis((-0.5, len(months) - 0.5)),
            yaxis=theme.bare_axis((0, ABOVE * max(one.gross.value for one in sums) or 1.0)),
            annotations=_words(months, scale, text, look),
        ),
    }


def _net(assumed: Sequence[bool], look: Theme) -> Figure:
    return {
        "color": look.ink,
        "line": {"color": look.ink_2, "width": [1 if one else 0 for one in assumed]},
        "pattern": {
            "shape": ["/" if one else "" for one in assumed],
            "fgcolor": look.ink_2,
            "bgcolor": theme.CLEAR,
            "solidity": marks.LINES,
            "size": marks.PATTERN,
        },
    }


def _relief(relief: Sequence[float], look: Theme) -> Figure:
    edge = {"color": look.covered[1], "width": [1 if one else 0 for one in relief]}
    pattern = {
        "shape": "/",
        "fgcolor": look.covered[1],
        "bgcolor": theme.CLEAR,
        "solidity": marks.LINES,
        "size": marks.PATTERN,
    }
    return {"color": look.covered[1], "line": edge, "pattern": pattern}


def _hover(month: Month, text: Text) -> str:
    kind = "assumed" if month.assumed else "known"
    return text(
        f"biaya.hover_month.{kind}",
        month=text.period(month.month, "month"),
        people=text.label(month.people),
        net=in_full(month.sum.net, text),
        relief=in_full(month.sum.relief, text),
    )


def _words(months: Sequence[Month], scale: Scale, text: Text, look: Theme) -> list[Figure]:
    """Return the month under each bar and what is paid, as many as there is room for."""
    every = -(-len(months) // (NARROW_FEW if look.narrow else FEW))
    under = {"xref": "x", "yanchor": "top", "yshift": -4}
    notes = []
    for at, month in enumerate(months[::every]):
        x = at * every
        name = text.period(month.month, "month", short=True)
        short = name if at == 0 or month.month.endswith("-01") else name.partition(" ")[0]
        place = {"x": -0.5, "xanchor": "left"} if at == 0 else {"x": x, "xanchor": "center"}
        font = {"color": look.ink_2, "size": 12}
        notes.append({**marks.note(short, x, 0, font=font, **under), **place})
    inside = every == 1 and not look.narrow
    shown = range(len(months)) if inside else _changes(months, every)
    return [*notes, *(_paid(at, months[at], scale, inside, (text, look)) for at in shown)]


def _changes(months: Sequence[Month], every: int) -> list[int]:
    """Return the months whose sum differs from the one before, not nearer than there is room."""
    found: list[int] = []
    for at, month in enumerate(months):
        is_other = not found or month.sum.net != months[at - 1].sum.net
        if is_other and (not found or at - found[-1] >= every):
            found.append(at)
    return found


def _paid(at: int, month: Month, scale: Scale, inside: bool, reader: tuple[Text, Theme]) -> Figure:
    """Return what a month pays: at the top of its bar, or above bars too narrow to hold it."""
    text, look = reader
    said = f"<b>{scale.said(month.sum.net, text)}</b>"
    ink = {"size": 12, "color": look.card if inside and not month.assumed else look.ink}
    more: Figure = {"xref": "x", "xanchor": "center", "font": ink}
    if not inside:
        side = {"xanchor": "left", "x": -0.5} if at == 0 else {}
        top = month.sum.gross.value
        return {**marks.note(said, at, top, yanchor="bottom", yshift=2, **more), **side}
    if month.assumed:
        more["bgcolor"] = look.card
    return marks.note(said, at, month.sum.net.value, yanchor="top", yshift=-2, **more)
