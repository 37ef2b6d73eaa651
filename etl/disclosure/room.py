"""Which lines tell too much of a hidden count, and the one more count that each of them hides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.disclosure.lines import Places
from etl.disclosure.slack import FAR, Counts, Slack
from model.registry import Mask, Persons

NEVER = 1 << 62
STEP = 1 << 50  # between two ranks of a choice: more than any count
INSUFFICIENT, TOTAL = 32, 16  # ranks: behind every choice that is better; a line is open 3 times


@dataclass(frozen=True, slots=True)
class State:
    """What is hidden so far, and how far each count could be from what it is; both are changed."""

    persons: Persons
    hidden: Mask
    slack: Slack
    k: int


@dataclass(frozen=True, slots=True)
class Open:
    """Lines that hide something, and what they hide, one after another."""

    rows: Places
    starts: Places  # where the hidden cells of each line begin
    line: Places  # of each hidden cell, the number of its line
    cells: Places
    total: Mask  # of each hidden cell, whether it is the total of its line

    @classmethod
    def of(cls, hidden: Mask, lines: Places) -> Open:
        """Return those of some lines that hide something."""
        rows = lines[hidden[lines].any(axis=1)]
        line, column = np.nonzero(hidden[rows])
        starts = np.searchsorted(line, np.arange(len(rows)))
        return cls(rows, starts, line, rows[line, column], column == 0)

    def others(self, of: Counts) -> Counts:
        """Return what the other hidden cells of each cell's line can together."""
        rest: Counts = np.add.reduceat(of, self.starts)[self.line] - of
        return rest

    def turned(self, part: Counts, total: Counts) -> Counts:
        """Return per hidden cell what is given for a part, and for a total."""
        return np.where(self.total, total, part)


def lacking(state: State, found: Open, opened: Counts) -> Places:
    """Return what to hide next along an axis: a cell of each line that tells too much.

    Along a line one count can only be more by as much as the others can be less. Each has to have
    a stretch of k counts; one of fewer than k persons its own, from 1 or from what it holds.

    In  the lines; per cell how many lines through it hide nothing yet
    """
    if not len(found.rows):
        return np.empty(0, np.int64)
    down, up, wide = state.slack.down[found.cells], state.slack.up[found.cells], state.k - 1
    few = state.persons[found.cells] < state.k
    rise = np.where(few, np.maximum(wide - down, 0), np.minimum(wide, up))
    fall = np.minimum(wide, down)
    need_less, need_more = found.turned(rise, np.where(few, 0, fall)), found.turned(fall, rise)
    lack_less = need_less - found.others(found.turned(down, up))
    lack_more = need_more - found.others(found.turned(up, down))
    short_less = np.maximum(np.maximum.reduceat(lack_less, found.starts), 0)
    short_more = np.maximum(np.maximum.reduceat(lack_more, found.starts), 0)
    short = (short_less > 0) | (short_more > 0)
    rows = found.rows[short]
    less, more = state.slack.down[rows], state.slack.up[rows]
    less[:, 0], more[:, 0] = more[:, 0], less[:, 0].copy()
    enough = (less >= short_less[short, None]) & (more >= short_more[short, None])
    return _chosen(state, rows, np.where(enough, -1, np.minimum(less, more)), opened)


def narrowed(slack: Slack, found: Open) -> bool:
    """Lower, in place, how far each count can go to what its line allows; say whether any fell."""
    if not len(found.rows):
        return False
    down, up = slack.down[found.cells], slack.up[found.cells]
    less, more = found.others(found.turned(down, up)), found.others(found.turned(up, down))
    rise, fall = found.turned(less, more), found.turned(more, less)
    higher, lower = rise < up, fall < down
    np.minimum.at(slack.up, found.cells[higher], rise[higher])
    np.minimum.at(slack.down, found.cells[lower], fall[lower])
    return bool(higher.any() or lower.any())


def _chosen(state: State, rows: Places, lack: Counts, opened: Counts) -> Places:
    """Return the cell that each line hides next, where there is one.

    First what is enough alone, and a part before the total; among these what opens the fewest
    lines that hide nothing yet; among these the fewest persons, then the code. What is not enough
    alone comes last, the most first.
    """
    persons = state.persons[rows].astype(np.int64)
    rank = opened[rows] + np.where(lack < 0, 0, INSUFFICIENT)
    rank[:, 0] += TOTAL
    size = np.where(lack < 0, persons, FAR - np.minimum(lack, FAR))
    free = ~state.hidden[rows] & (persons > 0)
    order = np.where(free, rank * STEP + size, NEVER)
    best = order.argmin(axis=1)
    found = order[np.arange(len(rows)), best] < NEVER
    chosen: Places = np.unique(rows[found, best[found]])
    return chosen
