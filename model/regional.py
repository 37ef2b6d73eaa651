"""The answer of the page Wilayah: where is the gap largest?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model import checking, queries, tree
from model.adding import held, sum_of
from model.borders import Borders, borders_of, set_for
from model.breaks import crossed
from model.cell import Cell, Quantity
from model.cells import Wanted
from model.comparing import not_alike, other_of
from model.defaults import NO_PERIOD, region_of
from model.denominators import usual_base
from model.doubts import rivals, series_breaks
from model.extent import Extent, around, extents_of
from model.frame import Source, VersionFacts
from model.grade import Grade, grade_of_cell, grade_of_quantity
from model.index import Index, index_of
from model.measuring import UNCOVERED, Below, own_periods, periods_of, usual_period
from model.part import WHOLE as EVERYBODY
from model.part import Part
from model.period import newest_last
from model.places import Place, Regional
from model.placing import Question
from model.regional_choices import above_of, choices, measure_of, to_region
from model.regions import Region
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.tables import regions_of
from model.targets import REACHED, TARGETS, Goal
from model.warehouse import Version

WHOLE = ("total", "PU+BPU")  # segments that stand for all participants, or nearly


def regional(asked: Selection, home: Selection, scope: Scope, version: Version) -> Regional:
    """Return everything the page shows for what was asked, or raise BadChoice.

    Units   persons, shares; every number with its interval, status and publications
    Source  coverage.duckdb of one version
    """
    scope = scope.about(Part.of(asked))
    index = index_of(version, scope)
    checking.checked(asked, scope, version)
    if scope.part != EVERYBODY and asked.measure not in (None, UNCOVERED):
        raise BadChoice("measure", str(asked.measure), UNCOVERED)  # workers take part in nothing
    chosen = with_defaults(asked, home, index)
    checking.check_level(chosen, index)
    answer = _answer(chosen, asked, scope, version)
    answer = replace(answer, grade=_grade(answer.whole, index))
    beside = other_of(chosen, index)
    if beside is None:
        return answer
    level = None if beside.region != chosen.region else beside.level
    chosen = with_defaults(beside.but(level=level), home, index)
    other = _answer(chosen, chosen, scope, version)
    return replace(answer, other=other, not_alike=_not_alike(answer, other, index))


def _grade(whole: Place, index: Index) -> Grade | None:
    """Return how far to trust the region's own number; grades of its places are not averaged."""
    if whole.cell is not None:
        return grade_of_cell(whole.cell, index)
    return grade_of_quantity(whole.people, index)


def _not_alike(first: Regional, second: Regional, index: Index) -> tuple[str, ...]:
    """Return why two answers cannot simply be compared; workers come from one survey."""
    if first.whole.cell and second.whole.cell:
        return not_alike(first.whole.cell, second.whole.cell, index)
    augusts = [str(first.chosen.period), str(second.chosen.period)]
    return tuple(one.code for one in crossed(index.breaks, "labour_force", augusts))


def with_defaults(asked: Selection, home: Selection, index: Index) -> Selection:
    """Return what was asked with every gap filled by what half of the places know."""
    region, segment = region_of(asked, home), asked.segment or "total"
    above = above_of(region, index)
    level = asked.level or index.regions.level_below(above)
    below = Below(above, level, index)
    measure = measure_of(asked, below)
    period = asked.period or _period(measure, region, segment, below)
    base = asked.base or usual_base(segment, False, index.sight.part.industry).id
    return asked.but(
        region=region,
        period=period,
        segment=segment,
        level=level,
        measure=measure,
        base=base if measure == UNCOVERED else None,
        view=asked.view or "map",
    )


def _period(measure: str, region: str, segment: str, below: Below) -> str:
    """Return what half of the places know; else the newest of the region itself, else of any."""
    newest = usual_period(periods_of(measure, below, segment), len(below.places))
    if newest is None:
        newest = next(iter(own_periods(measure, region, segment, below.index)), None)
    newest = newest or below.index.newest_anywhere()
    return newest[0] if newest else NO_PERIOD


def _answer(chosen: Selection, asked: Selection, scope: Scope, version: Version) -> Regional:
    """Return the page for one choice without gaps."""
    index, region, level = index_of(version, scope), str(chosen.region), str(chosen.level)
    above = above_of(region, index)
    below = Below(above, level, index)
    asking, shown = Question.of(chosen, asked, scope, version), below.places
    places = tuple(sorted((asking.place(one) for one in shown), key=_most_first))
    known = [place.people.known for place in places if place.is_known and place.people.known]
    whole = asking.place(index.regions.by_code[region])
    codes = frozenset({region, *(place.code for place in shown)})
    own = _borders(above, level, version)
    is_stand_in = chosen.measure != UNCOVERED
    aims = _goals(codes, index, TARGETS)
    stated = _stated(shown, index, scope, version) if is_stand_in else ()
    cells = [place.cell for place in (whole, *places[:1]) if place.cell]
    return Regional(
        chosen=chosen,
        asked=asked,
        version=VersionFacts.of(version),
        measure=str(chosen.measure),
        whole=whole,
        places=places,
        total=Quantity(sum_of(known), "computed") if known else Quantity(),
        held=held(known),
        stands_in=is_stand_in and asked.measure is None,
        period_kind=asking.kind,
        vintage=asking.august,
        borders=own,
        box=_box([place.code for place in shown], own, version),
        outlines=_borders(above, "province", version) if level == "kabkota" else None,
        tiles={p.region: index.tiles[p.region] for p in places if p.region in index.tiles},
        goals=aims,
        stated=stated,
        choices=choices(chosen, asked, below, scope, version),
        region_path=tree.path(
            region, lambda code: to_region(code, asked, index), index.with_bases, index
        ),
        sources=_sources([whole, *places], (*aims, *stated), index),
        rivals=rivals(chosen, cells[:1], (), scope, version) if cells else (),
        series_breaks=series_breaks(cells, index),
    )


def _borders(above: str, level: str, version: Version) -> Borders | None:
    name = set_for(above, level, regions_of(version))
    return borders_of(version.manifest.summary, name) if name else None


def _stated(
    shown: Sequence[Region], index: Index, scope: Scope, version: Version
) -> tuple[Goal, ...]:
    """Return the newest coverage of each place as published: as a share, or by its own base."""
    codes = frozenset(place.code for place in shown)
    found = list(_goals(codes, index, REACHED))
    for code in sorted(codes):
        found += [
            goal
            for cell in queries.own_cells(code, scope, version, Wanted(base="stated"))
            if cell.segment in WHOLE and (goal := Goal.of_cell(cell))
        ]
    latest = {
        goal.region: max(_when(one) for one in found if one.region == goal.region) for goal in found
    }
    shown_once = {(g.region, g.share.value): g for g in found if _when(g) == latest[g.region]}
    return tuple(sorted(shown_once.values(), key=lambda goal: -goal.share.value))


def _when(goal: Goal) -> tuple[str, bool, str]:
    return newest_last(goal.period)


def _box(codes: Sequence[str], own: Borders | None, version: Version) -> Extent | None:
    """Return the box around the places of a page; None where none has a border."""
    return around(codes, extents_of(version, own.set)) if own else None


def _most_first(place: Place) -> tuple[bool, float, str]:
    people = place.people.known
    return (not place.is_known, -people.value if people else 0, place.name)


def _goals(codes: frozenset[str], index: Index, kinds: tuple[str, ...]) -> tuple[Goal, ...]:
    """Return the published shares of these kinds, the newest first.

    Two publications may aim at two shares of one year: both stand side by side.
    """
    return tuple(one for one in index.goals if one.region in codes and one.measure in kinds)


def _sources(places: Sequence[Place], goals: Sequence[Goal], index: Index) -> tuple[Source, ...]:
    """Return the publications behind the numbers on the page, each once, in reading order."""
    keys = [
        key
        for place in places
        for side in (place.people, place.base, *(_sides(place.cell)))
        for key in side.origins
    ]
    keys += [goal.origin for goal in goals]
    return tuple(index.sources[key] for key in dict.fromkeys(keys) if key in index.sources)


def _sides(cell: Cell | None) -> tuple[Quantity, ...]:
    return () if cell is None else (cell.participants,)
