"""What can be chosen on the page Biaya, and the published budgets that its formula is held to."""

from __future__ import annotations

from collections.abc import Mapping

from model.cell import Cell
from model.choices import SEGMENTS, compares
from model.claims import Checked
from model.denominators import BASES
from model.frame import Choices, Option, Source
from model.index import Index, index_of
from model.priced_gap import gap_to_price
from model.rates import PACKAGES
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Version

COST = "cost"  # relation of a claim
ALL_SEGMENTS = "total"
MOST_WAYS = 6


def with_figures(index: Index) -> frozenset[str]:
    """Return the regions that the page has anything to say of."""
    return index.with_figures | index.with_bases


def to_region(code: str, asked: Selection, index: Index) -> Selection:
    """Return the choice of another region; assumptions stay, a period where it has figures."""
    segment = asked.segment or "BPU"
    kept = {period for period, _ in index.periods.get((code, segment), ())}
    stated = asked.base == "stated" and (code, str(asked.period), segment) not in index.stated
    return asked.but(
        region=code,
        period=asked.period if asked.period in kept else None,
        base=None if stated else asked.base,
        compare=None if asked.compare == code else asked.compare,
    )


def choices(
    chosen: Selection, asked: Selection, cell: Cell, scope: Scope, version: Version
) -> Choices:
    """Return the options of the filters."""
    index, region = index_of(version, scope), str(chosen.region)
    segment = str(chosen.segment)
    found = index.periods.get((region, segment), ())
    held = [base.id for base in BASES if base.holds_for(segment)]
    return Choices(
        periods=tuple(Option(one, kind, to=asked.but(period=one)) for one, kind in found),
        bases=tuple(_base(base, chosen, asked, scope, version) for base in held),
        segments=tuple(_segment(one, asked) for one in SEGMENTS),
        programmes=tuple(
            Option(one, one, to=asked.but(programme=one if at else None))
            for at, one in enumerate(PACKAGES)
        ),
        compares=compares(chosen.but(period=cell.period), asked, found, index),
    )


def _base(base: str, chosen: Selection, asked: Selection, scope: Scope, version: Version) -> Option:
    cell = gap_to_price(chosen.but(base=base), scope, version)
    return Option(base, base, cell is not None, cell=cell, to=asked.but(base=base))


def _segment(segment: str, asked: Selection) -> Option:
    named = None if segment == "BPU" else segment
    return Option(segment, segment, to=asked.but(segment=named, base=None, period=None))


def instead(
    chosen: Selection, asked: Selection, scope: Scope, version: Version
) -> tuple[Option, ...]:
    """Return choices with a known gap: all segments of the place, then what lies above it."""
    index, region = index_of(version, scope), str(chosen.region)
    found = []
    usual = chosen.but(period=None, base=None)
    for segment in ("BPU", ALL_SEGMENTS):
        if segment == chosen.segment and chosen == usual:
            continue
        if gap_to_price(usual.but(segment=segment), scope, version):
            to = _segment(segment, asked).to
            found.append(Option(segment, segment, to=to))
    for above in reversed(index.regions.path(region)[:-1]):
        if gap_to_price(usual.but(region=above.code, segment="BPU"), scope, version):
            to = asked.but(region=above.code, segment=None, period=None, base=None, compare=None)
            found.append(Option(above.code, above.name, depth=1, to=to))
    return tuple(found[:MOST_WAYS])


def checks(index: Index) -> tuple[tuple[Checked, ...], Mapping[str, Source], Mapping[str, str]]:
    """Return the published budgets, the newest first, their publications and places."""
    every = [one for found in index.claims.values() for one in found]
    mine = [one for one in every if one.claim.relation == COST]
    mine.sort(key=lambda one: (one.verdict != "agrees", one.claim.region, one.claim.id))
    publications = {o: index.sources[o] for one in mine for o in one.claim.origins}
    names = {one.claim.region: index.regions.by_code[one.claim.region].name for one in mine}
    return tuple(mine), publications, names
