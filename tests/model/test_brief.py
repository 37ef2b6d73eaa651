"""The brief of a region is made of what the pages answer; nothing in it is worked out anew."""

import pytest

from model.brief import brief
from model.brief_trend import YEARS, years_of
from model.overview import Overview
from model.protected_answer import protected
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.series import series
from model.summary import overview
from tests.world import active, august, publication, stated

HOME, ALL = Selection(region="KAL", period="2022-12"), Scope.everything()


def of(version, region, scope=ALL, **choice):
    return brief(Selection(region=region, **choice), HOME, scope, version)


@pytest.mark.parametrize("region", ["KAL", "00", "64", "6404", "51", "9702"])
def test_a_brief_is_the_answer_of_the_overview(real, region):
    page = overview(Selection(region=region), HOME, ALL, real)
    made = of(real, region)
    told = [name for name in Overview.__slots__ if name not in ("asked",)]
    assert [getattr(made.overview, name) for name in told] == [getattr(page, name) for name in told]
    assert made.chosen == page.chosen
    assert made.told == protected(Selection(region=region), HOME, ALL, real).programmes


def test_every_publication_shown_is_among_the_sources_the_headlines_first(real):
    made = of(real, "KAL")
    origins = [source.origin for source in made.sources]
    shown = {origin for year in made.years for origin in year.origins}
    shown |= {one.source.origin for one in made.told} | set(made.headline.participants.origins)
    assert shown <= set(origins)
    assert origins[0] in made.headline.participants.origins
    assert len(origins) == len(set(origins))


def test_a_comparison_is_left_to_the_page(real):
    assert of(real, "KAL", compare="2025-12").overview.other is None


def test_years_go_from_the_first_figure_to_the_last_and_a_year_without_one_is_unknown(world):
    version = world(
        publication("bpjs-2024-12", active("64", "2021-12", 500), active("64", "2024-12", 800)),
        *august("2024-08", "64", labour_force=2_000, employed=1_800),
    )
    years = years_of(series("64", "total", ALL, version))
    known = [year.participants.known and year.participants.known.value for year in years]
    assert [year.period for year in years] == ["2021-12", "2022-12", "2023-12", "2024-12"]
    assert known == [500, None, None, 800]


def test_a_december_stands_for_its_year_else_the_last_month(world):
    version = world(
        publication(
            "bpjs-2024-12",
            active("64", "2023-03", 500),
            active("64", "2023-12", 700),
            active("64", "2024-05", 650),
        )
    )
    years = years_of(series("64", "total", ALL, version))
    assert [(year.period, year.is_december) for year in years] == [
        ("2023-12", True),
        ("2024-05", False),
    ]


def test_decembers_of_one_body_compare_and_their_change_is_the_difference(world):
    version = world(
        publication("bpjs-2024-12", active("64", "2023-12", 700), active("64", "2024-12", 760))
    )
    last = years_of(series("64", "total", ALL, version))[-1]
    assert (last.compares, last.since, last.change.value) == (True, "2023-12", 760 - 700)


def test_a_change_of_the_publishers_base_lies_between_two_decembers(world):
    version = world(
        publication("bpjs-2023-12", stated("64", "2023-12", 1_000), active("64", "2023-12", 700)),
        publication("bpjs-2024-12", stated("64", "2024-12", 3_000), active("64", "2024-12", 760)),
    )
    last = years_of(series("64", "total", ALL, version))[-1]
    assert (last.compares, last.change) == (False, None)
    assert "other_base" in last.reasons
    assert "participants_january" not in last.reasons  # December beside December


def test_no_more_years_than_a_narrow_chart_holds(real):
    assert len(of(real, "00").years) == YEARS


def test_without_ratios_below_it_says_where_the_informal_workers_are(real):
    made = of(real, "64")
    assert made.ranking == ()
    assert {place.region for place in made.beside.places} >= {"6403", "6471"}
    assert made.beside.measure == "employed_informal"


def test_a_kabupaten_stands_among_its_neighbours(real):
    chosen = [place.region for place in of(real, "6403").beside.places if place.is_chosen]
    assert chosen == ["6403"]


def test_a_province_of_which_only_itself_is_known_is_ranked_among_the_provinces(real):
    beside = of(real, "51").beside
    assert beside.measure == "uncovered"
    assert "51" in {place.region for place in beside.known}


def test_a_place_of_which_nobody_published_anything_keeps_everything_unknown(real):
    made = of(real, "9702")
    assert made.headline.participants.known is None
    assert (made.years, made.told, made.ranking, made.bar.parts) == ((), (), (), ())
    assert made.beside.measure == "employed"  # the survey knows at least who works there
    assert [place.region for place in made.beside.known if place.is_chosen] == ["9702"]


def test_only_targets_that_lie_ahead_are_shown(real):
    made = of(real, "00")
    assert {aim.due >= made.headline.period[:4] for aim in made.aims} == {True}
    assert len(made.aims) > 1


def test_the_segment_comes_first_and_over_its_own_base(real):
    first, *others = of(real, "6404", segment="BPU").standing
    assert (first.segment, first.base) == ("BPU", "employed_informal")
    assert [cell.segment for cell in others] == ["PU", "JAKON"]


def test_a_region_that_does_not_exist_has_no_brief(real):
    with pytest.raises(BadChoice):
        of(real, "99")
