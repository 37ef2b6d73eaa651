"""Spells by number, before they have names: what is drawn and drawn from again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from etl.synthetic.rounding import Whole


@dataclass(frozen=True, slots=True)
class Rows:
    """Spells by number: who, in which cell of the base month, from and until when.

    Units   months from the base month, with the day of the month; length 0 is no end
    """

    who: Whole
    cell: Whole
    start: Whole
    length: Whole
    days: Whole  # (rows, of the beginning and of the end)

    def taken(self, at: Whole) -> Rows:
        """Return some of the rows."""
        return Rows(self.who[at], self.cell[at], self.start[at], self.length[at], self.days[at])

    def and_then(self, *others: Rows) -> Rows:
        """Return these rows and others after them."""
        every = (self, *others)
        return Rows(
            *(np.concatenate([getattr(one, name) for one in every]) for name in Rows.__slots__)
        )
