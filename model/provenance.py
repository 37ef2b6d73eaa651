"""Where a number on a page comes from: what stands behind a key, in one version.

Whatever a browser sends is a key of model/provenance_key.py or refused; a publication that the
reader may not see does not exist.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from model import queries
from model.cell import Quantity
from model.claims import Checked
from model.frame import Source, VersionFacts
from model.index import index_of
from model.interval import Interval
from model.provenance_answer import Number, Provenance, Subject
from model.provenance_key import PARAMETER, Key
from model.provenance_number import Found, Numbers
from model.provenance_pace import of_monthly, of_pace
from model.provenance_programme import of_programme
from model.provenance_side import side, workers
from model.provenance_sums import of_places, of_total
from model.scope import Scope
from model.selection import BadChoice
from model.warehouse import Version

PERCENT, HUNDRED = Interval.exact(0.01), 100
NAMED = ("measures", "industries", "employment_statuses", "programmes")


def provenance(written: str, scope: Scope, version: Version) -> Provenance:
    """Return everything known about where a number comes from, or raise BadChoice."""
    key = Key.of(written)
    numbers = Numbers(index_of(version, scope), scope, version)
    facts = VersionFacts.of(version)
    if key.kind == "claim":
        answer = _of_claim(key, numbers, facts)
    elif key.kind == "programme":
        answer = of_programme(key, numbers, facts)
    elif key.operands:
        answer = _of_operation(key, numbers, facts)
    elif key.kind in ("places", "parts"):
        answer = of_places(key, numbers, facts)
    elif key.kind == "total":
        answer = of_total(key, numbers, facts)
    else:
        answer = _of_found(_found(key, numbers), numbers, facts)
    return replace(answer, sources=_sources(answer, numbers), names=names(scope, version))


def names(scope: Scope, version: Version) -> dict[str, tuple[str, str]]:
    """Return the names of measures, industries, statuses and programmes, each list's own prefix."""
    return {
        f"{one}.{next(iter(row.values()))}": (row["name_id"], row["name_en"])
        for one in NAMED
        for row in queries.codelist(one, scope, version)
    }


def _found(key: Key, numbers: Numbers) -> Found:
    """Return the number behind an atom that can be an operand, or raise BadChoice."""
    if key.kind in ("cell", "part"):
        return side(key, numbers)
    if key.kind == "workers":
        return workers(key, numbers)
    if key.kind == "figure":
        return numbers.figure(key)
    if key.kind == "pace":
        return of_pace(key, numbers)
    if key.kind == "monthly":
        return of_monthly(key, numbers)
    raise BadChoice(PARAMETER, str(key))


def _of_found(found: Found, numbers: Numbers, facts: VersionFacts) -> Provenance:
    """Return the origin of a side of a cell or of a published figure."""
    return Provenance(
        number=found.number,
        version=facts,
        record=None if found.row is None else numbers.record(found.row),
        operation=found.operation,
        operands=found.operands,
        base=found.base,
        rivals=found.rivals,
        grade=found.grade,
    )


def _of_operation(key: Key, numbers: Numbers, facts: VersionFacts) -> Provenance:
    """Return what a number is worked out from."""
    parts = [_found(one, numbers).number for one in key.operands]
    known, unit = _worked(key.kind, parts)
    if known is None:
        raise BadChoice(PARAMETER, str(key))
    first = parts[0].subject
    measure = {"over": "part", "minus": "difference", "plus": "sum"}[key.kind]
    number = Number(str(key), _common(first, parts, measure), numbers.computed(known, parts), unit)
    return Provenance(number=number, version=facts, operation=key.kind, operands=tuple(parts))


def _worked(operation: str, parts: list[Number]) -> tuple[Interval | None, str]:
    """Return the result and its unit; None where an operand is unknown or the divisor may be 0."""
    known = [part.known for part in parts if part.known is not None]
    if len(known) < len(parts):
        return None, ""
    first, *others = known
    if operation == "over":
        is_rate = parts[1].unit == "percent"
        return first.over(others[0] * PERCENT if is_rate else others[0]), (
            "persons" if is_rate else "share"
        )
    for other in others:
        first = first - other if operation == "minus" else first + other
    if parts[0].unit == "share":
        return Interval(HUNDRED * first.low, HUNDRED * first.value, HUNDRED * first.high), "points"
    return first, parts[0].unit


def _common(first: Subject, parts: Iterable[Number], measure: str) -> Subject:
    """Return what all operands share; what they differ in is told by each of them."""
    segments = {part.subject.segment for part in parts}
    return Subject(
        measure=measure,
        region=first.region,
        region_name=first.region_name,
        period=first.period,
        period_kind=first.period_kind,
        segment=first.segment if len(segments) == 1 else "total",
    )


def _of_claim(key: Key, numbers: Numbers, facts: VersionFacts) -> Provenance:
    """Return what the numbers of a published sentence come to."""
    name, unit = key.parts
    every = (one for found in numbers.index.claims.values() for one in found)
    one = next((one for one in every if one.claim.id == name), None)
    if one is None:
        raise BadChoice(PARAMETER, str(key))
    known = _result(one, unit)
    claim = one.claim
    subject = Subject(
        measure="claim",
        region=claim.region,
        region_name=numbers.name(claim.region),
        period=claim.period,
        period_kind="month" if "-" in claim.period else "year",
        segment=claim.segment,
    )
    result = numbers.computed(known, ())
    if not unit:  # as its publication states it
        result = Quantity(known, "published", (claim.source,), claim.stated.written)
    number = Number(str(key), subject, result, unit or claim.stated.unit)
    return Provenance(number=number, version=facts, operation="claim", claim=one)


def _result(one: Checked, unit: str) -> Interval | None:
    """Return what a claim comes to in a unit; without one: what it states."""
    if not unit:
        return one.stated
    readings = {reading.unit: reading.computed for reading in one.readings}
    return readings.get(unit, one.computed if unit == one.unit else None)


def _sources(answer: Provenance, numbers: Numbers) -> dict[str, Source]:
    """Return the publications that the answer names beside the figure's own."""
    keys = [rival.origin for rival in answer.rivals]
    keys += [origin for part in answer.operands for origin in part.quantity.origins]
    keys += answer.claim.claim.origins if answer.claim else ()
    return {key: numbers.index.sources[key] for key in keys if key in numbers.index.sources}
