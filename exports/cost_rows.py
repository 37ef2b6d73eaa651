"""Costs as rows of a file: by payer, by month, by rate, by assumption."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exports.cost_columns import (
    COST_FILE,
    COST_MONTHS_FILE,
    RATE_FILE,
    REACH_FILE,
    SWING_FILE,
)
from exports.rows import JOINT, bounds
from exports.sheet import Drawn, Sheet, Value
from model.contract import Table
from model.cost import Sum
from model.costing import Costing
from model.interval import Interval
from model.plan import Plan
from texts.text import Text

PAID = Drawn("payer_name", ("net", "relief"))
FULL = 100  # percent
SHARES = 1  # decimals of a percentage in an address


def payers(page: Costing, text: Text) -> Sheet:
    """Return one row per payer, then the whole; none where nothing is priced."""
    return Sheet.of(COST_FILE, _payers(page, text), PAID)


def months(page: Costing, text: Text) -> Sheet:
    """Return one row per month of the plan."""
    rows = (
        _ordered(
            COST_MONTHS_FILE,
            {
                **_where(page),
                "month": month.month,
                **_rounded("people", month.people),
                **_sums(month.sum),
                "rate_state": _state(month.assumed),
            },
        )
        for month in (page.cost.months if page.cost else ())
    )
    return Sheet.of(COST_MONTHS_FILE, rows, Drawn("month", ("net", "relief")))


def rates(page: Costing, text: Text) -> Sheet:
    """Return one row per stretch of months with one rate."""
    rows = (
        _ordered(
            RATE_FILE,
            {
                "package": span.rate.package,
                "payer": span.row,
                "payer_name": text(f"biaya.payers_of.{span.row}"),
                "first_month": span.first,
                "last_month": span.last,
                "months": span.months,
                "gross": span.rate.gross,
                "relief": span.rate.relief,
                "net": span.rate.net,
                "rate_state": _state(span.rate.assumed),
                "law": JOINT.join(span.rate.laws),
                "origin": JOINT.join(span.rate.origins),
            },
        )
        for span in page.spans
    )
    return Sheet.of(RATE_FILE, rows)


def swings(page: Costing, text: Text) -> Sheet:
    """Return one row per assumption, the one that moves most first."""
    rows = (
        _ordered(
            SWING_FILE,
            {
                **_where(page),
                "assumption": swing.name,
                "assumption_name": text(f"biaya.swing.{swing.name}"),
                "cheaper": _end(swing.name, swing.cheaper),
                **_rounded("low", swing.low),
                "dearer": _end(swing.name, swing.dearer),
                **_rounded("high", swing.high),
            },
        )
        for swing in page.swings
    )
    return Sheet.of(SWING_FILE, rows, Drawn("assumption_name", ("low", "high")))


def reached(page: Costing, text: Text) -> Sheet:
    """Return one row of coverage and budget; none under a segment that pays by the wage."""
    one = page.reaching
    if one is None:
        return Sheet.of(REACH_FILE, ())
    values = {
        **_where(page),
        "by": one.by,
        "first_month": page.terms.first,
        "last_month": page.terms.last,
        **_rounded("people", one.people),
        **_rounded("gross", one.gross),
        **_rounded("net", one.net),
        **bounds("share", one.share),
        **bounds("today", one.today),
        **_rounded("head", page.head.gross),
    }
    return Sheet.of(REACH_FILE, [_ordered(REACH_FILE, values)])


def _payers(page: Costing, text: Text) -> Iterator[Mapping[str, Value]]:
    if page.cost is None:
        return
    shared = _where(page) | {"first_month": page.terms.first, "last_month": page.terms.last}
    for payer, people, part in page.cost.payers:
        named = {"payer": payer, "payer_name": text(f"biaya.payer.{payer}")}
        values = shared | named | _rounded("people", people) | _sums(part)
        yield _ordered(COST_FILE, values)
    named = {"payer": "total", "payer_name": text("biaya.step.gross")}
    whole = _rounded("people", page.cost.plan.people) | _sums(page.cost.sum)
    yield _ordered(COST_FILE, shared | named | whole)


def _where(page: Costing) -> dict[str, Value]:
    return {
        "region_code": page.cell.region,
        "region_name": page.region_name,
        "segment": page.cell.segment,
        "priced": page.kind,
        "package": page.terms.package,
    }


def _sums(part: Sum) -> dict[str, Value]:
    sides = {"gross": part.gross, "relief": part.relief, "net": part.net}
    found: dict[str, Value] = {}
    for name, known in sides.items():
        found |= _rounded(name, known)
    return found


def _rounded(name: str, known: Interval) -> dict[str, Value]:
    """Return an interval without the noise of products of floats: to a hundredth."""
    low, value, high = (round(one, 2) for one in (known.low, known.value, known.high))
    return bounds(name, Interval(low, value, high))


def _state(assumed: bool) -> str:
    return "assumed" if assumed else "known"


def _end(name: str, plan: Plan) -> str:
    """Return what an end assumes, as an address would have it."""
    said = {
        "package": plan.package,
        "months": str(plan.months),
        "self_share": f"self:{round(FULL * plan.split.shares.get('self', 0.0), SHARES):g}",
        "people": f"{plan.people.value:.0f}",
    }
    return said[name]


def _ordered(table: Table, values: Mapping[str, Value]) -> dict[str, Value]:
    return {name: values[name] for name in table.names}
