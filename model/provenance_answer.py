"""What there is to say about one number: the answer that the drawer of origins shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from model.cell import Quantity
from model.claims import Checked
from model.frame import Source, VersionFacts
from model.grade import Grade
from model.interval import Interval
from model.provenance_force import Rival

Unit = Literal["persons", "employers", "rupiah", "months", "percent", "points", "share"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number is of; codes are those of the lists, "total" where nothing was cut."""

    measure: str  # of the list of measures, or share, gap, uncovered, difference, sum
    region: str
    region_name: str
    period: str
    period_kind: str
    segment: str = "total"
    industry: str = "total"
    status: str = "total"
    programme: str = "total"
    base: str = ""  # of a share or gap
    base_period: str = ""


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what it is of; `key` asks for its own origin."""

    key: str
    subject: Subject
    quantity: Quantity
    unit: str

    @property
    def known(self) -> Interval | None:
        """Return the interval; None where nothing may be shown as a number."""
        return self.quantity.known


@dataclass(frozen=True, slots=True)
class Record:
    """A figure as its publication has it, and the publication."""

    flags: tuple[str, ...]
    note: str
    place: str  # release, row and column; "computed" where the build worked it out
    cell: str  # of the published sheet
    as_of: str
    origin: Mapping[str, str | None]  # a row of the table of origins


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything that is known about where a number comes from."""

    number: Number
    version: VersionFacts
    record: Record | None = None
    operation: str = ""  # over, minus, plus, uncovered, places, total; none of a published number
    operands: tuple[Number, ...] = ()
    more: int = 0  # operands that are not listed
    missing: int = 0  # places without a figure, left out of a sum
    base: Number | None = None  # that participants are divided by on the page
    rivals: tuple[Rival, ...] = ()  # of the participants, that in force first
    grade: Grade | None = None
    claim: Checked | None = None
    note: str = ""  # of a claim, in words of the list
    sources: Mapping[str, Source] | None = None  # of rivals and claims, by key
    names: Mapping[str, tuple[str, str]] | None = None  # code -> Indonesian, English
