"""What the index of a version knows of a registry's counts: which months, of which places.

Worked out from the totals alone, so it does not grow with industries and programmes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.bases import Bases, is_known
from model.counted import HELD, MONTH, ByIndustry, Counted
from model.cube import Cube, cube_of
from model.period import august_before
from model.regions import Regions
from model.sight import Sight
from model.warehouse import Version

Period = tuple[str, str]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """Where counts can be shown, and where they can be divided.

    Shape   both (regions, periods, segments), as the totals of the cube
    """

    counted: Counted
    shown: Flags
    divided: Flags


def counts_of(
    version: Version, sight: Sight, regions: Regions, under: tuple[Bases, ByIndustry]
) -> Known | None:
    """Return the counts of the part that is asked about; None where the version has none."""
    cube = cube_of(version)
    if cube is None:
        return None
    totals = cube.of_part(sight.part)
    if totals is None:
        return None
    names = {code: regions.by_code[code].name for code in cube.axes.regions}
    return known(Counted(cube, totals, names, *under, sight))


def known(counted: Counted) -> Known:
    """Return which counts this reader is shown as a number, and which have a base."""
    cube = counted.cube
    seen = [counted.sight.shows(region, cube.origin) for region in cube.axes.regions]
    shown: Flags = (counted.totals >= 0) & np.array(seen)[:, None, None]
    augusts = [august_before(period, "") for period in cube.periods]
    based = {key for key in counted.bases if is_known(key, counted.bases)}
    over = [
        _any_base(HELD[segment], cube.axes.regions, augusts, based)
        for segment in cube.axes.segments
    ]
    return Known(counted, shown, shown & np.stack(over, axis=2))


def _any_base(
    bases: Iterable[str],
    regions: Iterable[str],
    augusts: Iterable[str],
    based: set[tuple[str, str, str]],
) -> Flags:
    years = sorted(set(augusts))
    column = {august: at for at, august in enumerate(years)}
    found = [
        [any((base, region, august) in based for base in bases) for august in years]
        for region in regions
    ]
    return np.array(found, np.bool_)[:, [column[august] for august in augusts]]


def periods(known: Known) -> dict[tuple[str, str], tuple[Period, ...]]:
    """Return the months of each region and segment that can be shown, the newest first."""
    cube = known.counted.cube
    every = _months(cube)
    newest_first = tuple(reversed(every))
    found = {}
    for at, region in enumerate(cube.axes.regions):
        for number, segment in enumerate(cube.axes.segments):
            shown = known.shown[at, :, number]
            if shown.all():
                found[region, segment] = newest_first
            elif shown.any():
                known_at = reversed(np.flatnonzero(shown))
                found[region, segment] = tuple(every[one] for one in known_at)
    return found


def _months(cube: Cube) -> tuple[Period, ...]:
    return tuple((period, MONTH) for period in cube.periods)


def below(known: Known, regions: Regions) -> Mapping[tuple[str, str, str], dict[Period, int]]:
    """Return how many places below a region have a ratio, by level, segment and month."""
    cube, every = known.counted.cube, _months(known.counted.cube)
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, code in enumerate(cube.axes.regions):
        for above in regions.path(code)[:-1]:
            places[above.code, regions.by_code[code].level].append(at)
    found = {}
    for (above_code, level), mine in places.items():
        counts = known.divided[mine].sum(axis=0)
        for number, segment in enumerate(cube.axes.segments):
            of = {every[at]: int(counts[at, number]) for at in np.flatnonzero(counts[:, number])}
            if of:
                found[above_code, level, segment] = of
    return found


def has_ratio(known: Known, region: str, period: str, segment: str) -> bool:
    """Return whether a count is among those with a ratio."""
    cube = known.counted.cube
    place, month = cube.region_at.get(region), cube.period_at.get(period)
    if place is None or month is None or segment not in cube.axes.segments:
        return False
    return bool(known.divided[place, month, cube.axes.segments.index(segment)])


def shown_regions(counts: Known | None) -> frozenset[str]:
    """Return the regions of which any count is shown."""
    if counts is None:
        return frozenset()
    regions = counts.counted.cube.axes.regions
    return frozenset(code for at, code in enumerate(regions) if counts.shown[at].any())
