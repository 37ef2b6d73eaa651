"""What the page of trust answers: claims of a region, grades, completeness, totals, the scope."""

import pytest

from model.grade import Grade
from model.interval import Interval
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.summary import overview
from model.trust import trust
from tests.claimed import STATEMENTS, claim, claimed

ALL, HOME = Scope.everything(), Selection(region="KAL", period="2022-12")


@pytest.fixture(scope="module")
def version(tmp_path_factory):
    return claimed(tmp_path_factory.mktemp("claimed"))


def asked(version, query="", scope=ALL):
    return trust(Selection.of(query), HOME, scope, version)


def ids(page):
    return [one.claim.id for one in page.claims]


def test_a_region_has_the_statements_about_it_and_about_all_below_it(version):
    assert sorted(ids(asked(version))) == ["formal", "kukar", "points", "segments", "whole"]
    assert ids(asked(version, "?region=64")) == ["kukar"]
    assert ids(asked(version, "?region=51")) == ["bali"]
    assert ids(asked(version, "?region=61")) == []


def test_the_nation_has_them_all_and_a_region_counts_the_others(version):
    assert len(asked(version, "?region=00").claims) == len(STATEMENTS)
    assert asked(version, "?region=00").elsewhere == 0
    assert asked(version).elsewhere == 1
    assert asked(version, "?region=64").elsewhere == 5


def test_the_worst_stand_first_and_of_two_contradictions_the_one_further_off(version):
    # 3,5 juta against 2,6 juta at most: 0,9 of 2,5; 62,7 % at most against 69,5 %: 6,8 of 70
    assert ids(asked(version)) == ["whole", "formal", "points", "segments", "kukar"]
    verdicts = [one.verdict for one in asked(version).claims]
    assert verdicts == [
        "contradicts", "contradicts", "cannot_check", "agrees_within_rounding", "agrees",
    ]  # fmt: skip


def test_a_verdict_chooses_what_is_shown_and_changes_no_count(version):
    page = asked(version, "?verdict=contradicts")
    assert [one.claim.id for one in page.shown] == ["whole", "formal"]
    assert len(page.claims) == 5
    assert [page.count(code) for code in ("contradicts", "incomplete", "agrees")] == [2, 0, 1]
    assert asked(version, "?verdict=incomplete").shown == ()
    with pytest.raises(BadChoice):
        Selection.of("?verdict=wrong")


@pytest.mark.parametrize("query", ["", "?period=2023-12", "?segment=BPU", "?base=labour_force"])
def test_the_figure_and_its_grade_are_those_of_the_overview(version, query):
    page, other = asked(version, query), overview(Selection.of(query), HOME, ALL, version)
    assert (page.headline, page.grade) == (other.headline, other.grade)


def test_every_period_is_graded_over_its_usual_base_the_newest_first(version):
    found = [(one.cell.period, one.cell.base, one.grade.letter) for one in asked(version).graded]
    assert found == [("2023-12", "stated", "D"), ("2022-12", "stated", "C")]
    surveyed = asked(version, "?base=labour_force").graded
    assert [(one.cell.period, one.cell.base) for one in surveyed] == [
        ("2023-12", "labour_force"),
        ("2022-12", "labour_force"),
    ]


def test_a_table_of_one_publication_over_another_is_a_b(version):
    page = asked(version, "?region=61")
    assert [one.grade for one in page.graded] == [Grade("B", ("two_sources",))]


def test_totals_stand_beside_their_parts_the_worst_first(version):
    places, segments = asked(version).totals
    # 5 × 700 000 = 3 500 000 against 2,5 juta
    assert (places.of, places.period, places.verdict) == ("places", "2023-12", "contradicts")
    assert (places.summed, len(places.known)) == (Interval.exact(3_500_000), 5)
    # 1,45–1,6 + 0,3955–0,397 + 0,695–0,71 juta
    assert (segments.of, segments.verdict) == ("segments", "agrees_within_rounding")
    assert segments.summed == Interval(2_540_500, 2_596_000, 2_707_000)


def test_a_total_that_was_worked_out_from_its_parts_is_not_held_against_them(version):
    measured = {(one.measure, one.period) for one in asked(version).totals}
    assert measured == {("participants_active", "2023-12"), ("participants_active", "2022-12")}


def test_completeness_counts_places_and_leaves_no_year_out(version):
    participants, bases = asked(version).sides
    assert participants.years == bases.years == ("2022", "2023")
    assert participants.known == (0, 5)
    assert bases.known == (5, 5)
    assert {row.counts for row in bases.rows} == {(2, 2)}  # labour force and employed


def test_completeness_of_the_nation_counts_every_province(version):
    participants, _ = asked(version, "?region=00").sides
    assert participants.years == ("2022", "2023", "2024", "2025")
    assert len(participants.rows) == 38
    assert participants.known == (0, 5, 0, 1)


def test_a_region_with_nothing_below_it_is_its_own_place(version):
    participants, bases = asked(version, "?region=6403").sides
    assert [row.region for row in participants.rows] == ["6403"]
    assert participants.years == bases.years == ()


def test_a_statement_whose_publication_is_not_loaded_is_left_out(tmp_path):
    lost = claim("lost", "nobody-2020", ("sum", "1|2", "3"), ("KAL", "2020"))
    assert ids(asked(claimed(tmp_path, (*STATEMENTS[:1], lost)))) == ["formal"]
