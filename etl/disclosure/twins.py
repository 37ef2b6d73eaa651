"""Programmes that count the same persons: whoever sees one of two equal counts knows the other."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from etl.disclosure.lines import Places
from model.registry import Mask, Persons


def hide_twins(persons: Persons, hidden: Mask, programmes: Places) -> None:
    """Hide, in place, what equals a hidden count of the same region, industry and segment.

    In  raveled counts and mask; lines along the programmes
    """
    counts, found = persons[programmes], hidden[programmes]
    grown = True
    while grown:
        before = int(np.count_nonzero(found))
        for one, other in combinations(range(programmes.shape[1]), 2):
            equal = (counts[:, one] == counts[:, other]) & (counts[:, one] > 0)
            either = equal & (found[:, one] | found[:, other])
            found[:, one] |= either
            found[:, other] |= either
        grown = int(np.count_nonzero(found)) > before
    hidden[programmes] = found
