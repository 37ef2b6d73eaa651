"""Coverage as one list of cells: of a region itself, or by what it is made of.

Every list is the one that a page shows; what no page shows follows the same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from model import checking, queries
from model.cell import Cell, Quantity
from model.cells import Wanted
from model.comparing import other_of
from model.counted import By
from model.defaults import region_of
from model.denominators import own_base
from model.frame import Source
from model.index import index_of
from model.measuring import UNCOVERED
from model.part import TOTAL, WHOLE, Part
from model.period import newest_last
from model.regional import regional
from model.scope import Scope
from model.sectoral import sectors
from model.selection import BadChoice, Selection
from model.sight import seen_rows, sight_of
from model.slices import SIDES, cell_of
from model.summary import overview
from model.warehouse import Version

BY = ("region", "segment", "industry", "programme", "period")
EMPLOYED = "employed"  # what the workers of an industry are counted with
OF_PROGRAMMES = f"""
    select region_code::varchar as region, period::varchar as period, period_kind,
           segment::varchar as segment, industry::varchar as industry,
           programme::varchar as programme, base::varchar as base, base_period,
           {SIDES}, flags, rivals
    from {{open}}cells
    where programme <> 'total'
    order by region_code::varchar, programme::varchar, period::varchar, base::varchar
"""


@dataclass(frozen=True, slots=True)
class Grouped:
    """Cells in the order of the page that shows them."""

    chosen: Selection  # every default filled in
    page: str
    region_name: str
    cells: tuple[Cell, ...]
    sources: tuple[Source, ...]
    by: str | None = None


def grouped(
    by: str | None, asked: Selection, home: Selection, scope: Scope, version: Version
) -> Grouped:
    """Return coverage of the choice, one cell per member of `by`; what it is compared with follows.

    Units   persons; ratio and gap follow from them in model/cell.py
    """
    if asked.measure not in (None, UNCOVERED):
        raise BadChoice("measure", str(asked.measure), UNCOVERED)
    if by is None and asked.level is None:
        return _itself(asked, home, scope, version)
    if by in (None, "region"):
        return places(asked, home, scope, version)
    if asked.level is not None:
        raise BadChoice("level", asked.level)  # of places, and these are none
    scope = scope.about(Part.of(asked))
    checking.checked(asked, scope, version)
    chosen = asked.but(region=region_of(asked, home), measure=None)
    make: Callable[[Selection, Scope, Version], Iterable[Cell]] = MAKERS[str(by)]
    beside = other_of(chosen, index_of(version, scope))
    sides = [chosen.but(compare=None), *([beside] if beside else [])]
    found = [cell for side in sides for cell in make(side, scope, version)]
    cells = [cell for cell in found if _is_of(scope.part, cell)]
    page = "/sektor" if scope.part == WHOLE else "/"  # which is about one industry or programme
    return _grouped(chosen, page, cells, (scope, version), by)


def _is_of(part: Part, cell: Cell) -> bool:
    """Return whether a cell, of one industry or programme maybe, is of what was asked for."""
    sides = zip(part, Part.of(cell), strict=True)
    return all(wanted in (TOTAL, own) for wanted, own in sides)


def places(asked: Selection, home: Selection, scope: Scope, version: Version) -> Grouped:
    """Return the places one level below a region, the most uncovered first, as Wilayah has them."""
    answer = regional(asked.but(measure=UNCOVERED), home, scope, version)
    sides = [answer, *([answer.other] if answer.other else [])]
    cells = [place.cell for side in sides for place in side.places if place.cell is not None]
    return _grouped(answer.chosen, answer.page, cells, (scope, version), "region")


def _itself(asked: Selection, home: Selection, scope: Scope, version: Version) -> Grouped:
    answer = overview(asked.but(measure=None), home, scope, version)
    sides = [answer, *([answer.other] if answer.other else [])]
    return _grouped(answer.chosen, answer.page, [s.headline for s in sides], (scope, version))


def _segments(chosen: Selection, scope: Scope, version: Version) -> Iterable[Cell]:
    """Return the segments of a region, each over the base asked for, else its own."""
    cells = sectors(chosen, chosen, scope, version).matrix.own.cells
    return [cell for cell in cells if chosen.segment in (None, cell.segment)]


def _industries(chosen: Selection, scope: Scope, version: Version) -> Iterable[Cell]:
    """Return the workers of each industry; only a registry knows how many of them take part."""
    if counted := _counted(chosen.but(base=chosen.base or EMPLOYED), "industry", scope, version):
        yield from counted
        return
    for force in sectors(chosen, chosen, scope, version).workforces[:1]:
        for one in force.industries:
            yield Cell(
                region=force.region,
                region_name=force.region_name,
                period=chosen.period or force.august,
                period_kind="month" if chosen.period and "-" in chosen.period else "august",
                segment=chosen.segment or "total",
                industry=one.industry,
                base=EMPLOYED,
                base_period=force.august,
                participants=Quantity(),
                denominator=one.people,
            )


def _programmes(chosen: Selection, scope: Scope, version: Version) -> Iterable[Cell]:
    """Return each insurance programme's newest cell, or that of the period asked for."""
    segment = chosen.segment or "total"
    base = chosen.base or own_base(segment, scope.part.industry).id
    if counted := _counted(chosen.but(base=base), "programme", scope, version):
        return counted
    regions = index_of(version, scope).regions
    newest: dict[str, Cell] = {}
    for row in seen_rows(version, OF_PROGRAMMES, sight_of(version, scope)):
        keys = (row["region"], row["segment"], row["base"])
        if keys == (chosen.region, segment, base) and chosen.period in (None, row["period"]):
            cell, before = cell_of(row, regions), newest.get(row["programme"])
            if before is None or newest_last(cell.period) > newest_last(before.period):
                newest[cell.programme] = cell
    return newest.values()


def _counted(chosen: Selection, by: By, scope: Scope, version: Version) -> tuple[Cell, ...]:
    """Return what a registry counted, in its newest month where none is chosen."""
    counts = index_of(version, scope).counted
    if counts is None:
        return ()
    month = chosen.period or counts.cube.periods[-1]
    return queries.split_cells(chosen.but(period=month), by, scope, version)


def _periods(chosen: Selection, scope: Scope, version: Version) -> Iterable[Cell]:
    """Return every period of a region with participants, the oldest first; gaps are not filled."""
    segment = chosen.segment or "total"
    base = chosen.base or own_base(segment, scope.part.industry).id
    wanted = Wanted(chosen.period, segment, base)
    cells = queries.own_cells(str(chosen.region), scope, version, wanted)
    return sorted(cells, key=lambda cell: newest_last(cell.period))


MAKERS = {
    "segment": _segments,
    "industry": _industries,
    "programme": _programmes,
    "period": _periods,
}


def _grouped(
    chosen: Selection,
    page: str,
    cells: Iterable[Cell],
    seen: tuple[Scope, Version],
    by: str | None = None,
) -> Grouped:
    index = index_of(seen[1], seen[0])
    found = tuple(cells)
    keys = [key for c in found for s in (c.participants, c.denominator) for key in s.origins]
    return Grouped(
        chosen=chosen,
        page=page,
        region_name=index.regions.by_code[str(chosen.region)].name,
        cells=found,
        sources=tuple(index.sources[key] for key in dict.fromkeys(keys) if key in index.sources),
        by=by,
    )
