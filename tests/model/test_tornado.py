"""Which assumption moves the cost most."""

from dataclasses import replace

import pytest

from model.interval import Interval
from model.plan import Plan, Split
from model.rates import PACKAGE, WITH_SAVINGS
from model.tornado import Assumption, tornado, usual_assumptions
from tests.model.rates import own_rates

RATES = own_rates()
RATE, BILLION = 16_800, 1e9
GAP = 3_573_656
TRANSPORT = 365_341 / 8_851_565
PLAN = Plan(
    Interval.exact(GAP),
    Split({"self": 0.6, "apbd": 0.25, "dbh": 0.1, "csr": 0.05}, TRANSPORT),
    PACKAGE,
    "2026-01",
)
RELIEF = GAP * RATE / 2 * (12 * TRANSPORT + 9 * (1 - TRANSPORT))  # of all, if all paid themselves


def test_the_package_moves_the_cost_of_kalimantan_most():
    swings = tornado(usual_assumptions(PLAN), RATES)
    assert [swing.name for swing in swings] == ["package", "months", "self_share"]
    package, months, own = swings
    assert package.low.value == pytest.approx(GAP * RATE * 12 - 0.6 * RELIEF)
    assert package.high.value == pytest.approx(GAP * 36_800 * 12 - 0.6 * RELIEF)
    assert months.low.value == pytest.approx(GAP * RATE * 6 * (1 - 0.6 / 2))  # July to December
    assert own.low.value == pytest.approx(GAP * RATE * 12 - 0.8 * RELIEF)
    assert own.high.value == pytest.approx(GAP * RATE * 12 - 0.4 * RELIEF)
    shown = [(round(s.low.value / BILLION), round(s.high.value / BILLION)) for s in swings]
    assert shown == [(556, 1_414), (252, 556), (501, 611)]


def test_each_end_tells_its_plan():
    package, months, own = tornado(usual_assumptions(PLAN), RATES)
    assert (package.cheaper.package, package.dearer.package) == (PACKAGE, WITH_SAVINGS)
    assert (months.cheaper.first, months.cheaper.months) == ("2026-07", 6)
    assert own.cheaper.split.shares["self"] == pytest.approx(0.8)
    assert own.dearer.split.shares["self"] == pytest.approx(0.4)


def test_an_uncertain_gap_is_an_assumption_of_its_own():
    wide = replace(PLAN, people=Interval(1_000, 2_000, 9_000))
    swings = {swing.name: swing for swing in tornado(usual_assumptions(wide), RATES)}
    assert swings["people"].high.value == pytest.approx(9 * swings["people"].low.value)
    assert next(iter(swings)) == "people"


def test_an_assumption_of_ones_own_is_sorted_among_the_others():
    less = replace(PLAN, people=Interval.exact(GAP / 2))
    swings = tornado([*usual_assumptions(PLAN), Assumption("half", PLAN, less)], RATES)
    half = next(swing for swing in swings if swing.name == "half")
    assert half.cheaper.people.value == GAP / 2
    assert half.width == pytest.approx(half.low.value)
    assert [swing.width for swing in swings] == sorted((s.width for s in swings), reverse=True)
