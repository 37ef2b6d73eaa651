"""How far a hidden count could be from what it is: what the programmes beside it allow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from etl.disclosure.lines import Places
from model.registry import Mask, Persons

FAR = 1 << 40  # more persons than there are
Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Slack:
    """How many fewer and how many more persons each cell could count; the arrays are changed.

    Shape  raveled month and one cell of nobody behind it
    """

    down: Counts
    up: Counts

    def copy(self) -> Slack:
        """Return the same, to be narrowed."""
        return Slack(self.down.copy(), self.up.copy())

    def renew(self, persons: Persons, hidden: Mask, programmes: Places) -> None:
        """Work out again, in place, what zeros and programmes leave open in some lines.

        max(parts) <= total <= sum of the parts. Of a cell that is published it says what would be
        open if it were hidden. Never below 0, even of counts that break this: what narrows it would
        then go on for ever.
        """
        counts, found = persons[programmes].astype(np.int64), hidden[programmes]
        total, parts = counts[:, :1], counts[:, 1:]
        twins = parts == total
        seen = np.where(found[:, 1:] | twins, 0, parts).max(axis=1, initial=1)
        fewer = np.maximum(total - seen[:, None], 0)
        free = found[:, 1:].any(axis=1) | twins.any(axis=1)
        beside = np.where(twins, fewer, _fewer(total, parts, found))
        above = np.where(found[:, :1] | twins, FAR, np.maximum(total - parts, 0))
        more = np.where(free, FAR, np.maximum(parts.sum(axis=1) - total[:, 0], 0))[:, None]
        self.down[programmes] = np.concatenate([fewer, beside], axis=1)
        self.up[programmes] = np.concatenate([more, above], axis=1)


def slack_of(persons: Persons, hidden: Mask, programmes: Places) -> Slack:
    """Return what zeros and programmes leave open for every cell."""
    slack = Slack(np.zeros(len(persons), np.int64), np.zeros(len(persons), np.int64))
    slack.renew(persons, hidden, programmes)
    return slack


def _fewer(total: Counts, parts: Counts, found: Mask) -> Counts:
    """Return how many fewer each part can be: together the parts are no fewer than the total."""
    others_hide = found[:, 1:].sum(axis=1, keepdims=True) - found[:, 1:] > 0
    bound = parts.sum(axis=1, keepdims=True) - total
    free = others_hide | found[:, :1]
    return np.where(free, np.maximum(parts - 1, 0), np.clip(bound, 0, np.maximum(parts - 1, 0)))
