"""The answer of the page Pekerja rentan: who protects the vulnerable, and how long money lasts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from model.cell import Quantity
from model.events import Event
from model.frame import Choices, Option, Source, VersionFacts
from model.initiative_sums import Conflict, PayerTotal
from model.initiatives import Told
from model.interval import Interval
from model.regions import NATION, Region
from model.selection import Selection

PAGE = "/pekerja-rentan"
FAR = 0.75  # a programme this much shorter than the next stands alone in the sentence


@dataclass(frozen=True, slots=True)
class Programme:
    """One publication's word on one programme, with what the page says beside it."""

    told: Told
    places: tuple[Option, ...]  # code, name and the way to each; several: split unknown
    source: Source
    workers_key: str  # asks for the origin; empty where there is none
    rupiah_key: str
    with_savings: Interval | None  # months where the money also pays for JHT

    @property
    def id(self) -> str:
        """Return the code of its row."""
        return self.told.initiative.id

    @property
    def months(self) -> Interval | None:
        """Return for how many months the budget pays."""
        return self.told.months_paid

    @property
    def is_named_only(self) -> bool:
        """Return whether nobody gives it a head count or a budget."""
        return self.told.workers.known is None and self.told.rupiah.known is None


@dataclass(frozen=True, slots=True)
class Silent:
    """Kabupaten and kota of one province that no publication names a programme for."""

    province: Region
    places: tuple[Region, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One group of workers, and the programmes that name it."""

    code: str
    programmes: tuple[Programme, ...]  # one for each subject
    is_staff: bool  # with a wage: not the own-account rate


@dataclass(frozen=True, slots=True)
class Protected:
    """Everything the page shows for one choice."""

    chosen: Selection
    asked: Selection
    version: VersionFacts
    region_name: str
    programmes: tuple[Programme, ...]  # those with months first, the shortest on top
    by_id: Mapping[str, Programme]  # also those that the payer filter leaves out
    payers: tuple[PayerTotal, ...]
    conflicts: tuple[Conflict, ...]  # of all payers
    groups: tuple[Group, ...]
    silent: tuple[Silent, ...]
    places: int  # kabupaten and kota below the region, and itself if it is one
    above: tuple[Programme, ...]  # of the places above, for all that lies in them
    nationwide: tuple[Programme, ...]  # the nation's totals by payer
    rate: float  # rupiah a month of the chosen package, where a government pays, newest
    informal: Quantity  # informal workers of the region, Sakernas
    august: str
    events: tuple[Event, ...]
    sources: tuple[Source, ...]
    region_path: tuple[Option, ...]
    choices: Choices = field(default_factory=Choices)
    other: Protected | None = None  # beside it
    page: str = PAGE

    @property
    def divided(self) -> tuple[Programme, ...]:
        """Return the programmes whose money is told in months, the shortest first."""
        return tuple(one for one in self.programmes if one.months is not None)

    @property
    def lasting(self) -> tuple[Programme, ...]:
        """Return those that do not outlast their own period."""
        return tuple(one for one in self.divided if not one.told.outlasts)

    @property
    def outlasting(self) -> tuple[Programme, ...]:
        """Return those whose money lasts longer than the programme: another package?"""
        return tuple(one for one in self.divided if one.told.outlasts)

    @property
    def budgets(self) -> tuple[Programme, ...]:
        """Return the programmes with a budget that is not divided."""
        found = self.programmes
        return tuple(one for one in found if one.months is None and one.told.rupiah.known)

    @property
    def counted(self) -> tuple[Programme, ...]:
        """Return the programmes with a head count and no budget, most workers first."""
        found = self.programmes
        return tuple(
            one for one in found if one.told.workers.known and one.told.rupiah.known is None
        )

    @property
    def named(self) -> tuple[Programme, ...]:
        """Return the programmes that are named without a figure."""
        return tuple(one for one in self.programmes if one.is_named_only)

    @property
    def shared(self) -> tuple[Programme, ...]:
        """Return the totals over several places whose split was not published."""
        return tuple(one for one in self.programmes if len(one.places) > 1)

    @property
    def quiet(self) -> int:
        """Return how many kabupaten and kota have published nothing."""
        return sum(len(one.places) for one in self.silent)

    @property
    def is_nation(self) -> bool:
        """Return whether the whole nation is asked for."""
        return self.chosen.region == NATION

    @property
    def national(self) -> tuple[Programme, ...]:
        """Return the nation's own totals of vulnerable workers, most workers first."""
        return tuple(
            one
            for one in self.counted
            if one.told.initiative.places == (NATION,) and not one.told.initiative.has_wage_earners
        )

    @property
    def kind(self) -> str:
        """Return which sentence answers the question."""
        lasting = self.lasting
        if self.is_nation and self.national:
            return "nation"
        if not lasting:
            return "outlasts" if self.outlasting else self._undivided
        if len(lasting) == 1:
            return "one"
        return "apart" if is_far(lasting) else "alike"

    @property
    def _undivided(self) -> str:
        if self.counted:
            return "counted"
        return "named" if self.programmes else "nothing"


def is_far(lasting: tuple[Programme, ...]) -> bool:
    """Return whether the shortest lies far below the next."""
    first, second = lasting[0].months, lasting[1].months
    return first is not None and second is not None and first.value < FAR * second.value
