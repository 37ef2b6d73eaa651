"""Where a series stops being one series: known breaks of surveys and registers.

A change of the publisher's own base is not here; it is read off the figures themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

YEARLY = 2  # characters of a month that recurs every year ("12", "01")


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """Two neighbouring periods of some measures that must not be joined or compared."""

    code: str
    measures: frozenset[str]
    after: str  # the last period of the old series, or a month that ends it every year
    before: str  # the first period of the new one

    @classmethod
    def of(cls, row: Mapping[str, str]) -> SeriesBreak:
        """Return the break of one row of the code list."""
        measures = frozenset(row["measures"].split("|"))
        return cls(row["code"], measures, row["after"], row["before"])

    def lies_between(self, one: str, other: str) -> bool:
        """Return whether the break separates two periods."""
        first, last = sorted((one, other))
        if len(self.after) == YEARLY:
            return first[:4] < last[:4] and not _same_month(first, last)
        return first <= self.after and self.before <= last


def crossed(
    breaks: Iterable[SeriesBreak], measure: str, periods: Iterable[str]
) -> tuple[SeriesBreak, ...]:
    """Return the breaks that separate any two of these periods of a measure."""
    shown = sorted(set(periods))
    pairs = list(pairwise(shown))
    return tuple(
        one
        for one in breaks
        if measure in one.measures and any(one.lies_between(*pair) for pair in pairs)
    )


def _same_month(one: str, other: str) -> bool:
    return one[5:7] == other[5:7]
