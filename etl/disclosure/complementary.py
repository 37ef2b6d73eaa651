"""What else is kept back, so that no hidden count follows from the totals and parts beside it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from etl.disclosure.lines import Lines, Places
from etl.disclosure.programmes import told_apart
from etl.disclosure.room import Open, State, lacking, narrowed
from etl.disclosure.slack import Counts, slack_of
from etl.disclosure.twins import hide_twins
from model.registry import Mask, Persons

Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Axis:
    """The lines along an axis, and what is known of each; the flags are changed in place."""

    lines: Places
    total_of: Places  # per cell, the line of which it is the total; behind the last if of none
    part_of: Places
    changed: Flags  # since they were last looked at
    touched: Flags  # they hide something

    @classmethod
    def of(cls, lines: Places, cells: int) -> Axis:
        """Return an axis of which nothing is known yet."""
        number = np.arange(len(lines))
        total_of, part_of = np.full(cells, len(lines)), np.full(cells, len(lines))
        total_of[lines[:, 0]] = number
        part_of[lines[:, 1:]] = number[:, None]
        nothing = np.zeros((2, len(lines) + 1), np.bool_)
        return cls(lines, total_of, part_of, nothing[0], nothing[1])

    def note(self, flags: Flags, cells: Places) -> None:
        """Set, in place, one of the flags of all lines through some cells."""
        flags[self.total_of[cells]] = True
        flags[self.part_of[cells]] = True
        flags[-1] = False

    def take(self) -> Places:
        """Return the lines with a change that hide something, and forget it."""
        rows = self.lines[(self.changed & self.touched)[:-1]]
        self.changed[:] = False
        return rows


@dataclass(frozen=True, slots=True)
class Work:
    """A month that is being protected: its mask is changed in place."""

    state: State
    lines: Lines
    axes: tuple[Axis, ...]
    opened: Counts  # per cell how many lines through it hide nothing yet

    @classmethod
    def of(cls, persons: Persons, hidden: Mask, lines: Lines, k: int) -> Work:
        """Return the work on a raveled month, with a cell of nobody behind."""
        state = State(persons, hidden, slack_of(persons, hidden, lines.programmes), k)
        axes = tuple(Axis.of(along, len(persons)) for along in lines.additive)
        opened = np.zeros(len(persons), np.int64)
        for along in lines.additive:
            opened += np.bincount(along.ravel(), minlength=len(persons))
        return cls(state, lines, axes, opened)

    def complement(self, cells: Places) -> None:
        """Hide cells, and more until every line leaves each hidden count of it the room it needs.

        It ends: each round hides something or narrows what a count can be.
        """
        self._hide(cells)
        while self._round():
            pass

    def _round(self) -> bool:
        """Hide what each axis lacks, in place, then what all lack together; say if any was."""
        grown = False
        for axis in self.axes:
            found = Open.of(self.state.hidden, axis.take())
            more = lacking(self.state, found, self.opened)
            self._hide(more)
            grown |= len(more) > 0
        return grown or self._tightened()

    def _tightened(self) -> bool:
        """Hide what is lacking when one line narrows the next, in place; say if there was any."""
        state = self.state
        tight = State(state.persons, state.hidden, state.slack.copy(), state.k)
        found = [Open.of(state.hidden, axis.lines[axis.touched[:-1]]) for axis in self.axes]
        opened = np.zeros(len(state.persons), np.int64)
        while any([narrowed(tight.slack, one) for one in found]):
            more = np.unique(np.concatenate([lacking(tight, one, opened) for one in found]))
            if len(more):
                self._hide(more)
                return True
        return False

    def _hide(self, cells: Places) -> None:
        """Hide cells and their twins, in place, and work out again what stands in their lines."""
        state, lines = self.state, self.lines
        while len(cells):
            state.hidden[cells] = True
            rows = lines.programmes[np.unique(lines.programme_of[cells])]
            hide_twins(state.persons, state.hidden, rows)
            state.slack.renew(state.persons, state.hidden, rows)
            self._note(rows)
            cells = told_apart(state, rows)

    def _note(self, rows: Places) -> None:
        """Note, in place, which lines changed and which hide something for the first time."""
        hidden = rows[self.state.hidden[rows]]
        for axis in self.axes:
            before = axis.touched.copy()
            axis.note(axis.changed, rows.ravel())
            axis.note(axis.touched, hidden)
            np.subtract.at(self.opened, axis.lines[(axis.touched & ~before)[:-1]].ravel(), 1)
