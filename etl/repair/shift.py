"""Whether rows at the wrong names are all moved by the same number of rows, and by how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SHORT = 3  # rows in a circle that is as good as told either way


@dataclass(frozen=True, slots=True)
class Shift:
    """Neighbouring rows moved alike in a circle; `rows` down is `count - rows` up."""

    rows: int  # how many rows each value stands from its own
    count: int  # rows in the circle
    down: bool  # its own row is further down the table

    def __str__(self) -> str:
        """Return the shift in words."""
        way = "above" if self.down else "below"
        return f"every value stands {self.rows} of {self.count} rows {way} its own"

    @property
    def other_way(self) -> Shift:
        """Return the same shift told the other way round the circle."""
        return Shift(self.count - self.rows, self.count, not self.down)


def shift_of(
    rows: npt.NDArray[np.int64], sources: npt.NDArray[np.int64], siblings: npt.NDArray[np.int64]
) -> Shift | None:
    """Return the shift by which the value of sources[i] came away from rows[i], told the short way.

    None where the rows are no neighbours among their siblings, or not all moved alike.
    """
    place = {row: number for number, row in enumerate(siblings)}
    numbers = np.array([place[row] for row in rows])
    count = len(rows)
    if numbers[-1] - numbers[0] != count - 1:
        return None
    down = {int(d) for d in (numbers - [place[source] for source in sources]) % count}
    if len(down) != 1:
        return None
    (by,) = down
    return Shift(by, count, True) if 2 * by <= count else Shift(count - by, count, False)


def called(
    shift: Shift | None, period: str, all_: Iterable[tuple[str, Shift | None]]
) -> Shift | None:
    """Return the shift told the way that more shifts of the same period are told.

    Three rows moved by one up are three rows moved by two down: one cause moves provinces alike,
    so what the longer circles of a period leave no choice about decides for the short ones.
    """
    if shift is None:
        return None
    clear = [s for p, s in all_ if s and p == period and s.count > SHORT]
    told = Counter((s.rows, s.down) for s in clear)
    other = shift.other_way
    return other if told[other.rows, other.down] > told[shift.rows, shift.down] else shift
