"""What can be chosen on the page Wilayah, and where each choice leads."""

from __future__ import annotations

from model import queries
from model.cell import Cell
from model.cells import Wanted
from model.choices import SEGMENTS, compares
from model.denominators import BY_ID, bases_for
from model.frame import Choices, Option
from model.index import Index
from model.known_periods import Period
from model.measuring import UNCOVERED, Below, own_periods, periods_of, usual_measure
from model.part_choices import part_options
from model.period import newest_last
from model.scope import Scope
from model.selection import MEASURES, VIEWS, Selection
from model.warehouse import Version


def above_of(region: str, index: Index) -> str:
    """Return the region whose places are shown: its own, or its parent's where it has none.

    A region of the past stands among no places of today.
    """
    found = index.regions.by_code[region]
    has_places = index.regions.children(region, index.regions.level_below(region))
    return region if has_places or not found.is_today else found.parent


def measure_of(asked: Selection, below: Below) -> str:
    """Return the measure of a link, else what half of the places know."""
    if asked.measure is not None:
        return asked.measure
    named = (asked.base, asked.segment, asked.industry, asked.programme)
    about_coverage = any(one is not None for one in named)
    if asked.period is not None and not about_coverage:
        about_coverage = _is_of_participants(asked.period, asked.region or below.region, below)
    return UNCOVERED if about_coverage else usual_measure(below, asked.segment or "total")


def _is_of_participants(period: str, region: str, below: Below) -> bool:
    """Return whether a region, or a place in it, has that period."""
    own = own_periods(UNCOVERED, region, "total", below.index)
    return any(one == period for one, _ in (*own, *periods_of(UNCOVERED, below, "total")))


def to_region(code: str, asked: Selection, index: Index) -> Selection:
    """Return the choice of another region: the period stays where its places have figures."""
    there = asked.but(region=code, level=None, compare=None)
    if asked.period is None:
        return there
    above = above_of(code, index)
    below = Below(above, index.regions.level_below(above), index)
    counts = periods_of(measure_of(asked, below), below, asked.segment or "total")
    kept = any(period == asked.period for period, _ in counts)
    return there if kept else there.but(period=None)


def choices(
    chosen: Selection, asked: Selection, below: Below, scope: Scope, version: Version
) -> Choices:
    """Return the options of every filter of the page."""
    index = below.index
    segment, measure = str(chosen.segment), str(chosen.measure)
    found = _newest_first(periods_of(measure, below, segment))
    if asked.base is not None and not BY_ID[asked.base].holds_for(segment):
        asked = asked.but(base=None)  # no other choice has figures under a base that does not hold
    covers = measure == UNCOVERED
    return Choices(
        periods=tuple(Option(p, kind, to=asked.but(period=p)) for p, kind in found),
        levels=_levels(below.region, asked, index),
        measures=tuple(_measures(chosen, asked, below)),
        bases=tuple(_bases(chosen, asked, scope, version)) if covers else (),
        segments=tuple(_segments(asked, below)) if covers else (),
        industries=part_options("industry", chosen, asked, scope, version) if covers else (),
        programmes=part_options("programme", chosen, asked, scope, version) if covers else (),
        compares=compares(chosen, asked, found, index),
        views=tuple(_views(asked, below)),
    )


def _newest_first(counts: dict[Period, int]) -> list[Period]:
    return sorted(counts, key=lambda period: newest_last(period[0]), reverse=True)


def _levels(above: str, asked: Selection, index: Index) -> tuple[Option, ...]:
    """Return the levels below a region, where there is more than one."""
    usual = index.regions.level_below(above)
    found = [level for level in ("province", "kabkota") if index.regions.children(above, level)]
    if len(found) < 2:  # noqa: PLR2004 - one level is no choice
        return ()
    return tuple(
        Option(
            level,
            level,
            to=asked.but(region=above, level=None if level == usual else level, period=None),
        )
        for level in found
    )


def _measures(chosen: Selection, asked: Selection, below: Below) -> list[Option]:
    """Return the measures; one that no place knows stays visible."""
    options = []
    for measure in MEASURES:
        segment = str(chosen.segment) if measure == UNCOVERED else "total"
        counts = periods_of(measure, below, segment)
        keeps = any(period == asked.period for period, _ in counts)
        to = asked.but(
            measure=measure,
            period=asked.period if keeps else None,
            base=None,
            **_of_participants(asked) if measure == UNCOVERED else NO_PARTICIPANTS,
        )
        options.append(Option(measure, measure, bool(counts), to=to))
    return options


NO_PARTICIPANTS = dict.fromkeys(("segment", "industry", "programme"))  # of workers


def _of_participants(asked: Selection) -> dict[str, str | None]:
    return {name: getattr(asked, name) for name in NO_PARTICIPANTS}


def _bases(chosen: Selection, asked: Selection, scope: Scope, version: Version) -> list[Option]:
    """Return the bases that hold for the segment, each with the region's result."""
    wanted = Wanted(chosen.period, chosen.segment)
    cells = queries.own_cells(str(chosen.region), scope, version, wanted)
    here = {cell.base: cell for cell in cells}
    held = bases_for(str(chosen.segment), scope.part.industry)
    return [_base(base.id, here.get(base.id), chosen, asked) for base in held]


def _base(base: str, cell: Cell | None, chosen: Selection, asked: Selection) -> Option:
    """Return a base; each place has its own figure under it or says that it has none."""
    known = cell is not None and cell.is_known
    available = known or base == chosen.base or base != "stated"
    return Option(base, base, available, cell=cell, to=asked.but(base=base))


def _segments(asked: Selection, below: Below) -> list[Option]:
    options = []
    for segment in SEGMENTS:
        counts = periods_of(UNCOVERED, below, segment)
        keeps = any(period == asked.period for period, _ in counts)
        to = asked.but(
            segment=None if segment == "total" else segment,
            base=None,
            period=asked.period if keeps else None,
        )
        options.append(Option(segment, segment, bool(counts), to=to))
    return options


def _views(asked: Selection, below: Below) -> list[Option]:
    """Return the ways to see places; tiles only where every place has one."""
    tiled = all(place.code in below.index.tiles for place in below.places)
    return [Option(view, view, view != "tiles" or tiled, to=asked.but(view=view)) for view in VIEWS]
