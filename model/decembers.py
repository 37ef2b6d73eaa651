"""The participants of the last Decembers: like beside like."""

from __future__ import annotations

from collections.abc import Sequence

from model.cell import OUTSIDE, Cell, Quantity
from model.denominators import own_base
from model.registry import SUPPRESSED
from model.selection import Selection

NOT_TOLD = (OUTSIDE, SUPPRESSED)  # known to somebody: said, and not drawn as missing
DECEMBERS = 4  # of which the last is the chosen year's


def decembers(
    cells: Sequence[Cell], chosen: Selection, segment: str
) -> tuple[tuple[str, Quantity], ...]:
    """Return the participants of the last Decembers: like compared with like, gaps kept."""
    last = int(str(chosen.period)[:4]) - (0 if str(chosen.period)[4:] in ("-12", "") else 1)
    wanted = [f"{year}-12" for year in range(last - DECEMBERS + 1, last + 1)]
    bases = (str(chosen.base), own_base(segment).id, "labour_force")
    kept = (c for c in cells if c.segment == segment and c.participants.status in NOT_TOLD)
    found = {cell.period: cell.participants for cell in kept}
    for base in reversed(bases):
        found |= {
            c.period: c.participants
            for c in cells
            if c.segment == segment and c.base == base and c.participants.known
        }
    return tuple((month, found.get(month, Quantity())) for month in wanted)
