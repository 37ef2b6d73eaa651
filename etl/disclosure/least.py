"""How few persons a hidden count can be for all that is hidden in it: nobody is never hidden."""

from __future__ import annotations

import numpy as np

from etl.disclosure.lines import Lines, Places
from model.registry import Mask

DEEPEST = 6  # kabupaten in province in kanwil in nation, industry, segment


def least_of(persons: Places, hidden: Mask, lines: Lines) -> Places:
    """Return 1 for a hidden count; for a total its hidden parts, less those that it counts twice.

    Three hidden cells of one person each make a total of at least three: no mask can undo that
    while zeros are published. In  raveled counts and mask, with a cell of nobody behind
    """
    least = np.where(hidden, np.minimum(persons, 1), persons)
    for _ in range(DEEPEST):
        for along in lines.additive:
            rows = along[hidden[along[:, 0]]]
            rows = rows[(hidden[rows[:, 1:]] | (persons[rows[:, 1:]] == 0)).all(axis=1)]
            twice = persons[rows[:, 1:]].sum(axis=1) - persons[rows[:, 0]]
            np.maximum.at(least, rows[:, 0], least[rows[:, 1:]].sum(axis=1) - twice)
        rows = lines.programmes[hidden[lines.programmes[:, 0]]]
        total, parts = rows[:, :1], rows[:, 1:]
        held = np.where(hidden[parts], least[parts], 0).max(axis=1, initial=0)
        np.maximum.at(least, total[:, 0], held)
        twins = hidden[parts] & (persons[parts] == persons[total])
        least[parts[twins]] = np.broadcast_to(least[total], parts.shape)[twins]
    return least
