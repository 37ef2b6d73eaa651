"""Which assumption moves the cost most: each one's two ends, all others as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from model.cost import cost
from model.interval import Interval
from model.months import month_after
from model.plan import Plan
from model.rates import PACKAGE, SELF, WITH_SAVINGS, Rates

SHIFT = 0.2  # of the self-payers' share, up and down, where nobody says otherwise


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that could be otherwise, and the plans of its two ends."""

    name: str
    one: Plan
    other: Plan


@dataclass(frozen=True, slots=True)
class Swing:
    """What an assumption does to the net cost; the cheaper end first."""

    name: str
    cheaper: Plan
    dearer: Plan
    low: Interval  # net rupiah of the cheaper plan
    high: Interval

    @property
    def width(self) -> float:
        """Return how far apart the two ends are, in rupiah."""
        return self.high.value - self.low.value


def tornado(assumptions: Sequence[Assumption], rates: Rates) -> tuple[Swing, ...]:
    """Return what each assumption does to the net cost, the largest swing first."""
    swings = []
    for one in assumptions:
        ends = [(cost(plan, rates).sum.net, plan) for plan in (one.one, one.other)]
        (low, cheaper), (high, dearer) = sorted(ends, key=lambda end: end[0].value)
        swings.append(Swing(one.name, cheaper, dearer, low, high))
    return tuple(sorted(swings, key=lambda swing: (-swing.width, swing.name)))


def usual_assumptions(plan: Plan) -> tuple[Assumption, ...]:
    """Return what a planner doubts first: package, months paid, who pays, how many people.

    Half of the months means the later half: a programme that starts late ends with the year.
    """
    half = max(1, plan.months // 2)
    later = replace(plan, first=month_after(plan.first, plan.months - half), months=half)
    own = plan.split.shares.get(SELF, 0.0)
    shares = (min(1.0, own + SHIFT), max(0.0, own - SHIFT))
    more, less = (replace(plan, split=plan.split.with_share(SELF, share)) for share in shares)
    packages = (replace(plan, package=package) for package in (PACKAGE, WITH_SAVINGS))
    found = [
        Assumption("package", *packages),
        Assumption("months", later, plan),
        Assumption("self_share", more, less),
    ]
    if plan.people.has_range:
        ends = (Interval.exact(plan.people.low), Interval.exact(plan.people.high))
        found.append(Assumption("people", *(replace(plan, people=end) for end in ends)))
    return tuple(found)
