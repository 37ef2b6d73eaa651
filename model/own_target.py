"""A planner's own target: refused without owner, document, region, deadline and base."""

from __future__ import annotations

from dataclasses import dataclass

from model import queries
from model.cell import Quantity
from model.denominators import BY_ID, STATED
from model.errors import UsageError
from model.interval import Interval
from model.pace import Asked
from model.period import MONTH, YEAR, august_before
from model.scope import Scope
from model.series import series
from model.timeline import Point
from model.warehouse import Version

NEEDED = ("owner", "document", "region", "due", "base")


class BadTarget(UsageError):
    """A planner's target that says too little to be measured; names everything at once."""


@dataclass(frozen=True, slots=True)
class OwnTarget:
    """A share of a named base that somebody has set themselves to reach."""

    owner: str
    document: str
    region: str
    due: str  # month, or year: its December
    share: float
    base: str  # id of model/denominators.py
    segment: str = "total"

    def __post_init__(self) -> None:
        faults = [f"{name} is missing" for name in NEEDED if not getattr(self, name).strip()]
        if self.due and not (MONTH.fullmatch(self.due) or YEAR.fullmatch(self.due)):
            faults.append("due must be a month (2026-12) or a year")
        if self.base and self.base not in BY_ID:
            faults.append(f"base must be one of {', '.join(BY_ID)}")
        elif self.base and not BY_ID[self.base].holds_for(self.segment):
            faults.append(f"{self.base} is no base of {self.segment}")
        if not 0 < self.share <= 1:
            faults.append("share must lie above 0 and not above 1")
        if faults:
            raise BadTarget("; ".join(faults))

    def asked(self, scope: Scope, version: Version) -> Asked:
        """Return how fast participants must join, from the newest month that is known on."""
        over_time = series(self.region, self.segment, scope, version)
        months = [point for point in over_time.points if point.period_kind == "month"]
        last = months[-1] if months else None
        base = self._base(last, scope, version)
        achieved = over_time.recent
        return Asked(
            target=None if base.known is None else base.known * Interval.exact(self.share),
            active=last.known if last else None,
            at=last.period if last else self.due,
            due=self.due,
            achieved=achieved if achieved is not None and achieved.last is last else None,
        )

    def _base(self, last: Point | None, scope: Scope, version: Version) -> Quantity:
        """Return the base that stands with the newest participants: their vintage of the survey."""
        if last is None:
            return Quantity()
        if self.base == STATED.id:
            return last.base
        august = august_before(last.period, last.period)
        return queries.base_of(self.region, self.base, august, scope, version)
