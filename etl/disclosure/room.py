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


def lacking(state: State, lines: Places, opened: Counts) -> Places:
    """Return what to hide next along an axis: a cell of each line that tells too much.

    Along a line one count can only be more by as much as the others can be less. Each has to have
    a stretch of k counts; one of fewer than k persons its own, from 1 or from what it holds.

    In  the lines; per cell how many lines through it hide nothing yet
    """
    rows, hidden, less, more = _open(state, lines)
    need_less, need_more = _needs(state, rows)
    short_less = np.where(hidden, need_less - _others(less, hidden), 0).max(axis=1, initial=0)
    short_more = np.where(hidden, need_more - _others(more, hidden), 0).max(axis=1, initial=0)
    short = (short_less > 0) | (short_more > 0)
    rows, less, more = rows[short], less[short], more[short]
    enough = (less >= short_less[short, None]) & (more >= short_more[short, None])
    return _chosen(state, rows, np.where(enough, -1, np.minimum(less, more)), opened)


def narrowed(state: State, lines: Places) -> bool:
    """Lower, in place, how far each count can go to what its line allows; say whether any fell."""
    rows, hidden, less, more = _open(state, lines)
    rise, fall = _others(less, hidden), _others(more, hidden)
    rise[:, 0], fall[:, 0] = fall[:, 0], rise[:, 0].copy()
    slack = state.slack
    before = int(slack.up.sum() + slack.down.sum())
    np.minimum.at(slack.up, rows[hidden], rise[hidden])
    np.minimum.at(slack.down, rows[hidden], fall[hidden])
    return int(slack.up.sum() + slack.down.sum()) < before


def _open(state: State, lines: Places) -> tuple[Places, Mask, Counts, Counts]:
    """Return the lines that hide something, and by how much each of their cells can change.

    Out  lines; what they hide; by how much a cell can make the parts less, and more, than the total
    """
    rows = lines[state.hidden[lines].any(axis=1)]
    less, more = state.slack.down[rows], state.slack.up[rows]
    less[:, 0], more[:, 0] = more[:, 0], less[:, 0].copy()
    return rows, state.hidden[rows], less, more


def _others(of: Counts, hidden: Mask) -> Counts:
    """Return what the other hidden cells of each line can together."""
    open_to = np.where(hidden, of, 0)
    rest: Counts = open_to.sum(axis=1, keepdims=True) - open_to
    return rest


def _needs(state: State, rows: Places) -> tuple[Counts, Counts]:
    """Return by how much the others of a line must be able to make the parts less, and more."""
    down, up, wide = state.slack.down[rows], state.slack.up[rows], state.k - 1
    few = state.persons[rows] < state.k
    rise = np.where(few, np.maximum(wide - down, 0), np.minimum(wide, up))
    fall = np.minimum(wide, down)
    need_less, need_more = rise, fall
    need_less[:, 0], need_more[:, 0] = np.where(few[:, 0], 0, fall[:, 0]), rise[:, 0]
    return need_less, need_more


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
