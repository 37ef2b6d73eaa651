"""Targets of a region: who set them, over which base, and how fast they must be approached.

A target in persons is met by participants; a share is only turned into persons over the base that
its own publication states. A published target whose document names no base is shown as `not_stated`
and gets no pace, no cost and no status.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from model.cell import Quantity
from model.frame import Source
from model.index import Index, index_of
from model.interval import Interval
from model.months import months_until
from model.pace import Asked
from model.per_version import per_version
from model.period import newest_last
from model.published import Published, figures
from model.scope import Scope
from model.series import ACTIVE, series
from model.targets import TARGETS, Goal
from model.timeline import Like, Series
from model.warehouse import Version

IN_PEOPLE = "participants_target"
WHOLE = ("total", "PU+BPU")  # what a publication counts towards its own target, in this order
NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Aim:
    """One published target: owner and document are its publication's publisher and title."""

    region: str
    region_name: str
    measure: str
    segment: str
    due: str  # period
    share: Interval | None  # None: aimed at in persons only
    base: Quantity  # of the same publication
    people: Quantity  # as the publication gives them, else share × base
    participants: Quantity  # what the target is compared with
    source: Source
    asked: Asked  # pace and status

    @property
    def base_status(self) -> str:
        """Return `people` (a target in persons needs no base), `stated` or `not_stated`."""
        if self.share is None:
            return "people"
        return "stated" if self.people.known is not None else NOT_STATED


Standing = tuple[str, Quantity]  # period and number of active participants


def aims_of(region: str, scope: Scope, version: Version) -> tuple[Aim, ...]:
    """Return every published target of a region, the earliest due first, several side by side."""
    return _aims(version, region, scope)


@per_version(64)
def _aims(version: Version, region: str, scope: Scope) -> tuple[Aim, ...]:
    index = index_of(version, scope)
    goals = [g for g in index.goals if g.region == region and g.measure in TARGETS]
    people = figures(region, [IN_PEOPLE], scope, version)
    own = figures(region, [ACTIVE], scope, version)
    segments = {*(goal.segment for goal in goals), *(one.segment for one in people)}
    known = {segment: series(region, segment, scope, version) for segment in segments}
    given = {(one.origin, one.period, one.segment): one for one in people}
    aims = []
    for goal in goals:
        in_people = given.pop((goal.origin, goal.period, goal.segment), None)
        aims.append(_of_share(goal, in_people, own, known[goal.segment], index))
    aims += [_of_people(one, known[one.segment], index) for one in given.values()]
    return tuple(sorted(aims, key=lambda a: (newest_last(a.due), a.measure, a.source.origin)))


def _of_share(
    goal: Goal,
    in_people: Published | None,
    own: Sequence[Published],
    over_time: Series,
    index: Index,
) -> Aim:
    """Return a target given as a share, compared with what its own publication counts."""
    people = Quantity()
    if in_people is not None:
        people = in_people.quantity
    elif goal.base.known is not None:
        people = Quantity(goal.base.known * goal.share, "computed", (goal.origin,))
    period, participants = _own(goal, own)
    achieved = over_time.recent
    is_same = achieved is not None and achieved.last.participants.origins == participants.origins
    asked = Asked(people.known, participants.known, period, goal.period, _if(achieved, is_same))
    return Aim(
        region=goal.region,
        region_name=goal.region_name,
        measure=goal.measure,
        segment=goal.segment,
        due=goal.period,
        share=goal.share,
        base=goal.base,
        people=people,
        participants=participants,
        source=index.sources[goal.origin],
        asked=asked,
    )


def _own(goal: Goal, own: Sequence[Published]) -> Standing:
    """Return the newest count of the target's own publication, else its share reached × base."""
    mine = [p for p in own if p.origin == goal.origin and p.segment in WHOLE and p.quantity.known]
    if mine:
        newest = max(mine, key=lambda p: (newest_last(p.period), -WHOLE.index(p.segment)))
        return newest.period, newest.quantity
    if goal.stated is None or goal.base.known is None:
        return goal.period, Quantity()
    return goal.base_period, Quantity(goal.base.known * goal.stated, "computed", (goal.origin,))


def _of_people(one: Published, over_time: Series, index: Index) -> Aim:
    """Return a target given in persons, compared with the newest count up to its deadline."""
    before = [
        point
        for point in over_time.points
        if point.period_kind == "month" and months_until(point.period, one.period) >= 0
    ]
    last = before[-1] if before else None
    achieved = over_time.recent
    is_same = achieved is not None and achieved.last is last
    asked = Asked(
        target=one.quantity.known,
        active=last.known if last else None,
        at=last.period if last else one.period,
        due=one.period,
        achieved=_if(achieved, is_same),
    )
    return Aim(
        region=one.region,
        region_name=index.regions.by_code[one.region].name,
        measure=one.measure,
        segment=one.segment,
        due=one.period,
        share=None,
        base=Quantity(),
        people=one.quantity,
        participants=last.participants if last else Quantity(),
        source=index.sources[one.origin],
        asked=asked,
    )


def _if(achieved: Like | None, holds: bool) -> Like | None:
    """Return the pace so far only where it ends with the number that the target is held against."""
    return achieved if holds else None
