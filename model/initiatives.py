"""Who protects the vulnerable, and for how long does the money last: local programmes.

Months paid for are budget ÷ (workers × rate in force), only where both come from one publication
and the own-account rate holds for everybody; else the page says why not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from model import queries
from model.cell import Quantity
from model.cost import total
from model.index import index_of
from model.initiative import PAYERS, Initiative
from model.interval import Interval
from model.per_version import per_version
from model.period import august_before
from model.published import Published, figure
from model.rates import PACKAGE, Rate, rates_of
from model.regions import Region
from model.scope import Scope
from model.warehouse import Version

INFORMAL = "employed_informal"
NO_BUDGET, NO_WORKERS, OTHER_SCOPE = "no_budget", "no_workers", "other_scope"


@dataclass(frozen=True, slots=True)
class Told:
    """One publication's word on one programme, with its figures and what follows from them."""

    initiative: Initiative
    workers: Quantity
    rupiah: Quantity
    period: str  # of the head count, else of the programme
    rate: Interval  # rupiah a month for one worker, of its package and period
    package: str
    package_assumed: bool  # the publication names none: JKK+JKM is taken
    rate_assumed: bool  # some month of its period lies outside the known rates
    not_divided: str  # why no months follow; empty where they do
    informal: Quantity  # informal workers of its places, Sakernas
    august: str  # of those; empty where none belongs to it

    @property
    def months_paid(self) -> Interval | None:
        """Return for how many months the budget lasts; None where it may not be divided."""
        return self.months_at(self.rate)

    def months_at(self, rate: Interval) -> Interval | None:
        """Return for how many months the budget would last at another rate."""
        if self.not_divided or self.workers.known is None or self.rupiah.known is None:
            return None
        return self.rupiah.known.over(self.workers.known * rate)

    @property
    def outlasts(self) -> bool:
        """Return whether the money surely lasts longer than the programme: another package?"""
        paid = self.months_paid
        return paid is not None and paid.low > len(self.initiative.months)

    @property
    def reached(self) -> Interval | None:
        """Return workers over the informal workers of its places; None where staff are counted."""
        if self.initiative.has_wage_earners or self.workers.known is None:
            return None
        return None if self.informal.known is None else self.workers.known.over(self.informal.known)


def told(region: str, scope: Scope, version: Version) -> tuple[Told, ...]:
    """Return the programmes of a region and of all places below it, as each publication tells them.

    Those of the places above (the nation's totals for a kabupaten) are not among them.
    """
    index = index_of(version, scope)
    if region not in index.regions.by_code:
        return ()
    found = []
    for one in initiatives(scope, version):
        here = [p for p in one.places if p == region or index.regions.is_under(p, region)]
        if here:
            found.append(_told(one, scope, version))
    return tuple(found)


def told_of(name: str, scope: Scope, version: Version) -> Told | None:
    """Return one row of the list with its figures; None where there is none for this reader."""
    found = (one for one in initiatives(scope, version) if one.id == name)
    one = next(found, None)
    return None if one is None else _told(one, scope, version)


def at_package(package: str, one: Told, version: Version) -> Told:
    """Return a programme at another package, where its publication names none."""
    if not one.package_assumed or package == one.package:
        return one
    rates, payer = rates_of(version), PAYERS[one.initiative.payer]
    found = [rates.rate(month, package, payer).net for month in one.initiative.months]
    return replace(one, package=package, rate=_range(found))


def initiatives(scope: Scope, version: Version) -> tuple[Initiative, ...]:
    """Return every row of the list whose publication is there for the reader, in its order."""
    index = index_of(version, scope)
    return tuple(
        one
        for one in _rows(version).values()
        if one.origin in index.sources and all(index.sight.shows(p, one.origin) for p in one.places)
    )


@per_version()
def _rows(version: Version) -> dict[str, Initiative]:
    rows = queries.codelist("initiatives", Scope.everything(), version)
    return {row["id"]: Initiative.of(row) for row in rows}


@per_version()
def _rates(version: Version) -> dict[str, tuple[Rate, ...]]:
    """Return the rate of each month of each programme."""
    rates = rates_of(version)
    return {
        one.id: tuple(
            rates.rate(month, one.package or PACKAGE, PAYERS[one.payer]) for month in one.months
        )
        for one in _rows(version).values()
    }


def _told(one: Initiative, scope: Scope, version: Version) -> Told:
    workers, rupiah = (_figure(key, scope, version) for key in (one.workers, one.rupiah))
    found = _rates(version)[one.id]
    august = august_before(workers.period, workers.as_of) if workers else ""
    every = [queries.base_of(place, INFORMAL, august, scope, version) for place in one.places]
    return Told(
        initiative=one,
        workers=workers.quantity if workers else Quantity(),
        rupiah=rupiah.quantity if rupiah else Quantity(),
        period=workers.period if workers else one.end,
        rate=_range([rate.net for rate in found]),
        package=one.package or PACKAGE,
        package_assumed=not one.package,
        rate_assumed=any(rate.assumed for rate in found),
        not_divided=_not_divided(one, workers, rupiah),
        informal=_sum(every),
        august=august,
    )


def _figure(key: str, scope: Scope, version: Version) -> Published | None:
    return figure(key, scope, version) if key else None


def _not_divided(one: Initiative, workers: Published | None, rupiah: Published | None) -> str:
    """Return why a budget is not divided by a head count, as a code; empty where it is."""
    if rupiah is None or rupiah.quantity.known is None:
        return NO_BUDGET
    if workers is None or workers.quantity.known is None:
        return NO_WORKERS
    same = workers.origin == rupiah.origin
    return "" if same and not one.has_wage_earners else OTHER_SCOPE


def _range(rates: Sequence[float]) -> Interval:
    """Return the rate of the first month, with the least and largest of its period."""
    return Interval(min(rates), rates[0], max(rates))


def _sum(parts: Sequence[Quantity]) -> Quantity:
    """Return the workers of several places; unknown where one of them is."""
    known = [part.known for part in parts if part.known is not None]
    if not parts or len(known) < len(parts):
        return Quantity()
    origins = tuple(dict.fromkeys(origin for part in parts for origin in part.origins))
    return Quantity(total(known), "computed" if len(parts) > 1 else parts[0].status, origins)


def in_force(found: Iterable[Told]) -> tuple[Told, ...]:
    """Return one word for each subject: a known head count, exact, then the newest."""
    chosen: dict[str, Told] = {}
    for one in found:
        subject = one.initiative.subject
        if subject not in chosen or _rank(one) > _rank(chosen[subject]):
            chosen[subject] = one
    return tuple(chosen.values())


def _rank(one: Told) -> tuple[bool, bool, bool, str, str]:
    known = one.workers.known
    whole = one.initiative.kind == "programme"
    exact = known is not None and known.is_exact
    return (whole, known is not None, exact, one.period, one.initiative.id)


def nothing_published(region: str, scope: Scope, version: Version) -> tuple[Region, ...]:
    """Return the kabupaten and kota of a region that no publication names a programme for.

    One that is named without a figure (Balikpapan, "to follow") is not among them.
    """
    named = {place for one in initiatives(scope, version) for place in one.places}
    below = index_of(version, scope).regions.children(region, "kabkota")
    return tuple(one for one in below if one.code not in named)
