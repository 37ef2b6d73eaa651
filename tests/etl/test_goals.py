"""Targets and shares as published: each with the base of its own publication and of no other."""

import pytest

from model.index import index_of
from model.scope import Scope
from tests.world import active, fact, publication, share, stated


def target(region, period, percent, measure="ucj_target", **cells):
    return fact(region, period, percent, measure, unit="percent", **cells)


def aimed(region, period, count):
    return fact(region, period, count, "participants_target")


def goals(version, region="51"):
    """What is known of a region: (measure, period, publication) -> goal."""
    found = [goal for goal in index_of(version, Scope.everything()).goals if goal.region == region]
    keyed = {(goal.measure, goal.period, goal.origin): goal for goal in found}
    assert len(keyed) == len(found)  # one row for one share of one publication
    return keyed


def test_a_target_has_the_base_and_the_participants_that_its_publication_states(world):
    version = world(
        publication(
            "bali-2025-03",
            active("51", "2025-03", 935_079),
            stated("51", "2025-03", 1_873_899),
            target("51", "2025-12", "67.28"),
        )
    )
    goal = goals(version)["ucj_target", "2025-12", "bali-2025-03"]
    assert goal.base.known.value == 1_873_899
    assert (goal.base_period, goal.is_based) == ("2025-03", True)
    assert goal.reached.value == 935_079 / 1_873_899


def test_no_base_is_borrowed_from_another_publication(world):
    version = world(
        publication("plan-2025-01", target("51", "2025-12", "60")),
        publication("press-2025-01", active("51", "2025-01", 5), stated("51", "2025-01", 10)),
    )
    goal = goals(version)["ucj_target", "2025-12", "plan-2025-01"]
    assert (goal.is_based, goal.reached, goal.base_period) == (False, None, "")


def test_no_base_is_borrowed_from_another_region_or_segment(world):
    version = world(
        publication(
            "a-2025-01",
            target("51", "2025-12", "60"),
            stated("52", "2025-01", 10),
            stated("51", "2025-01", 7, "BPU"),
        )
    )
    assert not goals(version)["ucj_target", "2025-12", "a-2025-01"].is_based


def test_a_share_of_one_month_is_not_given_the_base_of_another(world):
    # one article with the shares of two years and the base of the last
    version = world(
        publication(
            "a-2025-03",
            share("51", "2024-12", "45"),
            share("51", "2025-03", "46"),
            stated("51", "2025-03", 1_000),
        )
    )
    found = goals(version)
    assert found["coverage_share_bpjs", "2025-03", "a-2025-03"].base.known.value == 1_000
    assert not found["coverage_share_bpjs", "2024-12", "a-2025-03"].is_based


def test_participants_of_one_month_are_never_divided_by_the_base_of_another(world):
    version = world(
        publication(
            "a-2025-03",
            target("51", "2025-12", "60"),
            stated("51", "2024-12", 900),
            active("51", "2025-03", 500),
        )
    )
    goal = goals(version)["ucj_target", "2025-12", "a-2025-03"]
    assert (goal.base.known.value, goal.base_period) == (900, "2024-12")
    assert goal.participants.known is None
    assert goal.reached is None


def test_the_newest_base_of_a_publication_is_the_one_a_target_is_of(world):
    version = world(
        publication(
            "a-2025-03",
            target("51", "2025-12", "60"),
            *(stated("51", f"{year}-12", 900 + year) for year in (2022, 2024, 2023)),
            *(active("51", f"{year}-12", 400 + year) for year in (2022, 2024, 2023)),
        )
    )
    goal = goals(version)["ucj_target", "2025-12", "a-2025-03"]
    assert goal.reached.value == (400 + 2024) / (900 + 2024)


def test_a_target_in_people_and_in_percent_implies_its_base(world):
    version = world(
        publication("a-2025-03", target("63", "2025", "40"), aimed("63", "2025", 600_000))
    )
    goal = goals(version, "63")["ucj_target", "2025", "a-2025-03"]
    assert goal.base.status == "computed"
    assert goal.base.known.value == pytest.approx(600_000 / 0.40)
    assert goal.base.known.low == pytest.approx(600_000 / 0.41)  # 40 % is [39,5; 41)
    assert goal.base.known.high == pytest.approx(600_000 / 0.395)


def test_targets_of_two_years_imply_two_bases_and_no_third_row(world):
    version = world(
        publication(
            "a-2025-03",
            target("63", "2025", "40"),
            aimed("63", "2025", 600),
            target("63", "2026", "50"),
            aimed("63", "2026", 900),
        )
    )
    found = goals(version, "63")
    bases = {period: goal.base.known.value for (_, period, _), goal in found.items()}
    assert bases == {"2025": pytest.approx(600 / 0.4), "2026": pytest.approx(900 / 0.5)}


def test_a_stated_base_goes_before_an_implied_one(world):
    version = world(
        publication(
            "a-2025-03",
            target("63", "2025", "40"),
            aimed("63", "2025", 600),
            stated("63", "2025-03", 1_400),
        )
    )
    assert goals(version, "63")["ucj_target", "2025", "a-2025-03"].base.known.value == 1_400


def test_two_targets_of_one_year_stand_side_by_side(world):
    version = world(
        publication("a-2025-03", target("61", "2026", "61", "coverage_target_bpjs")),
        publication("b-2022-11", target("61", "2026", "72", "coverage_target_bpjs")),
    )
    shares = sorted(goal.share.value for goal in goals(version, "61").values())
    assert shares == pytest.approx([0.61, 0.72])


def test_what_a_target_says_was_reached_stands_beside_it(world):
    version = world(
        publication(
            "a-2025-03",
            target("00", "2025", "52.15"),
            fact("00", "2024-12", "30", "ucj_coverage", unit="percent"),
            fact("00", "2025-02", "35.68", "ucj_coverage", unit="percent"),
        )
    )
    goal = goals(version, "00")["ucj_target", "2025", "a-2025-03"]
    assert goal.reached.value == pytest.approx(0.3568)
    assert not goal.is_based


def test_a_world_without_targets_has_none(world):
    version = world(publication("a-2025-03", active("51", "2025-03", 5)))
    assert index_of(version, Scope.everything()).goals == ()
