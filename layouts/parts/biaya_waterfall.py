"""From who pays to what is really paid, in its card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html

from layouts.parts import biaya_words as words
from layouts.parts.card import downloads, graph
from layouts.parts.grid_table import grid_table
from model.cost_steps import Step, steps
from model.costing import Costing
from model.interval import Interval
from texts import Text
from texts.rupiah import Scale, in_full, rupiah_range

COLUMNS = ("step", "people", "gross", "relief", "net", "range")


def waterfall(page: Costing, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card; nothing where nothing is priced."""
    if figure is None or page.cost is None:
        return []
    found = steps(page.cost)
    heading, about = finding(page, text), subtitle(page, found, text)
    table = grid_table(
        [text(f"biaya.table.{name}") for name in COLUMNS],
        [_row(step, text) for step in found],
        about,
        text,
    )
    return [
        html.H2(heading),
        html.P(about, className="about"),
        graph("waterfall-chart", figure, f"{heading}. {about}"),
        html.Div([table, downloads("pembayar", page, text, "waterfall-chart")], className="under"),
    ]


def finding(page: Costing, text: Text) -> str:
    """Return how much relief takes off, or that it takes nothing off."""
    if page.cost is None:
        return ""
    whole = page.cost.sum
    if whole.relief.value <= 0:
        return text("biaya.waterfall.none", when=words.when(page.terms, text))
    share = whole.relief.value / whole.gross.value  # of one rate table: exact, however wide the gap
    off = text.percent(100 * share)
    return text("biaya.waterfall.relief", share=off, when=words.when(page.terms, text))


def subtitle(page: Costing, found: Sequence[Step], text: Text) -> str:
    """Return statistic, unit, place, months and the rule of the relief."""
    return text(
        f"biaya.waterfall_about.{page.kind}",
        unit=Scale.of(max(step.end for step in found)).axis(text),
        package=words.package(page.terms.package, text),
        place=words.place(page, text),
        when=words.when(page.terms, text),
    )


def _row(step: Step, text: Text) -> list[str]:
    of_payer = step.is_payer or step.code != "relief"
    return [
        text(f"biaya.step.{step.code}"),
        "" if step.people is None else words.assumed(step.people, text),
        _sum(step.rupiah if step.code == "gross" or step.is_payer else None, text),
        _sum(step.relief if step.code != "net" else None, text),
        _sum(step.net if of_payer else None, text),
        rupiah_range(step.rupiah, text),
    ]


def _sum(known: Interval | None, text: Text) -> str:
    return "" if known is None else in_full(known, text)
