"""What a reader must know before quoting: broken series and figures that do not agree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from model import queries
from model.breaks import crossed
from model.cell import Cell
from model.index import Index, index_of
from model.interval import Interval
from model.overview import Break, Rivals
from model.period import newest_last
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Version


def breaks(cells: Iterable[Cell], chosen: Selection) -> tuple[Break, ...]:
    """Return the publisher's bases over time: each another concept, never joined."""
    stated = [
        cell
        for cell in cells
        if cell.base == "stated" and cell.segment == chosen.segment and cell.denominator.known
    ]
    return tuple(
        Break(cell.period, cell.period_kind, cell.denominator, "implied" in cell.flags)
        for cell in sorted(stated, key=lambda cell: newest_last(cell.period))
    )


def series_breaks(side_by_side: Sequence[Cell], index: Index) -> tuple[str, ...]:
    """Return the known breaks between the periods of numbers that stand on one page."""
    augusts = [c.base_period for c in side_by_side if c.base_period and c.base != "stated"]
    months = [cell.period for cell in side_by_side]
    found = (
        *crossed(index.breaks, "labour_force", augusts),
        *crossed(index.breaks, "participants_active", months),
    )
    return tuple(dict.fromkeys(one.code for one in found))


def rivals(
    chosen: Selection,
    cells: Sequence[Cell],
    ranking: Sequence[Cell],
    scope: Scope,
    version: Version,
) -> tuple[Rivals, ...]:
    """Return the numbers of this region, at the periods on the page, that cannot be the same."""
    index = index_of(version, scope)
    region, segment = str(chosen.region), str(chosen.segment)
    on_page = {str(chosen.period), *(cell.period for cell in ranking[:1])}
    doubted = (c.period for c in cells if c.rivals and c.segment == segment)
    periods = sorted(on_page.intersection(doubted))
    if not periods:
        return ()
    found = queries.claimants(region, periods, segment, scope, version)
    answers = []
    for period in periods:
        here = [(kind, figure) for month, kind, figure in found if month == period]
        figures = [figure for _, figure in here]
        if _disagree([figure.known for figure in figures if figure.known]):
            named = tuple(
                (figure, index.sources[figure.origins[0]].publisher) for figure in figures
            )
            name = index.regions.by_code[region].name
            answers.append(Rivals(name, period, here[0][0], segment, named))
    return tuple(answers)


def _disagree(known: Sequence[Interval]) -> bool:
    return any(not one.overlaps(other) for one in known for other in known)
