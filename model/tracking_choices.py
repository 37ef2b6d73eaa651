"""What can be chosen on the page Tren & target, and where something can be told instead."""

from __future__ import annotations

from collections.abc import Sequence

from model.choices import SEGMENTS, compares
from model.frame import Choices, Option
from model.index import Index, index_of
from model.on_track import Target
from model.period import newest_last
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.tracking_targets import regions_with_targets, targets_of
from model.warehouse import Version

USUAL_LAPSE, MOST_LAPSE = "2", 10  # percent of all participants in a month; assumed
LAPSES = ("0", "1", "2", "3", "5", "10")
MOST_WAYS = 5
PEOPLE = "people"


def checked_lapse(lapse: str | None) -> None:
    """Refuse an assumed lapse beyond what the page reckons with."""
    if lapse is not None and float(lapse) > MOST_LAPSE:
        raise BadChoice("lapse", lapse, str(MOST_LAPSE))


def with_figures(scope: Scope, version: Version) -> frozenset[str]:
    """Return the regions that the page has anything to say of."""
    return index_of(version, scope).with_figures | frozenset(regions_with_targets(scope, version))


def to_region(code: str, asked: Selection, index: Index) -> Selection:
    """Return the choice of another region: its own targets, the same segment where it has one."""
    segment = asked.segment if (code, asked.segment) in index.periods else None
    compare = None if asked.compare == code else asked.compare
    return asked.but(region=code, segment=segment, target=None, compare=compare)


def newest_period(chosen: Selection, index: Index) -> str | None:
    """Return the newest period of the region with a figure, to a reader who may see it."""
    region = str(chosen.region)
    found = index.periods.get((region, str(chosen.segment)), ())
    return max((period for period, _ in found), key=newest_last, default=None)


def choices(chosen: Selection, asked: Selection, mine: Sequence[Target], index: Index) -> Choices:
    """Return the options of the filters."""
    region, segment = str(chosen.region), str(chosen.segment)
    found = index.periods.get((region, segment), ())
    kept = list(LAPSES)
    if asked.lapse is not None and asked.lapse not in kept:
        kept = sorted([*kept, asked.lapse], key=float)
    now = chosen.but(period=newest_period(chosen, index))
    return Choices(
        segments=tuple(_segment(one, region, asked, index) for one in SEGMENTS),
        targets=tuple(_target(one, asked) for one in mine),
        lapses=tuple(Option(one, one, to=asked.but(lapse=one)) for one in kept),
        compares=compares(now, asked, found, index),
    )


def _segment(segment: str, region: str, asked: Selection, index: Index) -> Option:
    """Return a segment; it can be chosen where the region has any figure of it."""
    named = None if segment == "total" else segment
    known = segment == "total" or (region, segment) in index.periods
    to = asked.but(segment=named, target=None, compare=None)
    return Option(segment, segment, known, to=to)


def _target(one: Target, asked: Selection) -> Option:
    """Return a target as its publication gives it, named by its owner."""
    aim = one.aim
    return Option(
        one.id,
        aim.source.publisher,
        to=asked.but(target=one.id),
        amount=aim.people.known if aim.share is None else aim.share,
        unit=PEOPLE if aim.share is None else "share",
        due=aim.due,
    )


def instead(
    chosen: Selection, asked: Selection, given: tuple[str, Scope, Version]
) -> tuple[Option, ...]:
    """Return regions with a target where this one has none: those in it, else those above."""
    today, scope, version = given
    index, region = index_of(version, scope), str(chosen.region)
    if any(one.aim.region == region for one in targets_of(region, today, scope, version)):
        return ()
    codes = regions_with_targets(scope, version)
    inside = [code for code in codes if index.regions.is_under(code, region)]
    beside = [one.code for one in index.regions.siblings(region) if one.code in codes]
    above = [code for code in codes if index.regions.is_under(region, code)]
    near = dict.fromkeys([*inside, *reversed(above), *beside])
    return tuple(
        Option(code, index.regions.by_code[code].name, to=_alone(code, asked), depth=1)
        for code in list(near)[:MOST_WAYS]
    )


def _alone(code: str, asked: Selection) -> Selection:
    return asked.but(region=code, segment=None, target=None, compare=None, period=None)
