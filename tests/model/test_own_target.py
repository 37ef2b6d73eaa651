"""A planner's own target: complete, or refused with everything that is missing."""

import pytest

from model.own_target import BadTarget, OwnTarget
from model.scope import Scope
from tests.world import active, august, publication, stated

ALL = Scope.everything()
GOOD = {
    "owner": "Kanwil Kalimantan",
    "document": "Rencana kerja 2026",
    "region": "64",
    "due": "2026-12",
    "share": 0.6,
    "base": "labour_force",
}


@pytest.fixture(scope="module")
def version(world_of):
    told = publication(
        "dinas-2025-12", active("64", "2025-12", 900), stated("64", "2025-12", 1_500)
    )
    return world_of(told, *august("2025-08", "64", labour_force=2_000))


def test_the_pace_follows_from_the_newest_month_and_its_vintage(version):
    asked = OwnTarget(**GOOD).asked(ALL, version)
    assert asked.target.value == 0.6 * 2_000
    assert asked.months == 12
    assert asked.net.value == (0.6 * 2_000 - 900) / 12


def test_the_publishers_own_base_is_that_of_the_newest_figure(version):
    asked = OwnTarget(**GOOD | {"base": "stated", "share": 0.8}).asked(ALL, version)
    assert asked.missing.value == 0.8 * 1_500 - 900


def test_without_a_figure_or_a_base_there_is_no_pace(version):
    nobody = OwnTarget(**GOOD | {"region": "61"}).asked(ALL, version)
    assert (nobody.active, nobody.net) == (None, None)
    informal = OwnTarget(**GOOD | {"base": "employed"}).asked(ALL, version)
    assert (informal.target, informal.net) == (None, None)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"owner": " ", "document": ""}, "owner is missing; document is missing"),
        ({"base": ""}, "base is missing"),
        ({"base": "penduduk"}, "base must be one of"),
        ({"base": "employed_informal"}, "employed_informal is no base of total"),
        ({"due": "akhir 2026"}, "due must be"),
        ({"share": 0}, "share must lie"),
        ({"share": 1.2}, "share must lie"),
    ],
)
def test_a_target_that_cannot_be_measured_is_refused(wrong, why):
    with pytest.raises(BadTarget, match=why):
        OwnTarget(**GOOD | wrong)
