"""What the page Biaya says of the project's own figures, each number with its arithmetic."""

import pytest

from model.costing_answer import costing
from model.scope import Scope
from model.selection import Selection

ALL = Scope.everything()
HOME = Selection.of("region=KAL&period=2022-12")
RATE = 10_000 + 6_800
GAP = 4_463_613 - 889_957  # informal workers of Kalimantan who are no own-account participants
TRANSPORT = 365_341 / 8_851_565


@pytest.fixture(scope="module")
def page(real):
    return lambda asked="": costing(Selection.of(asked), HOME, ALL, real)


def test_kalimantan_needs_720_billion_a_year_and_556_after_relief(page):
    answer = page()
    assert (answer.kind, answer.cell.period, answer.cell.base) == (
        "gap",
        "2024-11",
        "employed_informal",
    )
    assert answer.people.value == GAP == 3_573_656
    gross = answer.cost.sum.gross.value
    assert gross == pytest.approx(GAP * RATE * 12) == 720_449_049_600
    self_payers = 0.6 * GAP
    relief = self_payers * RATE / 2 * (TRANSPORT * 12 + (1 - TRANSPORT) * 9)
    assert answer.cost.sum.net.value == pytest.approx(gross - relief)
    assert round(answer.cost.sum.net.value / 1e9, 1) == 556.1


def test_half_of_the_informal_needs_270_billion(page):
    reaching = page("reach=50").reaching
    people = -(-4_463_613 // 2) - 889_957
    assert reaching.people.value == people == 1_341_850
    assert reaching.gross.value == people * RATE * 12 == 270_516_960_000


def test_three_billion_buy_a_year_for_14_880(page):
    for region in ("KAL", "64", "6403", "00", "1901"):
        assert page(f"region={region}&budget=3000000000").reaching.people.value == 14_880
    share = page("budget=3000000000").reaching.share
    assert share.value == (889_957 + 14_880) / 4_463_613


@pytest.mark.parametrize(
    ("region", "informal"),
    [("61", 1_652_591), ("64", 851_256), ("6403", 184_250)],
)
def test_without_participants_everybody_of_the_base_is_the_most_it_can_cost(page, region, informal):
    answer = page(f"region={region}")
    assert (answer.kind, answer.cell.base_period) == ("upper", "2025-08")
    assert answer.cost.sum.gross.value == pytest.approx(informal * RATE * 12)
    assert answer.cell.gap is None


def test_every_province_of_kalimantan_has_an_answer_and_a_way_to_a_known_gap(page):
    for region in ("61", "62", "63", "64", "65"):
        answer = page(f"region={region}")
        assert answer.kind == "upper"
        assert page(f"region={region}&segment=total").kind == "gap"
        assert [way.code for way in answer.instead][:2] == ["total", "KAL"]


def test_the_nation_carries_the_interval_of_nine_million_participants(page):
    answer = page("region=00")
    gap, gross = answer.people, answer.cost.sum.gross
    assert (gap.low, gap.high) == (83_826_206 - 9_000_000, 83_826_206 - 8_985_000)
    assert gross.low == pytest.approx(gap.low * RATE * 12)
    assert gross.high == pytest.approx(gap.high * RATE * 12)


@pytest.mark.parametrize("region", ["1901", "9702"])
def test_a_place_without_any_figure_still_has_rates_budgets_and_a_way_on(page, region):
    answer = page(f"region={region}")
    assert (answer.kind, answer.cost, answer.people) == ("unknown", None, None)
    assert (len(answer.spans), len(answer.checks)) == (8, 6)
    assert [way.code for way in answer.instead] == ["00"]


def test_participants_above_their_base_cost_nothing(page):
    assert page("region=6404&base=stated").kind == "surplus"
    assert page("region=6404").people.value == 105_040 - 77_074


def test_wage_earners_have_no_sum_of_rupiah(page):
    answer = page("segment=PU")
    assert (answer.kind, answer.cost, answer.reaching) == ("wage", None, None)
    assert answer.cell.gap.value > 0


def test_a_payer_with_a_budget_has_no_relief(page):
    paid = page("split=apbd:100").cost.sum
    assert (paid.relief.value, paid.net) == (0, paid.gross)


def test_april_is_cheaper_than_march_for_who_pays_alone(page):
    months = {month.month: month.sum for month in page("split=self:100&transport=0").cost.months}
    assert months["2026-03"].net.value == pytest.approx(GAP * RATE)
    assert months["2026-04"].net.value == pytest.approx(GAP * RATE / 2)


def test_old_age_savings_move_the_cost_most_then_months_then_who_pays(page):
    swings = page().swings
    assert [swing.name for swing in swings] == ["package", "months", "self_share"]
    added = GAP * 20_000 * 12
    assert swings[0].width == pytest.approx(added)
    assert [round(s.low.value / 1e9) for s in swings] == [556, 252, 501]
    assert [round(s.high.value / 1e9) for s in swings] == [1_414, 556, 611]


def test_the_formula_agrees_with_every_published_budget(page):
    verdicts = {one.claim.id: one.verdict for one in page().checks}
    assert verdicts == {
        "ppu-cost-5000": "agrees",
        "ppu-cost-15000": "agrees_within_rounding",
        "kotim-cost-2024": "agrees_within_rounding",
        "kukar-cost-2022": "agrees_within_rounding",
        "tabalong-cost-2025": "agrees_within_rounding",
        "sintang-cost-2024": "agrees_within_rounding",
    }
    computed = {one.claim.id: one.computed.value for one in page().checks}
    assert computed["kukar-cost-2022"] == 35_440 * RATE * 3 == 1_786_176_000
    assert computed["kotim-cost-2024"] - 739_122_000 == 78_000
