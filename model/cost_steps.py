"""From who pays to what is really paid: the steps of a waterfall, each where the last one ends."""

from __future__ import annotations

from dataclasses import dataclass

from model.cost import NOTHING, Cost
from model.interval import Interval

GROSS, RELIEF, NET = "gross", "relief", "net"


@dataclass(frozen=True, slots=True)
class Step:
    """One bar: a payer's part, or what the parts come to."""

    code: str  # a payer, else gross, relief, net
    start: float  # rupiah: where the bar begins
    rupiah: Interval
    people: Interval | None  # at the end of the plan; None where the bar is no payer's
    relief: Interval = NOTHING  # of a payer
    net: Interval = NOTHING

    @property
    def is_payer(self) -> bool:
        """Return whether the bar is the part of one payer."""
        return self.people is not None

    @property
    def end(self) -> float:
        """Return where the bar ends; relief leads down."""
        return self.start + (-1 if self.code == RELIEF else 1) * self.rupiah.value


def steps(cost: Cost) -> tuple[Step, ...]:
    """Return each payer, the whole before relief, the relief and the whole after it.

    A relief of nothing is no step.
    """
    found, start = [], 0.0
    for payer, people, part in cost.payers:
        found.append(Step(payer, start, part.gross, people, part.relief, part.net))
        start += part.gross.value
    whole = cost.sum
    found.append(Step(GROSS, 0.0, whole.gross, None, whole.relief, whole.net))
    if whole.relief.value > 0:
        found.append(Step(RELIEF, whole.gross.value, whole.relief, None, whole.relief, NOTHING))
    found.append(Step(NET, 0.0, whole.net, None, NOTHING, whole.net))
    return tuple(found)
