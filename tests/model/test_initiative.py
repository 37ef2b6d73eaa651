"""Rows of local programmes, and what is said of them where nobody published a figure."""

import pytest

from model.errors import ContractBroken
from model.initiative import Initiative
from model.initiative_sums import by_payer, conflicts
from model.initiatives import told
from model.scope import Scope
from tests.world import active, fact, publication

ALL = Scope.everything()
GOOD = {
    "id": "kukar-2022",
    "subject": "kukar-2022",
    "kind": "programme",
    "name_id": "Pekerja rentan",
    "name_en": "Vulnerable workers",
    "places": "6403",
    "place_as_written": "",
    "initiator": "Pemkab",
    "payer": "apbd_regency",
    "groups": "farmers|fishermen",
    "package": "JKK+JKM",
    "from": "2021-10",
    "to": "2022-12",
    "workers": "6403|vulnerable_workers_covered|2022-12|media-2022",
    "rupiah": "",
    "origin": "media-2022",
    "note_id": "",
    "note_en": "",
}


def test_a_row_knows_its_months_and_its_groups():
    one = Initiative.of(GOOD)
    assert len(one.months) == 3 + 12
    assert (one.groups, one.has_wage_earners) == (("farmers", "fishermen"), False)
    assert Initiative.of(GOOD | {"groups": "farmers|bpd"}).has_wage_earners


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"kind": "idea"}, "kind must be among"),
        ({"payer": "pemkab"}, "payer must be among"),
        ({"groups": "farmers|poets"}, "groups must be among"),
        ({"package": "JP"}, "package must be among"),
        ({"from": "Oktober"}, "must be months or years"),
        ({"from": "2023-01"}, "to must not lie before from"),
        ({"workers": "35.440"}, "a figure is named by"),
        ({"origin": "", "kind": "idea"}, "kind must be .*; origin is missing"),
    ],
)
def test_a_row_that_says_no_programme_is_refused(wrong, why):
    with pytest.raises(ContractBroken, match=why):
        Initiative.of(GOOD | wrong)


@pytest.fixture(scope="module")
def bare(world_of):
    """A version whose publications say nothing about programmes, but for two."""
    row = {"segment": "BPU", "programme": "JKK+JKM"}
    people = fact("6309", "2025", 24_800, "vulnerable_workers_covered", **row)
    money = fact(
        "6309", "2025", 5_000_000_000, "budget_vulnerable_workers", **row | {"unit": "rupiah"}
    )
    return world_of(
        publication("antara-tabalong-2025", people, money, as_of="2025"),
        publication("dinas-2025-02", active("64", "2025-02", 100)),
        publication("ibukotakini-2022-12", active("6405", "2022", 1), as_of="2022"),
        publication("prokopim-berau-2025-08", active("6405", "2025", 1), as_of="2025"),
    )


def test_a_programme_without_figures_stays_as_long_as_its_publication_does(bare):
    found = told("64", ALL, bare)
    named = {one.initiative.id for one in found}
    assert named >= {"kaltim-2022", "berau-2025-apbd"}
    assert "kukar-2022-media" not in named  # no publication here tells of it
    assert {one.workers.known for one in found} == {None}
    assert {one.not_divided for one in found} == {"no_budget"}


def test_an_unknown_programme_is_named_and_not_added(bare):
    sums = by_payer(told("63", ALL, bare))
    (known,) = [one for one in sums if one.workers is not None]
    assert known.workers.value == 24_800
    assert conflicts(told("64", ALL, bare)) == ()


def test_months_are_budget_over_workers_times_rate(bare):
    (one,) = [found for found in told("6309", ALL, bare) if found.initiative.rupiah]
    assert one.months_paid.value == 5e9 / (24_800 * 16_800)
    assert one.outlasts == (5e9 / (24_800 * 16_800) > 12)
    assert (one.reached, one.informal.known) == (None, None)
