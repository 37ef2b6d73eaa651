"""What a package costs a worker a month, by who pays, as stretches of time with one rate."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from model.months import month_after, months_until, span
from model.rates import OTHER, SELF, TRANSPORT, Rate, Rates

AROUND = 6  # months shown before the first and after the last that are paid for
ROWS = {  # name -> who pays, for whom; every payer but the worker has the same rates
    "others": ("apbd", OTHER),
    "transport": (SELF, TRANSPORT),
    "self": (SELF, OTHER),
}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of months with one rate for one kind of payer."""

    row: str  # of ROWS
    first: str
    last: str
    rate: Rate  # of the first month

    @property
    def months(self) -> int:
        """Return how long it lasts."""
        return months_until(self.first, self.last) + 1


def spans(package: str, first: str, months: int, rates: Rates) -> tuple[Span, ...]:
    """Return the stretches around the months of a plan, row by row."""
    shown = span(month_after(first, -AROUND), months + 2 * AROUND)
    return tuple(one for row in ROWS for one in _row(row, package, shown, rates))


def _row(row: str, package: str, months: tuple[str, ...], rates: Rates) -> list[Span]:
    payer, occupation = ROWS[row]
    every = [rates.rate(month, package, payer, occupation) for month in months]
    found = []
    for _, same in groupby(every, key=lambda rate: (rate.gross, rate.relief, rate.assumed)):
        run = list(same)
        found.append(Span(row, run[0].month, run[-1].month, run[0]))
    return found
