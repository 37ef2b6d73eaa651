"""What a link may assume about a cost, and what it follows to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.cost import cost
from model.cost_steps import steps
from model.costing_answer import costing
from model.costing_terms import BadShares, terms_of, written
from model.interval import Interval
from model.plan import Plan, Split
from model.rate_spans import spans
from model.rates import PACKAGE, PAYERS
from model.scope import Scope
from model.selection import BadChoice, Selection
from tests.model.rates import own_rates
from tests.world import active, august, publication

RATES = own_rates()
ALL = Scope.everything()
HOME = Selection.of("region=64")


def terms(query=""):
    return terms_of(Selection.of(query), None, RATES)


def test_a_bare_link_assumes_a_year_of_the_last_known_tariffs():
    found = terms()
    assert (found.first, found.last, found.years) == ("2026-01", "2026-12", ("2026",))
    assert (found.package, found.enrol_over, found.reach, found.budget) == (PACKAGE, 1, None, None)
    assert written(found.split) == "self:60,apbd:25,dbh:10,csr:5"


def test_shares_of_a_link_are_read_and_written_alike():
    assert written(terms("split=apbd:37.5,self:62.5").split) == "self:62.5,apbd:37.5"


@pytest.mark.parametrize(
    ("query", "total", "offered"),
    [
        ("split=self:60,apbd:30", 90, "self:66.7,apbd:33.3"),
        ("split=self:100,apbd:100", 200, "self:50,apbd:50"),
        ("split=self:0", 0, None),
    ],
)
def test_shares_that_make_no_hundred_are_refused_with_what_they_make(query, total, offered):
    with pytest.raises(BadShares) as refused:
        terms(query)
    assert (refused.value.total, refused.value.nearest) == (total, offered)


@pytest.mark.parametrize(
    ("query", "parameter", "offered"),
    [
        ("split=selfe:60,apbd:40", "split", "self:60,apbd:40"),
        ("split=self:60,self:40", "split", "self:100"),  # a hundred, but one payer twice
        ("months=0", "months", "1"),
        ("months=999", "months", "60"),
        ("enrol=0", "enrol", "1"),
        ("start=1999-01", "start", "2022-01"),
        ("budget=0", "budget", "1"),
        ("budget=99999999999999999", "budget", "10000000000000000"),
        ("transport=120", "transport", "100"),
        ("reach=101", "reach", "100"),
        ("months=99", "months", "60"),
        ("months=6&enrol=7", "enrol", "6"),
        ("start=2019-01", "start", "2022-01"),
        ("start=2021-12", "start", "2022-01"),
        ("programme=JKK%2BJKN", "programme", "JKK+JKM"),
        ("reach=50&budget=3000000000", "budget", None),
    ],
)
def test_what_cannot_be_is_refused_with_the_nearest_that_can(query, parameter, offered):
    with pytest.raises(BadChoice) as refused:
        terms(query)
    assert (refused.value.parameter, refused.value.nearest) == (parameter, offered)


@given(st.lists(st.integers(1, 999), min_size=1, max_size=len(PAYERS)))
def test_what_is_offered_instead_of_wrong_shares_is_right(tenths):
    link = ",".join(f"{payer}:{n / 10:g}" for payer, n in zip(PAYERS, tenths, strict=False))
    try:
        terms(f"split={link}")
    except BadShares as refused:
        terms(f"split={refused.nearest}")


def test_the_steps_of_a_waterfall_begin_where_the_last_one_ends():
    split = Split({"self": 0.5, "apbd": 0.5})
    plan = Plan(Interval.exact(1_000), split, PACKAGE, "2026-01", 12)
    found = steps(cost(plan, RATES))
    assert [step.code for step in found] == ["self", "apbd", "gross", "relief", "net"]
    workers, budget, gross, relief, net = found
    assert workers.end == budget.start
    assert budget.end == pytest.approx(gross.end)
    assert relief.end == pytest.approx(net.end)
    assert relief.rupiah.value == 500 * 8_400 * 9


def test_without_relief_there_is_no_step_of_it():
    plan = Plan(Interval.exact(1_000), Split({"apbd": 1}), PACKAGE, "2026-01", 12)
    assert [step.code for step in steps(cost(plan, RATES))] == ["apbd", "gross", "net"]


def test_stretches_of_a_row_meet_and_cover_all_months():
    found = spans(PACKAGE, "2026-01", 12, RATES)
    for row in ("others", "transport", "self"):
        mine = [span for span in found if span.row == row]
        assert (mine[0].first, mine[-1].last) == ("2025-07", "2027-06")
        assert sum(span.months for span in mine) == 24
    rates = [(s.first, s.rate.net, s.rate.assumed) for s in found if s.row == "self"]
    assert rates == [
        ("2025-07", 16_800, False),
        ("2026-04", 8_400, False),
        ("2027-01", 16_800, True),
    ]


def test_a_small_world_is_priced_by_hand(world):
    version = world(
        publication("kanwil-2024-12", active("64", "2024-12", 200, segment="BPU")),
        *august("2024-08", "64", employed=1_500, employed_informal=1_000, employed_formal=500),
    )
    answer = costing(Selection.of("split=apbd:100&months=3&reach=50"), HOME, ALL, version)
    assert answer.people == Interval.exact(800)
    assert answer.cost.sum.gross.value == 800 * 16_800 * 3
    assert answer.reaching.people.value == 300
    assert answer.reaching.gross.value == 300 * 16_800 * 3
    half = costing(Selection.of("split=apbd:100&months=4&enrol=4"), HOME, ALL, version)
    assert half.cost.sum.gross.value == pytest.approx(16_800 * (200 + 400 + 600 + 800))


def test_what_is_beside_a_choice_has_its_own_answer(real):
    answer = costing(Selection.of("region=KAL&compare=00"), HOME, ALL, real)
    assert (answer.other.cell.region, answer.other.terms) == ("00", answer.other.terms)
    assert "other_month" in answer.not_alike
    assert costing(Selection.of("region=KAL&compare=KAL"), HOME, ALL, real).other is None
