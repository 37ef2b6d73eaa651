"""The answer of the page Wilayah: its places, what they hold, its defaults, its ways elsewhere."""

import pytest

from model.interval import Interval
from model.regional import regional
from model.scope import Scope
from model.selection import BadChoice, Selection
from tests.world import active, august, fact, publication, share, stated

ALL = Scope.everything()
HOME = Selection(region="KAL", period="2022-12")
INFORMAL = {"6401": 40, "6402": 30, "6403": 20, "6404": 10, "6405": 10, "6471": 10}


def workers(period, code, informal, employed=50):
    return august(period, code, labour_force=60, employed=employed, employed_informal=informal)


@pytest.fixture(scope="module")
def version(world_of):
    """Four provinces known of five in December 2023, one of them above its base; kab/kota by work.

    The office has a base of its own in the same month; a year later one province is known, about.
    """
    december = {"61": 30, "62": 60, "63": 120}
    return world_of(
        publication(
            "table-2023-12",
            *(active(code, "2023-12", count) for code, count in december.items()),
            active("64", "2023-12", 40),
            active("31", "2023-12", 138),
            fact("65", "2023-12", "", status="suppressed"),
            kind="official_table",
        ),
        publication(
            "kanwil-2023-12", active("KAL", "2023-12", 250), stated("KAL", "2023-12", 540),
            active("KAL", "2023-12", 90, "PU"),
        ),
        publication("press-2024-12", active("61", "2024-12", "35", flags="approximate",
                                            written="35"), kind="press"),
        publication("kutim-2024", active("6404", "2024", 15, "BPU"),
                    stated("6404", "2024", 12, "BPU")),
        publication("bali-2025-03", active("51", "2025-03", 50), stated("51", "2025-03", 100),
                    fact("51", "2025-12", "67.28", "ucj_target", unit="percent")),
        publication("plan-2025", fact("61", "2026", "61", "coverage_target_bpjs", unit="percent"),
                    as_of="2025"),
        publication("shares-2025-12", share("62", "2025-12", "42")),
        *(t for code in ("61", "62", "63", "64", "65", "31")
          for t in august("2023-08", code, labour_force=100)),
        *august("2023-08", "KAL", labour_force=500),
        *(t for code, count in INFORMAL.items() for t in workers("2022-08", code, count)),
        *(t for code, count in INFORMAL.items() for t in workers("2023-08", code, count + 2)),
        *workers("2021-08", "6401", 1),
    )  # fmt: skip


@pytest.fixture(scope="module")
def page(version):
    return lambda scope=ALL, **chosen: regional(Selection(**chosen), HOME, scope, version)


def by_code(answer):
    return {place.region: place for place in answer.places}


# What opens without a choice


def test_the_page_opens_on_the_latest_month_that_half_of_the_places_know(page):
    answer = page()
    assert answer.chosen == Selection(
        "KAL", "2023-12", "labour_force", "total", level="province", measure="uncovered", view="map"
    )
    assert answer.asked == Selection()


def test_a_later_month_that_one_place_knows_does_not_open_but_can_be_asked_for(page):
    assert page(period="2024-12").chosen.period == "2024-12"
    assert [place.region for place in page(period="2024-12").known] == []  # no August 2024
    assert "2024-12" not in {option.code for option in page().choices.periods}


def test_where_few_places_know_participants_the_workers_stand_in(page):
    answer = page(region="64")
    assert (answer.measure, answer.chosen.period) == ("employed_informal", "2023-08")
    assert answer.stands_in
    assert answer.chosen.base is None


def test_who_asks_for_a_segment_or_a_base_asks_for_coverage(page):
    assert page(region="64", segment="BPU").measure == "uncovered"
    assert page(region="64", base="labour_force").measure == "uncovered"
    assert not page(region="64", measure="employed_informal").stands_in


def test_a_measure_that_no_place_knows_opens_on_what_the_region_itself_knows(page):
    answer = page(segment="PU")
    assert (answer.chosen.period, answer.known, answer.held) == ("2023-12", (), None)
    assert answer.whole.people.known is None  # no formal workers of Kalimantan in this world
    assert answer.whole.status == "no_base"


# The places


def test_places_are_ranked_by_people_not_covered_the_unknown_last(page):
    answer = page()
    assert [place.region for place in answer.places] == ["61", "64", "62", "63", "65"]
    uncovered = [place.people.known.value for place in answer.known]
    assert uncovered == [100 - 30, 100 - 40, 100 - 60, 0]
    assert answer.total.known == Interval.exact(70 + 60 + 40 + 0)


def test_the_few_that_hold_most_are_counted_from_the_known_places(page):
    held = page().held
    assert (held.count, held.share, held.is_exact) == (3, (70 + 60 + 40) / 170, True)


def test_a_place_above_its_base_has_nobody_uncovered_and_a_negative_gap(page):
    above = by_code(page())["63"]
    assert above.people.known == Interval.exact(0)
    assert above.cell.gap == Interval.exact(100 - 120)
    assert above.rate == Interval.exact(120 / 100)
    assert "above_base" in above.cell.flags


def test_a_withheld_place_is_withheld_and_an_unpublished_one_is_unknown(page):
    assert by_code(page())["65"].status == "suppressed"
    assert by_code(page())["65"].people.known is None
    nation = by_code(page(region="00", period="2023-12"))
    assert nation["51"].status == "unknown"
    assert len(nation) == 38
    assert "KAL" not in nation


def test_what_is_left_out_is_neither_ranked_nor_added_up(page):
    answer = page()
    assert [place.region for place in answer.left_out] == ["65"]
    assert len(answer.known) + len(answer.left_out) == len(answer.places) == 5


def test_a_place_with_nobody_uncovered_still_comes_before_those_without_a_figure(page):
    answer = page(region="00", period="2023-12")
    assert answer.places[: len(answer.known)] == answer.known
    assert [place.region for place in answer.known[-2:]] == ["31", "63"]  # both above their base


def test_the_whole_is_the_regions_own_figure_and_not_the_sum_of_its_places(page):
    answer = page(base="labour_force")
    assert answer.whole.cell.gap == Interval.exact(500 - 250)
    assert answer.total.known.value == 170


def test_a_publishers_base_is_never_handed_down(page):
    answer = page(base="stated")
    assert answer.whole.cell.coverage == Interval.exact(250 / 540)
    assert {place.base.known for place in answer.places} == {None}
    assert by_code(answer)["61"].status == "no_base"  # participants are known, this base is not
    assert by_code(answer)["61"].cell.participants.known == Interval.exact(30)
    assert by_code(answer)["65"].status == "suppressed"
    assert (answer.held, answer.known) == (None, ())


def test_a_kabupaten_keeps_the_base_that_it_has_itself(page):
    answer = page(region="64", segment="BPU", period="2024", base="stated")
    assert by_code(answer)["6404"].rate == Interval.exact(15 / 12)
    assert {place.status for place in answer.left_out} == {"unknown"}
    assert answer.period_kind == "year"


def test_workers_of_a_kind_are_a_share_of_the_employed(page):
    answer = page(region="64", period="2022-08")
    place = by_code(answer)["6401"]
    assert (place.people.known, place.base.known) == (Interval.exact(40), Interval.exact(50))
    assert place.rate == Interval.exact(40 / 50)
    assert place.cell is None
    assert answer.total.known.value == sum(INFORMAL.values())


def test_a_kabupaten_stands_among_its_neighbours(page):
    answer = page(region="6403")
    assert len(answer.places) == 10
    assert [place.region for place in answer.places if place.is_chosen] == ["6403"]
    assert answer.whole.people.known == Interval.exact(20 + 2)
    assert by_code(answer).keys() == by_code(page(region="64")).keys()


def test_a_region_of_the_past_stands_among_no_places_of_today(page):
    answer = page(region="91@2021")
    assert answer.places == ()
    assert answer.whole.region == "91@2021"


def test_kabupaten_and_kota_of_the_nation_are_all_there(page):
    answer = page(region="00", level="kabkota")
    assert len(answer.places) == 514
    assert {place.parent[:2] for place in answer.places} >= {"11", "64", "97"}


def test_a_level_of_regional_offices_has_the_one_that_is_known(page):
    answer = page(region="00", level="kanwil", period="2023-12")
    assert [place.region for place in answer.places] == ["KAL"]
    assert answer.borders is None


@pytest.mark.parametrize(
    ("chosen", "nearest"),
    [
        ({"level": "kanwil"}, "province"),  # the home region has none below
        ({"region": "64", "level": "province"}, "kabkota"),
        ({"region": "6403", "level": "province"}, "kabkota"),
    ],
)
def test_a_level_that_is_not_below_is_refused_with_the_one_that_is(page, chosen, nearest):
    with pytest.raises(BadChoice) as refused:
        page(**chosen)
    assert (refused.value.parameter, refused.value.nearest) == ("level", nearest)


# Choices


EVERY = [
    {},
    {"region": "00"},
    {"region": "00", "level": "kabkota"},
    {"region": "64"},
    {"region": "64", "period": "2022-08"},
    {"region": "64", "segment": "BPU", "measure": "uncovered"},
    {"region": "6403", "period": "2022-08"},
    {"region": "9419"},
    {"region": "91@2021"},
    {"segment": "PU", "period": "2023-12"},
    {"base": "stated"},
    {"compare": "64"},
]


@pytest.mark.parametrize("chosen", EVERY, ids=str)
def test_every_option_of_every_menu_leads_to_a_page_that_answers(page, version, chosen):
    answer = page(**chosen)
    menus = answer.choices
    found = (menus.levels, menus.measures, menus.bases, menus.segments, menus.compares, menus.views)
    options = [option for menu in found for option in menu if option.available]
    for option in (*options, *answer.region_path):
        assert regional(option.to, HOME, ALL, version).chosen
    for option in menus.periods:
        there = regional(option.to, HOME, ALL, version)
        assert there.known or there.whole.is_known  # over a publisher's own base: the region alone


@pytest.mark.parametrize("chosen", EVERY, ids=str)
def test_the_link_that_names_the_whole_choice_opens_the_same_page(page, version, chosen):
    answer = page(**chosen)
    again = regional(Selection.of(answer.chosen.query), HOME, ALL, version)
    assert again.chosen == answer.chosen
    assert [(one.region, one.people) for one in again.places] == [
        (one.region, one.people) for one in answer.places
    ]


def test_another_measure_drops_a_period_that_it_does_not_have_and_keeps_one_that_it_has(page):
    measures = {m.code: m.to for m in page(region="64", period="2022-08").choices.measures}
    assert measures["employed"].period == "2022-08"
    assert measures["uncovered"].period is None
    bare = page(region="64", period="2022-08", segment="BPU", measure="uncovered").choices
    informal = next(one.to for one in bare.measures if one.code == "employed_informal")
    assert (informal.segment, informal.base) == (None, None)


def test_a_measure_and_a_segment_that_no_place_knows_are_visible_and_not_to_be_had(page):
    answer = page()
    assert not {m.code: m.available for m in answer.choices.measures}["employed_construction"]
    segments = {one.code: one.available for one in answer.choices.segments}
    assert (segments["total"], segments["PMI"]) == (True, False)


def test_the_period_stays_on_the_way_down_where_the_places_have_it(page):
    answer = page(region="64", period="2022-08")
    assert by_code(answer)["6401"].to == Selection("6401", "2022-08")
    assert {option.code: option.to.period for option in answer.region_path} == {
        "00": None,
        "KAL": None,
        "64": "2022-08",
    }


def test_the_period_is_left_behind_where_the_places_below_do_not_have_it(page):
    nation = page(region="00", period="2023-12")
    assert by_code(nation)["64"].to == Selection("64")  # kab/kota have no participants


def test_the_measure_that_was_chosen_stays_on_the_way_down(page):
    answer = page(region="64", measure="employed", period="2022-08", view="tiles", lang="en")
    assert by_code(answer)["6401"].to == Selection(
        "6401", "2022-08", measure="employed", view="tiles", lang="en"
    )


def test_tiles_are_offered_only_where_every_place_has_one(page):
    def views(**chosen):
        return {view.code: view.available for view in page(**chosen).choices.views}

    assert views()["tiles"]
    assert views(region="00")["tiles"]
    assert not views(region="51")["tiles"]


def test_a_base_is_offered_with_the_result_that_it_would_give(page):
    bases = {option.code: option for option in page(base="labour_force").choices.bases}
    assert bases["stated"].cell.coverage == Interval.exact(250 / 540)
    assert bases["labour_force"].cell.coverage == Interval.exact(250 / 500)


# Targets and shares as published


def test_a_target_whose_document_names_no_base_has_no_distance(page):
    goals = {goal.region: goal for goal in page().goals}
    assert (goals["61"].is_based, goals["61"].reached) == (False, None)
    based = {goal.region: goal for goal in page(region="00").goals}["51"]
    assert (based.is_based, based.reached.value) == (True, 50 / 100)


def test_shares_as_published_stand_beside_workers_only(page):
    assert page().stated == ()
    stood_in = {goal.region: goal for goal in page(measure="employed_informal").stated}
    assert stood_in["62"].share.value == pytest.approx(0.42)
    kutim = {goal.region: goal for goal in page(region="64").stated}
    assert kutim == {}  # own-account workers of Kutai Timur are not all its participants


# Comparing


def test_two_regions_stand_side_by_side_at_one_period_over_one_base(page):
    answer = page(compare="64")
    assert (answer.other.whole.region, answer.other.chosen.level) == ("64", "kabkota")
    assert answer.other.chosen.period == answer.chosen.period == "2023-12"
    assert answer.other.chosen.base == answer.chosen.base


def test_two_augusts_of_workers_are_told_apart_by_the_new_weights(page):
    answer = page(region="64", period="2022-08", compare="2023-08")
    assert (answer.other.chosen.period, answer.other.total.known.value) == (
        "2023-08",
        sum(INFORMAL.values()) + 2 * len(INFORMAL),
    )
    assert answer.not_alike == ("sakernas_weights_2023",)


def test_a_comparison_with_itself_is_the_same_page_twice(page):
    answer = page(compare="KAL")
    assert answer.other.places[0].people == answer.places[0].people
    assert answer.not_alike == ()


# Who may see what


def test_nothing_known_anywhere_is_an_answer_too(world):
    bare = world(*august("2022-08", "64", labour_force=5))
    answer = regional(Selection(), HOME, ALL, bare)
    assert (answer.known, answer.held, answer.total.known) == ((), None, None)
    assert len(answer.places) == 5
