"""Active participants of a region over time: points, what must not be joined, what is alike.

Two neighbouring months are joined only where nothing lies between them: no January, no change of
the publisher's own base, of who counted, or of what was counted. Two bodies that gave the same
number for one month are taken to count alike; two that contradict each other never are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations, pairwise

from model import queries
from model.breaks import crossed
from model.cell import Quantity
from model.cells import Wanted
from model.index import Index, index_of
from model.per_version import per_version
from model.period import august_before, newest_last
from model.published import Published, best, counts, figures
from model.scope import Scope
from model.timeline import Gap, Like, Point, Series
from model.warehouse import Version

ACTIVE = "participants_active"
JANUARY = "participants_january"
SPELT = (  # one body under its several names; the ministry publishes the agency's own register
    ("bp jamsostek", "bpjs ketenagakerjaan"),
    ("bpjamsostek", "bpjs ketenagakerjaan"),
    ("kemnaker satu data ketenagakerjaan", "bpjs ketenagakerjaan"),
    ("kemnaker", "bpjs ketenagakerjaan"),
    (" financial report 2023", ""),
    (" kanwil", ""),
)


def series(region: str, segment: str, scope: Scope, version: Version) -> Series:
    """Return participants over time with everything that keeps two points apart.

    Units   persons, each with interval and publications
    """
    return _series(version, region, segment, scope)


@per_version(32)
def _series(version: Version, region: str, segment: str, scope: Scope) -> Series:
    mine = _by_period(region, segment, scope, version)
    bases = _bases(region, segment, scope, version)
    index = index_of(version, scope)
    points = tuple(_point(found, bases, index) for found in mine)
    alike = _alike(mine, index)
    gaps, runs = [], [list(points[:1])]
    for one, other in pairwise(points):
        reasons = _between(one, other, alike, index)
        if reasons:
            gaps.append(Gap(one, other, reasons, _of_base(one, other, index)))
            runs.append([other])
        else:
            runs[-1].append(other)
    likes = tuple(_likes(points, alike, index))
    return Series(
        region=region,
        segment=segment,
        points=points,
        runs=tuple(tuple(run) for run in runs if run),
        gaps=tuple(gaps),
        likes=likes,
        missing_years=_missing_years(points),
        like_months=_like_months(points, alike, index),
    )


def body_of(publisher: str) -> str:
    """Return who counted: without the newspaper, the office holder and the spelling."""
    bare = publisher.partition(", via ")[0].partition(" (")[0].strip().casefold()
    for spelt, plain in SPELT:
        bare = bare.replace(spelt, plain)
    return bare


def _by_period(
    region: str, segment: str, scope: Scope, version: Version
) -> list[tuple[Published, ...]]:
    """Return the known figures of each period, oldest first."""
    found: dict[str, tuple[Published, ...]] = {}
    printed = figures(region, [ACTIVE], scope, version)
    for one in (*printed, *counts(region, segment, scope, version)):
        whole = one.segment == segment and one.programme == "total"
        if whole and one.quantity.known is not None:
            found[one.period] = (*found.get(one.period, ()), one)
    return [found[period] for period in sorted(found, key=newest_last)]


def _bases(
    region: str, segment: str, scope: Scope, version: Version
) -> dict[tuple[str, str], Quantity]:
    """Return the base of each period and publication that states one."""
    return {
        (cell.period, origin): cell.denominator
        for cell in queries.own_cells(
            region, scope, version, Wanted(segment=segment, base="stated")
        )
        for origin in cell.participants.origins
    }


def _point(
    found: Sequence[Published], bases: dict[tuple[str, str], Quantity], index: Index
) -> Point:
    chosen = best(found, index) or found[0]
    return Point(
        period=chosen.period,
        period_kind=chosen.period_kind,
        participants=chosen.quantity,
        base=bases.get((chosen.period, chosen.origin), Quantity()),
        body=body_of(index.sources[chosen.origin].publisher),
        flags=chosen.flags,
        others=tuple(one.quantity for one in found if one is not chosen),
    )


Alike = frozenset[frozenset[str]]  # pairs of bodies that gave the same number for one month


def _alike(mine: Iterable[Sequence[Published]], index: Index) -> Alike:
    """Return which bodies count alike: they agree wherever both speak of one period."""
    agree: set[frozenset[str]] = set()
    contradict: set[frozenset[str]] = set()
    for found in mine:
        for one, other in combinations(found, 2):
            pair = frozenset(body_of(index.sources[o.origin].publisher) for o in (one, other))
            known = (one.quantity.known, other.quantity.known)
            same = known[0] is not None and known[1] is not None and known[0].overlaps(known[1])
            (agree if same else contradict).add(pair)
    return frozenset(agree - contradict)


def _apart(one: Point, other: Point, alike: Alike, index: Index) -> tuple[str, ...]:
    """Return why two points may not be joined, as codes; none where they may."""
    reasons = []
    if one.period_kind != other.period_kind:
        reasons.append("year_and_month")
    elif one.period_kind == "year":
        reasons.append("years")  # a year without a month is a span, not a point of a line
    reasons += [b.code for b in crossed(index.breaks, ACTIVE, (one.period, other.period))]
    if one.body != other.body and frozenset((one.body, other.body)) not in alike:
        reasons.append("other_source")
    if ("branch_office" in one.flags) != ("branch_office" in other.flags):
        reasons.append("other_area")
    bases = (one.base.known, other.base.known)
    if bases[0] is not None and bases[1] is not None and not bases[0].overlaps(bases[1]):
        reasons.append("other_base")
    return tuple(reasons)


def _between(one: Point, other: Point, alike: Alike, index: Index) -> tuple[str, ...]:
    """Return why no line joins two points: also two Decembers have a January between them."""
    reasons = _apart(one, other, alike, index)
    years = one.period[:4] != other.period[:4]
    return reasons if not years or JANUARY in reasons else (JANUARY, *reasons)


def _of_base(one: Point, other: Point, index: Index) -> tuple[str, ...]:
    """Return the breaks between the Augusts that the two points would be divided by."""
    augusts = [august_before(point.period, point.period) for point in (one, other)]
    return tuple(found.code for found in crossed(index.breaks, "labour_force", augusts))


def _likes(points: Sequence[Point], alike: Alike, index: Index) -> Iterable[Like]:
    """Return each month beside the next one of the same name that compares with it."""
    for at, one in enumerate(points):
        same = [p for p in points[at + 1 :] if p.period[4:] == one.period[4:]]
        if same and not _apart(one, same[0], alike, index):
            yield Like(one, same[0])


def _like_months(points: Sequence[Point], alike: Alike, index: Index) -> int:
    """Return the size of the largest set of months that compare, directly or through others.

    January 2023 compares with January 2024, and each with the months of its own year: two whole
    years of one count on one base are 24 like months.
    """
    left = [point for point in points if point.period_kind == "month"]
    most = 0
    while left:
        together, waiting = 0, [left.pop()]
        while waiting:
            one, together = waiting.pop(), together + 1
            like = [point for point in left if _compare(one, point, alike, index)]
            left = [point for point in left if point not in like]
            waiting += like
        most = max(most, together)
    return most


def _compare(one: Point, other: Point, alike: Alike, index: Index) -> bool:
    first, last = sorted((one, other), key=lambda point: newest_last(point.period))
    return not _apart(first, last, alike, index)


def _missing_years(points: Sequence[Point]) -> tuple[str, ...]:
    if not points:
        return ()
    known = {point.period[:4] for point in points}
    span = range(int(points[0].period[:4]), int(points[-1].period[:4]) + 1)
    return tuple(str(year) for year in span if str(year) not in known)
