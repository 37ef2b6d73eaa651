"""The answer of the page Tren & target: are we on track? What it holds; made in tracking.py."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from model.aims import Aim
from model.breaks import SeriesBreak
from model.cell import Cell
from model.comparing import Difference, difference
from model.events import Event
from model.frame import Choices, Option, Source, VersionFacts
from model.interval import Interval
from model.months import months_until
from model.own_target import OwnTarget
from model.pace import Asked
from model.published import Published
from model.selection import Selection
from model.timeline import Like, Point, Series

PAGE = "/target"
PERCENT = 100
HUNDREDTH = Interval.exact(1 / PERCENT)
Kind = Literal[
    "pace",  # a target, what it needs a month, and what the last months brought
    "need",  # the same without last months that compare
    "missing",  # who is missing is known, not how many months are left
    "reached",
    "past",  # the deadline lies at or before the newest figure
    "unstated",  # the document of the target names no base
    "unknown",  # a target, and nobody published how many are active
    "no_target",  # participants are known, no target is published
    "nothing",  # neither
]
BY_STATUS: Mapping[str, Kind] = {
    "reached": "reached",
    "past": "past",
    "undated": "missing",
    "not_stated": "unstated",
    "no_figure": "unknown",
    "no_like_months": "need",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A published target with the name under which an address asks for it."""

    id: str
    aim: Aim
    is_over: bool  # its deadline has passed, however old the newest figure is
    stated: Published | None = None  # the share that its own publication says was reached

    @property
    def reached(self) -> Interval | None:
        """Return the share that was reached, over the target's own base where it names one."""
        asked, base = self.aim.asked, self.aim.base.known
        if asked.active is not None and base is not None:
            return asked.active.over(base)
        known = self.stated.quantity.known if self.stated else None
        return None if known is None else known * HUNDREDTH


@dataclass(frozen=True, slots=True)
class Own:
    """A target that a planner keeps beside the published ones; never in a file or a sentence."""

    key: str
    target: OwnTarget
    asked: Asked


@dataclass(frozen=True, slots=True)
class Column:
    """One period of a region: the figure in force and the one over a publication's own base."""

    point: Point
    cell: Cell | None  # over the base that its own publication states
    alone: Cell  # the same period without participants and base

    @property
    def shown(self) -> Cell:
        """Return the participants over their own publication's base, unknown where it has none."""
        return self.cell or replace(self.alone, participants=self.point.participants)

    @property
    def is_other(self) -> bool:
        """Return whether the base belongs to another publication than the figure in force."""
        mine = self.point.participants.origins
        return self.cell is not None and self.cell.participants.origins != mine


@dataclass(frozen=True, slots=True)
class Apart:
    """Figures of a region that must not be joined, the oldest first."""

    region: str
    region_name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Two months of one region, each over the base of its own publication."""

    first: Cell
    last: Cell

    @property
    def difference(self) -> Difference:
        """Return what the last has more, in two parts that sum to the whole."""
        return difference(self.first, self.last)


@dataclass(frozen=True, slots=True)
class OnTrack:
    """Everything the page shows for one choice."""

    chosen: Selection  # every default filled in
    asked: Selection  # as the URL said
    version: VersionFacts
    today: str  # month
    region_name: str
    series: Series
    target: Target | None  # the one that the sentence is about
    mine: tuple[Target, ...]  # of the region itself, in the chosen segment
    targets: tuple[Target, ...]  # of the region, then of the places in it
    events: tuple[Event, ...]  # within the years of the series
    base_breaks: tuple[SeriesBreak, ...]  # of the survey, within the same years
    apart: Apart | None
    change: Change | None
    instead: tuple[Option, ...]  # regions of which a pace or a target is known
    sources: tuple[Source, ...]
    choices: Choices
    region_path: tuple[Option, ...]
    other: OnTrack | None = None  # another region beside it
    beside: Change | None = None  # two months beside each other
    not_alike: tuple[str, ...] = ()
    own: tuple[Own, ...] | None = ()  # None: nobody can be asked for them just now
    page: str = PAGE

    @property
    def region(self) -> str:
        """Return the code of the region."""
        return self.series.region

    @property
    def lapse(self) -> float:
        """Return the share of all participants that is assumed to leave in a month."""
        return float(self.chosen.lapse or 0) / PERCENT

    @property
    def last(self) -> Point | None:
        """Return the newest figure."""
        return self.series.points[-1] if self.series.points else None

    @property
    def kind(self) -> Kind:
        """Return which sentence fits."""
        if self.target is None:
            return "no_target" if self.series.points else "nothing"
        return BY_STATUS.get(self.target.aim.asked.status, "pace")

    @property
    def like(self) -> tuple[Like, ...]:
        """Return the same month of neighbouring years: of the month that has the most pairs."""
        found = [one for one in self.series.likes if one.months == 12]  # noqa: PLR2004 - a year
        months = [one.last.period[5:] for one in found if one.last.period_kind == "month"]
        if not months:
            return ()
        most = max(sorted(set(months), reverse=True), key=months.count)
        return tuple(one for one in found if one.last.period[5:] == most)

    @property
    def silent(self) -> int | None:
        """Return for how many months no figure has been published; None without any."""
        return self.series.months_since(self.today)

    @property
    def left(self) -> int | None:
        """Return the months from today to the deadline; negative where it has passed."""
        return None if self.target is None else months_until(self.today, self.target.aim.due)
