"""What docs/method.md says of pace and cost is what the code does."""

from typing import get_args

import pytest

from model.cost import cost
from model.interval import Interval
from model.pace import AHEAD, BEHIND, Status
from model.plan import Plan, Split
from model.rates import PACKAGE
from model.timeline import LEAST_LIKE
from tests.model.rates import own_rates
from tests.test_docs import read, table

METHOD = "docs/method.md"


def test_the_method_explains_every_status_of_a_target():
    rules = dict(table(METHOD, "status | rule"))
    assert set(rules) == set(get_args(Status))
    assert f"{AHEAD:.0%}".replace("%", " %") in rules["ahead"]
    assert f"{BEHIND:.0%}".replace("%", " %") in rules["behind"]


def test_the_method_says_how_many_like_months_a_projection_needs():
    assert f"at least {LEAST_LIKE} like months" in read(METHOD)


@pytest.mark.parametrize("row", table(METHOD, "workers | months"), ids=" ".join)
def test_the_budgets_of_the_method_are_computed(row):
    workers, months, rupiah = (int(cell.replace(" ", "")) for cell in row)
    plan = Plan(Interval.exact(workers), Split({"apbd": 1}), PACKAGE, "2025-01", months)
    assert cost(plan, own_rates()).sum.gross.value == rupiah
