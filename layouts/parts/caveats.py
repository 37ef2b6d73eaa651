"""What to know before quoting a figure: series breaks, more than 100 %, totals that disagree."""

from __future__ import annotations

from typing import Any

from dash import html

from layouts.parts import kpi, naming
from layouts.parts.links import term
from layouts.parts.rich import icon
from model.cell import Cell
from model.interval import Interval
from model.overview import Break, Overview, Rivals
from texts import Text


def caveats(overview: Overview, text: Text) -> list[Any]:
    """Return the card's contents, or nothing where there is nothing to know."""
    items = [
        *_breaks(overview.breaks, text),
        *(series_break(code, text) for code in overview.series_breaks),
        *(above_item(_above_name(cell, text), cell, text) for cell in above(overview)),
        *(rivals_item(rivals, text) for rivals in overview.rivals),
        *_inferred(overview, text),
        *_branch_office(overview, text),
        *_abroad(overview, text),
    ]
    if not items:
        return []
    return [html.H2(text("ringkasan.warnings.title")), html.Ul(items, className="warnings")]


def above(overview: Overview) -> list[Cell]:
    """Return the cells whose participants pass their base for certain."""
    return [
        cell for cell in kpi.cells(overview) if cell.coverage is not None and cell.coverage.low > 1
    ]


def _item(name: str, heading: Any, *children: Any) -> html.Li:
    return html.Li([icon(name), html.Div([html.H3(heading), *children])])


def _breaks(breaks: tuple[Break, ...], text: Text) -> list[html.Li]:
    """Return the bases of the series on a line that is broken where their concept changes."""
    if len(breaks) < 2:  # noqa: PLR2004 - one stretch is not broken
        return []
    stretches = [_stretch(one, text) for one in breaks]
    line = html.Ol(stretches, className="stretches")
    note = html.P(text("ringkasan.warnings.breaks_note"))
    return [_item("break", text("ringkasan.warnings.breaks"), line, note)]


def _stretch(one: Break, text: Text) -> html.Li:
    known = one.denominator.known
    when = text.period(one.period, one.period_kind, short=True)
    implied = text("ringkasan.warnings.implied") if one.implied else ""
    about = "≈\u00a0" if one.implied and known is not None and not known.is_exact else ""
    people = text.people(known)
    return html.Li([html.Span(f"{when}{implied}"), html.B(f"{about}{people.removeprefix(about)}")])


def series_break(code: str, text: Text) -> html.Li:
    """Return that two periods of the page lie on either side of a known break."""
    why = html.P(text(f"ringkasan.series_why.{code}"))
    return _item("break", term(code, text(f"ringkasan.series_break.{code}")), why)


def above_item(name: str, cell: Cell, text: Text) -> html.Li:
    """Return that participants pass their base, and why that is no slip."""
    kind = "JAKON" if cell.segment == "JAKON" else "usual"
    heading = text("ringkasan.warnings.above", name=name, share=text.share(cell.coverage))
    return _item("above", heading, html.P(text(f"ringkasan.warnings.above_why.{kind}")))


def _above_name(cell: Cell, text: Text) -> str:
    whole = cell.segment == "total"
    return naming.when(cell, text) if whole else text.segment_short(cell.segment)


def rivals_item(rivals: Rivals, text: Text) -> html.Li:
    """Return the figures of one cell that disagree, and by how much at most."""
    known = [figure.known for figure, _ in rivals.figures if figure.known is not None]
    heading = text(
        "ringkasan.warnings.rivals",
        period=text.period(rivals.period, rivals.period_kind),
        place=rivals.region_name,
        segment="" if rivals.segment == "total" else f", {text.segment_short(rivals.segment)}",
        count=len(rivals.figures),
        apart=text.people(_apart(known)),
    )
    figures = [_figure(figure.known, publisher, text) for figure, publisher in rivals.figures]
    note = html.P(text("ringkasan.warnings.rivals_note"))
    return _item("unequal", heading, html.Ul(figures, className="rivals"), note)


def _figure(known: Interval | None, publisher: str, text: Text) -> html.Li:
    return html.Li([html.B(text.people(known)), f" – {publisher}"])


def _apart(known: list[Interval]) -> Interval | None:
    """Return the largest distance between two neighbours' extremes: largest minus smallest."""
    ordered = sorted(known, key=lambda one: one.value)
    return ordered[-1] - ordered[0] if len(ordered) > 1 else None


def _inferred(overview: Overview, text: Text) -> list[html.Li]:
    """Return that an interval was read off a number's zeros, where the wording is not known."""
    cells = (overview.headline, *overview.segments)
    if not any("interval_inferred" in cell.flags for cell in cells):
        return []
    note = html.P(text("ringkasan.warnings.inferred_note"))
    return [_item("about", text("ringkasan.warnings.inferred"), note)]


def _branch_office(overview: Overview, text: Text) -> list[html.Li]:
    """Return that a branch office counted, whose area is larger than the region."""
    if not any("branch_office" in cell.flags for cell in kpi.cells(overview)):
        return []
    place = overview.headline.region_name
    note = html.P(text("ringkasan.warnings.branch_note", place=place))
    return [_item("unequal", text("ringkasan.warnings.branch"), note)]


def _abroad(overview: Overview, text: Text) -> list[html.Li]:
    """Return that migrant workers are not among those a labour force survey asks."""
    if overview.headline.segment != "PMI":
        return []
    note = html.P(text("ringkasan.warnings.abroad_note"))
    return [_item("unequal", text("ringkasan.warnings.abroad"), note)]
