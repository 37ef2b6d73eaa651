"""What a gap costs: golden budgets, intervals carried through, people add and ratios do not."""

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.cost import (
    budget_for,
    cost,
    coverage_with,
    has_flat_rate,
    people_for,
    people_to_reach,
    price,
    times,
)
from model.interval import Interval
from model.plan import BadPlan, Plan, Split
from model.rates import PACKAGE, PAYERS, WITH_SAVINGS
from model.wording import interval_of
from tests.model.rates import own_rates

RATES = own_rates()
RATE = 10_000 + 6_800
APBD = Split({"apbd": 1})
SELF = Split({"self": 1})
# the design's example: informal workers of Kalimantan outside BPU, November 2024
GAP = 4_463_613 - 889_957
SHARES = Split({"self": 0.6, "apbd": 0.25, "dbh": 0.1, "csr": 0.05}, 365_341 / 8_851_565)


def plan(people, split=APBD, **more):
    known = people if isinstance(people, Interval) else Interval.exact(people)
    return Plan(**{"people": known, "split": split, "package": PACKAGE, "first": "2025-01"} | more)


def rupiah(people, months):
    return cost(plan(people, months=months), RATES).sum.gross.value


@pytest.mark.parametrize(
    ("people", "months", "published"),
    [
        (5_000, 12, 1_008_000_000),  # Penajam Paser Utara, to the rupiah
        (15_000, 12, 3_024_000_000),
        (4_400, 10, 739_122_000 + 78_000),  # Kotawaringin Timur: 78 000 apart
        (35_440, 3, 1_786_176_000),  # Kutai Kartanegara
        (24_800, 12, 4_999_680_000),  # Tabalong
        (2_000, 12, 403_200_000),  # Sintang
        (3_000, 12, 604_800_000),  # Landak
    ],
)
def test_published_budgets_are_people_times_rate_times_months(people, months, published):
    assert rupiah(people, months) == people * RATE * months == published


@pytest.mark.parametrize(
    ("people", "months", "written"),
    [
        (15_000, 12, "Rp3 miliar"),
        (35_440, 3, "Rp1,78 miliar"),
        (24_800, 12, "Rp4,9 miliar"),
        (2_000, 12, "Rp403 juta"),
        (3_000, 12, "Rp604 juta"),
    ],
)
def test_rounded_budgets_could_be_the_computed_ones(people, months, written):
    assert interval_of(written).overlaps(Interval.exact(rupiah(people, months)))


def test_the_money_of_kutai_kartanegara_lasts_three_months_less_a_little():
    months = 1_780_000_000 / (35_440 * RATE)
    assert months == pytest.approx(2.99, abs=0.005)
    assert price(plan(1, months=1), RATES).gross.value * 35_440 * months == pytest.approx(1.78e9)


def test_three_billion_buys_a_year_for_14880_people():
    a_year = price(plan(1), RATES).gross.value
    assert a_year == 12 * RATE == 201_600
    assert people_for(Interval.exact(3e9), a_year) == Interval.exact(14_880)
    assert 14_880 * a_year <= 3e9 < 14_881 * a_year


def test_a_rounded_budget_buys_between_two_numbers_of_people():
    bought = people_for(interval_of("Rp3 miliar"), 12 * RATE)
    assert (bought.low, bought.value) == (2.95e9 // 201_600, 3e9 // 201_600)
    assert bought.high == math.ceil(3.1e9 / 201_600)
    assert math.isinf(people_for(interval_of("lebih dari Rp3 miliar"), 12 * RATE).high)


def test_the_example_of_the_design_is_reproduced():
    found = cost(plan(GAP, SHARES, first="2026-01"), RATES).sum
    assert found.gross.value == pytest.approx(GAP * RATE * 12)
    own = GAP * 0.6
    transport = 365_341 / 8_851_565
    relief = own * RATE / 2 * (12 * transport + 9 * (1 - transport))
    assert found.relief.value == pytest.approx(relief) == pytest.approx(164.3e9, abs=0.05e9)
    assert found.net.value == pytest.approx(GAP * RATE * 12 - relief)


def test_payers_share_people_and_rupiah_without_a_rest():
    found = cost(plan(GAP, SHARES, first="2026-01"), RATES)
    assert [name for name, _, _ in found.payers] == ["self", "apbd", "dbh", "csr"]
    people = {name: known.value for name, known, _ in found.payers}
    assert people == pytest.approx(
        {"self": GAP * 0.6, "apbd": GAP * 0.25, "dbh": GAP * 0.1, "csr": GAP * 0.05}
    )
    assert sum(part.gross.value for _, _, part in found.payers) == pytest.approx(GAP * RATE * 12)
    reliefs = {name: part.relief.value for name, _, part in found.payers}
    assert [name for name, relief in reliefs.items() if relief] == ["self"]


def test_switching_the_payer_to_apbd_removes_the_relief():
    own, public = (cost(plan(1_000, s, first="2026-01"), RATES).sum for s in (SELF, APBD))
    assert own.relief.value == 1_000 * RATE / 2 * 9  # April to December
    assert public.relief.value == 0
    assert own.gross == public.gross == public.net


def test_march_and_april_2026_differ_for_self_payers_outside_transport():
    months = {m.month: m.sum for m in cost(plan(1_000, SELF, first="2026-01"), RATES).months}
    assert months["2026-03"].net.value == 1_000 * RATE
    assert months["2026-04"].net.value == 1_000 * RATE / 2


def test_a_year_that_leaves_the_known_rates_says_which_months_are_assumed():
    found = cost(plan(1_000, SELF, first="2026-07"), RATES)
    assert found.assumed == tuple(f"2027-{month:02}" for month in range(1, 7))
    assert found.sum.relief.value == 1_000 * RATE / 2 * 6


def test_enrolment_over_a_year_costs_six_and_a_half_months_in_the_first():
    found = cost(plan(1_200, enrol_over=12), RATES)
    assert [m.people.value for m in found.months] == pytest.approx([100 * n for n in range(1, 13)])
    assert found.sum.gross.value == pytest.approx(1_200 * RATE * sum(range(1, 13)) / 12)
    assert found.sum.gross.value / (1_200 * RATE) == pytest.approx(6.5)


def test_enrolment_longer_than_the_plan_ends_with_those_who_have_joined():
    found = cost(plan(2_400, enrol_over=24), RATES)
    assert found.months[-1].people.value == pytest.approx(2_400 * 12 / 24)
    assert found.payers[0][1].value == pytest.approx(1_200)


def test_half_of_the_informal_workers_of_kalimantan_need_1341850_more():
    base, active = Interval.exact(4_463_613), Interval.exact(889_957)
    people = people_to_reach(0.5, active, base)
    assert people == Interval.exact(math.ceil(4_463_613 / 2 - 889_957)) == Interval.exact(1_341_850)
    assert budget_for(people, 12 * RATE).value == 1_341_850 * 12 * RATE == 270_516_960_000
    reached = coverage_with(people, active, base)
    assert reached.value == pytest.approx(0.5)


def test_a_coverage_that_is_reached_needs_nobody():
    assert people_to_reach(0.4, Interval.exact(50), Interval.exact(100)) == Interval.exact(0)


def test_nothing_is_paid_for_people_that_nobody_counted():
    assert coverage_with(Interval.exact(1), Interval.exact(1), Interval.exact(0)) is None
    with pytest.raises(BadPlan):
        plan(Interval(-1, 0, 1))
    with pytest.raises(BadPlan):
        plan(1, months=0)
    with pytest.raises(BadPlan):
        people_for(Interval.exact(1), 0)


COUNTS = st.integers(0, 10**9).map(float)


@st.composite
def intervals(draw):
    return Interval(*sorted(draw(st.tuples(COUNTS, COUNTS, COUNTS))))


@st.composite
def splits(draw):
    weights = draw(st.lists(st.integers(0, 100), min_size=len(PAYERS), max_size=len(PAYERS)))
    if not sum(weights):
        weights[0] = 1
    shares = {name: weight / sum(weights) for name, weight in zip(PAYERS, weights, strict=True)}
    return Split(shares, draw(st.floats(0, 1)))


MONTH = st.builds("{:04}-{:02}".format, st.integers(2022, 2029), st.integers(1, 12))


@st.composite
def plans(draw):
    package = draw(st.sampled_from((PACKAGE, WITH_SAVINGS)))
    lengths = st.integers(1, 18)
    people, split = draw(intervals()), draw(splits())
    return Plan(people, split, package, draw(MONTH), draw(lengths), draw(lengths))


def relative(known):
    return known.width / known.value if known.value else 0.0


@given(plans())
def test_no_result_is_narrower_than_the_people(p):
    found = cost(p, RATES).sum
    for side in (found.gross, found.net):
        assert side.low <= side.value <= side.high
        assert relative(side) >= relative(p.people) * (1 - 1e-9)


@given(plans())
def test_net_is_gross_less_relief_and_relief_is_at_most_half(p):
    found = cost(p, RATES).sum
    near = pytest.approx(found.net.value, rel=1e-9, abs=1e-6)
    assert found.gross.value - found.relief.value == near
    assert 0 <= found.relief.value <= found.gross.value / 2 * (1 + 1e-9)


@given(plans())
def test_months_and_payers_add_up_to_the_whole(p):
    found = cost(p, RATES)
    near = pytest.approx(found.sum.net.value, rel=1e-9, abs=1e-6)
    assert sum(month.sum.net.value for month in found.months) == near
    assert sum(part.net.value for _, _, part in found.payers) == near


@given(intervals(), intervals(), splits(), MONTH)
def test_people_add(one, other, split, month):
    def net(people):
        return cost(plan(people, split, first=month), RATES).sum.net

    both, apart = net(one + other), net(one) + net(other)
    for side in ("low", "value", "high"):
        near = pytest.approx(getattr(apart, side), rel=1e-9, abs=1e-6)
        assert getattr(both, side) == near


@given(COUNTS, COUNTS, st.floats(0, 1), st.floats(0, 1))
def test_ratios_never_average(one, other, first, second):
    """Two places together: people are added first, the coverage is divided after."""
    bases = [Interval.exact(one + 1), Interval.exact(other + 1)]
    active = [times(bases[0], first), times(bases[1], second)]
    reached = coverage_with(Interval.exact(0), active[0] + active[1], bases[0] + bases[1])
    summed = (first * (one + 1) + second * (other + 1)) / (one + other + 2)
    assert reached.value == pytest.approx(summed)


@given(intervals(), st.floats(1, 1e6))
def test_people_of_a_budget_never_cost_more_than_it(budget, a_head):
    bought = people_for(budget, a_head)
    assert bought.value * a_head <= budget.value * (1 + 1e-9)
    assert bought.value == math.floor(bought.value)
    assert bought.low <= bought.value <= bought.high


@given(st.floats(0, 1), intervals(), intervals())
def test_whole_people_reach_the_coverage(share, active, base):
    people = people_to_reach(share, active, base)
    assert people.value == math.ceil(people.value)
    assert active.value + people.value >= share * base.value - 1e-6
    missing = (times(base, share) - active).at_least(0)
    assert people.low >= missing.low
    assert people.high >= missing.high


@given(plans())
def test_apbd_for_everybody_never_costs_less(p):
    public = replace(p, split=APBD)
    assert cost(public, RATES).sum.net.value >= cost(p, RATES).sum.net.value * (1 - 1e-9)


def test_only_own_account_workers_cost_a_fixed_sum():
    assert has_flat_rate("BPU")
    assert has_flat_rate("total")
    assert not any(map(has_flat_rate, ("PU", "JAKON", "PMI", "PU+BPU")))
