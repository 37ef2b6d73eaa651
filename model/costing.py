"""The answer of the page Biaya: what closing the gap costs, who pays, what a budget buys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from model.cell import Cell
from model.claims import Checked
from model.cost import Cost, Sum
from model.costing_terms import Terms
from model.frame import Choices, Option, Source, VersionFacts
from model.grade import Grade
from model.interval import Interval
from model.published import Published
from model.rate_spans import Span
from model.scenario import Planned
from model.selection import Selection
from model.tornado import Swing
from model.usual_split import Transport

Kind = Literal[
    "gap",  # people of a base who are no participants
    "upper",  # participants unknown: everybody of the base, at most
    "surplus",  # participants pass the base: nobody is missing
    "wage",  # a segment whose contribution is a share of a wage
    "unknown",  # neither participants nor base
]


@dataclass(frozen=True, slots=True)
class Reaching:
    """Coverage and budget, one from the other."""

    by: Literal["reach", "budget"]  # which of them was asked
    people: Interval  # who join
    gross: Interval  # rupiah of the whole plan
    net: Interval
    share: Interval | None  # coverage once they have joined; of the base where nobody is counted
    today: Interval | None  # coverage before; None where participants are unknown

    @property
    def is_beyond(self) -> bool:
        """Return whether the budget buys more people than are missing."""
        return self.share is not None and self.share.low > 1


@dataclass(frozen=True, slots=True)
class Costing:
    """Everything the page shows for one choice."""

    chosen: Selection  # every default filled in
    asked: Selection
    version: VersionFacts
    region_name: str
    kind: Kind
    cell: Cell  # participants over the base; sides may be unknown
    terms: Terms
    transport: Transport | None  # where the usual share of drivers comes from
    cost: Cost | None  # None where no people or no fixed contribution is known
    head: Sum  # rupiah of one person over the whole plan
    month: float  # rupiah of one person in the first month, before relief
    tariff: Published | None  # the same as a publication gives it
    spans: tuple[Span, ...]
    swings: tuple[Swing, ...]  # the largest first, at most three
    reaching: Reaching | None  # None under a segment without a fixed contribution
    checks: tuple[Checked, ...]  # published budgets held against the formula
    names: Mapping[str, str]  # region -> its name, for every check
    publications: Mapping[str, Source]  # behind the checks
    grade: Grade | None
    instead: tuple[Option, ...]  # what has a gap, where this choice has none
    sources: tuple[Source, ...]
    choices: Choices
    region_path: tuple[Option, ...]
    not_alike: tuple[str, ...] = ()
    other: Costing | None = None  # the answer beside it, where the reader compares
    planned: Planned | None = None  # the scenarios that the link names; None: it names none
    page: str = "/biaya"

    @property
    def people(self) -> Interval | None:
        """Return whose contributions are priced; None where nobody's are."""
        return None if self.cost is None else self.cost.plan.people

    @property
    def names_above(self) -> Mapping[str, str]:
        """Return the names of the region and of all above it."""
        return {option.code: option.name for option in self.region_path}

    @property
    def shown(self) -> tuple[Checked, ...]:
        """Return the statements of the table and the file of checks."""
        return self.checks
