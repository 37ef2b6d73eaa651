"""Months paid for and share reached: what a local programme's figures come to, and from what."""

from __future__ import annotations

from dataclasses import replace

from model import provenance_key as keys
from model.cell import Quantity
from model.frame import VersionFacts
from model.initiatives import INFORMAL, Told, at_package, told_of
from model.provenance_answer import Number, Provenance, Subject
from model.provenance_key import PARAMETER, Key
from model.provenance_number import Numbers
from model.provenance_side import workers
from model.published import figure
from model.rates import PACKAGES
from model.selection import BadChoice

MONTHS, REACHED = "months", "reached"


def of_programme(key: Key, numbers: Numbers, facts: VersionFacts) -> Provenance:
    """Return what a programme's budget and head count come to, or raise BadChoice."""
    name, side, package = key.parts
    one = told_of(name, numbers.scope, numbers.version)
    if one is None or package not in PACKAGES:
        raise BadChoice(PARAMETER, str(key))
    if side == MONTHS:
        return _months(key, at_package(package, one, numbers.version), numbers, facts)
    if side == REACHED:
        return _reached(key, one, numbers, facts)
    raise BadChoice(PARAMETER, str(key))


def _months(key: Key, one: Told, numbers: Numbers, facts: VersionFacts) -> Provenance:
    """Return budget ÷ workers ÷ rate."""
    known = one.months_paid
    if known is None:
        raise BadChoice(PARAMETER, str(key))
    row = one.initiative
    parts = (_figure(row.rupiah, numbers), _figure(row.workers, numbers))
    subject = replace(parts[1].subject, measure="months", programme=one.package)
    rate = Number(
        "",
        replace(subject, measure="rate"),
        Quantity(one.rate, "computed"),
        "rupiah",
    )
    number = Number(str(key), subject, numbers.computed(known, parts), "months")
    return Provenance(number, facts, operation=MONTHS, operands=(*parts, rate))


def _reached(key: Key, one: Told, numbers: Numbers, facts: VersionFacts) -> Provenance:
    """Return workers ÷ informal workers of the places."""
    known = one.reached
    if known is None:
        raise BadChoice(PARAMETER, str(key))
    people = _figure(one.initiative.workers, numbers)
    below = _informal(one, numbers)
    subject = replace(people.subject, measure="part")
    number = Number(str(key), subject, numbers.computed(known, (people, below)), "share")
    return Provenance(number, facts, operation="over", operands=(people, below))


def _informal(one: Told, numbers: Numbers) -> Number:
    """Return the informal workers of its places in the August of the figure, added up."""
    rows = (keys.workers_row(p, one.august, INFORMAL) for p in one.initiative.places)
    found = [workers(Key.of(f"{row}{keys.PART}people"), numbers).number for row in rows]
    if len(found) == 1:
        return found[0]
    names = ", ".join(each.subject.region_name for each in found)
    subject = replace(found[0].subject, region_name=names)
    return Number("", subject, one.informal, "persons")


def _figure(name: str, numbers: Numbers) -> Number:
    """Return a figure that the list names as a number that can be asked about."""
    found = figure(name, numbers.scope, numbers.version)
    if found is None:
        raise BadChoice(PARAMETER, name)
    cut = {"segment": found.segment, "programme": found.programme}
    where = keys.Where(found.measure, found.region, found.period, **cut)
    subject = Subject(
        measure=found.measure,
        region=found.region,
        region_name=numbers.name(found.region),
        period=found.period,
        period_kind=found.period_kind,
        segment=found.segment,
        programme=found.programme,
    )
    return Number(keys.figure(where, found.origin), subject, found.quantity, found.unit)
