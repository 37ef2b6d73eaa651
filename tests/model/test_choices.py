"""What a reader can choose from here, and that every choice leads to a page with figures."""

import pytest

from callbacks.ringkasan import regions as regions_of
from model.scope import Scope
from model.selection import Selection
from model.summary import overview
from tests.world import active, august, publication, stated

ALL = Scope.everything()
HOME = Selection(region="KAL", period="2022-12")


@pytest.fixture(scope="module")
def version(world_of):
    return world_of(
        publication(
            "kanwil-2022-12",
            stated("KAL", "2022-12", 590),
            active("KAL", "2022-12", 260),
            active("KAL", "2022-12", 40, "BPU"),
        ),
        publication("kanwil-2021-12", active("KAL", "2021-12", 200)),
        publication("kanwil-2020-12", active("KAL", "2020-12", 20, "BPU")),
        publication("kota-2023-06", active("6471", "2023-06", 5)),
        *august("2022-08", "KAL", labour_force=850),
    )


def choices(version, scope=ALL, **chosen):
    return overview(Selection(**chosen), HOME, scope, version).choices


def regions(version, scope=ALL, **chosen):
    return regions_of(Selection(**chosen), scope, version)


def by_code(options):
    return {option.code: option for option in options}


def test_every_region_stands_in_the_tree_and_only_those_with_figures_can_be_chosen(version):
    found = regions(version)
    assert len(found) == 1 + 1 + 38 + 514
    assert [(o.code, o.depth) for o in found[:3]] == [("00", 0), ("KAL", 1), ("61", 2)]
    assert (by_code(found)["64"].depth, by_code(found)["6471"].depth) == (2, 3)
    assert [option.code for option in found if option.available] == ["KAL", "6471"]


def test_a_region_of_the_past_is_offered_only_where_it_has_figures(world_of):
    version = world_of(publication("papua-2021-12", active("91@2021", "2021-12", 5)))
    assert by_code(regions(version))["91@2021"].available
    assert "94@2021" not in by_code(regions(version))


def test_a_region_is_found_by_name_other_spelling_and_both_codes(version):
    assert {"kota", "balikpapan", "6471", "64.71"} <= set(
        by_code(regions(version))["6471"].search.split()
    )


def test_only_periods_with_a_figure_are_offered_newest_first(version):
    assert [o.code for o in choices(version).periods] == ["2022-12", "2021-12"]
    assert [o.code for o in choices(version, segment="BPU").periods] == ["2022-12", "2020-12"]


def test_every_base_shows_its_result_and_one_without_a_figure_stays_visible(version):
    bases = by_code(choices(version).bases)
    assert (bases["stated"].available, bases["labour_force"].available) == (True, True)
    assert bases["labour_force"].cell.coverage.value == 260 / 850
    assert bases["employed"].available is False


def test_segments_without_figures_stay_visible_and_cannot_be_chosen(version):
    segments = by_code(choices(version).segments)
    assert list(segments) == ["total", "PU", "BPU", "JAKON", "PMI"]
    assert [code for code, option in segments.items() if option.available] == ["total", "BPU"]


def test_a_choice_changes_what_it_names_and_keeps_the_rest(version):
    page = choices(version, lang="en", base="labour_force")
    assert by_code(page.periods)["2021-12"].to == Selection(
        period="2021-12", base="labour_force", lang="en"
    )
    assert by_code(page.bases)["stated"].to == Selection(base="stated", lang="en")


def test_another_region_keeps_the_month_only_where_it_has_that_month(version):
    there = by_code(regions(version, period="2022-12"))
    assert there["KAL"].to == Selection(region="KAL", period="2022-12")
    assert there["6471"].to == Selection(region="6471")


def test_another_region_keeps_the_publishers_base_only_where_it_has_one(version):
    there = by_code(regions(version, period="2022-12", base="stated"))
    assert there["KAL"].to.base == "stated"
    assert there["6471"].to.base is None


def test_another_segment_takes_its_own_base_again(version):
    page = choices(version, period="2021-12", base="labour_force")
    assert by_code(page.segments)["BPU"].to == Selection(segment="BPU")
    kept = by_code(choices(version, period="2022-12").segments)["BPU"].to
    assert kept == Selection(segment="BPU", period="2022-12")


def test_all_segments_is_no_choice_in_the_link(version):
    assert by_code(choices(version, segment="BPU").segments)["total"].to == Selection()


def test_every_available_choice_leads_to_a_page(version):
    page = choices(version)
    options = [*page.periods, *page.bases, *page.segments, *page.compares, *regions(version)]
    for option in options:
        if option.available:
            assert overview(option.to, HOME, ALL, version).headline is not None
