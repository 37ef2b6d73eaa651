"""What closing a gap costs: people by payer, rupiah a month and a year, relief, and back again.

Who pays is the reader's own assumption (model/plan.py), never a published figure. Every result is
people times rupiah a head, so an interval is as wide, in proportion, as that of the people. Rates
hold for own-account workers at the lowest wage band; wage earners pay a share of their wage, which
nothing here knows.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce
from operator import add

from model.interval import Interval
from model.plan import BadPlan, Plan
from model.rates import Rate, Rates

AT_FLAT_RATE = ("BPU", "total")  # `total`: as if all who are missing joined as own-account workers
NOTHING = Interval.exact(0)


@dataclass(frozen=True, slots=True)
class Line:
    """What one payer pays in one month for workers of one occupation."""

    payer: str
    rate: Rate
    people: Interval

    @property
    def gross(self) -> Interval:
        """Return rupiah before relief."""
        return times(self.people, self.rate.gross)

    @property
    def relief(self) -> Interval:
        """Return rupiah that the payer is let off."""
        return times(self.people, self.rate.relief)

    @property
    def net(self) -> Interval:
        """Return rupiah that are really paid."""
        return times(self.people, self.rate.net)


@dataclass(frozen=True, slots=True)
class Sum:
    """Rupiah of several lines: gross, relief and net add up, people only within one month."""

    gross: Interval
    relief: Interval
    net: Interval

    @classmethod
    def of(cls, lines: Iterable[Line]) -> Sum:
        """Return the lines added up; nothing for none."""
        every = list(lines)
        return cls(
            gross=total(line.gross for line in every),
            relief=total(line.relief for line in every),
            net=total(line.net for line in every),
        )


@dataclass(frozen=True, slots=True)
class Month:
    """One row of the table by month."""

    month: str
    lines: tuple[Line, ...]

    @property
    def people(self) -> Interval:
        """Return everybody who is paid for in this month."""
        return total(line.people for line in self.lines)

    @property
    def sum(self) -> Sum:
        """Return the rupiah of the month."""
        return Sum.of(self.lines)

    @property
    def assumed(self) -> bool:
        """Return whether a rate of this month lies outside what is known."""
        return any(line.rate.assumed for line in self.lines)


@dataclass(frozen=True, slots=True)
class Cost:
    """A plan worked out, month by month."""

    plan: Plan
    months: tuple[Month, ...]

    @property
    def sum(self) -> Sum:
        """Return the rupiah of the whole plan."""
        return Sum.of(line for month in self.months for line in month.lines)

    @property
    def payers(self) -> tuple[tuple[str, Interval, Sum], ...]:
        """Return payer, people at the end of the plan and rupiah of the whole, as in PAYERS."""
        names = dict.fromkeys(line.payer for line in self.months[-1].lines)
        return tuple((name, self._people(name), self._rupiah(name)) for name in names)

    @property
    def assumed(self) -> tuple[str, ...]:
        """Return the months whose rate is assumed."""
        return tuple(month.month for month in self.months if month.assumed)

    def _people(self, payer: str) -> Interval:
        return total(line.people for line in self.months[-1].lines if line.payer == payer)

    def _rupiah(self, payer: str) -> Sum:
        return Sum.of(line for one in self.months for line in one.lines if line.payer == payer)


def cost(plan: Plan, rates: Rates) -> Cost:
    """Return what a plan costs, month by month, at the dated rates; raises NoRate."""
    months = []
    for ahead, month in enumerate(plan.span):
        here = times(plan.people, plan.joined(ahead))
        lines = tuple(
            Line(payer, rates.rate(month, plan.package, payer, occupation), times(here, share))
            for payer, occupation, share in plan.split.parts
        )
        months.append(Month(month, lines))
    return Cost(plan, tuple(months))


def has_flat_rate(segment: str) -> bool:
    """Return whether people of a segment cost a fixed sum: PU, JAKON and PMI pay by the wage."""
    return segment in AT_FLAT_RATE


def price(plan: Plan, rates: Rates) -> Sum:
    """Return the rupiah that one person costs over the plan: what budgets are divided by."""
    return cost(replace(plan, people=Interval.exact(1)), rates).sum


def people_for(budget: Interval, rupiah_a_head: float) -> Interval:
    """Return how many whole people a budget pays for: Rp3 billion for a year buys 14 880."""
    if rupiah_a_head <= 0:
        raise BadPlan("what costs nothing is bought by any budget")
    if budget.is_exact:
        return Interval.exact(math.floor(budget.value / rupiah_a_head))
    least, likely, most = (side / rupiah_a_head for side in (budget.low, budget.value, budget.high))
    # `high` is exclusive: the largest whole number below it is still meant
    above = most if math.isinf(most) else math.ceil(most)
    return Interval(math.floor(least), math.floor(likely), above)


def budget_for(people: Interval, rupiah_a_head: float) -> Interval:
    """Return the rupiah that these people cost."""
    return times(people, rupiah_a_head)


def coverage_with(people: Interval, active: Interval, base: Interval) -> Interval | None:
    """Return the coverage once these people have joined; None where the base may be zero."""
    return (active + people).over(base)


def people_to_reach(share: float, active: Interval, base: Interval) -> Interval:
    """Return how many whole people must join until the coverage is reached; nobody where it is."""
    missing = (times(base, share) - active).at_least(0)
    if missing.is_exact:
        return Interval.exact(math.ceil(missing.value))
    # `high` is exclusive: what lies just below it is rounded up to the next whole person
    high = missing.high if missing.is_open else math.ceil(missing.high) + 1
    return Interval(math.ceil(missing.low), math.ceil(missing.value), high)


def total(parts: Iterable[Interval]) -> Interval:
    """Return the sum; nothing for none."""
    return reduce(add, parts, NOTHING)


def times(known: Interval, factor: float) -> Interval:
    """Return an interval times a number that is not negative; nought times anything is nought."""
    return known * Interval.exact(factor) if factor else NOTHING
