"""Counts of a registry as rows of FIGURES, a month at a time: for files, the API, and one figure.

Cells of nobody are left out, as in the release; what is suppressed has a row without a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from model.cube import EXPECTED, HIDDEN, Counts, Cube
from model.figure_filters import Filters
from model.registry import COUNTED, PUBLISHED, SUPPRESSED, TOTAL

ACTIVE = "participants_active"
STATUS = (PUBLISHED, SUPPRESSED)
ONE = {  # what every row has alike
    "period_kind": "month",
    "measure": ACTIVE,
    "employment_status": TOTAL,
    "unit": "persons",
    "flags": COUNTED,
}
NUMBERS = ("low", "value", "high")
AT_ONCE = 8_192
AXES = ("period", "region_code", "segment", "industry", "programme")

Coded = tuple[Sequence[str], npt.NDArray[np.integer[Any]]]  # the words of a column, and which


@dataclass(frozen=True, slots=True)
class _Wanted:
    """The codes that are asked for along region, segment, industry, programme, and their places."""

    codes: tuple[tuple[str, ...], ...]
    at: tuple[tuple[int, ...], ...]


def rows(
    cube: Cube,
    filters: Filters,
    seen: frozenset[str] | None,
    columns: Sequence[str],
    *,
    with_nobody: bool = False,
) -> Iterator[pa.RecordBatch]:
    """Yield the counts that are asked for, of the regions that are seen (None: of all).

    Shape   (<= 8 192, columns), by month, region, segment, industry, programme
    Units   persons; null where suppressed
    """
    if not _speaks_of(cube, filters):
        return
    wanted = _wanted(cube, filters, seen)
    blocks = [cube.of(code) for code in wanted.codes[0]]
    each = prod(map(len, wanted.codes))  # cells of a month: few of them are read months together
    months = [at for at, one in enumerate(cube.periods) if filters.period in (None, one)]
    together = max(1, AT_ONCE // max(1, each))
    for start in range(0, len(months) if blocks else 0, together):
        some = months[start : start + together]
        inner = _inner(wanted, some)
        counts = np.stack([block[inner] for block in blocks]).transpose(1, 0, 2, 4, 3)
        periods = tuple(cube.periods[at] for at in some)
        there = counts != EXPECTED if with_nobody else (counts != 0) & (counts != EXPECTED)
        found = (counts, np.flatnonzero(there))
        yield from _months(cube, periods, wanted, found, columns)


def count(cube: Cube, filters: Filters, seen: frozenset[str] | None) -> int:
    """Return how many rows `rows` yields, without making them."""
    if not _speaks_of(cube, filters):
        return 0
    wanted = _wanted(cube, filters, seen)
    months = [at for at, one in enumerate(cube.periods) if filters.period in (None, one)]
    inner, found = _inner(wanted, months), 0
    for code in wanted.codes[0]:
        counts = cube.of(code)[inner]
        found += int(np.count_nonzero((counts != 0) & (counts != EXPECTED)))
    return found


def values(cube: Cube, seen: frozenset[str] | None) -> dict[str, tuple[str, ...]]:
    """Return what can be asked of the counts, by the names of Filters."""
    regions = tuple(code for code in cube.axes.regions if seen is None or code in seen)
    if not regions:
        return {}
    return {
        "region": regions,
        "period": cube.periods,
        "measure": (ACTIVE,),
        "segment": cube.axes.segments,
        "industry": cube.axes.industries,
        "employment_status": (TOTAL,),
        "programme": cube.axes.programmes,
        "origin": (cube.origin,),
    }


def _speaks_of(cube: Cube, filters: Filters) -> bool:
    fixed = (("measure", ACTIVE), ("employment_status", TOTAL), ("origin", cube.origin))
    is_counted = filters.period is None or filters.period in cube.period_at
    return is_counted and all(getattr(filters, name) in (None, only) for name, only in fixed)


def _inner(wanted: _Wanted, months: Sequence[int]) -> tuple[npt.NDArray[np.intp], ...]:
    """Return what picks the wanted cells of a region: month, segment, programme, industry."""
    _, segments, industries, programmes = wanted.at
    return np.ix_(months, segments, programmes, industries)


def _wanted(cube: Cube, filters: Filters, seen: frozenset[str] | None) -> _Wanted:
    axes = cube.axes
    asked = (
        (axes.regions, filters.region),
        (axes.segments, filters.segment),
        (axes.industries, filters.industry),
        (axes.programmes, filters.programme),
    )
    found = [
        [(at, code) for at, code in enumerate(codes) if only in (None, code)]
        for codes, only in asked
    ]
    found[0] = [(at, code) for at, code in found[0] if seen is None or code in seen]
    return _Wanted(
        tuple(tuple(code for _, code in one) for one in found),
        tuple(tuple(at for at, _ in one) for one in found),
    )


def _months(
    cube: Cube,
    periods: Sequence[str],
    wanted: _Wanted,
    found: tuple[Counts, npt.NDArray[np.intp]],
    columns: Sequence[str],
) -> Iterator[pa.RecordBatch]:
    """Yield the rows of some months; found: their counts, and the places of those to tell."""
    counts, kept = found
    same = ONE | {"origin": cube.origin, "as_of": cube.as_of}
    for start in range(0, len(kept), AT_ONCE):
        piece = kept[start : start + AT_ONCE]
        people = counts.ravel()[piece]
        at = zip((periods, *wanted.codes), np.unravel_index(piece, counts.shape), strict=True)
        coded: dict[str, Coded] = dict(zip(AXES, at, strict=True))
        coded["status"] = (STATUS, (people == HIDDEN).astype(np.int32))
        coded |= {name: ((value,), np.zeros(len(piece), np.int32)) for name, value in same.items()}
        made = [_column(name, people, coded, cube) for name in columns]
        yield pa.RecordBatch.from_arrays(made, list(columns))


def _column(name: str, people: Counts, coded: Mapping[str, Coded], cube: Cube) -> pa.Array:
    if name in coded:
        words, at = coded[name]
        return pa.DictionaryArray.from_arrays(
            pa.array(at.astype(np.int32)), pa.array(words, pa.string())
        )
    if name in NUMBERS:
        return pa.array(people.astype(np.float64), mask=people == HIDDEN)
    return pa.repeat(pa.scalar(cube.place if name == "place" else None, pa.string()), len(people))
