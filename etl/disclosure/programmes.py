"""Programmes of which the others beside them, and their total, tell too much."""

from __future__ import annotations

import numpy as np

from etl.disclosure.lines import Places
from etl.disclosure.room import State

NEVER = np.iinfo(np.int64).max


def told_apart(state: State, rows: Places) -> Places:
    """Return what to hide next in lines along the programmes: the fewest persons, total last.

    A hidden count has to have a stretch of k counts, one of fewer than k persons its own; what is
    hidden in a total already holds it up.
    """
    hidden, persons = state.hidden[rows], state.persons[rows].astype(np.int64)
    down, up = state.slack.down[rows], state.slack.up[rows]
    held = (persons < state.k) & (down < persons - 1)
    held[:, 0] = False
    short = (hidden & (held | (down + up < state.k - 1))).any(axis=1)
    size = np.where(hidden | (persons == 0), NEVER, 2 * persons)[short]
    size[:, 0] += size[:, 0] < NEVER  # of equal ones the part first
    best = size.argmin(axis=1)
    found = size[np.arange(len(size)), best] < NEVER
    chosen: Places = rows[short][found, best[found]]
    return chosen
