"""The cost of covering the informal workers of Kalimantan, from the project's own figures."""

import pytest

from model import queries
from model.cost import cost
from model.plan import Plan
from model.rates import PACKAGE, rates_of
from model.scope import Scope
from model.usual_split import transport_of, usual_split

ALL = Scope.everything()
RATE = 10_000 + 6_800


@pytest.fixture(scope="module")
def gap(real):
    (cell,) = [
        cell
        for cell in queries.own_cells("KAL", ALL, real)
        if (cell.period, cell.segment, cell.base) == ("2024-11", "BPU", "employed_informal")
    ]
    return cell.uncovered


def test_the_gap_of_november_2024(gap):
    assert gap.is_exact
    assert gap.value == 4_463_613 - 889_957 == 3_573_656


def test_a_year_costs_720_billion_and_the_relief_of_2026_takes_164_off(gap, real):
    split = usual_split("KAL", ALL, real)
    found = cost(Plan(gap, split, PACKAGE, "2026-01"), rates_of(real)).sum
    assert found.gross.value == pytest.approx(3_573_656 * RATE * 12) == 720_449_049_600
    transport = 365_341 / 8_851_565
    relief = 0.6 * 3_573_656 * RATE / 2 * (12 * transport + 9 * (1 - transport))
    assert found.relief.value == pytest.approx(relief)
    assert found.net.value == pytest.approx(720_449_049_600 - relief)


def test_transport_is_counted_in_the_newest_august(real):
    found = transport_of("KAL", ALL, real)
    assert found.august == "2025-08"
    assert found.share.value == 365_341 / 8_851_565


def test_a_kabupaten_without_industries_takes_those_of_its_province(real):
    outside = transport_of("1101", ALL, real)
    assert outside.share.value == transport_of("11", ALL, real).share.value
