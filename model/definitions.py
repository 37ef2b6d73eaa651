"""The answer of the page of definitions: every word, base, measure and source, with an example.

What a list says is read from the version's own code lists; the bases, the measures and the rules
come from the modules that compute with them, so that the page cannot tell another story.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from model import checking, queries
from model.adding import Concentration, concentration
from model.borders import SETS, borders_of
from model.cell import Cell, Quantity
from model.comparing import Difference, difference
from model.denominators import BASES, BY_ID, Base
from model.frame import Choices, Option, Source, VersionFacts
from model.interval import Interval
from model.measures import MEASURES
from model.overview import Break
from model.period import august_before, newest_last
from model.publications import Family, families
from model.scope import Scope
from model.selection import Selection
from model.summary import overview
from model.warehouse import Version
from model.wording import interval_of

PAGE = "/definisi"
# As the press writes; what each means is worked out like that of any figure.
WORDINGS = ("2,6 juta", "396 ribu", "700 ribu", "44,07 %", "lebih dari 50 persen")
PERIODS = (  # period of the participants, as-of date of the publication
    ("2022-12", "2022-12-01"),
    ("2022-10", "2022-10-31"),
    ("2025", "2025-10"),
    ("2025", "2025-12"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A code with its names and meanings by language; `more` is the rest of its row."""

    code: str
    names: Mapping[str, str]
    meanings: Mapping[str, str]
    more: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """Two figures of one region, one after the other, and what the difference is made of."""

    first: Cell
    second: Cell
    difference: Difference


@dataclass(frozen=True, slots=True)
class Definitions:
    """Everything the page of definitions shows; the figures are those of one example."""

    chosen: Selection
    asked: Selection
    version: VersionFacts
    headline: Cell  # the example: a region and period, all segments
    bases: tuple[tuple[Base, Cell | None], ...]  # every base, divided where the example has one
    ranking: tuple[Cell, ...]
    ranking_total: Quantity
    concentration: Concentration | None
    change: Change | None
    breaks: tuple[Break, ...]  # the bases that the example's own publisher has used
    words: Mapping[str, tuple[Entry, ...]]  # code list -> its entries
    families: tuple[Family, ...]
    borders: tuple[tuple[str, bool], ...]  # what the maps are drawn from, and whether official
    sources: tuple[Source, ...]
    choices: Choices
    region_path: tuple[Option, ...]
    page: str = PAGE

    @property
    def terms(self) -> tuple[Entry, ...]:
        """Return the words that are neither a base nor a measure: those have their own place."""
        elsewhere = {*BY_ID, *(measure.id for measure in MEASURES)}
        return tuple(entry for entry in self.words["terms"] if entry.code not in elsewhere)

    def term(self, code: str) -> Entry:
        """Return the entry of a word, a base or a measure."""
        return next(entry for entry in self.words["terms"] if entry.code == code)


LISTS = (
    "terms",
    "segments",
    "programmes",
    "employment_statuses",
    "industries",
    "measures",
    "figure_statuses",
    "series_breaks",
)


def definitions(asked: Selection, home: Selection, scope: Scope, version: Version) -> Definitions:
    """Return everything the page of definitions shows for an example, or raise BadChoice."""
    checking.checked(asked, scope, version)
    wanted = Selection(region=asked.region, period=asked.period, v=asked.v, lang=asked.lang)
    example = overview(wanted, home, scope, version)
    divided = {cell.base: cell for cell in (*example.own, *example.bases) if cell.is_known}
    own, _ = queries.page(example.chosen, None, scope, version)
    return Definitions(
        chosen=example.chosen.but(base=None, segment=None),
        asked=wanted,
        version=example.version,
        headline=example.headline,
        bases=tuple((base, divided.get(base.id)) for base in BASES),
        ranking=example.ranking,
        ranking_total=example.ranking_total,
        concentration=concentration(example.ranking),
        change=_change(own),
        breaks=example.breaks,
        words={name: _entries(name, scope, version) for name in LISTS},
        families=families(scope, version),
        borders=_borders(version),
        sources=example.sources,
        choices=Choices(periods=example.choices.periods),
        region_path=example.region_path,
    )


def wordings() -> tuple[tuple[str, Interval], ...]:
    """Return what the press writes and what it means; percentages in percent."""
    return tuple((written, interval_of(written)) for written in WORDINGS)


def vintages() -> tuple[tuple[str, str, str], ...]:
    """Return periods, the as-of dates of their publications, and the Augusts that divide them."""
    return tuple((period, as_of, august_before(period, as_of)) for period, as_of in PERIODS)


def _change(cells: Sequence[Cell]) -> Change | None:
    """Return the region's last two totals over one base: the publisher's own, else the survey's."""
    for base in ("stated", "labour_force"):
        found = _months(cell for cell in cells if cell.base == base)
        if len(found) > 1:
            first, second = found[-2:]
            return Change(first, second, difference(first, second))
    return None


def _months(cells: Iterable[Cell]) -> list[Cell]:
    known = (c for c in cells if c.is_known and c.segment == "total" and c.period_kind == "month")
    return sorted(known, key=lambda cell: newest_last(cell.period))


def _borders(version: Version) -> tuple[tuple[str, bool], ...]:
    found = (borders_of(version.manifest.summary, name) for name in SETS)
    return tuple(sorted({(one.title, one.official) for one in found if one is not None}))


def _entries(name: str, scope: Scope, version: Version) -> tuple[Entry, ...]:
    """Return a code list as entries; "all of them" is no word that needs one."""
    rows = queries.codelist(name, scope, version)
    return tuple(_entry(row) for row in rows if next(iter(row.values())) != "total")


def _entry(row: Mapping[str, str]) -> Entry:
    names = {key.removeprefix("name_"): row[key] for key in row if key.startswith("name_")}
    about = ("meaning_", "why_")
    meanings = {key[-2:]: row[key] for key in row if key.startswith(about)}
    return Entry(next(iter(row.values())), names, meanings, row)
