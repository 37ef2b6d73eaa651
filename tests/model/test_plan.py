"""Who pays is the reader's assumption: named, complete, and refused where it cannot be."""

import pytest

from model.interval import Interval
from model.plan import BadPlan, Plan, Split
from model.rates import PACKAGE


@pytest.mark.parametrize(
    ("shares", "transport", "why"),
    [
        ({"self": 0.5}, 0, "sum to 0.5, not to 1"),
        ({"self": 0.7, "apbd": 0.4}, 0, "sum to 1.1"),
        ({"self": 1.5, "apbd": -0.5}, 0, "between 0 and 1"),
        ({"self": 1}, 1.2, "between 0 and 1"),
        ({"pemkab": 1}, 0, "not pemkab"),
    ],
)
def test_shares_that_cannot_be_are_refused(shares, transport, why):
    with pytest.raises(BadPlan, match=why):
        Split(shares, transport)


def test_thirds_that_sum_to_one_within_a_rounding_are_accepted():
    assert Split({"self": 1 / 3, "apbd": 1 / 3, "csr": 1 / 3}).shares["csr"] == 1 / 3


def test_only_self_payers_are_divided_by_occupation():
    parts = Split({"self": 0.6, "apbd": 0.4}, 0.25).parts
    assert parts == (
        ("self", "transport", pytest.approx(0.15)),
        ("self", "other", pytest.approx(0.45)),
        ("apbd", "other", 0.4),
    )


def test_who_pays_nothing_is_left_out():
    assert Split({"self": 0, "apbd": 1}, 0.5).parts == (("apbd", "other", 1),)


def test_a_changed_share_leaves_the_others_in_proportion():
    split = Split({"self": 0.6, "apbd": 0.3, "csr": 0.1}, 0.04).with_share("self", 0.2)
    assert split.shares == pytest.approx({"self": 0.2, "apbd": 0.6, "csr": 0.2})
    assert split.transport == 0.04


def test_from_a_single_payer_the_rest_is_shared_alike():
    split = Split({"self": 1}).with_share("self", 0.5)
    assert split.shares["apbd"] == pytest.approx(0.1)  # five others
    assert sum(split.shares.values()) == pytest.approx(1)


def test_people_join_the_same_number_in_each_month():
    plan = Plan(Interval.exact(90), Split({"apbd": 1}), PACKAGE, "2026-11", 4, enrol_over=3)
    assert [plan.joined(ahead) for ahead in range(4)] == pytest.approx([1 / 3, 2 / 3, 1, 1])
    assert plan.span == ("2026-11", "2026-12", "2027-01", "2027-02")
