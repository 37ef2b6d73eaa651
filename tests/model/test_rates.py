"""Contribution rates: dated, by package, payer and occupation; assumed where nobody knows them."""

import csv

import pytest

from model.errors import ContractBroken
from model.months import month_after, span
from model.rates import PACKAGE, PAYERS, WITH_SAVINGS, NoRate, Tariff
from tests.model.rates import own_rates
from tests.world import DATA

JKK, JKM, JHT = 10_000, 6_800, 20_000
RATES = own_rates()


def test_a_package_costs_what_its_programmes_cost_together():
    assert RATES.rate("2024-06", PACKAGE, "apbd").gross == JKK + JKM == 16_800
    assert RATES.rate("2024-06", WITH_SAVINGS, "apbd").gross == JKK + JKM + JHT == 36_800
    assert RATES.rate("2024-06", "JKM", "apbd").gross == JKM


def test_the_rates_are_those_that_the_releases_state():
    with (DATA / "releases/iuran/2026-01.csv").open(encoding="utf-8", newline="") as opened:
        stated = {(row["programme"], row["value"]): row for row in csv.DictReader(opened)}
    for (package, value), row in stated.items():
        month = row["period"] if "-" in row["period"] else f"{row['period']}-07"
        is_relief = row["period"] == "2026-01"
        rate = RATES.rate(month, package, "self" if is_relief else "apbd", "transport")
        assert rate.net == float(value)
        if package == "JKK+JKM":
            assert row["origin"] in rate.origins


@pytest.mark.parametrize(
    ("month", "occupation", "net"),
    [
        ("2025-12", "transport", JKK + JKM),
        ("2026-01", "transport", (JKK + JKM) / 2),
        ("2027-03", "transport", (JKK + JKM) / 2),
        ("2027-04", "transport", JKK + JKM),
        ("2026-03", "other", JKK + JKM),
        ("2026-04", "other", (JKK + JKM) / 2),
        ("2026-12", "other", (JKK + JKM) / 2),
        ("2027-01", "other", JKK + JKM),
    ],
)
def test_pp_50_2025_halves_what_self_payers_pay_while_it_lasts(month, occupation, net):
    rate = RATES.rate(month, PACKAGE, "self", occupation)
    assert rate.net == net
    assert ("PP 50/2025" in rate.laws) == (net < JKK + JKM)


def test_march_and_april_2026_differ_for_self_payers_outside_transport():
    march, april = (RATES.rate(m, PACKAGE, "self", "other").net for m in ("2026-03", "2026-04"))
    assert march - april == (JKK + JKM) / 2


@pytest.mark.parametrize("payer", [payer for payer in PAYERS if payer != "self"])
def test_nobody_but_self_payers_gets_the_relief(payer):
    months = [RATES.rate(month, PACKAGE, payer, "transport") for month in span("2025-12", 18)]
    assert {rate.relief for rate in months} == {0}


def test_the_relief_leaves_savings_alone():
    rate = RATES.rate("2026-05", WITH_SAVINGS, "self")
    assert rate.relief == (JKK + JKM) / 2
    assert rate.net == 36_800 - 8_400


@pytest.mark.parametrize(
    ("month", "payer", "occupation", "assumed"),
    [
        ("2021-12", "apbd", "other", True),
        ("2022-01", "apbd", "other", False),
        ("2026-12", "apbd", "other", False),
        ("2027-01", "apbd", "other", True),
        ("2027-01", "self", "other", True),
        ("2027-03", "self", "transport", False),  # the relief says what is due
        ("2027-04", "self", "transport", True),
    ],
)
def test_a_month_outside_the_known_rates_is_assumed(month, payer, occupation, assumed):
    assert RATES.rate(month, PACKAGE, payer, occupation).assumed == assumed


def test_the_first_assumed_month_follows_the_last_known_one():
    for payer, occupation in (("apbd", "other"), ("self", "other"), ("self", "transport")):
        last = RATES.last_known(PACKAGE, payer, occupation)
        assert not RATES.rate(last, PACKAGE, payer, occupation).assumed
        assert RATES.rate(month_after(last, 1), PACKAGE, payer, occupation).assumed


def test_savings_are_only_known_for_the_year_of_their_publication():
    assert RATES.last_known(WITH_SAVINGS, "apbd") == "2024-12"
    assert RATES.rate("2026-01", WITH_SAVINGS, "apbd").assumed


@pytest.mark.parametrize(
    ("package", "payer", "occupation"),
    [("JP", "self", "other"), (PACKAGE, "not_stated", "other"), (PACKAGE, "self", "farmers")],
)
def test_an_unknown_package_payer_or_occupation_has_no_rate(package, payer, occupation):
    with pytest.raises(NoRate):
        RATES.rate("2026-01", package, payer, occupation)
    with pytest.raises(NoRate, match="JKP"):
        RATES.last_known("JKK+JKP", "self")


GOOD = {
    "id": "jkk",
    "programme": "JKK",
    "payer": "all",
    "occupation": "all",
    "from": "2022-01",
    "to": "2026-12",
    "rupiah": "10000",
    "relief_share": "",
    "law": "PP 44/2015",
    "origin": "antara-kalsel-2025",
}


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"payer": "pemkab"}, "payer must be all or one of"),
        ({"occupation": "ojek"}, "occupation must be"),
        ({"from": "2022"}, "must be months"),
        ({"from": "2027-01"}, "not after the last"),
        ({"relief_share": "0.5"}, "either rupiah or a relief_share"),
        ({"rupiah": "", "relief_share": "1.5"}, "from 0 to 1"),
        ({"rupiah": ""}, "either rupiah or a relief_share"),
    ],
)
def test_a_row_that_says_no_rate_is_refused(wrong, why):
    assert Tariff.of(GOOD).rupiah == JKK
    with pytest.raises(ContractBroken, match=why):
        Tariff.of(GOOD | wrong)
