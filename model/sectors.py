"""The answer of the page Sektor: who is covered by segment, over time, and who could be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from model.cell import Cell
from model.enrolment import Enrolment
from model.frame import Choices, Option, Source, VersionFacts
from model.interval import Interval
from model.selection import Selection
from model.workforce import Workforce

if TYPE_CHECKING:
    from model.industries import Splits

COLUMNS = ("PU", "BPU", "JAKON", "PMI", "total")
OWN = ("PU", "BPU", "JAKON")  # segments with a base of their own
FEW = 4  # known cells from which a heatmap is drawn; fewer become bars
WHOLES = (2, 3, 4, 5, 10)  # "9 of 10" is read at a glance, "8 of 9" is not
NARROWEST = 0.011  # an interval of a share under two pixels of its cell needs no bar
NEAR, SAME = 0.01, 0.005  # a share this near to a fraction is about it, or is it

Kind = Literal["above", "chosen", "beside", "below"]


def state(cell: Cell) -> str:
    """Return why a cell has no ratio; one without any base cannot have one."""
    if cell.denominator.status == "not_applicable":
        return "not_applicable"
    return cell.status


def uncovered_share(cell: Cell) -> Interval | None:
    """Return the part of its base that a cell leaves uncovered; below 0 where it passes it."""
    return None if cell.coverage is None else Interval.exact(1) - cell.coverage


def fraction(known: Interval) -> tuple[int, int, bool] | None:
    """Return a share as n of m, small whole numbers, and whether that is all but exact."""
    for whole in WHOLES:
        for part in range(1, whole):
            off = abs(known.value - part / whole)
            if off <= NEAR:
                return part, whole, known.is_exact and off <= SAME
    return None


def has_wide_range(cell: Cell) -> bool:
    """Return whether the interval of a cell's share is wide enough to be drawn in the cell."""
    known = cell.coverage
    return known is not None and known.has_range and known.width > NARROWEST


@dataclass(frozen=True, slots=True)
class Row:
    """A region with one cell per segment, in the order of COLUMNS, or per industry."""

    region: str
    name: str
    kind: Kind
    depth: int
    cells: tuple[Cell, ...]
    period: str | None = None  # where the row stands for one period beside others

    @property
    def known(self) -> tuple[Cell, ...]:
        """Return the cells with a ratio."""
        return tuple(cell for cell in self.cells if cell.coverage is not None)

    @property
    def missing(self) -> tuple[Cell, ...]:
        """Return the cells without a ratio that could have one."""
        return tuple(
            cell for cell in self.cells if cell.coverage is None and state(cell) != "not_applicable"
        )


@dataclass(frozen=True, slots=True)
class Matrix:
    """Regions by segments: the rows that are drawn, and the places without any figure."""

    rows: tuple[Row, ...]
    cut: tuple[Row, ...]

    @property
    def every(self) -> tuple[Cell, ...]:
        """Return every cell, of the rows that are drawn and of those that are not."""
        return tuple(cell for row in (*self.rows, *self.cut) for cell in row.cells)

    @property
    def known(self) -> tuple[Cell, ...]:
        """Return the cells with a ratio."""
        return tuple(cell for row in self.rows for cell in row.known)

    @property
    def missing(self) -> tuple[Cell, ...]:
        """Return the cells without a ratio, though they could have one; drawn or not."""
        return tuple(cell for row in (*self.rows, *self.cut) for cell in row.missing)

    @property
    def above(self) -> tuple[Cell, ...]:
        """Return the cells whose participants pass their base for certain."""
        return tuple(cell for cell in self.known if cell.coverage and cell.coverage.low > 1)

    @property
    def own(self) -> Row:
        """Return the row of the chosen region."""
        return next(row for row in self.rows if row.kind == "chosen")


@dataclass(frozen=True, slots=True)
class Series:
    """A segment of a region over the years: of each its December, else its latest figure."""

    segment: str
    cells: tuple[Cell, ...]  # one per year; its period is the bare year where nothing is known
    breaks: tuple[int, ...]  # places before which the survey's weights changed

    @property
    def known(self) -> tuple[Cell, ...]:
        """Return the years with participants."""
        return tuple(cell for cell in self.cells if cell.participants.known is not None)


@dataclass(frozen=True, slots=True)
class Growth:
    """The segment that grew fastest between two Decembers that every segment has."""

    segment: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Sectors:
    """Everything the page shows for one choice."""

    chosen: Selection  # every default filled in; without a period each cell takes its latest
    asked: Selection
    version: VersionFacts
    region_name: str
    matrix: Matrix
    headline: tuple[Cell, ...]  # the region's segments of one period, the least covered first
    series: tuple[Series, ...]
    growth: Growth | None
    widest: Cell | None  # the largest gap among segments of one period
    august: str | None  # of the workforces
    workforces: tuple[Workforce, ...]  # the region first, then the places one level below
    enrolment: Enrolment | None
    instead: tuple[Option, ...]  # what has figures, where this choice has none
    series_breaks: tuple[str, ...]
    sources: tuple[Source, ...]
    choices: Choices
    region_path: tuple[Option, ...]
    other: Sectors | None = None  # the answer beside it, where the reader compares
    splits: Splits | None = None  # by industry and programme, where a registry counted them
    workers_kept: bool = False  # there are workforces, but this reader may not see them
    page: str = "/sektor"

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rows that are drawn, with what the choice is compared with among them."""
        if self.other is None:
            return self.matrix.rows
        beside = replace(self.other.matrix.own, kind="beside", depth=0)
        if self.other.chosen.region == self.chosen.region:
            beside = replace(beside, period=self.other.chosen.period)
        others, under = _parted(self.matrix.rows, beside)
        at = next(at for at, row in enumerate(others) if row.kind == "chosen")
        return (*others[: at + 1], beside, *under, *others[at + 1 :])

    @property
    def industry_rows(self) -> tuple[Row, ...]:
        """Return the rows by industry that are drawn, with what the choice is compared with."""
        if self.splits is None:
            return ()
        return self.splits.beside(None if self.other is None else self.other.splits)

    @property
    def programmes(self) -> tuple[Cell, ...]:
        """Return the programmes that are drawn, then those of what the choice is compared with."""
        sides = [self.splits, None if self.other is None else self.other.splits]
        return tuple(dict.fromkeys(cell for one in sides if one for cell in one.programmes))

    @property
    def forces(self) -> tuple[Workforce, ...]:
        """Return the workforces that are drawn, that of another August beside the first."""
        if self.other is None or not self.workforces or not self.other.workforces:
            return self.workforces
        beside = self.other.workforces[0]
        if (beside.region, beside.august) in {(w.region, w.august) for w in self.workforces}:
            return self.workforces
        return (self.workforces[0], beside, *self.workforces[1:])


def _parted(rows: tuple[Row, ...], beside: Row) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """Return the rows without a region's own, and apart from them those that lie under it.

    A row of another period is none of its region's own.
    """
    at = next((at for at, row in enumerate(rows) if row.region == beside.region), None)
    if at is None or beside.period is not None:
        return rows, ()
    depth = rows[at].depth
    end = at + 1
    while end < len(rows) and rows[end].kind == "below" and rows[end].depth > depth:
        end += 1
    return (*rows[:at], *rows[end:]), rows[at + 1 : end]
