"""The rate by who pays and when, in its card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dash import html

from layouts.parts import biaya_words as words
from layouts.parts.card import downloads, graph
from layouts.parts.grid_table import grid_table
from model.costing import Costing
from model.interval import Interval
from model.rate_spans import Span
from texts import Text
from texts.rupiah import in_full

COLUMNS = ("row", "first", "last", "gross", "relief", "net", "law", "state")


def rates(page: Costing, figure: Mapping[str, Any], text: Text) -> list[Any]:
    """Return the card."""
    heading = finding(page, text)
    about = text("biaya.rates.about", package=words.package(page.terms.package, text))
    table = grid_table(
        [text(f"biaya.rates.{name}") for name in COLUMNS],
        [_row(span, text) for span in page.spans],
        about,
        text,
    )
    notes = [text("biaya.rates.hatched")] if any(s.rate.assumed for s in page.spans) else []
    return [
        html.H2(heading),
        html.P(about, className="about"),
        graph("rates-chart", figure, f"{heading}. {about}"),
        *[html.P(note, className="note") for note in notes],
        html.Div([table, downloads("tarif", page, text, "rates-chart")], className="under"),
    ]


def finding(page: Costing, text: Text) -> str:
    """Return from whom relief takes something off while the plan pays, if from anybody."""
    terms = page.terms
    lower = [
        span
        for span in page.spans
        if span.rate.relief > 0 and span.first <= terms.last and terms.first <= span.last
    ]
    gross = text("rupiah.of", n=text.number(page.month))
    if not lower:
        return text("biaya.rates.same", gross=gross, when=words.when(terms, text))
    net = text("rupiah.of", n=text.number(min(span.rate.net for span in lower)))
    return text("biaya.rates.lower", gross=gross, net=net)


def _row(span: Span, text: Text) -> list[str]:
    gross, relief, net = (
        in_full(Interval.exact(one), text)
        for one in (span.rate.gross, span.rate.relief, span.rate.net)
    )
    first, last = (text.period(one, "month") for one in (span.first, span.last))
    state = text("biaya.rates.assumed" if span.rate.assumed else "biaya.rates.known")
    laws = ", ".join(span.rate.laws)
    return [text(f"biaya.payers_of.{span.row}"), first, last, gross, relief, net, laws, state]
