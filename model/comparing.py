"""Two answers side by side: which choice stands beside, and what the difference is made of."""

from __future__ import annotations

from dataclasses import dataclass

from model.cell import Cell
from model.denominators import usual_base
from model.doubts import series_breaks
from model.index import Index
from model.interval import Interval
from model.selection import Selection

HUNDRED = 100  # points of a whole


def other_of(chosen: Selection, index: Index) -> Selection | None:
    """Return the choice to put beside, every part of it named; None where nothing is compared.

    A code of a region is a region, even where it looks like a year.
    """
    if chosen.compare is None:
        return None
    alone = chosen.but(compare=None)
    if chosen.compare in index.regions.by_code:
        return alone.but(region=chosen.compare)
    return alone.but(period=chosen.compare)


def usual_base_of(chosen: Selection, index: Index) -> str:
    """Return the base of a view that was not told one: one base for all that it shows.

    A publication's own base only where every side has one, and never for two regions.
    """
    segment, other = str(chosen.segment), other_of(chosen, index)
    sides = [chosen] if other is None else [chosen, other]
    has_stated = all((one.region, one.period, segment) in index.stated for one in sides)
    same_region = other is None or other.region == chosen.region
    industry = index.sight.part.industry
    return usual_base(segment, has_stated and same_region, industry).id


@dataclass(frozen=True, slots=True)
class Difference:
    """What the second of two cells has more than the first; None where a side is unknown."""

    participants: Interval | None  # persons
    denominator: Interval | None  # persons
    gap: Interval | None  # persons
    points: Interval | None  # percentage points of coverage
    by_participants: float | None  # points, by the midpoint rule: the two parts sum to the change
    by_denominator: float | None


def difference(first: Cell, second: Cell) -> Difference:
    """Return the second minus the first; the change of the share also in its two parts."""
    points = _minus(second.coverage, first.coverage)
    effects = _effects(first, second)
    return Difference(
        participants=_minus(second.participants.known, first.participants.known),
        denominator=_minus(second.denominator.known, first.denominator.known),
        gap=_minus(second.gap, first.gap),
        points=None if points is None else in_points(points),
        by_participants=effects[0],
        by_denominator=effects[1],
    )


def _minus(one: Interval | None, other: Interval | None) -> Interval | None:
    return None if one is None or other is None else one - other


def in_points(share: Interval) -> Interval:
    """Return a difference of shares in percentage points."""
    return Interval(HUNDRED * share.low, HUNDRED * share.value, HUNDRED * share.high)


def _effects(first: Cell, second: Cell) -> tuple[float | None, float | None]:
    """Return how much of the change comes from participants and from the base, in points."""
    if first.coverage is None or second.coverage is None:
        return None, None
    (n0, d0), (n1, d1) = _sides(first), _sides(second)
    by_participants = (1 / d0 + 1 / d1) / 2 * (n1 - n0)
    by_denominator = (n0 + n1) / 2 * (1 / d1 - 1 / d0)
    return HUNDRED * by_participants, HUNDRED * by_denominator


def _sides(cell: Cell) -> tuple[float, float]:
    """Return numerator and denominator of a cell that has both."""
    known = (cell.participants.known, cell.denominator.known)
    first, second = (side.value for side in known if side is not None)
    return first, second


def not_alike(first: Cell, second: Cell, index: Index) -> tuple[str, ...]:
    """Return why two cells cannot simply be compared, as codes; none where they can."""
    reasons = []
    if first.base == second.base == "stated" and first.denominator != second.denominator:
        reasons.append("own_bases")
    if first.period_kind != second.period_kind:
        reasons.append("year_and_month")
    elif first.period[5:] != second.period[5:]:
        reasons.append("other_month")
    publishers = (_publishers(first, index), _publishers(second, index))
    if all(publishers) and publishers[0] != publishers[1]:
        reasons.append("other_publisher")
    return (*reasons, *series_breaks([first, second], index))


def _publishers(cell: Cell, index: Index) -> frozenset[str]:
    """Return who published the participants; "X, via newspaper" is X."""
    names = (index.sources[origin].publisher for origin in cell.participants.origins)
    return frozenset(name.partition(",")[0] for name in names)
