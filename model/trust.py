"""The answer of the page Kepercayaan: can I trust this figure?"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from model import checking, queries
from model.breaks import SeriesBreak
from model.cell import Cell
from model.cells import Wanted
from model.claims import Checked
from model.completeness import Side, completeness
from model.denominators import usual_base
from model.frame import Choices, Option, Source, VersionFacts
from model.grade import Grade, grade_of_cell
from model.index import Index, index_of
from model.interval import Interval
from model.overview import Break, Overview
from model.period import newest_last
from model.scope import Scope
from model.selection import VERDICTS, Selection
from model.summary import overview
from model.totals import Total, totals
from model.warehouse import Version

PAGE = "/kepercayaan"
ASKED = ("region", "period", "base", "segment", "verdict", "v", "lang")


@dataclass(frozen=True, slots=True)
class Graded:
    """Participants over a base, and how far to trust them."""

    cell: Cell
    grade: Grade


@dataclass(frozen=True, slots=True)
class Trust:
    """Everything the page of trust shows for one choice."""

    chosen: Selection
    asked: Selection
    version: VersionFacts
    claims: tuple[Checked, ...]  # of the region and what lies below, the worst first
    elsewhere: int  # claims of other regions that the reader may see
    names: Mapping[str, str]  # region -> its name, for every claim
    publications: Mapping[str, Source]  # behind the claims
    headline: Cell
    grade: Grade | None
    graded: tuple[Graded, ...]  # the region's figures in force, the newest first
    sides: tuple[Side, ...]  # what is known of the places one level down
    breaks: tuple[Break, ...]  # the bases that the region's own publisher has used
    series: tuple[SeriesBreak, ...]
    totals: tuple[Total, ...]  # the worst first
    sources: tuple[Source, ...]
    region_path: tuple[Option, ...]
    choices: Choices = field(default_factory=Choices)
    page: str = PAGE

    @property
    def shown(self) -> tuple[Checked, ...]:
        """Return the claims with the chosen verdict: all of them where none is chosen."""
        chosen = self.asked.verdict
        return tuple(one for one in self.claims if chosen in (None, one.verdict))

    def count(self, verdict: str) -> int:
        """Return how many claims of the region have a verdict."""
        return sum(one.verdict == verdict for one in self.claims)


def trust(asked: Selection, home: Selection, scope: Scope, version: Version) -> Trust:
    """Return everything the page shows for what was asked, or raise BadChoice."""
    index = index_of(version, scope)
    checking.checked(asked, scope, version)
    wanted = Selection(**{name: getattr(asked, name) for name in ASKED})
    example = overview(wanted, home, scope, version)
    region = example.headline.region
    claims, elsewhere = _claims(region, index)
    origins = dict.fromkeys(origin for one in claims for origin in one.claim.origins)
    mine = Wanted(segment=example.headline.segment)
    cells = queries.own_cells(region, scope, version, mine)
    graded = tuple(_graded(example, wanted, index, cells))
    return Trust(
        chosen=example.chosen,
        asked=wanted,
        version=example.version,
        claims=claims,
        elsewhere=elsewhere,
        names={one.claim.region: index.regions.by_code[one.claim.region].name for one in claims},
        publications={origin: index.sources[origin] for origin in origins},
        headline=example.headline,
        grade=example.grade,
        graded=graded,
        sides=completeness(region, index),
        breaks=example.breaks,
        series=index.breaks,
        totals=totals(region, index),
        sources=_sources([example.headline, *(one.cell for one in graded)], index),
        region_path=example.region_path,
    )


def _claims(region: str, index: Index) -> tuple[tuple[Checked, ...], int]:
    """Return the claims of a region and of all below it, and how many others there are."""
    seen = [one for found in index.claims.values() for one in found]
    here = [
        one
        for one in seen
        if one.claim.region == region or index.regions.is_under(one.claim.region, region)
    ]
    return tuple(sorted(here, key=_worst_first)), len(seen) - len(here)


def _worst_first(one: Checked) -> tuple[int, float, str, str, str]:
    apart = _apart(one.computed, one.stated)
    claim = one.claim
    return (VERDICTS.index(one.verdict), -apart, claim.region, claim.period, claim.id)


def _apart(computed: Interval | None, stated: Interval | None) -> float:
    """Return how far the nearest bounds lie apart, in parts of what is stated."""
    if computed is None or stated is None:
        return 0.0
    distance = max(computed.low - stated.high, stated.low - computed.high, 0.0)
    if not distance:
        return 0.0
    return distance / abs(stated.value) if stated.value else math.inf


def _graded(
    example: Overview, asked: Selection, index: Index, cells: Iterable[Cell]
) -> Iterable[Graded]:
    """Return the participants of each period over the chosen base, else over the usual one."""
    region, segment = example.headline.region, example.headline.segment
    for cell in sorted(cells, key=lambda cell: newest_last(cell.period), reverse=True):
        if cell.segment != segment:
            continue
        usual = usual_base(segment, (region, cell.period, segment) in index.stated).id
        found = grade_of_cell(cell, index) if cell.base == (asked.base or usual) else None
        if found is not None:
            yield Graded(cell, found)


def _sources(cells: Iterable[Cell], index: Index) -> tuple[Source, ...]:
    """Return the publications behind the graded figures; each claim names its own."""
    keys = [k for c in cells for k in (*c.participants.origins, *c.denominator.origins)]
    return tuple(index.sources[key] for key in dict.fromkeys(keys) if key in index.sources)
