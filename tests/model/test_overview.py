"""The overview page's answer: its defaults, ranking and segments, and what it says of doubts."""

import pytest

from model.interval import Interval
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.summary import overview
from tests.world import active, august, fact, publication, share, stated

ALL = Scope.everything()
HOME = Selection(region="KAL", period="2022-12")
KALIMANTAN = ("61", "62", "63", "64", "65")


@pytest.fixture(scope="module")
def version(world_of):
    """A kanwil with a base of its own, provinces a year later, a kota, years, a bare kabupaten."""
    people = {"61": 30, "62": 60, "63": 120, "64": 40, "65": 50}
    return world_of(
        publication(
            "kanwil-2022-12-01",
            stated("KAL", "2022-12", 590),
            active("KAL", "2022-12", 260),
            active("KAL", "2022-12", 150, "PU"),
            active("KAL", "2022-12", 40, "BPU"),
            active("KAL", "2022-12", 70, "JAKON"),
            fact("KAL", "2022-12", 1_500, "population"),
        ),
        publication("press-2022-12", active("KAL", "2022-12", 9, "PMI"), kind="press"),
        publication("kanwil-2021-12", active("KAL", "2021-12", 200), stated("KAL", "2021-12", 540)),
        publication("kanwil-2021", active("KAL", "2021", 7, "PU")),
        publication("kanwil-2019-12", active("KAL", "2019-12", 30, "BPU")),
        publication("kanwil-2024-11", active("KAL", "2024-11", 290), share("KAL", "2024-11", "40")),
        publication(
            "table-2023-12",
            *(active(code, "2023-12", count) for code, count in people.items()),
            kind="official_table",
        ),
        publication("press-2023-12", active("KAL", "2023-12", 250), kind="press"),
        publication("kota-2023-06", active("6471", "2023-06", 5, "BPU")),
        publication(
            "year-2024", active("6404", "2024", 8, "BPU"), stated("6404", "2024", 5, "BPU")
        ),
        *august(
            "2022-08", "KAL", builders=50,
            labour_force=850, employed=800, employed_formal=375, employed_informal=434,
        ),
        *(t for code in KALIMANTAN for t in august("2023-08", code, labour_force=100)),
        *august("2023-08", "6404", labour_force=30, employed_informal=11),
    )  # fmt: skip


def shown(version, **chosen):
    return overview(Selection(**chosen), HOME, ALL, version)


# What opens without a choice


def test_the_page_opens_on_the_home_region_and_month_over_the_publishers_own_base(version):
    page = shown(version)
    assert page.chosen == Selection("KAL", "2022-12", "stated", "total")
    assert page.asked == Selection()
    assert page.headline.coverage.value == 260 / 590


def test_what_was_asked_is_kept_word_for_word_beside_what_is_shown(version):
    page = shown(version, base="labour_force", lang="en")
    assert page.asked == Selection(base="labour_force", lang="en")
    assert page.chosen == Selection("KAL", "2022-12", "labour_force", "total", lang="en")


def test_another_region_opens_on_its_newest_month_and_a_base_that_it_has(version):
    page = shown(version, region="64")
    assert (page.chosen.period, page.chosen.base) == ("2023-12", "labour_force")
    assert page.headline.coverage.value == 40 / 100


def test_a_segment_opens_on_its_newest_month_over_its_own_base(version):
    page = shown(version, segment="BPU")
    assert (page.chosen.period, page.chosen.base) == ("2022-12", "employed_informal")
    assert page.headline.coverage.value == 40 / 434


def test_a_region_without_any_figure_says_unknown_and_shows_what_it_would_be_divided_by(version):
    page = shown(version, region="6409")
    assert page.headline.status == "unknown"
    assert page.chosen.period == "2024-11"  # the newest that anybody has
    assert (page.ranking, page.segments, page.sources) == ((), (), ())


def test_a_region_with_a_base_and_no_participants_shows_the_base_alone(version):
    page = shown(version, region="64", period="2022-12")
    assert (page.headline.status, page.headline.base_period) == ("unknown", "2022-08")
    assert page.headline.participants.known is None


def test_a_kota_with_one_segment_only_is_opened_on_that_months_total_as_unknown(version):
    page = shown(version, region="6471")
    assert (page.chosen.period, page.headline.status) == ("2023-06", "unknown")


def test_a_year_without_a_month_is_shown_as_a_year(version):
    page = shown(version, region="6404", segment="BPU", base="stated")
    assert (page.headline.period, page.headline.period_kind) == ("2024", "year")
    assert page.headline.coverage.value == 8 / 5
    assert "above_base" in page.headline.flags
    assert page.newer is None


def test_a_base_that_does_not_hold_for_the_segment_reads_no_base(version):
    page = shown(version, base="employed_formal")
    assert (page.headline.status, page.headline.denominator.known) == ("no_base", None)
    assert page.headline.participants.known.value == 260


def test_what_does_not_exist_is_a_bad_choice(version):
    with pytest.raises(BadChoice, match="period"):
        shown(version, period="2020-05")


# The headline and what stands beside it


def test_beside_the_publishers_base_stands_the_labour_force(version):
    comparison = shown(version).comparison
    assert (comparison.base, comparison.coverage.value) == ("labour_force", 260 / 850)
    assert shown(version, base="labour_force").comparison is None


def test_without_a_labour_force_there_is_nothing_to_compare_with(version):
    assert shown(version, period="2021-12").comparison is None


def test_segments_are_those_of_the_headlines_own_publication_over_the_headlines_base(version):
    segments = shown(version).segments
    assert [cell.segment for cell in segments] == ["PU", "BPU", "JAKON"]  # PMI is another's
    assert [cell.coverage.value for cell in segments] == [150 / 590, 40 / 590, 70 / 590]
    assert {cell.base for cell in segments} == {"stated"}


def test_segments_follow_the_chosen_base(version):
    segments = shown(version, base="labour_force").segments
    assert [cell.coverage.value for cell in segments] == [150 / 850, 40 / 850, 70 / 850]
    assert {cell.base_period for cell in segments} == {"2022-08"}


def test_a_segment_has_no_segments(version):
    assert shown(version, segment="PU").segments == ()


def test_a_headline_of_another_publication_has_no_segments_of_this_one(version):
    assert shown(version, period="2023-12").segments == ()


def test_each_segment_stands_over_its_own_base_above_a_hundred_per_cent_too(version):
    formal, informal, builders = shown(version).own
    assert formal.coverage.value == 150 / 375
    assert informal.coverage.value == 40 / 434
    assert (builders.coverage.value, builders.gap.value) == (70 / 50, 50 - 70)
    assert "above_base" in builders.flags


def test_the_own_bases_of_segments_without_figures_are_still_named(version):
    own = shown(version, region="64").own
    assert [cell.base for cell in own] == [
        "employed_formal", "employed_informal", "employed_construction",
    ]  # fmt: skip
    assert {cell.status for cell in own} == {"unknown"}


def test_every_base_that_holds_is_offered_with_its_result(version):
    bases = {cell.base: cell for cell in shown(version).bases}
    assert set(bases) == {"stated", "labour_force", "employed"}
    assert bases["employed"].coverage.value == 260 / 800
    of_builders = {cell.base for cell in shown(version, segment="JAKON").bases}
    assert of_builders == {"stated", "labour_force", "employed", "employed_construction"}


def test_the_population_is_context_and_no_base(version):
    page = shown(version)
    assert (page.population.known.value, page.population_period) == (1_500, "2022-12")
    assert "population" not in {cell.base for cell in page.bases}


def test_a_newer_figure_is_named_and_the_newest_page_has_none(version):
    newer = shown(version).newer
    assert (newer.period, newer.base) == ("2024-11", "stated")
    assert newer.coverage.value == pytest.approx(0.40)
    assert shown(version, period="2024-11").newer is None


# Ranking


def test_places_are_ranked_at_the_nearest_month_that_has_them_over_the_labour_force(version):
    ranking = shown(version).ranking
    assert {(cell.period, cell.base) for cell in ranking} == {("2023-12", "labour_force")}
    assert [cell.region for cell in ranking] == ["61", "64", "65", "62", "63"]
    assert [cell.gap.value for cell in ranking] == [70, 60, 50, 40, -20]


def test_uncovered_people_are_added_up_without_setting_one_place_off_against_another(version):
    page = shown(version)
    assert page.ranking_total.known == Interval.exact(70 + 60 + 50 + 40 + 0)
    assert page.ranking_total.status == "computed"
    gap = shown(version, period="2023-12", base="labour_force").headline.gap
    assert gap is None or gap.value != page.ranking_total.known.value


def test_the_publishers_base_is_never_handed_down_to_the_places_below(version):
    bases = {cell.base for cell in shown(version, base="stated").ranking}
    assert bases == {"labour_force"}


def test_a_survey_base_that_was_chosen_ranks_the_places_below_even_where_none_has_it(version):
    ranking = shown(version, base="employed").ranking
    assert {cell.base for cell in ranking} == {"employed"}
    assert {cell.status for cell in ranking} == {"no_base"}


def test_places_left_out_of_a_sum_are_named(version):
    page = shown(version, region="00")
    assert len(page.ranking) == 38
    assert len(page.left_out) == 38 - 5
    assert "Bali" in page.left_out
    assert "Kalimantan Barat" not in page.left_out


def test_a_place_without_a_figure_is_ranked_last_and_never_as_zero(version):
    ranking = shown(version, region="00").ranking
    assert [cell.is_known for cell in ranking] == [True] * 5 + [False] * 33
    assert shown(version, region="00").ranking_total.known.value == 70 + 60 + 50 + 40


def test_a_level_that_was_asked_for_is_ranked(version):
    page = shown(version, region="KAL", segment="BPU", level="kabkota")
    assert "6404" in {cell.region for cell in page.ranking}


def test_a_level_without_places_is_refused_with_the_one_that_has(version):
    with pytest.raises(BadChoice) as refused:
        shown(version, region="64", level="kanwil")
    assert (refused.value.parameter, refused.value.nearest) == ("level", "kabkota")


# Doubts


def test_figures_that_do_not_agree_are_all_shown_with_who_says_so(version):
    (rivals,) = shown(version, period="2023-12").rivals
    assert (rivals.region_name, rivals.period, rivals.period_kind) == (
        "Kalimantan", "2023-12", "month",
    )  # fmt: skip
    assert [(figure.known.value, who) for figure, who in rivals.figures] == [
        (250, "press-2023-12 publisher"),
        (30 + 60 + 120 + 40 + 50, "table-2023-12 publisher"),
    ]


def test_the_rivals_of_the_month_that_is_ranked_are_shown_too(version):
    assert [rivals.period for rivals in shown(version).rivals] == ["2023-12"]


def test_figures_of_other_months_do_not_contradict(version):
    assert shown(version, region="64").rivals == ()


def test_each_concept_of_the_publishers_base_is_a_stretch_of_its_own(version):
    stretches = [(b.period, b.denominator.known.value, b.implied) for b in shown(version).breaks]
    assert stretches == [
        ("2021-12", 540, False),
        ("2022-12", 590, False),
        ("2024-11", pytest.approx(290 / 0.40), True),
    ]


def test_a_segment_has_the_stretches_of_its_own_base_only(version):
    assert shown(version, segment="PU").breaks == ()


def test_december_is_compared_with_december_and_a_missing_one_stays_a_gap(version):
    decembers = shown(version).decembers
    months = ["2019-12", "2020-12", "2021-12", "2022-12"]
    known = {code: [q.known and q.known.value for _, q in decembers[code]] for code in decembers}
    assert [month for month, _ in decembers["total"]] == months
    assert known == {
        "total": [None, None, 200, 260],
        "PU": [None, None, None, 150],  # the year 2021 is no December
        "BPU": [30, None, None, 40],
        "JAKON": [None, None, None, 70],
    }


def test_before_december_the_last_december_is_that_of_the_year_before(version):
    decembers = shown(version, period="2024-11").decembers["total"]
    assert [month for month, _ in decembers] == ["2020-12", "2021-12", "2022-12", "2023-12"]


def test_numbers_before_and_after_new_survey_weights_on_one_page_are_marked(version):
    assert "sakernas_weights_2023" in shown(version).series_breaks
    assert "sakernas_weights_2023" not in shown(version, region="64").series_breaks


# Sources and choices


def test_every_publication_behind_a_number_on_the_page_is_named_once(version):
    origins = [source.origin for source in shown(version).sources]
    assert origins[0] == "kanwil-2022-12-01"
    assert len(origins) == len(set(origins))
    assert {"table-2023-12", "sakernas-kal-2022-08", "builders-kal-2022-08"} <= set(origins)
    assert "kanwil-2019-12" not in origins


def test_a_source_carries_publisher_title_address_and_date(version):
    source = shown(version).sources[0]
    assert (source.publisher, source.title) == (
        "kanwil-2022-12-01 publisher", "kanwil-2022-12-01 title",
    )  # fmt: skip
    assert (source.url, source.as_of) == ("https://example.org/kanwil-2022-12-01", "2022-12-01")


def test_the_page_says_which_version_it_was_made_from(version):
    facts = shown(version).version
    assert (facts.number, facts.created, facts.degraded) == (1, "2026-01-02T03:04:05+00:00", None)


def test_the_way_up_leads_to_the_nation(version):
    path = shown(version, region="6404").region_path
    assert [option.code for option in path] == ["00", "KAL", "64", "6404"]
    assert path[1].to == Selection(region="KAL")
