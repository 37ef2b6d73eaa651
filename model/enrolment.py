"""From never registered to active: what one publication says of a region at one time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from model.cell import Quantity
from model.interval import Interval
from model.period import august_before, newest_last

STANDINGS = ("participants_active", "participants_inactive", "participants_registered")
GROUPS = ("never_registered", "registered", "active", "inactive")


@dataclass(frozen=True, slots=True)
class Standing:
    """Participants of a region and period by standing, from one publication."""

    region: str
    period: str
    period_kind: str
    active: Quantity
    inactive: Quantity
    registered: Quantity

    @property
    def known(self) -> int:
        """Return how many of the three are known."""
        every = (self.active, self.inactive, self.registered)
        return sum(one.known is not None for one in every)


@dataclass(frozen=True, slots=True)
class Enrolment:
    """A region's way from never registered over registered to active, in people."""

    region_name: str
    standing: Standing
    base_period: str
    labour_force: Quantity

    @property
    def never(self) -> Quantity:
        """Return the labour force less the registered; no number where these are more."""
        every, registered = self.labour_force.known, self.standing.registered.known
        if every is None or registered is None or registered.value > every.value:
            return Quantity()
        origins = (*self.labour_force.origins, *self.standing.registered.origins)
        return Quantity(every - registered, "computed", origins)

    @property
    def is_possible(self) -> bool:
        """Return whether no more are registered than there are people in the labour force."""
        return self.never.known is not None

    @property
    def groups(self) -> tuple[tuple[str, Quantity], ...]:
        """Return the four groups by name, in the order of GROUPS."""
        one = self.standing
        every = (self.never, one.registered, one.active, one.inactive)
        return tuple(zip(GROUPS, every, strict=True))

    def share(self, quantity: Quantity) -> Interval | None:
        """Return a group as a share of the labour force."""
        if quantity.known is None or self.labour_force.known is None:
            return None
        return quantity.known.over(self.labour_force.known)

    @property
    def august(self) -> str:
        """Return the August of the labour force."""
        return self.base_period


def standings(rows: Iterable[Mapping[str, Any]]) -> dict[str, tuple[Standing, ...]]:
    """Return what is known of each region, newest first: one publication for each period."""
    groups: dict[tuple[str, str, str, str], dict[str, Quantity]] = defaultdict(dict)
    for row in rows:
        key = (row["region"], row["period"], row["period_kind"], row["origin"])
        groups[key][row["measure"]] = Quantity.of(row)
    best: dict[tuple[str, str, str], Standing] = {}
    for (region, period, kind, _), found in sorted(groups.items()):
        one = _whole(region, period, kind, found)
        other = best.get((region, period, kind))
        if other is None or one.known > other.known:
            best[region, period, kind] = one
    regions: dict[str, list[Standing]] = defaultdict(list)
    for one in sorted(best.values(), key=lambda one: newest_last(one.period), reverse=True):
        regions[one.region].append(one)
    return {region: tuple(found) for region, found in regions.items()}


def _whole(region: str, period: str, kind: str, found: Mapping[str, Quantity]) -> Standing:
    """Return the three numbers; the third follows from two others of the publication."""
    active, inactive, registered = (found.get(name, Quantity()) for name in STANDINGS)
    if registered.known is None and active.known and inactive.known:
        registered = _computed(active.known + inactive.known, active, inactive)
    elif inactive.known is None and active.known and registered.known:
        inactive = _computed(registered.known - active.known, registered, active)
    elif active.known is None and inactive.known and registered.known:
        active = _computed(registered.known - inactive.known, registered, inactive)
    return Standing(region, period, kind, active, inactive, registered)


def _computed(known: Interval, *parts: Quantity) -> Quantity:
    origins = dict.fromkeys(origin for part in parts for origin in part.origins)
    return Quantity(known, "computed", tuple(origins))


def august_under(standing: Standing) -> str:
    """Return the August whose labour force a standing is held against."""
    return august_before(standing.period, standing.period)
