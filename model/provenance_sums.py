"""Sums that a page shows: the known places one level down, and the parts of a published total."""

from __future__ import annotations

from collections.abc import Sequence

from model import queries
from model.adding import sum_of
from model.cell import Cell, Quantity
from model.cells import Wanted
from model.denominators import BY_ID, Base
from model.frame import VersionFacts
from model.interval import Interval
from model.part import TOTAL
from model.provenance_answer import Number, Provenance, Subject
from model.provenance_key import PARAMETER, Key, Where, figure, side
from model.provenance_number import Numbers
from model.selection import LEVELS, BadChoice
from model.totals import Total, totals

MOST = 40  # operands that are listed; the others are counted


def of_places(key: Key, numbers: Numbers, facts: VersionFacts) -> Provenance:
    """Return the people of all known places below a region, place by place."""
    region, level, period, segment, base, what = key.plain
    numbers = numbers.about(key.about)
    is_known = region in numbers.index.regions.by_code
    is_odd = key.kind == "parts" and what != "uncovered"  # workers are of no part
    if is_odd or not is_known or base not in BY_ID or level not in ("", *LEVELS):
        raise BadChoice(PARAMETER, str(key))
    below = numbers.index.regions.children(region, level or None)
    seen = [place.code for place in below]
    wanted = (period, segment, base)
    found = [part for code in seen if (part := _part(code, wanted, what, numbers)) is not None]
    return _summed(key, found, (len(seen) - len(found), what), numbers, facts)


def _part(code: str, wanted: tuple[str, str, str], what: str, numbers: Numbers) -> Number | None:
    period, _, base = wanted
    if what == "base":
        return _workers(code, period, BY_ID[base], numbers)
    found = queries.own_cells(code, numbers.scope, numbers.version, Wanted(*wanted))
    cell = next(iter(found), None)
    return None if cell is None or cell.uncovered is None else _uncovered(cell, cell.uncovered)


def _uncovered(cell: Cell, known: Interval) -> Number:
    subject = Subject(
        measure="uncovered",
        region=cell.region,
        region_name=cell.region_name,
        period=cell.period,
        period_kind=cell.period_kind,
        segment=cell.segment,
        industry=cell.industry,
        programme=cell.programme,
        base=cell.base,
        base_period=cell.base_period or "",
    )
    origins = (*cell.participants.origins, *cell.denominator.origins)
    quantity = Quantity(known, "computed", origins)
    return Number(side(cell, "uncovered"), subject, quantity, "persons")


def _workers(code: str, august: str, base: Base, numbers: Numbers) -> Number | None:
    quantity = queries.base_of(code, base.id, august, numbers.scope, numbers.version)
    if quantity.known is None:
        return None
    where = Where(base.measure, code, august, industry=base.industry, status=base.employment_status)
    subject = Subject(
        measure=base.measure,
        region=code,
        region_name=numbers.name(code),
        period=august,
        period_kind="august",
        industry=base.industry,
        status=base.employment_status,
    )
    return Number(figure(where, quantity), subject, quantity, "persons")


def of_total(key: Key, numbers: Numbers, facts: VersionFacts) -> Provenance:
    """Return the sum of the known parts of a published total, part by part."""
    measure, of, region, period, origin = key.parts
    if region not in numbers.index.regions.by_code:
        raise BadChoice(PARAMETER, str(key))
    every = totals(region, numbers.index)
    same = (
        one
        for one in every
        if (one.measure, one.of, one.period) == (measure, of, period)
        and origin in one.total.origins
    )
    total = next(same, None)
    if total is None:
        raise BadChoice(PARAMETER, str(key))
    parts = [_of_part(code, part, total, region, numbers) for code, part in total.parts if code]
    known = [part for part in parts if part.known is not None]
    missing = len(total.parts) - len(known)
    return _summed(key, known, (missing, "total"), numbers, facts)


def _of_part(code: str, part: Quantity, total: Total, region: str, numbers: Numbers) -> Number:
    place, segment = (region, code) if total.of == "segments" else (code, "total")
    where = Where(total.measure, place, total.period, segment)
    subject = Subject(
        measure=total.measure,
        region=place,
        region_name=numbers.name(place),
        period=total.period,
        period_kind=total.period_kind,
        segment=segment,
    )
    return Number(figure(where, part), subject, part, "persons")


def _summed(
    key: Key,
    parts: Sequence[Number],
    left: tuple[int, str],
    numbers: Numbers,
    facts: VersionFacts,
) -> Provenance:
    """Return a sum with its parts, the largest first; `left`: places unknown, what is summed."""
    known = [part.known for part in parts if part.known is not None]
    if not known:
        raise BadChoice(PARAMETER, str(key))
    missing, what = left
    first = parts[0].subject
    region = key.parts[2] if key.kind == "total" else key.parts[0]
    subject = Subject(
        measure="uncovered" if what == "uncovered" else first.measure,
        region=region,
        region_name=numbers.name(region),
        period=first.period,
        period_kind=first.period_kind,
        industry=first.industry if what == "uncovered" else TOTAL,
        programme=first.programme,
        base=first.base,
        base_period=first.base_period,
    )
    ordered = sorted(parts, key=lambda one: -one.known.value if one.known else 0.0)
    quantity = numbers.computed(sum_of(known), parts)
    return Provenance(
        number=Number(str(key), subject, quantity, "persons"),
        version=facts,
        operation="plus",
        operands=tuple(ordered[:MOST]),
        more=max(0, len(ordered) - MOST),
        missing=missing,
    )
