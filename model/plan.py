"""What is to be paid for, and who pays: the reader's own assumptions behind a cost."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from model.errors import UsageError
from model.interval import Interval
from model.months import YEAR, span
from model.rates import OTHER, PAYERS, SELF, TRANSPORT

WHOLE = 1e-9  # shares that sum to one this nearly do


class BadPlan(UsageError):
    """An assumption of a plan that cannot be: shares that do not sum to one, no months."""


@dataclass(frozen=True, slots=True)
class Split:
    """Who pays for whom: the share of the people by payer, and of transport among self-payers."""

    shares: Mapping[str, float]  # payer -> share; together 1
    transport: float = 0.0  # of those who pay for themselves

    def __post_init__(self) -> None:
        if strange := sorted(set(self.shares) - set(PAYERS)):
            raise BadPlan(f"payers must be among {', '.join(PAYERS)}, not {', '.join(strange)}")
        if any(not 0 <= share <= 1 for share in (*self.shares.values(), self.transport)):
            raise BadPlan("every share must lie between 0 and 1")
        if abs(math.fsum(self.shares.values()) - 1) > WHOLE:
            raise BadPlan(f"the shares sum to {math.fsum(self.shares.values()):.4g}, not to 1")

    @property
    def parts(self) -> tuple[tuple[str, str, float], ...]:
        """Return payer, occupation and share of all people, in the order of PAYERS; none empty."""
        found = []
        for payer in PAYERS:
            share = self.shares.get(payer, 0.0)
            if payer == SELF:
                found += [(payer, TRANSPORT, share * self.transport)]
                share *= 1 - self.transport
            found += [(payer, OTHER, share)]
        return tuple(part for part in found if part[2] > 0)

    def with_share(self, payer: str, share: float) -> Split:
        """Return the split with one payer's share changed, the others in proportion to theirs."""
        others = {name: own for name, own in self.shares.items() if name != payer}
        before, left = math.fsum(others.values()), 1 - share
        if not before:  # nobody else to take it over: the others share alike
            others = dict.fromkeys((name for name in PAYERS if name != payer), 1.0)
            before = len(others)
        scaled = {name: own / before * left for name, own in others.items()}
        return Split({payer: share, **scaled}, self.transport)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be paid for: how many people, by whom, which package, which months."""

    people: Interval
    split: Split
    package: str
    first: str  # month
    months: int = YEAR
    enrol_over: int = 1  # months until everybody has joined, the same number in each

    def __post_init__(self) -> None:
        if self.people.low < 0:
            raise BadPlan("people cannot be fewer than nobody: use the uncovered, not the gap")
        if self.months < 1 or self.enrol_over < 1:
            raise BadPlan("a plan has at least one month")

    @property
    def span(self) -> tuple[str, ...]:
        """Return the months that are paid for."""
        return span(self.first, self.months)

    def joined(self, ahead: int) -> float:
        """Return the share of the people who have joined by the month `ahead` after the first."""
        return min(ahead + 1, self.enrol_over) / self.enrol_over
