"""The lines of a month: each total with the parts it is counted over, along one axis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from model.registry import Axes

Places = npt.NDArray[np.int64]  # where cells stand in a raveled month


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines along the axes over which persons are counted in one part, save a few.

    Shape   one array per axis: (lines, 1 + parts), the total first; a short line is filled up with
            `nothing`, the place behind the last cell
    """

    additive: tuple[Places, ...]  # regions (each parent with its children), industries, segments
    programmes: Places  # somebody holds several: the total is neither sum nor part
    programme_of: Places  # of each cell, which line along the programmes it stands in


def lines_of(axes: Axes, parents: Mapping[str, str]) -> Lines:
    """Return the lines of a month; KeyError names a parent that stands on no axis."""
    places = np.arange(np.prod(axes.shape)).reshape(axes.shape)
    along = [_along(places, axis) for axis in (1, 2, 3)]
    return Lines(
        (_families(places, axes, parents), along[0], along[1]),
        along[2],
        places.ravel() // len(axes.programmes),
    )


def _along(places: Places, axis: int) -> Places:
    """Return the lines of an axis whose first code is the total; a total alone is no line."""
    moved: Places = np.moveaxis(places, axis, -1).reshape(-1, places.shape[axis])
    return moved if moved.shape[1] > 1 else moved[:0]


def _families(places: Places, axes: Axes, parents: Mapping[str, str]) -> Places:
    """Return the lines of the regions: each parent and its children in order of their codes."""
    at = {code: position for position, code in enumerate(axes.regions)}
    children: dict[str, list[int]] = {}
    for code in axes.regions:
        if code in parents:
            children.setdefault(parents[code], []).append(at[code])
    longest = max(map(len, children.values()), default=0)
    rows = np.full((len(children), 1 + longest), -1)
    for row, (parent, found) in zip(rows, children.items(), strict=True):
        row[: 1 + len(found)] = at[parent], *found
    lines = np.where(rows[:, :, None] < 0, places.size, places.reshape(len(places), -1)[rows])
    moved: Places = np.moveaxis(lines, 1, -1).reshape(-1, 1 + longest)
    return moved
