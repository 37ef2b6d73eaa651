"""Pekerja rentan: every local programme of a region, as each publication tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from model import checking, queries, tree
from model import provenance_key as keys
from model.events import events
from model.frame import Option, Source, VersionFacts
from model.index import index_of
from model.initiative import GROUPS, WAGE_EARNERS
from model.initiative_sums import Conflict, by_payer, conflicts
from model.initiatives import (
    INFORMAL,
    Told,
    at_package,
    in_force,
    initiatives,
    nothing_published,
    told,
    told_of,
)
from model.protected import Group, Programme, Protected, Silent
from model.protected_choices import can_be_chosen, checked, choices
from model.published import Published, figure
from model.rates import PACKAGE, WITH_SAVINGS, rates_of
from model.regions import NATION, Region
from model.scope import Scope
from model.selection import Selection
from model.warehouse import Version

ASKED = ("region", "industry", "payer", "programme", "compare", "v", "lang")
KABKOTA = "kabkota"
PLAIN = "total"


def protected(asked: Selection, home: Selection, scope: Scope, version: Version) -> Protected:
    """Return everything the page shows for what was asked, or raise BadChoice."""
    wanted = Selection(**{name: getattr(asked, name) for name in ASKED})
    checking.checked(wanted.but(programme=None, compare=None), scope, version)
    checked(wanted, version, scope)
    region = wanted.region or home.region or NATION
    answer = _answer(wanted.but(region=region), wanted, scope, version)
    beside = wanted.compare
    if beside is None or beside == region:
        return answer
    second = wanted.but(region=beside, compare=None)
    return replace(answer, other=_answer(second, second, scope, version))


def _answer(here: Selection, asked: Selection, scope: Scope, version: Version) -> Protected:
    """Return the page for one region."""
    index, region = index_of(version, scope), str(here.region)
    package = here.programme or PACKAGE
    found = tuple(at_package(package, one, version) for one in told(region, scope, version))
    every = {one.initiative.id: _programme(one, asked, scope, version) for one in found}
    mine = [one for one in found if here.payer in (None, one.initiative.payer)]
    august = max(index.augusts.get((INFORMAL, region), ("",)))
    above = tuple(_programme(one, asked, scope, version) for one in _above(region, scope, version))
    nation = _nationwide(scope, version)
    return Protected(
        chosen=here.but(programme=package),
        asked=asked,
        version=VersionFacts.of(version),
        region_name=index.regions.by_code[region].name,
        programmes=tuple(sorted((every[one.initiative.id] for one in mine), key=_shortest_first)),
        by_id=every,
        payers=by_payer(mine),
        conflicts=_conflicts(found, mine),
        groups=_groups([every[one.initiative.id] for one in in_force(mine)]),
        silent=_silent(region, scope, version),
        places=_places(region, scope, version),
        above=above,
        nationwide=tuple(_programme(one, asked, scope, version) for one in nation),
        rate=_rate(package, found, version),
        informal=queries.base_of(region, INFORMAL, august, scope, version),
        august=august,
        events=events(region, scope, version),
        sources=_sources([*(every[one.initiative.id] for one in mine), *above]),
        region_path=tree.path(
            region, lambda code: to_region(code, asked), can_be_chosen(scope, version), index
        ),
        choices=choices(region, asked, tuple(o.initiative for o in found), scope, version),
    )


def to_region(code: str, asked: Selection) -> Selection:
    """Return the choice of another region: payer and package stay."""
    return asked.but(region=code, compare=None if asked.compare == code else asked.compare)


def _rate(package: str, found: Sequence[Told], version: Version) -> float:
    """Return what a worker of a package costs a government in the newest month of a programme."""
    rates = rates_of(version)
    last = rates.last_known(package, "apbd")
    month = max((one.initiative.months[-1] for one in found), default=last)
    return rates.rate(month, package, "apbd").net


def _programme(one: Told, asked: Selection, scope: Scope, version: Version) -> Programme:
    index, row = index_of(version, scope), one.initiative
    savings = one.outlasts and one.package_assumed and one.package != WITH_SAVINGS
    return Programme(
        told=one,
        places=tuple(
            Option(code, index.regions.by_code[code].name, to=to_region(code, asked))
            for code in row.places
        ),
        source=index.sources[row.origin],
        workers_key=_key(row.workers, scope, version),
        rupiah_key=_key(row.rupiah, scope, version),
        with_savings=at_package(WITH_SAVINGS, one, version).months_paid if savings else None,
    )


def _key(name: str, scope: Scope, version: Version) -> str:
    """Return what asks for the origin of a figure that the list names."""
    found = figure(name, scope, version) if name else None
    return "" if found is None else keys.figure(_where(found), found.origin)


def _where(one: Published) -> keys.Where:
    cut = {"segment": one.segment or PLAIN, "programme": one.programme or PLAIN}
    return keys.Where(one.measure, one.region, one.period, **cut)


def _shortest_first(one: Programme) -> tuple[bool, float, bool, float, str]:
    """Return the order of the page: months, then budgets, then most workers."""
    months, rupiah, workers = one.months, one.told.rupiah.known, one.told.workers.known
    return (
        months is None,
        0.0 if months is None else months.value,
        rupiah is None,
        -workers.value if workers else 0.0,
        one.id,
    )


def _conflicts(found: Sequence[Told], mine: Sequence[Told]) -> tuple[Conflict, ...]:
    """Return what publications say of one subject, where the payer filter leaves one of them."""
    subjects = {one.initiative.subject for one in mine}
    return tuple(one for one in conflicts(found) if one.subject in subjects)


def _groups(found: Sequence[Programme]) -> tuple[Group, ...]:
    """Return the groups that programmes name, each subject once, the most often named first."""
    named = [
        Group(
            code,
            tuple(one for one in found if code in one.told.initiative.groups),
            code in WAGE_EARNERS,
        )
        for code in GROUPS
    ]
    known = [one for one in named if one.programmes]
    return tuple(sorted(known, key=lambda one: (one.is_staff, -len(one.programmes))))


def _silent(region: str, scope: Scope, version: Version) -> tuple[Silent, ...]:
    """Return the kabupaten and kota of which nothing was published, by province."""
    regions = index_of(version, scope).regions
    places: dict[str, list[Region]] = defaultdict(list)
    for one in nothing_published(region, scope, version):
        places[one.parent].append(one)
    return tuple(Silent(regions.by_code[code], tuple(few)) for code, few in places.items())


def _places(region: str, scope: Scope, version: Version) -> int:
    """Return how many kabupaten and kota lie below a region."""
    below = index_of(version, scope).regions.children(region, KABKOTA)
    return len(below)


def _above(region: str, scope: Scope, version: Version) -> tuple[Told, ...]:
    """Return the programmes of the province of a kabupaten: how many they reach here is unknown."""
    path = index_of(version, scope).regions.path(region)
    if path[-1].level != KABKOTA:
        return ()
    province = path[-2].code
    return tuple(
        one
        for one in told(province, scope, version)
        if one.initiative.places == (province,) and not one.initiative.has_wage_earners
    )


def _nationwide(scope: Scope, version: Version) -> tuple[Told, ...]:
    """Return the nation's own totals, each of one payer."""
    rows = [one.id for one in initiatives(scope, version) if one.places == (NATION,)]
    found = [told_of(name, scope, version) for name in rows]
    return tuple(one for one in found if one is not None)


def _sources(found: Iterable[Programme]) -> tuple[Source, ...]:
    """Return the publications of all programmes, the newest first."""
    every = {one.source.origin: one.source for one in found}
    return tuple(sorted(every.values(), key=lambda one: (one.as_of, one.origin), reverse=True))
