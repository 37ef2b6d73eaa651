"""What a reader can choose from here, and where each choice leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.cell import Cell
from model.frame import Choices, Option
from model.index import Index, index_of
from model.known_periods import Period
from model.part_choices import part_options
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Version

SEGMENTS = ("total", "PU", "BPU", "JAKON", "PMI")


def choices(
    chosen: Selection, asked: Selection, bases: Sequence[Cell], scope: Scope, version: Version
) -> Choices:
    """Return the options of every filter; those without figures stay visible where few."""
    index = index_of(version, scope)
    segment, periods = str(chosen.segment), _periods_seen(str(chosen.region), index)
    own = periods.get(segment, ())
    return Choices(
        periods=tuple(_periods(own, chosen, asked, index)),
        bases=tuple(_base(cell, asked) for cell in bases),
        segments=tuple(_segments(periods, str(chosen.period), asked)),
        industries=part_options("industry", chosen, asked, scope, version),
        programmes=part_options("programme", chosen, asked, scope, version),
        compares=compares(chosen, asked, own, index),
    )


def to_region(code: str, asked: Selection, index: Index) -> Selection:
    """Return the choice of another region: the period and base stay where it has them."""
    segment = asked.segment or "total"
    kept = {period for period, _ in index.periods.get((code, segment), ())}
    period = asked.period if asked.period in kept else None
    has_base = asked.base != "stated" or (code, str(period), segment) in index.stated
    return asked.but(region=code, period=period, base=asked.base if has_base else None, level=None)


def compares(
    chosen: Selection, asked: Selection, periods: Sequence[Period], index: Index
) -> tuple[Option, ...]:
    """Return what the choice can be put beside: other periods, then other regions.

    The first leads back to one answer alone; an option of a period has its kind as its name.
    """
    alone = Option("", "", to=asked.but(compare=None))
    own = str(chosen.region)
    others = [
        Option(period, kind, to=asked.but(compare=period))
        for period, kind in periods
        if period != chosen.period
    ]
    near = [
        *index.regions.path(own)[:-1],
        *index.regions.siblings(own),
        *index.regions.children(own),
    ]
    places = [
        Option(region.code, region.name, depth=1, to=asked.but(compare=region.code))
        for region in {region.code: region for region in near}.values()
        if region.code != own and region.code in index.with_figures
    ]
    return (alone, *others, *places)


def _periods_seen(region: str, index: Index) -> dict[str, tuple[Period, ...]]:
    """Return the periods with figures of a region by segment."""
    return {code: index.periods.get((region, code), ()) for code in SEGMENTS}


def _periods(
    found: Sequence[Period], chosen: Selection, asked: Selection, index: Index
) -> list[Option]:
    """Return the periods; a base that a period does not have is not taken along."""
    options = []
    for period, kind in found:
        has_base = asked.base != "stated" or (chosen.region, period, chosen.segment) in index.stated
        to = asked.but(period=period, base=asked.base if has_base else None)
        options.append(Option(period, kind, to=to))
    return options


def _base(cell: Cell, asked: Selection) -> Option:
    return Option(cell.base, cell.base, cell.is_known, cell=cell, to=asked.but(base=cell.base))


def _segments(
    periods: Mapping[str, Sequence[Period]], period: str, asked: Selection
) -> list[Option]:
    options = []
    for segment in SEGMENTS:
        found = periods.get(segment, ())
        here = any(one == period for one, _ in found)
        to = asked.but(
            segment=None if segment == "total" else segment,
            base=None,
            period=asked.period if here else None,
        )
        options.append(Option(segment, segment, bool(found), to=to))
    return options
