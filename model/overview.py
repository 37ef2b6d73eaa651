"""The answer of the overview page: one query of one version, arranged; see queries.overview."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from model.cell import Cell, Quantity
from model.frame import Choices, Option, Source, VersionFacts
from model.grade import Grade
from model.selection import Selection


@dataclass(frozen=True, slots=True)
class Rivals:
    """Figures of one cell that do not agree: all are kept, the first is in force here."""

    region_name: str
    period: str
    period_kind: str
    segment: str
    figures: tuple[tuple[Quantity, str], ...]  # figure, publisher


@dataclass(frozen=True, slots=True)
class Break:
    """A stretch of a series with one concept of the denominator; never joined to the next."""

    period: str
    period_kind: str
    denominator: Quantity
    implied: bool


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything the overview page shows for one choice."""

    chosen: Selection  # every default filled in
    asked: Selection  # as the URL said
    version: VersionFacts
    headline: Cell  # the region, period and segment over the chosen base
    comparison: Cell | None  # over the labour force, where the base is another
    segments: tuple[Cell, ...]  # PU, BPU, JAKON … of the region over the chosen total base
    own: tuple[Cell, ...]  # segments over their own bases
    decembers: Mapping[str, tuple[tuple[str, Quantity], ...]]  # segment -> December, participants
    bases: tuple[Cell, ...]  # the headline's participants over every base that holds for them
    ranking: tuple[Cell, ...]  # one level down; unknown cells included
    ranking_total: Quantity  # uncovered people over the known cells of the ranking
    population: Quantity
    newer: Cell | None  # the newest figure of this region, if newer than the period shown
    breaks: tuple[Break, ...]
    rivals: tuple[Rivals, ...]
    sources: tuple[Source, ...]
    choices: Choices
    region_path: tuple[Option, ...]  # breadcrumb from the nation
    population_period: str = ""  # of the count nearest to the period shown
    series_breaks: tuple[str, ...] = ()  # codes of known breaks between the periods on the page
    not_alike: tuple[str, ...] = ()  # why the two answers of a comparison are not alike
    other: Overview | None = None  # the answer beside it, where the reader compares
    grade: Grade | None = None  # how far to trust the headline; None where nothing is known
    page: str = "/"

    @property
    def unpublished_segments(self) -> tuple[str, ...]:
        """Return which of PU, BPU and JAKON the headline's publication does not tell apart."""
        given = {cell.segment for cell in self.segments}
        told = (cell for cell in self.own if cell.participants.status != "not_applicable")
        return tuple(cell.segment for cell in told if given and cell.segment not in given)

    @property
    def left_out(self) -> tuple[str, ...]:
        """Return the names of the places of the ranking that have no figure under its base."""
        return tuple(cell.region_name for cell in self.ranking if not cell.is_known)
