"""What a version holds: choices, defaults and the nearest thing to what does not exist."""

import pytest

from model.cell import Quantity
from model.index import index_of
from model.scope import Scope
from tests.world import active, august, fact, publication

ALL = Scope.everything()


@pytest.fixture(scope="module")
def index(world_of):
    """Months and years of one province, half-filled months of Kalimantan."""
    return index_of(
        world_of(
            publication(
                "kanwil-2025",
                active("64", "2022", 1),
                active("64", "2022-06", 2),
                active("64", "2022-12", 3),
                active("64", "2023-06", 4, "BPU"),
                active("6404", "2024", 1, "PU"),
            ),
            publication("some-2021-12", *(active(c, "2021-12", 1) for c in ("61", "62"))),
            publication("half-2020-12", *(active(c, "2020-12", 1) for c in ("61", "62", "63"))),
            publication(
                "all-2019-12", *(active(c, "2019-12", 1) for c in ("61", "62", "63", "64", "65"))
            ),
            *(
                table
                for year in (2019, 2020, 2021, 2022)
                for code in ("61", "62", "63", "64", "65")
                for table in august(f"{year}-08", code, labour_force=10)
            ),
            publication(
                "people-2025",
                fact("64", "2020", 400, "population"),
                fact("64", "2023", 500, "population"),
                fact("64", "2025", "", "population", status="expected"),
            ),
        ),
        ALL,
    )


def test_the_newest_period_of_a_segment_is_a_month_rather_than_its_year(index):
    assert index.newest("64", "total") == ("2022-12", "month")
    assert index.newest("64", "BPU") == ("2023-06", "month")


def test_a_segment_without_figures_falls_back_to_the_newest_of_any_segment(index):
    assert index.newest("64", "JAKON") == ("2023-06", "month")
    assert index.newest("6404", "total") == ("2024", "year")


def test_a_region_without_figures_has_no_newest_period(index):
    assert index.newest("11", "total") is None


def test_periods_stand_newest_first(index):
    assert [period for period, _ in index.periods["64", "total"]] == [
        "2022-12", "2022-06", "2022", "2019-12",
    ]  # fmt: skip


def test_the_population_shown_is_the_count_nearest_in_time(index):
    assert index.population("64", "2022-12")[0] == "2023"
    assert index.population("64", "2021-01")[0] == "2020"
    assert index.population("64", "2022-06") == ("2020", index.people["64"][0][1])  # a tie: older
    assert index.population("11", "2022-12") == ("", Quantity())


def test_a_month_with_any_figure_below_is_ranked_as_it_is(index):
    assert index.ranking_period("KAL", "province", "total", "2021-12") == ("2021-12", "month")


@pytest.mark.parametrize(
    ("period", "ranked"),
    [
        ("2021-11", "2020-12"),  # 2021-12 is nearer but knows 2 of 5, 2022 knows 1
        ("2025-12", "2020-12"),
        ("2020-01", "2019-12"),
        ("2018-01", "2019-12"),
    ],
)
def test_else_the_nearest_month_that_knows_at_least_half_of_the_places(index, period, ranked):
    assert index.ranking_period("KAL", "province", "total", period) == (ranked, "month")


def test_where_no_month_knows_half_the_fullest_is_ranked(index):
    # of the nation's 38 provinces the fullest month knows 5
    assert index.ranking_period("00", "province", "total", "2025-12") == ("2019-12", "month")


def test_where_nothing_is_known_below_nothing_is_ranked(index):
    assert index.ranking_period("11", "kabkota", "total", "2022-12") is None
    assert index.ranking_period("KAL", "province", "PMI", "2022-12") is None


def test_a_figure_without_any_base_is_not_ranked(index):
    # 6404 has participants of 2024 and no Sakernas
    assert index.ranking_period("64", "kabkota", "PU", "2024") is None


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("6499", "6409"),
        ("99", "97"),
        ("6405x", "6405"),
        ("BALI", "51"),
        ("kutai timur", "6404"),
        ("Kutai Tmur", "6404"),
        ("Mahakam Hulu", "6411"),
        ("Kalimantn", "KAL"),
        ("DKI", "31"),
        ("Jawa", "35"),
        ("Balikpapan", "6471"),
        ("zzzz", "00"),  # like nothing: the nation
        ("64.02", "6403"),  # Kemendagri's code; 6402 is another place,
    ],
)
def test_the_nearest_region_is_found_by_its_code_or_any_of_its_names(index, asked, code):
    found = index.nearest_region(asked)
    assert found is code or found == code


def test_an_index_is_made_once_for_a_version(world):
    version = world(publication("kanwil-2022-12", active("64", "2022-12", 1)))
    assert index_of(version, ALL) is index_of(version, ALL)
