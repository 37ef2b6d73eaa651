"""The page Wilayah on the project's own data, every number added up again from the releases."""

import csv
from pathlib import Path

import pytest

from callbacks.asking import Reader
from callbacks.wilayah import parts
from layouts.parts import regional_words
from layouts.parts.figure import plain
from layouts.parts.goals import based
from model.comparing import difference
from model.index import index_of
from model.period import months_apart
from model.regional import regional
from model.scope import Scope
from model.selection import Selection
from model.summary import overview
from tests.components import links, of_class, words
from texts import of

RELEASES = Path(__file__).parents[2] / "data" / "releases"
HOME = Selection(region="KAL", period="2022-12")
ALL = Scope.everything()
ID = of("id")
INFORMAL = ("own_account", "with_helpers", "casual_farm", "casual_nonfarm", "family_worker")


def survey(year):
    """Sakernas of one August by region, read without the project's own readers."""
    path = RELEASES / "sakernas" / f"{year}-08.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["region_code"]: row for row in csv.DictReader(file)}


def participants():
    """Kemnaker's table of active participants of December 2023 by region."""
    path = RELEASES / "kemnaker_peserta" / "2023-12.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {
            row["region_code"]: int(row["value"])
            for row in csv.DictReader(file)
            if row["measure"] == "participants_active" and not row["segment"]
        }


@pytest.fixture(scope="module")
def page(real):
    return lambda query="", scope=ALL: regional(Selection.of(query), HOME, scope, real)


def sentence(answer):
    key, pieces = regional_words.sentence(answer, ID)
    return plain(ID(key, **pieces)).replace("\u00a0", " ")


# Kalimantan, December 2023: Kemnaker's table over Sakernas August 2023


def test_the_page_opens_on_december_2023_over_the_labour_force_of_august_2023(page):
    answer = page()
    assert (answer.chosen.region, answer.chosen.period, answer.chosen.base) == (
        "KAL",
        "2023-12",
        "labour_force",
    )
    assert answer.vintage == "2023-08"


def test_the_gap_of_kalimantan_is_5_223_060_and_three_provinces_hold_85_per_cent(page):
    answer, active, people = page(), participants(), survey(2023)
    gaps = {
        code: int(people[code]["labour_force"]) - active[code]
        for code in ("61", "62", "63", "64", "65")
    }
    assert {place.region: place.people.known.value for place in answer.places} == gaps
    assert sum(gaps.values()) == 5_223_060 == 8_842_396 - 3_619_336
    assert answer.total.known.value == answer.whole.cell.gap.value == 5_223_060
    first = sorted(gaps.values(), reverse=True)
    assert sum(first[:2]) < 0.8 * 5_223_060 <= sum(first[:3])
    assert f"{sum(first[:3]) / sum(first):.2f}" == "0.85"
    assert sentence(answer) == (
        "5.223.060 dari 8.842.396 angkatan kerja di Kalimantan belum terlindungi; "
        "3 dari 5 provinsi memegang 85 %."
    )


# The nation, December 2023


def test_28_of_38_provinces_are_known_and_added_up(page):
    answer, active, people = page("?region=00"), participants(), survey(2023)
    assert (answer.chosen.period, len(answer.places), len(answer.known)) == ("2023-12", 38, 28)
    gaps = {
        place.region: int(people[place.region]["labour_force"]) - active[place.region]
        for place in answer.known
    }
    assert {place.region: place.cell.gap.value for place in answer.known} == gaps
    assert answer.total.known.value == sum(max(0, gap) for gap in gaps.values())


def test_dki_jakarta_stands_at_138_per_cent_flagged_and_last_of_the_known(page):
    answer = page("?region=00")
    jakarta = next(place for place in answer.places if place.region == "31")
    assert f"{jakarta.rate.value:.2f}" == "1.38"
    assert (jakarta.people.known.value, jakarta.cell.gap.value < 0) == (0, True)
    assert "above_base" in jakarta.cell.flags
    assert answer.known[-1].region == "31"
    said = words(parts(answer, Reader.of("id", None))["warnings"]).replace("\u00a0", " ")
    assert "DKI Jakarta" in said
    assert "138" in said


def test_514_kabupaten_and_kota_are_known_by_their_employed(page):
    answer = page("?region=00&level=kabkota&measure=employed")
    assert (len(answer.known), answer.chosen.period) == (514, "2025-08")
    people = survey(2025)
    expected = {code: int(row["employed"]) for code, row in people.items() if len(code) == 4}
    assert {place.region: place.people.known.value for place in answer.places} == expected
    assert answer.total.known.value == sum(expected.values()) == int(people["00"]["employed"])
    assert answer.outlines is not None
    assert answer.borders.missing == ()


# Kalimantan's informal workers


@pytest.mark.parametrize("year", [2022, 2024, 2025])
def test_16_of_56_hold_half_of_the_informal_workers(page, year):
    answer = page(f"?level=kabkota&measure=employed_informal&period={year}-08")
    counted = {
        code: sum(int(row[status]) for status in INFORMAL)
        for code, row in survey(year).items()
        if len(code) == 4 and code[:2] in ("61", "62", "63", "64", "65")
    }
    assert {place.region: place.people.known.value for place in answer.known} == counted
    people = sorted(counted.values(), reverse=True)
    assert len(people) == len(answer.places) == 56
    assert sum(people[:15]) < sum(people) / 2 <= sum(people[:16])
    assert answer.held.count == 16
    assert "16 dari 56 kabupaten/kota menampung separuh dari" in sentence(answer)


# Targets


def test_bali_is_at_49_90_per_cent_of_a_target_of_67_28(page):
    goals = [goal for goal in based(page("?region=00")) if goal.region == "51"]
    (bali,) = goals
    assert bali.reached.value == 935_079 / 1_873_899
    assert (f"{bali.reached.value:.4f}", bali.share.value) == ("0.4990", pytest.approx(0.6728))
    assert bali.base_period == "2025-03"


def test_targets_of_the_nation_name_no_base_and_are_never_drawn_as_a_distance(page):
    answer = page("?region=00")
    national = [goal for goal in answer.goals if goal.region == "00"]
    shares = {round(100 * goal.share.value, 2) for goal in national}
    assert shares == {32.15, 34.99, 43.92, 52.15, 99.5}
    assert not any(goal.is_based for goal in national)
    assert all(goal.base.known for goal in based(answer))


def test_both_targets_of_kalimantan_barat_for_2026_stand_side_by_side(page):
    # 61 % in the press of 2025 without a base, 72 % of 1 786 809 in that of 2022
    found = [goal for goal in page("?region=61").goals if goal.region == "61"]
    assert sorted(round(goal.share.value, 2) for goal in found) == [0.61, 0.72]
    assert [goal.share.value for goal in found if goal.is_based] == [pytest.approx(0.72)]


def test_a_share_has_no_base_of_another_month(real):
    for goal in index_of(real, Scope.everything()).goals:
        if goal.measure in ("coverage_share_bpjs", "ucj_coverage") and goal.is_based:
            assert goal.base_period == goal.period


# Comparing


def test_45_34_to_41_30_per_cent_is_taken_apart_into_0_21_and_minus_4_25_points(real):
    answer = overview(Selection.of("?period=2024-11&compare=2025-12"), HOME, ALL, real)
    found = difference(answer.headline, answer.other.headline)
    assert found.participants.value == 3_302_762 - 3_287_020 == 15_742
    assert f"{found.points.value:.2f}" == "-4.04"
    assert f"{found.by_participants:.2f}" == "0.21"
    assert f"{found.by_denominator:.2f}" == "-4.25"
    assert found.by_participants + found.by_denominator == pytest.approx(found.points.value)
    assert "own_bases" in answer.not_alike


# Every way that a page offers


@pytest.mark.parametrize("region", ["00", "KAL", "61", "64", "6403", "6474", "1901", "51", "9419"])
def test_every_way_that_a_page_offers_leads_to_a_page(page, region):
    answer = page(f"?region={region}")
    menus = answer.choices
    lists = (menus.levels, menus.measures, menus.bases, menus.segments, menus.compares, menus.views)
    ways = [option.to for menu in lists for option in menu if option.available]
    ways += [option.to for option in answer.region_path]
    ways += [place.to for place in answer.places]
    for way in ways:
        assert page(way.query).whole
    for option in menus.periods:
        there = page(option.to.query)
        assert there.known
        assert there.chosen.period == option.code


@pytest.mark.parametrize(
    "query",
    [
        "?region=64&period=2023-12",
        "?region=64&measure=uncovered&period=2018-08",
        "?region=00&measure=uncovered&period=2018-08",
        "?region=6403&measure=uncovered&segment=JAKON",
        "?segment=PMI",
        "?measure=employed_informal&period=2023-12",
    ],
)
def test_an_empty_page_offers_the_nearest_period_that_has_figures(page, query):
    answer = page(query)
    assert answer.known == ()
    shown = regional_words.answer(answer, ID)
    offered = [page(link.partition("?")[2]) for link in links(of_class(shown, "instead"))]
    assert offered
    assert any(there.known for there in offered)
    periods = [option.code for option in answer.choices.periods]
    if periods:
        near = min(months_apart(one, answer.chosen.period) for one in periods)
        same = [one for one in offered if one.measure == answer.measure]
        assert near in {months_apart(o.chosen.period, answer.chosen.period) for o in same}


def test_the_link_of_every_kind_of_page_that_names_the_whole_choice_opens_it(page):
    for region in ("00", "KAL", "64", "6403", "1901", "91@2021"):
        answer = page(f"?region={region.replace('@', '%40')}")
        again = page(answer.chosen.query)
        assert again.chosen == answer.chosen
        assert [place.people for place in again.places] == [p.people for p in answer.places]
