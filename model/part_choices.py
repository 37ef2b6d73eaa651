"""Which industries and programmes can be chosen from here, and where each choice leads."""

from __future__ import annotations

from typing import Literal

from model.cube import Cube, cube_of
from model.frame import Option
from model.index import Index, index_of
from model.part import TOTAL, Part
from model.registry import INDUSTRIES, PROGRAMMES
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Version

Axis = Literal["industry", "programme"]
ORDER: dict[Axis, tuple[str, ...]] = {"industry": INDUSTRIES, "programme": PROGRAMMES}


def codes(axis: Axis, scope: Scope, version: Version) -> tuple[str, ...]:
    """Return the codes that a version has participants of, `total` first."""
    cube, published = cube_of(version), index_of(version, scope).parts.values()
    known = {str(getattr(part, axis)) for parts in published for part in parts}
    if cube is not None and index_of(version, scope).sight.names(cube.origin):
        known |= set(cube.axes.industries if axis == "industry" else cube.axes.programmes)
    return tuple(code for code in ORDER[axis] if code in known | {TOTAL})


def part_options(
    axis: Axis, chosen: Selection, asked: Selection, scope: Scope, version: Version
) -> tuple[Option, ...]:
    """Return the options of an axis; none where the region has figures of everybody alone."""
    index, cube, segment = index_of(version, scope), cube_of(version), chosen.segment or TOTAL
    here = Part.of(chosen)
    options = []
    for code in codes(axis, scope, version):
        part = here._replace(**{axis: code})
        known = _is_published(part, str(chosen.region), segment, index) or _is_counted(
            part, str(chosen.region), segment, cube, index
        )
        options.append(Option(code, code, known, to=_to(axis, code, asked)))
    is_chosen = getattr(here, axis) != TOTAL
    return tuple(options) if is_chosen or any(one.available for one in options[1:]) else ()


def _to(axis: Axis, code: str, asked: Selection) -> Selection:
    """Return the choice of a code; the survey tells other bases and workers of everybody alone."""
    base = asked.base if axis == "programme" else None
    return asked.but(**{axis: None if code == TOTAL else code}, base=base, measure=None)


def _is_published(part: Part, region: str, segment: str, index: Index) -> bool:
    return part in index.parts.get((region, segment), ())


def _is_counted(part: Part, region: str, segment: str, cube: Cube | None, index: Index) -> bool:
    """Return whether a registry's count of a part is shown in any month."""
    if cube is None or region not in cube.region_at or not index.sight.shows(region, cube.origin):
        return False
    counts = cube.along(region, segment, part)
    return counts is not None and bool((counts >= 0).any())
