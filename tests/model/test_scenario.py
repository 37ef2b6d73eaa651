"""Scenarios: results as they were kept, beside those of another version and of another choice."""

import json
import math
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.costing_answer import costing
from model.interval import Interval
from model.kept import Kept, read, written
from model.scenario import (
    INPUTS,
    Beside,
    Moved,
    Reckoned,
    Side,
    changed,
    choice_of,
    differing,
    is_bare,
    moves,
)
from model.scenario_results import Again, results_of
from model.scope import Scope
from model.selection import BadChoice, Selection
from tests.world import active, august, publication

ALL = Scope.everything()
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOME = Selection(region="KAL", period="2022-12")
APBD = "?region=KAL&segment=BPU&split=apbd:100&months=3"
RATE = 16_800  # rupiah a month for JKK and JKM


def exact(value):
    return Interval.exact(value)


def kept(results, version=1, query=APBD):
    return Kept("a" * 16, "Rencana", query, version, "loopback", NOON, results)


def reckoned(results, query=APBD):
    return Reckoned(Selection.of(query), "Kalimantan", results)


@pytest.fixture(scope="module")
def kalimantan(world_of):
    """Versions by their participants: of 5000 informal workers, so many."""
    return {
        participants: world_of(
            publication("kanwil-2024-11", active("KAL", "2024-11", participants, segment="BPU")),
            *august(
                "2024-08", "KAL", employed=9_000, employed_informal=5_000, employed_formal=4_000
            ),
        )
        for participants in (1_000, 1_500)
    }


# What is kept


@given(
    st.tuples(*[st.floats(-1e15, 1e15)] * 3).map(sorted),
    st.sampled_from(["people", "net", "share"]),
)
def test_results_come_back_as_they_were_kept(numbers, name):
    results = {name: Interval(*numbers)}
    assert read(json.loads(json.dumps(written(results), allow_nan=False))) == results


def test_an_open_bound_is_kept_as_nothing_and_comes_back_open():
    results = {"people": Interval(500, 500, math.inf)}
    assert written(results) == {"people": [500, 500, None]}
    assert read(written(results)) == results


@pytest.mark.parametrize(
    "said",
    [None, 5, "abc", [1, 2], [3, 2, 1], ["a", "b", "c"], [1, None, 2], {"low": 1}, [[], [], []]],
)
def test_what_the_ledger_holds_beside_intervals_is_left_out(said):
    assert read({"net": said, "gross": [1, 2, 3], "strange": [1, 2, 3]}) == {
        "gross": Interval(1, 2, 3)
    }


def test_a_scenario_is_the_choice_without_version_language_and_keys():
    asked = Selection.of("?region=KAL&months=3&scenario=a1&beside=b2&v=3&lang=en&view=map")
    assert choice_of(asked).query == "?region=KAL&months=3"


@pytest.mark.parametrize(
    ("query", "bare"),
    [
        ("?scenario=a1", True),
        ("?scenario=a1&beside=b2&v=3&lang=en", True),
        ("?scenario=a1&months=3", False),
        ("?beside=b2", False),
        ("", False),
    ],
)
def test_a_link_is_bare_that_names_a_scenario_and_no_choice(query, bare):
    assert is_bare(Selection.of(query)) is bare


# What a version changes


def test_the_same_results_on_another_version_are_unchanged():
    now = reckoned({"net": exact(100)})
    assert changed(kept({"net": exact(100)}), now, 2).outcome == "unchanged"
    assert changed(kept({"net": exact(100)}), now, 1).outcome == "as_kept"


def test_noise_of_floats_is_no_change():
    assert changed(kept({"net": exact(0.1 + 0.2)}), reckoned({"net": exact(0.3)}), 2).moved == ()


def test_a_result_that_moved_says_from_to_and_how_far_beyond_its_bounds():
    before, after = Interval(90, 100, 110), Interval(120, 130, 140)
    found = changed(kept({"net": before}), reckoned({"net": after}), 2)
    assert found.outcome == "moved"
    assert found.moved == (Moved("net", before, after),)
    assert found.moved[0].beyond == 130 - 110
    assert found.moved[0].change == Interval(120 - 110, 130 - 100, 140 - 90)


@pytest.mark.parametrize(("value", "beyond"), [(95, 0), (110, 0), (85, 90 - 85), (111, 1)])
def test_a_value_within_the_old_bounds_is_not_beyond_them(value, beyond):
    assert Moved("net", Interval(90, 100, 110), exact(value)).beyond == beyond


def test_bounds_that_move_around_the_same_value_are_a_change():
    found = changed(
        kept({"net": Interval(90, 100, 110)}), reckoned({"net": Interval(80, 100, 120)}), 2
    )
    assert [one.name for one in found.moved] == ["net"]


def test_a_result_that_came_or_went_is_said():
    found = changed(kept({"net": exact(1)}), reckoned({"people": exact(2)}), 2)
    assert [(one.name, one.before, one.after) for one in found.moved] == [
        ("people", None, exact(2)),
        ("net", exact(1), None),
    ]
    assert [(one.beyond, one.change) for one in found.moved] == [(0, None)] * 2


def test_a_choice_that_is_none_any_more_is_said_and_not_thrown():
    fault = BadChoice("region", "6599")
    found = changed(kept({"net": exact(1)}), fault, 2)
    assert (found.outcome, found.fault, found.moved) == ("gone", fault, ())


@given(
    st.tuples(*[st.floats(0, 1e12)] * 3).map(sorted),
    st.tuples(*[st.floats(0, 1e12)] * 3).map(sorted),
)
def test_how_far_beyond_is_never_more_than_the_whole_change(one, other):
    moved = Moved("net", Interval(*one), Interval(*other))
    assert 0 <= moved.beyond <= abs(moved.after.value - moved.before.value)


# Two beside each other


def test_two_choices_differ_in_the_inputs_that_differ_and_no_others():
    one, other = Selection.of("?region=KAL&months=3&v=1"), Selection.of("?region=KAL&reach=50&v=2")
    assert differing(one, other) == (("months", "3", None), ("reach", None, "50"))


def test_every_input_of_the_page_is_compared():
    assert set(INPUTS) >= {"region", "base", "programme", "split", "start", "months", "budget"}
    for name in INPUTS:
        assert [one for one, _, _ in differing(Selection(), Selection(**{name: "1"}))] == [name]


def test_results_that_are_the_same_are_named_apart_from_those_that_differ():
    first = Side(None, False, reckoned({"people": exact(5), "net": exact(10)}))
    second = Side(kept({}), False, reckoned({"people": exact(5), "net": Interval(6, 7, 8)}))
    both = Beside(first, second)
    assert [one.name for one in both.results] == ["net"]
    assert both.results[0].change == Interval(6 - 10, 7 - 10, 8 - 10)
    assert both.alike == ("people",)


def test_a_changed_scenario_has_no_kept_results_beside_it():
    one = kept({"net": exact(1)})
    now = reckoned({"net": exact(2)})
    assert Side(one, False, now).as_kept is one
    assert Side(one, True, now).as_kept is None


def test_the_results_of_a_difference_are_in_one_order():
    results = {"share": exact(0.5), "people": exact(1), "net": exact(2)}
    assert [one.name for one in moves({}, results)] == ["people", "net", "share"]


# Worked out again


def test_the_results_are_those_of_the_page(kalimantan):
    version = kalimantan[1_000]
    answer = costing(Selection.of(APBD), HOME, ALL, version)
    results = results_of(answer)
    missing = 5_000 - 1_000
    assert results["people"] == exact(missing)
    assert results["gross"].value == pytest.approx(missing * RATE * 3)
    assert results["relief"] == exact(0)
    assert results["net"].value == pytest.approx(missing * RATE * 3)


def test_a_choice_told_whole_comes_to_the_same(kalimantan):
    version = kalimantan[1_000]
    again = Again(HOME)
    first = again.now("?region=KAL", ALL, version)
    assert again.now(first.chosen.query, ALL, version) == first


def test_a_revision_moves_a_kept_result_by_what_the_participants_moved(kalimantan):
    before, after = kalimantan[1_000], kalimantan[1_500]
    again = Again(HOME)
    first = again.now(APBD, ALL, before)
    found = changed(kept(first.results, query=first.chosen.query),
                    again.now(first.chosen.query, ALL, after), 2)  # fmt: skip
    moved = {one.name: one for one in found.moved}
    assert moved["people"].change == exact(-500)
    assert moved["net"].change.value == pytest.approx(-500 * RATE * 3)
    assert moved["net"].beyond == pytest.approx(500 * RATE * 3)
    assert "relief" not in moved


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("?region=6599", "region"), ("?base=wrong", "base"), ("?regoin=1", "regoin")],
)
def test_a_region_or_base_that_is_gone_is_an_answer(kalimantan, query, parameter):
    found = Again(HOME).now(query, ALL, kalimantan[1_000])
    assert isinstance(found, BadChoice)
    assert found.parameter == parameter


def test_each_choice_is_worked_out_once_per_version(kalimantan):
    version, other = kalimantan[1_000], kalimantan[1_500]
    again = Again(HOME)
    first = again.now(APBD, ALL, version)
    assert again.now(APBD, ALL, version) is first
    assert again.now(APBD, ALL, other) is not first
    assert again.now(APBD, ALL, version) is not first  # one version is remembered at a time


def test_a_choice_without_a_price_has_no_results():
    nothing = SimpleNamespace(people=None, cost=None, reaching=None)
    assert results_of(nothing) == {}
