"""What a reader can choose from here, and where each choice leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from model.cell import Cell
from model.index import Index, Period
from model.overview import Choices, Option
from model.regions import Region
from model.scope import Scope
from model.selection import Selection

SEGMENTS = ("total", "PU", "BPU", "JAKON", "PMI")


def choices(
    chosen: Selection, asked: Selection, bases: Sequence[Cell], index: Index, scope: Scope
) -> Choices:
    """Return the options of every filter; those without figures stay visible where few."""
    segment, periods = str(chosen.segment), _periods_seen(str(chosen.region), index, scope)
    return Choices(
        regions=tuple(_regions(segment, asked, index, scope)),
        periods=tuple(_periods(periods.get(segment, ()), chosen, asked, index)),
        bases=tuple(_base(cell, asked) for cell in bases),
        segments=tuple(_segments(periods, str(chosen.period), asked)),
    )


def option_of(region: Region, depth: int, to: Selection, index: Index) -> Option:
    """Return a region as an option, found by its name, other spellings and both codes."""
    words = (
        region.name,
        region.code,
        region.kemendagri,
        *index.regions.variants.get(region.code, ()),
    )
    available = region.code in index.with_figures
    return Option(region.code, region.name, available, depth, None, " ".join(words).lower(), to)


def _regions(segment: str, asked: Selection, index: Index, scope: Scope) -> list[Option]:
    """Return the regions with figures and what lies above them, in the order of the tree."""
    shown = {
        above.code
        for code in index.with_figures
        if scope.sees(code)
        for above in index.regions.path(code)
        if scope.sees(above.code)
    }
    paths = sorted(
        (tuple(r.code for r in index.regions.path(code)) for code in shown), key=_tree_order
    )
    return [
        option_of(
            index.regions.by_code[path[-1]],
            len(path) - 1,
            _to_region(path[-1], segment, asked, index),
            index,
        )
        for path in paths
    ]


def _tree_order(path: tuple[str, ...]) -> tuple[tuple[bool, str], ...]:
    """Return a key by which KAL and its provinces come first under the nation."""
    return tuple((code[0].isdigit(), code) for code in path)


def _to_region(code: str, segment: str, asked: Selection, index: Index) -> Selection:
    """Return the choice of another region: the period and base stay where it has them."""
    kept = {period for period, _ in index.periods.get((code, segment), ())}
    period = asked.period if asked.period in kept else None
    has_base = asked.base != "stated" or (code, str(period), segment) in index.stated
    return asked.but(region=code, period=period, base=asked.base if has_base else None, level=None)


def _periods_seen(region: str, index: Index, scope: Scope) -> dict[str, tuple[Period, ...]]:
    """Return the periods with figures of a region by segment, to a reader who may see it."""
    if not scope.sees(region):
        return {}
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
