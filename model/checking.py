"""Whether what an address asks for exists in a version, for this reader; else what lies nearest."""

from __future__ import annotations

from collections.abc import Iterable

from model.denominators import EMPLOYED
from model.index import Index, index_of
from model.part import TOTAL, Part
from model.part_choices import Axis, codes
from model.period import months_apart
from model.scope import Scope
from model.selection import SHAPES, BadChoice, Selection, nearest
from model.warehouse import Version


def checked(selection: Selection, scope: Scope, version: Version) -> Selection:
    """Return the selection if every code in it exists for this reader, else raise BadChoice."""
    index, region = index_of(version, scope), selection.region
    if region is not None and region not in index.regions.by_code:
        raise BadChoice("region", region, index.nearest_region(region))
    check_level(selection, index)
    segments = sorted({segment for _, segment in index.periods} | {"total"})
    if selection.segment is not None and selection.segment not in segments:
        raise BadChoice("segment", selection.segment, nearest(selection.segment, tuple(segments)))
    _check_period(selection, index)
    _check_compare(selection, index)
    _check_part(selection, scope, version)
    return selection


def _check_part(selection: Selection, scope: Scope, version: Version) -> None:
    """Refuse an industry or programme that nobody tells apart, and any where none is asked about.

    A scope that is not about the part belongs to a question that answers for everybody.
    """
    is_about = Part.of(selection) == scope.part
    if scope.part.industry != TOTAL and selection.base not in (None, EMPLOYED.id):
        raise BadChoice("base", str(selection.base), EMPLOYED.id)  # told of no industry
    axes: tuple[Axis, ...] = ("industry", "programme")
    for axis in axes:
        known = codes(axis, scope, version) if is_about else (TOTAL,)
        code = getattr(selection, axis) or TOTAL
        if code not in known:
            raise BadChoice(axis, code, nearest(code, known) or TOTAL)


def check_level(selection: Selection, index: Index) -> None:
    """Refuse a level that has no regions below the chosen one."""
    region, level = selection.region, selection.level
    if region is None or level is None or index.regions.children(region, level):
        return
    below = index.regions.level_below(region)
    has_places = bool(index.regions.children(region, below))
    if has_places or level != below:  # a kabupaten stands among those of its own level
        raise BadChoice("level", level, below)


def _check_compare(selection: Selection, index: Index) -> None:
    """Refuse to compare with what is neither a region nor a known period."""
    beside = selection.compare
    if beside is None or beside in index.regions.by_code:
        return
    if not SHAPES["period"].fullmatch(beside):
        raise BadChoice("compare", beside, index.nearest_region(beside))
    if beside not in index.every_period:
        raise BadChoice("compare", beside, _nearest_period(beside, index.every_period))


def _check_period(selection: Selection, index: Index) -> None:
    """Refuse a period that nobody has figures for; offer the nearest that this region has."""
    if selection.period is None or selection.period in index.every_period:
        return
    segment = selection.segment or "total"
    own = {period for period, _ in index.periods.get((selection.region or "", segment), ())}
    near = own or {period for found in index.periods.values() for period, _ in found}
    raise BadChoice("period", selection.period, _nearest_period(selection.period, near))


def _nearest_period(value: str, known: Iterable[str]) -> str | None:
    """Return the period with figures that lies nearest in time."""
    return min(known, key=lambda one: (months_apart(one, value), one), default=None)
