"""What each month costs, in its card: rates are dated, and people may join by and by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from layouts.parts import biaya_words as words
from layouts.parts.card import downloads, graph
from layouts.parts.grid_table import grid_table
from model.cost import Month
from model.costing import Costing
from model.rates import SELF, TRANSPORT
from texts import Text
from texts.rupiah import Scale, in_full, rupiah

COLUMNS = ("month", "people", "transport", "self", "others", "gross", "relief", "net", "state")


def months(page: Costing, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card; nothing where nothing is priced."""
    if figure is None or page.cost is None:
        return []
    every = page.cost.months
    heading = finding(page, text)
    unit = Scale.of(max(month.sum.gross.value for month in every)).axis(text)
    about = text("biaya.months.about", unit=unit, place=words.place(page, text))
    table = grid_table(
        [text(f"biaya.months.{name}") for name in COLUMNS],
        [_row(month, text) for month in every],
        about,
        text,
    )
    notes = []
    if page.terms.enrol_over > 1:
        notes.append(text("biaya.months.joining", n=text.number(page.terms.enrol_over)))
    if page.cost.assumed:
        notes.append(text("biaya.rates.hatched"))
    return [
        html.H2(heading),
        html.P(about, className="about"),
        graph("months-chart", figure, f"{heading}. {about}"),
        *[html.P(note, className="note") for note in notes],
        html.Div([table, downloads("bulan", page, text, "months-chart")], className="under"),
    ]


def finding(page: Costing, text: Text) -> str:
    """Return the cheapest and the dearest month, or that all cost the same."""
    if page.cost is None:
        return ""
    every = page.cost.months
    least = min(every, key=lambda month: month.sum.net.value)
    most = max(every, key=lambda month: month.sum.net.value)
    if least.sum.net.value == most.sum.net.value:
        return text("biaya.months.same", net=rupiah(most.sum.net, text))
    low, high = rupiah(least.sum.net, text), rupiah(most.sum.net, text)
    first, other = (text.period(one.month, "month") for one in (least, most))
    return text("biaya.months.between", low=low, first=first, high=high, other=other)


def _row(month: Month, text: Text) -> list[str]:
    whole = month.sum
    state = text("biaya.rates.assumed" if month.assumed else "biaya.rates.known")
    return [
        text.period(month.month, "month"),
        words.assumed(month.people, text),
        *_rates(month, text),
        in_full(whole.gross, text),
        in_full(whole.relief, text),
        in_full(whole.net, text),
        state,
    ]


def _rates(month: Month, text: Text) -> list[str]:
    """Return the rates of drivers, of other self-payers and of all who are paid for."""
    found = {}
    for line in month.lines:
        kind = "others" if line.payer != SELF else "self"
        found["transport" if line.rate.occupation == TRANSPORT else kind] = line.rate.net
    known = (found.get(kind) for kind in ("transport", "self", "others"))
    return ["" if one is None else text("rupiah.of", n=text.number(one)) for one in known]
