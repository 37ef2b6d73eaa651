"""Who could be covered: the employed by industry and, published apart, by employment status.

The two are never crossed: no publication tells how many of an industry are informal.
"""

from __future__ import annotations

from dataclasses import dataclass

from model.bases import workers
from model.cell import Quantity
from model.index import Index
from model.interval import Interval
from model.period import august_before

STATUSES = ("formal", "informal")
MOST_COLUMNS = 7  # regions side by side; more stand below each other, under letters of industries


@dataclass(frozen=True, slots=True)
class Workers:
    """The employed of a region in one industry, or of one employment status, in an August."""

    region: str
    region_name: str
    august: str
    people: Quantity
    employed: Quantity  # all of them
    industry: str = "total"
    employment_status: str = "total"

    @property
    def code(self) -> str:
        """Return the industry, else the employment status."""
        return self.employment_status if self.industry == "total" else self.industry

    @property
    def share(self) -> Interval | None:
        """Return the part of all employed, a share."""
        if self.people.known is None or self.employed.known is None:
            return None
        return self.people.known.over(self.employed.known)


@dataclass(frozen=True, slots=True)
class Workforce:
    """The employed of one region in an August, cut twice: by industry, and by status."""

    region: str
    region_name: str
    august: str
    industries: tuple[Workers, ...]
    statuses: tuple[Workers, ...]  # formal, informal; those that are known

    @property
    def every(self) -> tuple[Workers, ...]:
        """Return both cuts, one after the other."""
        return (*self.industries, *self.statuses)


def august_of(region: str, period: str | None, index: Index) -> str | None:
    """Return the August to show: the latest, or the one that belongs to a period."""
    known = [august for code, august in index.workers if code == region]
    if period is None:
        return max(known, default=None)
    return period if period in known else august_before(period, period)


def workforces(
    region: str, august: str | None, beside: str | None, index: Index
) -> tuple[Workforce, ...]:
    """Return the region, what it is compared with and the places one level below, where known.

    Industries stand in the order of the region's own numbers, the largest first.
    """
    if august is None or (region, august) not in index.workers:
        return ()
    below = [place.code for place in index.regions.children(region)]
    codes = dict.fromkeys([region, *([beside] if beside else []), *below])
    found = [_of(code, august, index) for code in codes if (code, august) in index.workers]
    order = {one.code: at for at, one in enumerate(sorted(found[0].industries, key=_largest))}
    return tuple(_ordered(one, order) for one in found)


def _largest(workers: Workers) -> tuple[float, str]:
    return (-workers.people.known.value if workers.people.known else 0.0, workers.code)


def _ordered(one: Workforce, order: dict[str, int]) -> Workforce:
    industries = sorted(one.industries, key=lambda w: (order.get(w.code, len(order)), w.code))
    return Workforce(one.region, one.region_name, one.august, tuple(industries), one.statuses)


def _of(region: str, august: str, index: Index) -> Workforce:
    name = index.regions.by_code[region].name
    employed = workers(("employed", region, august), index.bases)
    industries = tuple(
        Workers(region, name, august, people, employed, industry=code)
        for code, people in index.workers[region, august]
    )
    statuses = tuple(
        Workers(region, name, august, people, employed, employment_status=status)
        for status in STATUSES
        if (people := workers((f"employed_{status}", region, august), index.bases)).known
        is not None
    )
    return Workforce(region, name, august, industries, statuses)
