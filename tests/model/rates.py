"""The project's own dated rates, for tests of what is computed with them."""

import csv

from model.rates import Rates
from tests.world import DATA


def own_rates():
    with (DATA / "codelists" / "rates.csv").open(encoding="utf-8", newline="") as opened:
        return Rates.of(csv.DictReader(opened))
