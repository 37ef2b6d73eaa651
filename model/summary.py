"""The overview page's answer: how many are covered, of whom, over which base, and what to doubt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from model import checking, queries, tree
from model.cell import Cell, Quantity
from model.choices import choices
from model.comparing import not_alike, other_of
from model.decembers import decembers
from model.defaults import with_defaults
from model.denominators import BY_ID, bases_for, own_base, usual_base
from model.doubts import breaks, rivals, series_breaks
from model.frame import Source, VersionFacts
from model.grade import grade_of_cell
from model.index import Index, index_of
from model.overview import Overview
from model.part import Part, can_hold
from model.period import august_before, newest_last
from model.registry import COUNTED, SUPPRESSED
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Version

SEGMENTS = ("PU", "BPU", "JAKON", "PMI")
CARDS = ("PU", "BPU", "JAKON")


def overview(asked: Selection, home: Selection, scope: Scope, version: Version) -> Overview:
    """Return everything the overview page shows for what was asked, or raise BadChoice.

    Units   persons; every number with its interval, status and publications
    Source  coverage.duckdb of one version, asked once per table
    """
    scope = scope.about(Part.of(asked))
    index = index_of(version, scope)
    checking.checked(asked, scope, version)
    chosen = with_defaults(asked, home, index)
    answer = _answer(chosen, asked, scope, version)
    answer = replace(answer, grade=grade_of_cell(answer.headline, index))
    beside = other_of(chosen, index)
    if beside is None:
        return answer
    other = _answer(beside, beside, scope, version)
    reasons = not_alike(answer.headline, other.headline, index)
    return replace(answer, other=other, not_alike=reasons)


def _answer(chosen: Selection, asked: Selection, scope: Scope, version: Version) -> Overview:
    """Return the page for one choice without gaps."""
    index = index_of(version, scope)
    cells, below = queries.page(chosen, _ranking_of(chosen, asked, index), scope, version)
    headline = _cell(cells, chosen, str(chosen.base), scope, version)
    ranking = tuple(sorted(below, key=_most_uncovered_first))
    options = _bases(cells, chosen, scope, version)
    bases = tuple(_over_same_people(headline, cell) for cell in options)
    population = index.population(str(chosen.region), str(chosen.period))
    answer = Overview(
        chosen=chosen,
        asked=asked,
        version=VersionFacts.of(version),
        headline=headline,
        comparison=_comparison(headline, bases),
        segments=_segments(cells, headline),
        own=tuple(_own(cells, chosen, code, scope, version) for code in CARDS),
        decembers={code: decembers(cells, chosen, code) for code in ("total", *CARDS)},
        bases=bases,
        ranking=ranking,
        ranking_total=_uncovered(ranking),
        population=population[1],
        population_period=population[0],
        newer=_newer(cells, chosen, index),
        breaks=breaks(cells, chosen),
        rivals=rivals(chosen, [headline, *cells], ranking, scope, version),
        sources=(),
        series_breaks=series_breaks([headline, *bases, *ranking[:1]], index),
        choices=choices(chosen, asked, options, scope, version),
        region_path=tree.path(
            str(chosen.region),
            lambda code: asked.but(region=code, level=None),
            index.with_figures,
            index,
        ),
    )
    return replace(answer, sources=_sources(answer, index))


def _cell(
    cells: Sequence[Cell], chosen: Selection, base: str, scope: Scope, version: Version
) -> Cell:
    """Return the chosen cell over a base, or one that says which side is unknown."""
    same = [c for c in cells if (c.period, c.segment) == (chosen.period, chosen.segment)]
    if found := [cell for cell in same if cell.base == base]:
        return found[0]
    region, period = str(chosen.region), str(chosen.period)
    holds = BY_ID[base].survey and BY_ID[base].holds_for(str(chosen.segment))
    august = august_before(period, period) if holds else None
    known = Quantity() if holds or base == "stated" else Quantity(status="not_applicable")
    if august:
        known = queries.base_of(region, base, august, scope, version)
    return Cell(
        region=region,
        region_name=index_of(version, scope).regions.by_code[region].name,
        period=period,
        period_kind=same[0].period_kind if same else ("month" if "-" in period else "year"),
        segment=str(chosen.segment),
        base=base,
        base_period=august,
        participants=same[0].participants if same else _nobody(chosen, scope),
        denominator=known,
        industry=scope.part.industry,
        programme=scope.part.programme,
    )


def _nobody(chosen: Selection, scope: Scope) -> Quantity:
    """Return that nobody told a number, or that there can be none."""
    can_be = can_hold(str(chosen.segment), scope.part.programme)
    return Quantity(status=None if can_be else "not_applicable")


def _over_same_people(headline: Cell, cell: Cell) -> Cell:
    """Return the headline's own participants over another base: only the divisor may differ.

    A publication's own base divides nobody else's participants.
    """
    same = cell.participants.origins == headline.participants.origins
    if same or headline.participants.known is None:
        return cell
    if cell.base == "stated":
        return replace(cell, participants=headline.participants, denominator=Quantity(), rivals=())
    flags = tuple(flag for flag in cell.flags if flag != "above_base")
    over = replace(cell, participants=headline.participants, rivals=headline.rivals, flags=flags)
    is_above = over.coverage is not None and over.coverage.value > 1
    return replace(over, flags=(*flags, "above_base") if is_above else flags)


def _comparison(headline: Cell, bases: Iterable[Cell]) -> Cell | None:
    """Return the headline over the labour force where its own base is another concept."""
    if headline.base != "stated":
        return None
    return next((cell for cell in bases if cell.base == "labour_force" and cell.is_known), None)


def _segments(cells: Sequence[Cell], headline: Cell) -> tuple[Cell, ...]:
    """Return the segments that the headline's own publication gives, over the headline's base."""
    if headline.segment != "total":
        return ()
    parts = []
    for code in SEGMENTS:
        same = (c for c in cells if (c.segment, c.period) == (code, headline.period))
        if found := next((c for c in same if _is_beside(c, headline)), None):
            parts.append(
                replace(
                    found,
                    base=headline.base,
                    base_period=headline.base_period,
                    denominator=headline.denominator,
                    flags=tuple(flag for flag in found.flags if flag != "above_base"),
                )
            )
    return tuple(parts)


def _is_beside(cell: Cell, headline: Cell) -> bool:
    """Return whether a segment is told, or withheld, by what tells the total."""
    if cell.participants.status == SUPPRESSED:
        return COUNTED in cell.flags and COUNTED in headline.flags
    same = cell.participants.origins == headline.participants.origins
    return same and cell.participants.known is not None


def _own(
    cells: Sequence[Cell], chosen: Selection, segment: str, scope: Scope, version: Version
) -> Cell:
    mine = chosen.but(segment=segment)
    return _cell(cells, mine, own_base(segment, scope.part.industry).id, scope, version)


def _bases(
    cells: Sequence[Cell], chosen: Selection, scope: Scope, version: Version
) -> tuple[Cell, ...]:
    held = bases_for(str(chosen.segment), scope.part.industry)
    return tuple(_cell(cells, chosen, base.id, scope, version) for base in held)


def _ranking_of(chosen: Selection, asked: Selection, index: Index) -> Selection | None:
    """Return what to rank one level down, or None where no place below has a ratio.

    One base for all rows: a Sakernas base that was chosen, else the segment's own, else the
    labour force. A publication's own base is never handed down.
    """
    region, segment = str(chosen.region), str(chosen.segment)
    level = asked.level or index.regions.level_below(region)
    period = index.ranking_period(region, level, segment, str(chosen.period))
    if period is None:
        return None
    picked = BY_ID[asked.base] if asked.base else None
    fits = picked is not None and picked.survey and picked.holds_for(segment)
    base = asked.base if fits else usual_base(segment, False, index.sight.part.industry).id
    return chosen.but(period=period[0], base=base, level=level)


def _most_uncovered_first(cell: Cell) -> tuple[bool, float, str]:
    return (cell.gap is None, -(cell.gap.value if cell.gap else 0), cell.region_name)


def _uncovered(ranking: Iterable[Cell]) -> Quantity:
    """Return the sum of uncovered people over the known cells."""
    known = [cell.uncovered for cell in ranking if cell.uncovered is not None]
    if not known:
        return Quantity()
    return Quantity(sum(known[1:], start=known[0]), "computed")


def _newer(cells: Sequence[Cell], chosen: Selection, index: Index) -> Cell | None:
    """Return the region's newest figure, if it is newer than the period shown."""
    newest = index.newest(str(chosen.region), str(chosen.segment))
    period = str(chosen.period)
    if newest is None or newest_last(newest[0]) <= newest_last(period):
        return None
    if newest[0][:4] == period[:4] and len(newest[0]) != len(period):
        return None  # a year is not compared with a month of it
    segment = str(chosen.segment)
    has_stated = (chosen.region, newest[0], segment) in index.stated
    base = usual_base(segment, has_stated, index.sight.part.industry).id
    same = (c for c in cells if (c.period, c.segment, c.base) == (newest[0], segment, base))
    return next(same, None)


def _sources(answer: Overview, index: Index) -> tuple[Source, ...]:
    """Return the publications behind the numbers on the page, each once, in reading order."""
    shown = [answer.headline, *answer.segments, *answer.own, *answer.bases, *answer.ranking]
    shown += [answer.newer] if answer.newer else []
    keys = [
        *(key for cell in shown for key in (*cell.participants.origins, *cell.denominator.origins)),
        *answer.population.origins,
    ]
    return tuple(index.sources[key] for key in dict.fromkeys(keys) if key in index.sources)
