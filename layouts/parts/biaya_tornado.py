"""Which assumption moves the cost most, in its card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from layouts.parts import biaya_words as words
from layouts.parts.card import downloads, graph
from layouts.parts.grid_table import grid_table
from model.costing import Costing
from model.plan import Plan
from model.rates import SELF
from model.tornado import Swing
from texts import Text
from texts.rupiah import Scale, in_full

COLUMNS = ("name", "cheaper", "low", "dearer", "high", "width")


def tornado(page: Costing, figure: Mapping[str, Any] | None, text: Text) -> list[Any]:
    """Return the card; nothing where no assumption moves anything."""
    if figure is None or page.cost is None or not page.swings:
        return []
    heading = text(f"biaya.most.{page.swings[0].name}")
    about = text("biaya.tornado.about", unit=Scale.of(page.cost.sum.net.value).axis(text))
    table = grid_table(
        [text(f"biaya.tornado.{name}") for name in COLUMNS],
        [_row(swing, text) for swing in page.swings],
        about,
        text,
    )
    return [
        html.H2(heading),
        html.P(about, className="about"),
        graph("tornado-chart", figure, f"{heading}. {about}"),
        html.Div([table, downloads("asumsi", page, text, "tornado-chart")], className="under"),
    ]


def _row(swing: Swing, text: Text) -> list[str]:
    return [
        text(f"biaya.swing.{swing.name}"),
        _end(swing.name, swing.cheaper, text),
        in_full(swing.low, text),
        _end(swing.name, swing.dearer, text),
        in_full(swing.high, text),
        text("rupiah.of", n=text.number(swing.width)),
    ]


def _end(name: str, plan: Plan, text: Text) -> str:
    """Return what one end assumes."""
    if name == "package":
        return words.package(plan.package, text)
    if name == "months":
        return text("biaya.ends.months", n=text.number(plan.months))
    if name == "people":
        return text("biaya.ends.people", n=words.assumed(plan.people, text))
    share = text.percent(100 * plan.split.shares.get(SELF, 0.0))
    return text("biaya.ends.self_share", share=share)
