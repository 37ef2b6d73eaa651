"""What planners keep: scenarios and targets of their own, on SQLite and on PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

import pytest

from ledger import audit, own_targets, scenarios
from ledger.audit import Wanted
from ledger.own_targets import OwnTarget
from ledger.scenarios import LONGEST_NAME, Scenario
from model.errors import UsageError
from tests.ledger.small import NASTY, NOON, an_entry

GONE = an_entry(kind="removal", what="/biaya", filters={"scenario": "k"}, regions=())
PLAN = Scenario(
    "BPU 2026",
    "/biaya",
    "?region=KAL&months=12",
    7,
    "budi",
    NOON,
    {"net": [1, 2, 3]},
    {"scope": "all", "hidden": ["office/"]},
)
TARGET = OwnTarget("Disnaker", "RPJMD 2025", "64", "labour_force", "2027-12", 0.5, "budi", NOON)


def test_a_scenario_comes_back_with_its_choice_version_and_results(store):
    key = scenarios.keep(store, PLAN)
    assert scenarios.find(store, key) == PLAN


def test_the_newest_scenario_comes_first_and_two_may_bear_one_name(store):
    older = replace(PLAN, key="a" * 16)
    newer = replace(PLAN, key="b" * 16, at=NOON + timedelta(minutes=1))
    for one in (older, newer):
        scenarios.keep(store, one)
    assert scenarios.latest(store) == [newer, older]


def test_a_removed_scenario_is_gone_once(store):
    key = scenarios.keep(store, PLAN)
    assert scenarios.remove(store, key, GONE)
    assert scenarios.find(store, key) is None
    assert scenarios.latest(store) == []
    assert not scenarios.remove(store, key, replace(GONE, key="e2"))
    assert audit.entries(store, Wanted()) == [GONE]


@pytest.mark.parametrize("name", ["", "  \t ", "x" * (LONGEST_NAME + 1)])
def test_a_scenario_without_a_name_or_with_an_endless_one_is_refused(store, name):
    with pytest.raises(UsageError, match="needs a name"):
        scenarios.keep(store, replace(PLAN, name=name))
    assert scenarios.latest(store) == []


def test_a_name_from_a_stranger_is_kept_as_words(store):
    key = scenarios.keep(store, replace(PLAN, name=NASTY[:40]))
    assert scenarios.find(store, key).name.startswith("=cmd|")


def test_keys_cannot_be_guessed_from_one_another():
    keys = {scenarios.new_key() for _ in range(100)}
    assert len(keys) == 100
    assert {len(key) for key in keys} == {16}


def test_an_own_target_comes_back_for_its_region_alone(store):
    own_targets.keep(store, TARGET)
    assert own_targets.latest(store, "64") == [TARGET]
    assert own_targets.latest(store, "63") == []


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"owner": " "}, "owner is required"),
        ({"document": ""}, "document is required"),
        ({"base": ""}, "base '' is none"),
        ({"base": "not_stated"}, "base 'not_stated' is none"),
        ({"base": "stated"}, "base 'stated' is none"),
        ({"share": 0.0}, "share 0.0"),
        ({"share": 2.01}, "share 2.01"),
        ({"share": float("nan")}, "share nan"),
        ({"period": "soon"}, "period 'soon'"),
    ],
)
def test_a_target_without_owner_document_or_base_is_refused(store, changes, said):
    with pytest.raises(UsageError, match=said.replace("(", r"\(")):
        own_targets.keep(store, replace(TARGET, **changes))
    assert own_targets.latest(store) == []


def test_everything_wrong_with_a_target_is_said_at_once(store):
    with pytest.raises(UsageError) as refused:
        own_targets.keep(store, replace(TARGET, owner="", base="", share=0.0))
    assert str(refused.value).count(";") == 2


def test_a_removed_target_is_gone(store):
    key = own_targets.keep(store, TARGET)
    assert own_targets.remove(store, key, GONE)
    assert own_targets.latest(store) == []
