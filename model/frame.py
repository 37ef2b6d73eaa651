"""What every page has beside its answer: the choice, the data version, ways to other choices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from model.cell import Cell
from model.interval import Interval
from model.part import TOTAL, WHOLE, Part
from model.selection import Selection
from model.warehouse import Version

NARROWED = ("/", "/wilayah")  # pages that can be about one industry or programme


@dataclass(frozen=True, slots=True)
class Option:
    """One entry of a filter; without `available` it stays visible and the page says why."""

    code: str
    name: str
    available: bool = True
    depth: int = 0  # of a region in the tree
    cell: Cell | None = None  # the result that this choice would give (denominators)
    search: str = ""  # what a search may also find it by: codes, variant spellings
    to: Selection | None = None  # the choice that this option leads to
    amount: Interval | None = None  # of a target: people, or a share where `unit` says so
    unit: str = ""
    due: str = ""  # period


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen from here; a page fills in the filters that it uses."""

    periods: tuple[Option, ...] = ()
    levels: tuple[Option, ...] = ()
    measures: tuple[Option, ...] = ()
    bases: tuple[Option, ...] = ()
    segments: tuple[Option, ...] = ()
    industries: tuple[Option, ...] = ()
    compares: tuple[Option, ...] = ()
    views: tuple[Option, ...] = ()
    programmes: tuple[Option, ...] = ()
    targets: tuple[Option, ...] = ()
    lapses: tuple[Option, ...] = ()
    payers: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A publication behind the figures shown."""

    origin: str
    publisher: str
    title: str
    url: str
    as_of: str
    kind: str = ""  # official_table, agency, press


@dataclass(frozen=True, slots=True)
class VersionFacts:
    """Which data the page was made from."""

    number: int
    created: str  # ISO, UTC
    degraded: str | None
    newer: int | None = None  # the version in force, where a link asked for an older one
    synthetic: bool = False  # its counts are drawn, nobody was counted

    @classmethod
    def of(cls, version: Version) -> VersionFacts:
        """Return what a page says of the version that it was made from."""
        drawn = version.manifest.summary.get("synthetic") is True
        created = version.manifest.created
        return cls(version.number, created, version.degraded, synthetic=drawn)

    @property
    def stem(self) -> str:
        """Return how the names of files end: v12, sintetis_v12."""
        return f"sintetis_v{self.number}" if self.synthetic else f"v{self.number}"


class Shown(Protocol):
    """An answer of a page, as far as it says what it is about."""

    @property
    def page(self) -> str: ...
    @property
    def chosen(self) -> Selection: ...


def part_of(answer: Shown) -> Part:
    """Return the industry and programme that an answer is about; elsewhere the names mean others.

    /pekerja-rentan and /biaya call a package of insurances a programme.
    """
    return Part.of(answer.chosen) if answer.page in NARROWED else WHOLE


def part_in_name(answer: Shown, what: str) -> str:
    """Return what a file holds, as its name says it: kbli-f_jht_per-wilayah, per-wilayah."""
    industry, programme = part_of(answer)
    named = [f"kbli-{industry}"] if industry != TOTAL else []
    named += [programme] if programme != TOTAL else []
    return "_".join([*named, what])


class Frame(Protocol):
    """An answer as the frame of its page sees it: filters, breadcrumb, foot."""

    @property
    def page(self) -> str:
        """Return the address of the page."""

    @property
    def asked(self) -> Selection:
        """Return the choice as the URL said it."""

    @property
    def chosen(self) -> Selection:
        """Return the choice with every default filled in."""

    @property
    def version(self) -> VersionFacts:
        """Return which data the answer was made from."""

    @property
    def choices(self) -> Choices:
        """Return what else can be chosen."""

    @property
    def region_path(self) -> tuple[Option, ...]:
        """Return the chosen region and all above it, the nation first."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return the publications behind the answer."""
