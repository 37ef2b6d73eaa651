"""The answer of the page Sektor put together: which segment is least covered, and who it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from model import checking, queries, tree
from model.cell import Cell
from model.cells import Wanted
from model.choices import compares
from model.comparing import other_of
from model.denominators import own_base
from model.doubts import series_breaks
from model.enrolment import Enrolment, august_under
from model.frame import Choices, Option, Source, VersionFacts
from model.index import Index, index_of
from model.industries import splits_of
from model.known_periods import Period
from model.period import newest_last
from model.regions import NATION
from model.scope import Scope
from model.sectors import COLUMNS, OWN, Sectors
from model.segment_rows import matrix_of, row_cells, side_by_side
from model.segment_years import growth_of, series_of, widest_of
from model.selection import Selection
from model.warehouse import Version
from model.workforce import august_of, workforces

OFFERED = ("labour_force", "employed")  # beside the publication's own and each segment's


def sectors(asked: Selection, home: Selection, scope: Scope, version: Version) -> Sectors:
    """Return everything the page shows for what was asked, or raise BadChoice.

    Units   persons; every number with its interval, status and publications
    Source  the index of one version
    """
    index = index_of(version, scope)
    checking.checked(asked, scope, version)
    chosen = asked.but(region=asked.region or home.region or NATION)
    beside = other_of(chosen, index)
    if beside == chosen.but(compare=None):  # a choice beside itself is no comparison
        chosen, beside = chosen.but(compare=None), None
    answer = _answer(chosen, asked, scope, version)
    other = None if beside is None else _answer(beside, beside, scope, version)
    return replace(answer, other=other)


def _answer(chosen: Selection, asked: Selection, scope: Scope, version: Version) -> Sectors:
    """Return the page for one choice without gaps."""
    index, region = index_of(version, scope), str(chosen.region)
    matrix = matrix_of(chosen, scope, version)
    series = series_of(region, scope, version)
    august = august_of(region, chosen.period, index)
    beside = chosen.compare if chosen.compare in index.regions.by_code else None
    headline = side_by_side(matrix.own.cells)
    answer = Sectors(
        chosen=chosen,
        asked=asked,
        version=VersionFacts.of(version),
        region_name=index.regions.by_code[region].name,
        matrix=matrix,
        headline=headline,
        series=series,
        growth=growth_of(series),
        widest=widest_of(series),
        august=august,
        workforces=workforces(region, august, beside, index),
        splits=splits_of(chosen, scope, version),
        workers_kept=region in index.kept_workers,
        enrolment=_enrolment(chosen, index, scope, version),
        instead=() if headline else _instead(chosen, asked, index),
        series_breaks=series_breaks([cell for one in series for cell in one.known], index),
        sources=(),
        choices=_choices(chosen, asked, scope, version),
        region_path=tree.path(
            region, lambda code: to_region(code, asked, index), with_figures(index), index
        ),
    )
    return replace(answer, sources=_sources(answer, index))


def with_figures(index: Index) -> frozenset[str]:
    """Return the regions that the page has anything to say of."""
    return index.with_figures | {region for region, _ in index.workers}


def to_region(code: str, asked: Selection, index: Index) -> Selection:
    """Return the choice of another region: period and base stay where it has them."""
    periods = {period for period, _ in _periods(code, index)}
    period = asked.period if asked.period in periods else None
    has_stated = any(region == code for region, _, _ in index.stated)
    base = asked.base if asked.base != "stated" or has_stated else None
    compare = None if asked.compare == code else asked.compare
    return asked.but(region=code, period=period, base=base, compare=compare, level=None)


def _periods(region: str, index: Index) -> tuple[Period, ...]:
    """Return the periods of which any segment of a region is known, newest first."""
    found = {one for segment in COLUMNS for one in index.periods.get((region, segment), ())}
    return tuple(sorted(found, key=lambda one: newest_last(one[0]), reverse=True))


def _choices(chosen: Selection, asked: Selection, scope: Scope, version: Version) -> Choices:
    """Return the options of the filters; the first of each is what the page does by itself."""
    index, region = index_of(version, scope), str(chosen.region)
    found = _periods(region, index)
    periods = [Option(one, kind, to=asked.but(period=one)) for one, kind in found]
    bases = ("stated", *OFFERED)
    return Choices(
        periods=(Option("", "", to=asked.but(period=None)), *periods),
        bases=(
            Option("", "", to=asked.but(base=None)),
            *(_base(base, chosen, asked, scope, version) for base in bases),
        ),
        compares=compares(chosen, asked, found, index),
    )


def _base(base: str, chosen: Selection, asked: Selection, scope: Scope, version: Version) -> Option:
    """Return a base for all cells; it can be chosen where the region has any figure over it."""
    cells = row_cells(chosen.but(base=base), ("total", *OWN), scope, version)
    known = next((cell for cell in cells if cell.coverage is not None), None)
    return Option(base, base, known is not None, cell=cells[0], to=asked.but(base=base))


def _enrolment(chosen: Selection, index: Index, scope: Scope, version: Version) -> Enrolment | None:
    """Return the newest standing of the region, or that of the period asked for, if any."""
    region = str(chosen.region)
    found = index.enrolment.get(region, ())
    one = next((one for one in found if chosen.period in (None, one.period)), None)
    if one is None or one.registered.known is None:
        return None
    august = august_under(one)
    people = queries.base_of(region, "labour_force", august, scope, version)
    return Enrolment(index.regions.by_code[region].name, one, august, people)


def _instead(chosen: Selection, asked: Selection, index: Index) -> tuple[Option, ...]:
    """Return other periods of the region with a segment, else the places that have any."""
    region = str(chosen.region)
    own = {one for code in OWN for one in index.periods.get((region, code), ())}
    if chosen.period is not None and own:
        newest = sorted(own, key=lambda one: newest_last(one[0]), reverse=True)
        return tuple(Option(one, kind, to=asked.but(period=one)) for one, kind in newest)
    have = {code for code in index.with_figures if _has_segment(code, index)} - {region}
    near = [code for code in index.regions.by_code if code in have]
    near.sort(key=lambda code: not index.regions.is_under(region, code))
    return tuple(
        Option(code, index.regions.by_code[code].name, to=to_region(code, asked, index), depth=1)
        for code in near
    )


def _has_segment(region: str, index: Index) -> bool:
    """Return whether any segment of a region is known over its own base."""
    return any(
        cell.is_known
        for segment in OWN
        if index.periods.get((region, segment))
        for cell in index.cells.of(region, Wanted(segment=segment, base=own_base(segment).id))
    )


def _sources(answer: Sectors, index: Index) -> tuple[Source, ...]:
    """Return the publications behind the numbers on the page, each once, in reading order."""
    cells = [*answer.matrix.every, *(cell for one in answer.series for cell in one.cells)]
    cells += [cell for row in answer.industry_rows for cell in row.cells]
    keys = [
        *_origins(cell for cell in cells if cell.participants.known is not None),
        *(o for one in answer.workforces for w in one.every for o in w.people.origins),
    ]
    if answer.enrolment is not None:
        keys += [origin for _, one in answer.enrolment.groups for origin in one.origins]
    return tuple(index.sources[key] for key in dict.fromkeys(keys) if key in index.sources)


def _origins(cells: Iterable[Cell]) -> list[str]:
    return [
        origin
        for cell in cells
        for side in (cell.participants, cell.denominator)
        for origin in side.origins
    ]
