"""The gap that a cost begins with: the newest month with a known gap over one base."""

from __future__ import annotations

from model import queries
from model.cell import Cell
from model.cells import Wanted
from model.denominators import own_base
from model.period import newest_last
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Version


def gap_to_price(asked: Selection, scope: Scope, version: Version) -> Cell | None:
    """Return the cell whose `uncovered` are priced; None where nobody knows a gap.

    Base: the one asked for, else the segment's own (the labour force for all segments). Period:
    the one asked for, else the newest with participants and base.
    """
    segment = asked.segment or "total"
    base = asked.base or own_base(segment).id
    known = [
        cell
        for cell in queries.own_cells(
            asked.region or "00", scope, version, Wanted(asked.period, segment, base)
        )
        if cell.is_known
    ]
    return max(known, key=lambda cell: newest_last(cell.period), default=None)
