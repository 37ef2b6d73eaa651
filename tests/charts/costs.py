"""Small plans worked out, for tests of the figures that draw them."""

from model.cost import cost
from model.interval import Interval
from model.plan import Plan, Split
from model.rates import PACKAGE
from tests.model.rates import own_rates

RATES = own_rates()
SHARES = {"self": 0.6, "apbd": 0.4}


def plan(people=1_000, shares=None, **more):
    known = Interval(*people) if isinstance(people, tuple) else Interval.exact(people)
    given = {"package": PACKAGE, "first": "2026-01", "months": 12} | more
    return Plan(people=known, split=Split(shares or SHARES), **given)


def worked_out(*given, **more):
    return cost(plan(*given, **more), RATES)
