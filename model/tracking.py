"""How the answer of the page Tren & target is made from one version."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model import checking, queries, tree
from model.breaks import SeriesBreak
from model.cell import Cell, Quantity
from model.cells import Wanted
from model.comparing import not_alike, other_of, usual_base_of
from model.defaults import region_of
from model.events import Event, events
from model.frame import Source, VersionFacts
from model.index import Index, index_of
from model.on_track import Apart, Change, Column, OnTrack, Target
from model.period import newest_last
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.series import body_of, series
from model.timeline import Series
from model.tracking_choices import (
    USUAL_LAPSE,
    checked_lapse,
    choices,
    instead,
    newest_period,
    to_region,
    with_figures,
)
from model.tracking_targets import named, picked, targets_of
from model.warehouse import Version

LABOUR_FORCE = "labour_force"


def on_track(
    asked: Selection, home: Selection, scope: Scope, version: Version, today: str
) -> OnTrack:
    """Return everything the page shows for what was asked, or raise BadChoice.

    In      today: the month in which the reader asks
    Units   persons; every number with its interval, status and publications
    Source  the index and the figures of one version
    """
    index = index_of(version, scope)
    checking.checked(asked, scope, version)
    checked_lapse(asked.lapse)
    region = region_of(asked, home)
    chosen = asked.but(
        region=region,
        segment=asked.segment or "total",
        lapse=asked.lapse or USUAL_LAPSE,
        period=None,
        base=None,
        level=None,
    )
    beside = other_of(chosen, index)
    answer = _answer(chosen, asked, (scope, version, today))
    if beside is None:
        return answer
    if beside.period is not None:
        return _over_time(answer, str(beside.period), scope, version)
    if beside.region == region:
        return replace(answer, chosen=answer.chosen.but(compare=None))
    alone = beside.but(target=None)
    return replace(answer, other=_answer(alone, alone, (scope, version, today)))


Given = tuple[Scope, Version, str]  # for whom, of which version, in which month


def _answer(chosen: Selection, asked: Selection, given: Given) -> OnTrack:
    """Return the page for one choice without gaps."""
    scope, version, today = given
    index, region, segment = index_of(version, scope), str(chosen.region), str(chosen.segment)
    over_time = series(region, segment, scope, version)
    every = targets_of(region, today, scope, version)
    mine = tuple(one for one in every if one.aim.region == region and one.aim.segment == segment)
    target = picked(mine, chosen.target)
    subject = _subject(region, segment, index)
    chosen = chosen.but(target=target.id if target else None)
    answer = OnTrack(
        chosen=chosen,
        asked=asked,
        version=VersionFacts.of(version),
        today=today,
        region_name=index.regions.by_code[region].name,
        series=over_time,
        target=target,
        mine=mine,
        targets=every,
        events=_within(events(region, scope, version), over_time, mine),
        base_breaks=_base_breaks(over_time, index),
        apart=_apart(subject, segment, scope, version) if subject else None,
        change=_change(subject, segment, scope, version) if subject else None,
        instead=instead(chosen, asked, (today, scope, version)),
        sources=(),
        choices=choices(chosen, asked, mine, index),
        region_path=tree.path(
            region, lambda code: to_region(code, asked, index), with_figures(scope, version), index
        ),
    )
    return replace(answer, sources=_sources(answer, index))


def _within(
    found: Iterable[Event], over_time: Series, targets: Sequence[Target]
) -> tuple[Event, ...]:
    """Return the events from the year of the first figure on; without figures none."""
    if not over_time.points:
        return ()
    first = over_time.points[0].period[:4]
    last = max([over_time.points[-1].period[:4], *(named(t.aim.due) for t in targets)])
    shown = [one for one in found if first <= one.date[:4] <= last]
    return tuple(sorted(shown, key=_along))


def _along(one: Event) -> str:
    """Return where an event stands along the years: without a month in the middle of its year."""
    return one.month if "-" in one.month else f"{one.month}-06"


def _base_breaks(over_time: Series, index: Index) -> tuple[SeriesBreak, ...]:
    """Return the breaks of the survey that a share over it would cross within these years."""
    if not over_time.points:
        return ()
    first, last = over_time.points[0].period, over_time.points[-1].period
    return tuple(
        one
        for one in index.breaks
        if LABOUR_FORCE in one.measures and first < one.before and one.after < last
    )


def _subject(region: str, segment: str, index: Index) -> str | None:
    """Return the region itself where publishers state bases, else the kanwil inside it that has."""
    inside = (code for code in index.with_figures if code.isalpha())
    near = [region, *(code for code in sorted(inside) if index.regions.is_under(code, region))]
    for code in near:
        if any(one[0] == code and one[2] == segment for one in index.stated):
            return code
    return None


def _stated(region: str, segment: str, scope: Scope, version: Version) -> list[Cell]:
    """Return the cells over the bases of their own publications, the oldest first."""
    cells = queries.own_cells(region, scope, version, Wanted(segment=segment, base="stated"))
    mine = [cell for cell in cells if cell.is_known]
    return sorted(mine, key=lambda cell: newest_last(cell.period))


def _apart(region: str, segment: str, scope: Scope, version: Version) -> Apart | None:
    """Return every figure beside the base of its publication; one alone needs no warning."""
    points = series(region, segment, scope, version).points
    if len(points) < 2:  # noqa: PLR2004
        return None
    cells = {cell.period: cell for cell in _stated(region, segment, scope, version)}
    name = index_of(version, scope).regions.by_code[region].name
    columns = []
    for one in points:
        alone = Cell(
            region=region,
            region_name=name,
            period=one.period,
            period_kind=one.period_kind,
            segment=segment,
            base="stated",
            base_period=None,
            participants=Quantity(),
            denominator=Quantity(),
        )
        columns.append(Column(one, cells.get(one.period), alone))
    return Apart(region, name, tuple(columns))


def _change(region: str, segment: str, scope: Scope, version: Version) -> Change | None:
    """Return the newest two months that one body states a base for."""
    sources = index_of(version, scope).sources
    cells = [c for c in _stated(region, segment, scope, version) if c.period_kind == "month"]
    bodies = [body_of(sources[cell.participants.origins[0]].publisher) for cell in cells]
    for at in range(len(cells) - 1, 0, -1):
        before = [one for one in range(at) if bodies[one] == bodies[at]]
        if before:
            return Change(cells[before[-1]], cells[at])
    return None


def _over_time(answer: OnTrack, period: str, scope: Scope, version: Version) -> OnTrack:
    """Return the answer with the newest month beside another one, over one base."""
    index = index_of(version, scope)
    newest = newest_period(answer.chosen, index)
    if newest is None or newest == period:
        return replace(answer, chosen=answer.chosen.but(compare=None))
    pair = answer.chosen.but(period=newest, compare=period)
    base = usual_base_of(pair, index)
    found = {
        cell.period: cell
        for cell in queries.own_cells(
            answer.region, scope, version, Wanted(segment=answer.chosen.segment, base=base)
        )
    }
    if not {newest, period} <= found.keys():
        near = index.periods.get((answer.region, str(answer.chosen.segment)), ())
        known = [one for one, _ in near if one != newest]
        raise BadChoice("compare", period, known[0] if known else None)
    two = sorted((found[period], found[newest]), key=lambda cell: newest_last(cell.period))
    reasons = not_alike(two[0], two[1], index)
    return replace(answer, beside=Change(*two), not_alike=reasons)


def _sources(answer: OnTrack, index: Index) -> tuple[Source, ...]:
    """Return the publications behind the numbers on the page, each once, in reading order."""
    quantities = [point.participants for point in answer.series.points]
    cells = [answer.change.first, answer.change.last] if answer.change else []
    if answer.apart:
        quantities += [one.point.participants for one in answer.apart.columns]
        cells += [one.cell for one in answer.apart.columns if one.cell]
    keys = [
        *(one.aim.source.origin for one in answer.mine),
        *(origin for one in quantities for origin in one.origins),
        *(o for c in cells for side in (c.participants, c.denominator) for o in side.origins),
        *(one.aim.source.origin for one in answer.targets),
    ]
    return tuple(index.sources[key] for key in dict.fromkeys(keys) if key in index.sources)
