"""How much an attack may cost: a bound that does not depend on the machine."""

from __future__ import annotations

from dataclasses import dataclass, field

from model.errors import ContractBroken

# of a month: minutes of one core, whether its programmes are 200 of ten thousand unknowns or
# ten of forty-five thousand
MOST = 2 * 10**10


@dataclass(slots=True)
class Effort:
    """What is left to spend on one month; it only gets less."""

    period: str
    left: int = field(default_factory=lambda: MOST)

    def spend(self, unknowns: int) -> None:
        """Pay for a linear programme, its unknowns squared, or raise ContractBroken."""
        self.left -= unknowns**2
        if self.left < 0:
            raise ContractBroken(refused(self.period, "the attack on them would not end"))


def refused(period: str, why: str) -> str:
    """Return why a month is not published, and what can be done."""
    return (
        f"{period}: its hidden counts are not safe to publish (CONFIG `attacked`): {why}. Too few "
        "persons stand in too many cells. Count fewer axes (leave columns.industry out, or map "
        "industries to fewer groups), give a larger k, or set a smaller `attacked` and answer for "
        "it. Nothing was released."
    )
