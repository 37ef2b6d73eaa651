"""Published totals of a region, each beside the sum of its parts, with a verdict.

A total that was itself worked out proves nothing and is left out; so is one of no part of which
anything is known. What the reader may not see is a part without a figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from model.adding import Verdict, sum_of, verdict
from model.bases import workers
from model.cell import Cell, Quantity
from model.cells import Wanted
from model.index import Index
from model.interval import Interval
from model.period import newest_last
from model.selection import VERDICTS

Of = Literal["segments", "places"]
SEGMENTS = ("PU", "BPU", "JAKON", "PMI")
USUAL = ("PU", "BPU", "JAKON")  # parts that a total is made of wherever its publication has them
BRANCH = "branch_office"
SURVEYED = ("labour_force", "employed")


@dataclass(frozen=True, slots=True)
class Total:
    """A published total, its parts as far as they are known, and whether they agree."""

    measure: str  # participants_active, labour_force, employed
    of: Of
    period: str
    period_kind: str
    total: Quantity
    parts: tuple[tuple[str, Quantity], ...]  # segment or region code

    @property
    def known(self) -> tuple[tuple[str, Interval], ...]:
        """Return the parts with a figure."""
        return tuple((code, part.known) for code, part in self.parts if part.known is not None)

    @property
    def summed(self) -> Interval:
        """Return the sum of the known parts; there is at least one."""
        return sum_of([known for _, known in self.known])

    @property
    def verdict(self) -> Verdict:
        """Return whether the parts add up to the total."""
        return verdict(self.total, [part for _, part in self.parts])


def totals(region: str, index: Index) -> tuple[Total, ...]:
    """Return every total of a region that can be held against its parts, the worst first."""
    places = [place.code for place in index.regions.children(region)]
    found = [
        *_of_segments(_printed(region, index)),
        *_of_places(region, places, index),
        *_of_survey(region, places, index),
    ]
    checked = [one for one in found if one.known]
    newest = sorted(checked, key=lambda one: newest_last(one.period), reverse=True)
    return tuple(sorted(newest, key=lambda one: VERDICTS.index(one.verdict)))


def _printed(region: str, index: Index) -> list[Cell]:
    """Return the cells of publications; totals of a registry are counted, never summed."""
    counts = index.counted.cube.origin if index.counted else None
    return [one for one in index.cells.of(region) if counts not in one.participants.origins]


def _published(cells: Iterable[Cell], segment: str) -> Iterable[Cell]:
    """Return each published number of participants once, whatever it is divided by."""
    told = set()
    for cell in cells:
        key = (cell.period, cell.participants.origins)
        is_told = cell.participants.known is None or cell.participants.status == "computed"
        if cell.segment == segment and not is_told and key not in told:
            told.add(key)
            yield cell


def _of_segments(cells: Sequence[Cell]) -> Iterable[Total]:
    """Return the totals whose own publication tells segments apart."""
    parts = {code: list(_published(cells, code)) for code in SEGMENTS}
    for whole in _published(cells, "total"):
        mine = {
            code: cell.participants
            for code, found in parts.items()
            for cell in found
            if (cell.period, cell.participants.origins)
            == (whole.period, whole.participants.origins)
        }
        if mine:
            named = dict.fromkeys((*USUAL, *mine))
            split = tuple((code, mine.get(code, Quantity())) for code in named)
            yield _total("participants_active", "segments", whole, split)


def _of_places(region: str, places: Sequence[str], index: Index) -> Iterable[Total]:
    """Return the totals of participants beside those of the places in the same period."""
    for whole in _published(_printed(region, index), "total"):
        split = [(code, _participants(code, whole.period, index)) for code in places]
        yield _total("participants_active", "places", whole, tuple(split))


def _participants(code: str, period: str, index: Index) -> Quantity:
    """Return the number in force of a place over a base of the survey."""
    same = (
        cell.participants
        for cell in index.cells.of(code, Wanted(period, "total", "labour_force"))
        if BRANCH not in cell.flags  # a branch office serves more than the place
    )
    return next(same, Quantity())


def _of_survey(region: str, places: Sequence[str], index: Index) -> Iterable[Total]:
    """Return the workers that the survey counts, beside those of the places."""
    for base in SURVEYED:
        for august in index.augusts.get((base, region), ()):
            whole = workers((base, region, august), index.bases)
            if whole.status == "computed":
                continue
            split = [(code, workers((base, code, august), index.bases)) for code in places]
            yield Total(base, "places", august, "august", whole, tuple(split))


def _total(measure: str, of: Of, whole: Cell, parts: tuple[tuple[str, Quantity], ...]) -> Total:
    return Total(measure, of, whole.period, whole.period_kind, whole.participants, parts)
