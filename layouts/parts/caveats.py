"""What to know before quoting a figure: series breaks, more than 100 %, totals that disagree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html

from layouts.parts import figure
from layouts.parts.attributes import data
from layouts.parts.links import term
from layouts.parts.rich import icon
from model import provenance_key as keys
from model import shown
from model.cell import Cell, Quantity
from model.denominators import CONSTRUCTION, STATED
from model.interval import Interval
from model.overview import Break, Overview, Rivals
from model.part import TOTAL
from model.provenance_key import Where
from texts import Text, naming


def caveats(overview: Overview, text: Text) -> list[Any]:
    """Return the card's contents, or nothing where there is nothing to know."""
    items = [
        *_breaks(overview, text),
        *(series_break(code, text) for code in overview.series_breaks),
        *(above_item(_above_name(cell, text), cell, text) for cell in above(overview)),
        *(rivals_item(rivals, overview.headline.region, text) for rivals in overview.rivals),
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
        cell
        for cell in shown.cards(overview)
        if cell.coverage is not None and cell.coverage.low > 1
    ]


def _item(name: str, heading: Any, *children: Any) -> html.Li:
    said = figure.told(heading) if isinstance(heading, str) else heading
    return html.Li([icon(name), html.Div([html.H3(said), *children])])


def _breaks(overview: Overview, text: Text) -> list[html.Li]:
    """Return the bases of the series on a line that is broken where their concept changes."""
    breaks, of = overview.breaks, overview.headline
    if len(breaks) < 2:  # noqa: PLR2004 - one stretch is not broken
        return []
    stretches = [_stretch(one, of, text) for one in breaks]
    line = html.Ol(stretches, className="stretches", **data(rove=""))
    note = html.P(text("ringkasan.warnings.breaks_note"))
    return [_item("break", text("ringkasan.warnings.breaks"), line, note)]


def base_key(one: Break, of: Cell) -> str:
    """Return what asks for a base of the series that a cell belongs to."""
    where = Where(STATED.measure, of.region, one.period, of.segment)
    return keys.figure(where, one.denominator)


def _stretch(one: Break, of: Cell, text: Text) -> html.Li:
    known = one.denominator.known
    when = text.period(one.period, one.period_kind, short=True)
    implied = text("ringkasan.warnings.implied") if one.implied else ""
    about = "≈\u00a0" if one.implied and known is not None and not known.is_exact else ""
    people = text.people(known)
    said = figure.number(f"{about}{people.removeprefix(about)}", base_key(one, of))
    return html.Li([html.Span(f"{when}{implied}"), html.B(said)])


def series_break(code: str, text: Text) -> html.Li:
    """Return that two periods of the page lie on either side of a known break."""
    why = html.P(text(f"ringkasan.series_why.{code}"))
    return _item("break", term(code, text(f"ringkasan.series_break.{code}")), why)


def above_item(name: str, cell: Cell, text: Text) -> html.Li:
    """Return that participants pass their base, and why that is no slip."""
    kind = "JAKON" if cell.segment == "JAKON" else "usual"
    if cell.industry != TOTAL:
        kind = "construction" if cell.industry == CONSTRUCTION.industry else "industry"
    heading = text("ringkasan.warnings.above", name=name, share=above_share(cell, text))
    return _item("above", heading, html.P(text(f"ringkasan.warnings.above_why.{kind}")))


def above_share(cell: Cell, text: Text) -> str:
    """Return the coverage of a cell, which can be asked for its origin."""
    return figure.asked(text.share(cell.coverage), keys.side(cell, "share"))


def _above_name(cell: Cell, text: Text) -> str:
    whole = cell.segment == "total"
    return naming.when(cell, text) if whole else text.segment_short(cell.segment)


def rivals_item(rivals: Rivals, region: str, text: Text) -> html.Li:
    """Return the figures of one cell that disagree, and by how much at most."""
    where = Where("participants_active", region, rivals.period, rivals.segment)
    least, most = _extremes([one for one, _ in rivals.figures])
    heading = text(
        "ringkasan.warnings.rivals",
        period=text.period(rivals.period, rivals.period_kind),
        place=rivals.region_name,
        segment="" if rivals.segment == "total" else f", {text.segment_short(rivals.segment)}",
        count=len(rivals.figures),
        apart=figure.asked(
            text.people(_apart(least, most)),
            keys.joined("minus", keys.figure(where, most), keys.figure(where, least)),
        ),
    )
    figures = [_figure(one, publisher, where, text) for one, publisher in rivals.figures]
    note = html.P(text("ringkasan.warnings.rivals_note"))
    return _item("unequal", heading, html.Ul(figures, className="rivals", **data(rove="")), note)


def _figure(one: Quantity, publisher: str, where: Where, text: Text) -> html.Li:
    said = figure.number(text.people(one.known), keys.figure(where, one))
    return html.Li([html.B(said), f" – {publisher}"])


def _extremes(figures: Sequence[Quantity]) -> tuple[Quantity, Quantity]:
    """Return the smallest and the largest of some numbers; unknown ones where none is known."""
    known = [one for one in figures if one.known is not None]
    ordered = sorted(known, key=lambda one: one.known.value if one.known else 0.0)
    return (ordered[0], ordered[-1]) if len(ordered) > 1 else (Quantity(), Quantity())


def _apart(least: Quantity, most: Quantity) -> Interval | None:
    """Return the largest distance between the numbers: largest minus smallest."""
    return None if least.known is None or most.known is None else most.known - least.known


def _inferred(overview: Overview, text: Text) -> list[html.Li]:
    """Return that an interval was read off a number's zeros, where the wording is not known."""
    cells = (overview.headline, *overview.segments)
    if not any("interval_inferred" in cell.flags for cell in cells):
        return []
    note = html.P(text("ringkasan.warnings.inferred_note"))
    return [_item("about", text("ringkasan.warnings.inferred"), note)]


def _branch_office(overview: Overview, text: Text) -> list[html.Li]:
    """Return that a branch office counted, whose area is larger than the region."""
    if not any("branch_office" in cell.flags for cell in shown.cards(overview)):
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
