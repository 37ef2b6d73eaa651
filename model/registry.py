"""Persons counted from a registry: the axes of one month's counts, as dense arrays and as a table.

Every total is a cell of its own, counted and never summed: a person in two places counts in both
and once in what holds them. `total` stands first on every axis.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

TOTAL = "total"
SEGMENTS = (TOTAL, "PU", "BPU", "JAKON", "PMI")
PROGRAMMES = (TOTAL, "JKK", "JKM", "JHT", "JP", "JKP")
INDUSTRIES = (TOTAL, *"ABCDEFGHIJKL", "MN", *"OPQ", "RSTU")
COUNTED_LEVELS = ("nation", "kanwil", "province", "kabkota")

PUBLISHED, SUPPRESSED = "published", "suppressed"
COUNTED = "counted"  # flag of a figure: every total of a registry is counted itself
KEYS = ("period", "region_code", "industry", "segment", "programme")
CODE = pa.dictionary(pa.int16(), pa.string())
SCHEMA = pa.schema(
    [pa.field(name, CODE, nullable=False) for name in KEYS]
    + [pa.field("persons", pa.int32()), pa.field("status", CODE, nullable=False)]
)
ABOUT = b"registry"  # key of the footer: how the table was made, JSON
INDUSTRY_AXIS = 1

Persons = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Axes:
    """The codes along the four axes of one month, in the order of the arrays."""

    regions: tuple[str, ...]
    industries: tuple[str, ...] = INDUSTRIES
    segments: tuple[str, ...] = SEGMENTS
    programmes: tuple[str, ...] = PROGRAMMES

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]]) -> Axes:
        """Return the axes over the regions of today, from the rows of the code list of regions."""
        today = (r["code"] for r in rows if r["level"] in COUNTED_LEVELS and not r["valid_to"])
        return cls(tuple(sorted(today)))

    @property
    def codes(self) -> tuple[tuple[str, ...], ...]:
        """Return the codes of each axis."""
        return (self.regions, self.industries, self.segments, self.programmes)

    @property
    def shape(self) -> tuple[int, int, int, int]:
        """Return how long each axis is."""
        regions, industries, segments, programmes = map(len, self.codes)
        return regions, industries, segments, programmes


@dataclass(frozen=True, slots=True)
class Month:
    """The counts of one month.

    Shape   persons and hidden: (regions, industries, segments, programmes)
    Units   distinct persons active in the month; where hidden, what persons holds means nothing
    """

    period: str  # YYYY-MM
    axes: Axes
    persons: Persons
    hidden: Mask


def table_of(month: Month, about: Mapping[str, object]) -> pa.Table:
    """Return a month as a table in order of its keys; cells of nobody are left out.

    Out  SCHEMA; persons null where hidden; `about` in the footer
    """
    kept = np.flatnonzero((month.persons.ravel() != 0) | month.hidden.ravel())
    at = np.unravel_index(kept, month.axes.shape)
    hidden = month.hidden.ravel()[kept]
    columns = [
        _coded([month.period], np.zeros(len(kept), np.int16)),
        *(_coded(codes, where) for codes, where in zip(month.axes.codes, at, strict=True)),
        pa.array(month.persons.ravel()[kept], pa.int32(), mask=hidden),
        _coded([PUBLISHED, SUPPRESSED], hidden.astype(np.int16)),
    ]
    told = {ABOUT: json.dumps(about, sort_keys=True, ensure_ascii=False).encode()}
    return pa.Table.from_arrays(columns, schema=SCHEMA.with_metadata(told))


def months_of(table: pa.Table, axes: Axes) -> list[Month]:
    """Return the months of a table, in order; KeyError names a code that stands on no axis.

    In   SCHEMA, any order; a cell that is absent is nobody
    """
    periods = _codes(table["period"])
    return [_month(period, table, axes) for period in sorted(periods)]


def about(table: pa.Table) -> dict[str, object]:
    """Return how the table was made, as it stands in its footer."""
    told: dict[str, object] = json.loads((table.schema.metadata or {}).get(ABOUT, b"{}"))
    return told


def _month(period: str, table: pa.Table, axes: Axes) -> Month:
    mine = table.filter(pc.equal(table["period"].cast(pa.string()), period))
    at = tuple(
        _positions(mine[name], codes) for name, codes in zip(KEYS[1:], axes.codes, strict=True)
    )
    persons, hidden = np.zeros(axes.shape, np.int32), np.zeros(axes.shape, np.bool_)
    persons[at] = pc.fill_null(mine["persons"], 0).to_numpy()
    hidden[at] = _positions(mine["status"], (PUBLISHED, SUPPRESSED)).astype(np.bool_)
    return Month(period, axes, persons, hidden)


def _coded(codes: Sequence[str], at: npt.NDArray[np.integer]) -> pa.DictionaryArray:
    indices = pa.array(at.astype(np.int16))
    return pa.DictionaryArray.from_arrays(indices, pa.array(list(codes), pa.string()))


def _codes(column: pa.ChunkedArray) -> list[str]:
    found: list[str] = pc.unique(column.cast(pa.string())).to_pylist()
    return found


def _positions(column: pa.ChunkedArray, codes: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return where each code of a column stands on its axis."""
    one = column.unify_dictionaries().combine_chunks()
    one = one.chunk(0) if isinstance(one, pa.ChunkedArray) else one
    known = {code: position for position, code in enumerate(codes)}
    places = np.array([known[code] for code in one.dictionary.to_pylist()], np.int64)
    found: npt.NDArray[np.int64] = places[one.indices.to_numpy()]
    return found


def loose(month: Month, axis: int) -> bool:
    """Return whether a known total along an axis cannot be that of its known parts.

    Persons in two parts count once in the total: it is at least the largest part and at most
    their sum. Persons of no known industry count in the total alone: industries may sum to less.
    """
    known = np.where(month.hidden, 0, month.persons)
    total = np.take(known, 0, axis)
    parts = np.delete(known, 0, axis)
    seen = ~np.take(month.hidden, 0, axis)
    too_small = seen & (total < parts.max(axis))
    whole = seen & ~np.delete(month.hidden, 0, axis).any(axis)
    too_large = whole & (total > parts.sum(axis)) & (axis != INDUSTRY_AXIS)
    return bool(too_small.any() or too_large.any())
