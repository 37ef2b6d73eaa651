"""Every repair that a table of figures proves."""

from __future__ import annotations

import pandas as pd

from etl.findings import Finding
from etl.repair.apply import apply
from etl.repair.grid import grid
from etl.repair.permutation import permutations
from etl.repair.proposal import RULES, Proposal
from etl.repair.reordered import jumps, reordered
from etl.repair.share import shares
from etl.repair.single_cell import single_cells


def propose(figures: pd.DataFrame) -> list[Proposal]:
    """Return the proposals, in order of rule, period and region; a table without faults has none.

    Single cells are looked for as if the rows at wrong names were put back: only then do the
    sums around a cell speak about that cell.
    """
    if figures.empty:
        return []
    as_read = grid(figures)
    found = [*permutations(as_read), *reordered(as_read)]
    put_back = grid(apply(figures, found, RULES)) if found else as_read
    found += [*single_cells(put_back), *shares(figures)]
    return sorted(found, key=lambda p: (RULES.index(p.rule), p.period, p.region))


def formal_jumps(figures: pd.DataFrame) -> list[Finding]:
    """Return a fault per year in which formal workers jump by a quarter."""
    return [] if figures.empty else jumps(grid(figures))
