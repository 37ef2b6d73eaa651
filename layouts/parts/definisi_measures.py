"""Every computed measure: what it is, its formula, what it gives for the example, its rule."""

from __future__ import annotations

from collections.abc import Callable

from dash import html

from layouts.parts import definisi_words as words
from layouts.parts import figure
from model import provenance_key as keys
from model.cell import Cell
from model.definitions import Definitions
from model.interval import Interval
from model.measures import MEASURES, Measure
from texts import Text, naming

FULL = 100  # percent
MOST_NAMED = 4


def measures(page: Definitions, text: Text) -> html.Section:
    """Return the measures, one row each."""
    rows = [_row(measure, page, text) for measure in MEASURES]
    about = text("definisi.measures.about")
    return words.section("measures", text("definisi.measures.title"), about, rows)


def _row(measure: Measure, page: Definitions, text: Text) -> html.Div:
    entry = page.term(measure.id)
    meaning = html.P(words.meaning(entry, text), className="meaning")
    unit = html.P(text(f"definisi.unit.{measure.unit}"), className="fine")
    name = [words.names(entry, text, code=True), meaning, unit]
    formula = html.P(measure.formula, className="formula")
    rule = html.P(text(f"definisi.rule.{measure.id}"))
    cells = [
        html.Div(name),
        _cell("formula", formula, text),
        _cell("example", html.P(figure.told(example(measure, page, text))), text),
        _cell("rule", rule, text),
    ]
    return html.Div(cells, id=measure.id, className="measure", **words.found_by(entry))


def _cell(kind: str, what: html.P, text: Text) -> html.Div:
    return html.Div([html.P(text(f"definisi.measures.{kind}"), className="label"), what])


def example(measure: Measure, page: Definitions, text: Text) -> str:
    """Return the measure worked out for the example, or that it has none."""
    return EXAMPLES[measure.id](page, text) or text("definisi.measures.none")


def _coverage(page: Definitions, text: Text) -> str:
    cell = page.headline
    if cell.coverage is None:
        return ""
    share = figure.asked(text.share(cell.coverage), keys.side(cell, "share"))
    return text("definisi.shown.coverage", share=share, **_sides(cell, cell.coverage, text))


def _gap(page: Definitions, text: Text) -> str:
    cell = page.headline
    if cell.gap is None:
        return ""
    bounds = text.people_range(cell.gap) if cell.gap.has_range else ""
    sides = _sides(cell, None, text) | {"range": _in_brackets(bounds, text)}
    return text(
        "definisi.shown.gap",
        people=figure.asked(text.people(cell.gap), keys.side(cell, "gap")),
        **sides,
    )


def _sides(cell: Cell, share: Interval | None, text: Text) -> dict[str, str]:
    bounds = text.share_range(share) if share is not None and share.has_range else ""
    return {
        "participants": figure.asked(
            text.people(cell.participants.known), keys.side(cell, "people")
        ),
        "base": figure.asked(text.people(cell.denominator.known), keys.side(cell, "base")),
        "range": _in_brackets(bounds, text),
    }


def _in_brackets(bounds: str, text: Text) -> str:
    return text("definisi.shown.range", range=bounds) if bounds else ""


def _uncovered(page: Definitions, text: Text) -> str:
    if page.ranking_total.known is None:
        return ""
    return text(
        "definisi.shown.uncovered",
        people=figure.asked(
            text.people(page.ranking_total.known),
            keys.places(page.headline.region, page.chosen.level or "", page.ranking[0]),
        ),
        known=sum(cell.is_known for cell in page.ranking),
        all=len(page.ranking),
        period=naming.when(page.ranking[0], text),
    )


def _concentration(page: Definitions, text: Text) -> str:
    found = page.concentration
    if found is None:
        return ""
    named = [place.region_name for place in found.places[:MOST_NAMED]]
    more = ["…"] if len(found.places) > MOST_NAMED else []
    return text(
        "definisi.shown.concentration",
        held=len(found.places),
        known=found.known,
        share=text.percent(round(FULL * found.share)),
        names=", ".join([*named, *more]),
    )


def _change(page: Definitions, text: Text) -> str:
    change = page.change
    if change is None or change.difference.by_participants is None:
        return ""
    return text(
        "definisi.shown.change",
        first=_at(change.first, text),
        second=_at(change.second, text),
        participants=_signed(change.difference.by_participants, text),
        base=_signed(change.difference.by_denominator or 0.0, text),
    )


def _at(cell: Cell, text: Text) -> str:
    share = text.percent(cell.coverage.value * FULL if cell.coverage else 0.0, 2)
    asked = figure.asked(share, keys.side(cell, "share"))
    return text("definisi.shown.at", share=asked, period=naming.when(cell, text, short=True))


def _signed(points: float, text: Text) -> str:
    said = text.number(points, 2)
    return f"+{said}" if points > 0 else said


EXAMPLES: dict[str, Callable[[Definitions, Text], str]] = {
    "coverage": _coverage,
    "gap": _gap,
    "uncovered": _uncovered,
    "concentration": _concentration,
    "change": _change,
}
