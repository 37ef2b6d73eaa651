"""What else is kept back, so that no hidden count follows from the totals and parts beside it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from etl.disclosure.lines import Lines, Places
from etl.disclosure.programmes import told_apart
from etl.disclosure.room import State, lacking, narrowed
from etl.disclosure.slack import Counts, slack_of
from etl.disclosure.twins import hide_twins
from model.registry import Mask, Persons

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Changes:
    """Which cells changed since the lines along each axis were last looked at; changed in place."""

    since: tuple[Flags, ...]

    def add(self, cells: Places) -> None:
        """Note cells for every axis."""
        for flags in self.since:
            flags[cells] = True

    def take(self, axis: int, lines: Places) -> Places:
        """Return the lines of an axis with a change, and forget it."""
        rows = lines[self.since[axis][lines].any(axis=1)]
        self.since[axis][:] = False
        return rows


def complement(persons: Persons, hidden: Mask, lines: Lines, k: int) -> None:
    """Hide more, in place, until every line leaves every hidden count of it the room it needs.

    It ends: each round hides something or narrows what a count can be. In  raveled, with a cell
    of nobody behind
    """
    state = State(persons, hidden, slack_of(persons, hidden, lines.programmes), k)
    changes = Changes(tuple(np.zeros(len(persons), np.bool_) for _ in lines.additive))
    _hide(state, np.flatnonzero(hidden), (lines, changes))
    while _round(state, lines, changes):
        pass


def _round(state: State, lines: Lines, changes: Changes) -> bool:
    """Hide what each axis lacks, in place, then what all lack together; say if there was any."""
    opened = _opened(state.hidden, lines)
    grown = False
    for axis, along in enumerate(lines.additive):
        more = lacking(state, changes.take(axis, along), opened)
        _hide(state, more, (lines, changes))
        grown |= len(more) > 0
    return grown or _tightened(state, lines, changes)


def _tightened(state: State, lines: Lines, changes: Changes) -> bool:
    """Hide what is lacking when one line narrows the next, in place; say if there was any."""
    tight = State(state.persons, state.hidden, state.slack.copy(), state.k)
    rows = [along[state.hidden[along].any(axis=1)] for along in lines.additive]
    opened = np.zeros(len(state.persons), np.int64)
    while any([narrowed(tight, along) for along in rows]):
        more = np.unique(np.concatenate([lacking(tight, along, opened) for along in rows]))
        if len(more):
            _hide(state, more, (lines, changes))
            return True
    return False


def _hide(state: State, cells: Places, found: tuple[Lines, Changes]) -> None:
    """Hide cells and their twins, in place, and work out again what stands in their lines."""
    lines, changes = found
    while len(cells):
        state.hidden[cells] = True
        rows = lines.programmes[np.unique(lines.programme_of[cells])]
        hide_twins(state.persons, state.hidden, rows)
        state.slack.renew(state.persons, state.hidden, rows)
        changes.add(rows)
        cells = told_apart(state, rows)


def _opened(hidden: Mask, lines: Lines) -> Counts:
    """Return through each cell how many lines go that hide nothing yet."""
    found = np.zeros(len(hidden), np.int64)
    for along in lines.additive:
        untouched = along[~hidden[along].any(axis=1)]
        found += np.bincount(untouched.ravel(), minlength=len(hidden))
    return found
