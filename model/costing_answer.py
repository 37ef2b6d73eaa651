"""The answer of the page Biaya put together, from one version."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from model import checking, queries, tree
from model.cell import Cell, Quantity
from model.cells import Wanted
from model.comparing import not_alike, other_of
from model.cost import (
    Sum,
    budget_for,
    cost,
    coverage_with,
    has_flat_rate,
    people_for,
    people_to_reach,
    price,
)
from model.costing import Costing, Kind, Reaching
from model.costing_choices import checks, choices, instead, to_region, with_figures
from model.costing_terms import Terms, terms_of, written
from model.defaults import region_of
from model.denominators import BY_ID, own_base
from model.frame import Source, VersionFacts
from model.grade import grade_of_cell
from model.index import Index, index_of
from model.interval import Interval
from model.period import august_before, kind_of
from model.plan import Plan
from model.priced_gap import gap_to_price
from model.published import Published, figures
from model.rate_spans import spans
from model.rates import Rates, rates_of
from model.regions import NATION
from model.scope import Scope
from model.selection import Selection
from model.tornado import Swing, tornado, usual_assumptions
from model.usual_split import transport_of
from model.warehouse import Version

SEGMENT = "BPU"  # whose contribution is a fixed sum
HALF, WHOLE = 0.5, 1.0  # shares to be reached, where nobody says which
A_BUDGET = 1e9  # rupiah, where neither a coverage nor a budget is asked for
MOST_SWINGS = 3
TARIFF = "contribution_bpu_monthly"


def costing(asked: Selection, home: Selection, scope: Scope, version: Version) -> Costing:
    """Return everything the page shows for what was asked, or raise BadChoice.

    Units   persons, rupiah; every number with its interval
    Source  the index, the rates and the claims of one version
    """
    index = index_of(version, scope)
    checking.checked(asked.but(programme=None), scope, version)
    chosen = asked.but(region=region_of(asked, home), segment=asked.segment or SEGMENT)
    beside = other_of(chosen, index)
    if beside == chosen.but(compare=None):
        chosen, beside = chosen.but(compare=None), None
    answer = _answer(chosen, asked, scope, version)
    if beside is None:
        return answer
    other = _answer(beside, beside, scope, version)
    reasons = not_alike(answer.cell, other.cell, index)
    return replace(answer, other=other, not_alike=reasons)


def _answer(chosen: Selection, asked: Selection, scope: Scope, version: Version) -> Costing:
    """Return the page for one choice without gaps."""
    index, rates, region = index_of(version, scope), rates_of(version), str(chosen.region)
    transport = transport_of(region, scope, version)
    terms = terms_of(chosen, transport, rates)
    cell = gap_to_price(chosen, scope, version) or _half_known(chosen, scope, version)
    kind = _kind(cell)
    people = _people(kind, cell)
    plan = None if people is None else _plan(people, terms)
    head = price(_plan(Interval.exact(1), terms), rates)
    first = rates.rate(terms.first, terms.package, "apbd")
    found, publications, names = checks(index)
    answer = Costing(
        chosen=_filled(chosen, cell, terms),
        asked=asked,
        version=VersionFacts.of(version),
        region_name=index.regions.by_code[region].name,
        kind=kind,
        cell=cell,
        terms=terms,
        transport=transport,
        cost=None if plan is None else cost(plan, rates),
        head=head,
        month=first.gross,
        tariff=_tariff(terms.package, first.gross, scope, version),
        spans=spans(terms.package, terms.first, terms.months, rates),
        swings=() if plan is None else _swings(plan, rates),
        reaching=_reaching(cell, terms, head),
        checks=found,
        names=names,
        publications=publications,
        grade=grade_of_cell(cell, index),
        instead=() if kind == "gap" else instead(chosen, asked, scope, version),
        sources=(),
        choices=choices(chosen, asked, cell, scope, version),
        region_path=tree.path(
            region, lambda code: to_region(code, asked, index), with_figures(index), index
        ),
    )
    return replace(answer, sources=_sources(answer, index))


def _filled(chosen: Selection, cell: Cell, terms: Terms) -> Selection:
    """Return the choice as a link names it whole; the counted share of drivers stays counted."""
    return chosen.but(
        period=cell.period or None,
        base=cell.base,
        programme=terms.package,
        split=written(terms.split),
        start=terms.first,
        months=str(terms.months),
        enrol=str(terms.enrol_over),
    )


def _half_known(chosen: Selection, scope: Scope, version: Version) -> Cell:
    """Return the cell that says which side of the gap is missing; its base of the newest August."""
    region, segment = str(chosen.region), str(chosen.segment)
    base, index = chosen.base or own_base(segment).id, index_of(version, scope)
    period = chosen.period or ""
    known = queries.own_cells(region, scope, version, Wanted(period, segment))
    if BY_ID[base].survey and BY_ID[base].holds_for(segment):
        augusts = index.augusts.get((base, region), ())
        august = august_before(period, period) if period else next(reversed(augusts), None)
    else:
        august = None
    people = queries.base_of(region, base, august, scope, version) if august else Quantity()
    here = next((one for one in known if one.base == base), None)
    return Cell(
        region=region,
        region_name=index.regions.by_code[region].name,
        period=period,
        period_kind=kind_of(period, survey=False) or "year",
        segment=segment,
        base=base,
        base_period=august,
        participants=known[0].participants if known else Quantity(),
        denominator=here.denominator if here else people,
    )


def _kind(cell: Cell) -> Kind:
    if not has_flat_rate(cell.segment):
        return "wage"
    if cell.uncovered is not None:
        return "gap" if cell.uncovered.high > 0 else "surplus"
    is_base = cell.participants.known is None and cell.denominator.known is not None
    return "upper" if is_base else "unknown"


def _people(kind: Kind, cell: Cell) -> Interval | None:
    """Return whose contributions are priced."""
    return {"gap": cell.uncovered, "upper": cell.denominator.known}.get(kind)


def _plan(people: Interval, terms: Terms) -> Plan:
    return Plan(people, terms.split, terms.package, terms.first, terms.months, terms.enrol_over)


def _swings(plan: Plan, rates: Rates) -> tuple[Swing, ...]:
    found = tornado(usual_assumptions(plan), rates)
    return tuple(one for one in found if one.width > 0)[:MOST_SWINGS]


def _reaching(cell: Cell, terms: Terms, head: Sum) -> Reaching | None:
    """Return coverage and budget, one from the other; by the budget where no coverage is known."""
    if not has_flat_rate(cell.segment):
        return None
    active, base = cell.participants.known, cell.denominator.known
    today = cell.coverage
    if today is None or active is None or base is None or terms.budget is not None:
        return _bought(cell, terms, head)
    share = HALF if today.value < HALF else WHOLE
    share = share if terms.reach is None else terms.reach
    people = people_to_reach(share, active, base)
    gross, net = (budget_for(people, one.value) for one in (head.gross, head.net))
    return Reaching("reach", people, gross, net, Interval.exact(share), today)


def _bought(cell: Cell, terms: Terms, head: Sum) -> Reaching:
    """Return what a budget buys; without participants: of the whole base."""
    active, base = cell.participants.known, cell.denominator.known
    budget = Interval.exact(A_BUDGET if terms.budget is None else terms.budget)
    people = people_for(budget, head.gross.value)
    share = None
    if base is not None:
        share = coverage_with(people, active or Interval.exact(0), base)
    net = budget_for(people, head.net.value)
    return Reaching("budget", people, budget, net, share, cell.coverage)


def _tariff(package: str, rupiah: float, scope: Scope, version: Version) -> Published | None:
    """Return the contribution as a publication gives it, where one gives this very sum."""
    for one in figures(NATION, [TARIFF], scope, version):
        known = one.quantity.known
        if one.programme == package and known is not None and known.value == rupiah:
            return one
    return None


def _sources(answer: Costing, index: Index) -> tuple[Source, ...]:
    """Return the publications behind the numbers on the page, each once, in reading order."""
    cell, transport = answer.cell, answer.transport
    keys: list[str] = [*cell.participants.origins, *cell.denominator.origins]
    keys += [origin for one in answer.spans for origin in one.rate.origins]
    keys += [*transport.workers.origins, *transport.employed.origins] if transport else []
    keys += _origins(answer)
    return tuple(index.sources[key] for key in dict.fromkeys(keys) if key in index.sources)


def _origins(answer: Costing) -> Iterable[str]:
    return (origin for one in answer.checks for origin in one.claim.origins)
