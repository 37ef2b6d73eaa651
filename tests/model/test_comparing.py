"""Two answers side by side: what stands beside, what lies between, and what forbids comparing."""

import math

import pytest

from model.cell import Cell, Quantity
from model.comparing import difference, not_alike, other_of, usual_base_of
from model.index import index_of
from model.interval import Interval
from model.scope import Scope
from model.selection import BadChoice, Selection
from model.summary import overview
from tests.world import active, august, publication, share, stated

ALL = Scope.everything()
HOME = Selection(region="KAL", period="2022-12")


@pytest.fixture(scope="module")
def version(world_of):
    """The regional office over two bases of its own, a province over none, a place like a year."""
    return world_of(
        publication("kanwil-2024-11", active("KAL", "2024-11", 300), stated("KAL", "2024-11", 600)),
        publication("kanwil-2025-12", active("KAL", "2025-12", 330), stated("KAL", "2025-12", 800)),
        publication("kanwil-2022-12", active("KAL", "2022-12", 250), stated("KAL", "2022-12", 500)),
        publication("table-2022-12", active("64", "2022-12", 80), kind="official_table"),
        publication("table-2023-01", active("64", "2023-01", 70), kind="official_table"),
        publication("year-2024", active("64", "2024", 75)),
        publication("bangka-2022-12", active("1901", "2022-12", 9), stated("1901", "2022-12", 20)),
        *august("2022-08", "KAL", labour_force=850),
        *august("2022-08", "64", labour_force=200),
        *august("2023-08", "64", labour_force=210),
    )


@pytest.fixture(scope="module")
def index(version):
    return index_of(version, Scope.everything())


def shown(version, scope=ALL, **chosen):
    return overview(Selection(**chosen), HOME, scope, version)


def cell(participants, people, **more):
    given = {"region": "KAL", "region_name": "Kalimantan", "period": "2024-11", **more}
    given = {"period_kind": "month", "segment": "total", "base": "stated", **given}
    return Cell(
        base_period=given["period"],
        participants=quantity(participants, more.pop("origin", "")),
        denominator=quantity(people),
        **{name: value for name, value in given.items() if name != "origin"},
    )


def quantity(known, origin=""):
    if known is None:
        return Quantity()
    bounds = known if isinstance(known, tuple) else (known,) * 3
    return Quantity(Interval(*bounds), "published", (origin,) if origin else ())


# Which choice stands beside


def test_a_period_is_put_beside_with_everything_else_kept(index):
    chosen = Selection("KAL", "2025-12", "stated", "total", compare="2024-11", lang="en")
    assert other_of(chosen, index) == Selection("KAL", "2024-11", "stated", "total", lang="en")


def test_a_region_is_put_beside_at_the_same_period(index):
    chosen = Selection("KAL", "2022-12", "labour_force", "total", compare="64")
    assert other_of(chosen, index) == Selection("64", "2022-12", "labour_force", "total")


def test_a_code_that_looks_like_a_year_is_the_region(index, version):
    assert other_of(Selection("KAL", "2022-12", compare="1901"), index).region == "1901"
    page = shown(version, compare="1901", base="labour_force")
    assert page.other.headline.region_name == "Kabupaten Bangka"
    assert page.other.headline.period == "2022-12"


def test_without_a_comparison_nothing_stands_beside(index, version):
    assert other_of(Selection("KAL", "2022-12"), index) is None
    assert shown(version).other is None


def test_a_choice_beside_itself_differs_by_nothing(version):
    page = shown(version, compare="2022-12")
    found = difference(page.headline, page.other.headline)
    assert (found.gap, found.points) == (Interval.exact(0), Interval.exact(0))
    assert (found.by_participants, found.by_denominator) == (0, 0)
    assert page.not_alike == ()


@pytest.mark.parametrize("beside", ["Kalimantan Timr", "garbage", "2021-04", "2022-13", "1903x"])
def test_what_does_not_exist_cannot_be_put_beside_and_the_nearest_is_offered(version, beside):
    with pytest.raises(BadChoice) as refused:
        shown(version, compare=beside)
    assert (refused.value.parameter, refused.value.value) == ("compare", beside)
    nearest = refused.value.nearest
    assert shown(version, compare=nearest).other is not None


def test_the_name_of_a_province_leads_to_its_code(version):
    with pytest.raises(BadChoice) as refused:
        shown(version, compare="Kalimantan Timr")
    assert refused.value.nearest == "64"


# Over which base


def test_two_periods_that_each_have_a_publishers_base_are_compared_over_it(index):
    chosen = Selection("KAL", "2025-12", None, "total", compare="2024-11")
    assert usual_base_of(chosen, index) == "stated"


def test_one_base_for_both_sides_where_only_one_has_its_own(version):
    page = shown(version, region="64", period="2022-12", compare="KAL")
    assert {page.headline.base, page.other.headline.base} == {"labour_force"}


def test_two_regions_are_never_compared_over_bases_of_their_own(version):
    page = shown(version, region="KAL", period="2022-12", compare="1901")
    assert {page.headline.base, page.other.headline.base} == {"labour_force"}


# What lies between


def test_the_difference_is_the_second_minus_the_first():
    found = difference(cell(300, 600), cell(330, 800))
    assert found.participants == Interval.exact(330 - 300)
    assert found.denominator == Interval.exact(800 - 600)
    assert found.gap == Interval.exact((800 - 330) - (600 - 300))
    assert found.points.value == pytest.approx(100 * (330 / 800 - 300 / 600))


def test_a_change_is_split_by_the_midpoint_rule_and_its_parts_sum_to_it():
    found = difference(cell(300, 600), cell(330, 800))
    assert found.by_participants == pytest.approx(100 * (1 / 600 + 1 / 800) / 2 * 30)
    assert found.by_denominator == pytest.approx(100 * (300 + 330) / 2 * (1 / 800 - 1 / 600))
    assert found.by_participants + found.by_denominator == pytest.approx(found.points.value)


def test_participants_alone_move_a_share_over_a_base_that_stays():
    found = difference(cell(300, 600), cell(330, 600))
    assert (found.by_participants, found.by_denominator) == (pytest.approx(100 * 30 / 600), 0)


def test_a_difference_of_rounded_numbers_is_as_wide_as_both():
    found = difference(cell((255, 260, 270), 600), cell((350, 360, 380), 600))
    assert found.participants == Interval(350 - 270, 360 - 260, 380 - 255)
    assert found.points.low == pytest.approx(100 * (350 - 270) / 600)
    assert found.points.high == pytest.approx(100 * (380 - 255) / 600)


@pytest.mark.parametrize(("participants", "people"), [(None, 800), (330, None), (None, None)])
def test_of_an_unknown_side_no_difference_is_known(participants, people):
    for one, other in ((0, 1), (1, 0)):
        pair = (cell(300, 600), cell(participants, people))
        found = difference(pair[one], pair[other])
        assert (found.gap, found.points) == (None, None)
        assert (found.by_participants, found.by_denominator) == (None, None)
        assert (found.participants is None) == (participants is None)


def test_of_more_than_so_many_the_difference_has_one_bound():
    found = difference(cell(300, 600), cell((330, 330, math.inf), 600))
    assert (found.participants.low, found.participants.high) == (330 - 300, math.inf)


# Why two answers are not alike


def test_two_bases_of_publishers_are_two_concepts(version):
    page = shown(version, period="2025-12", compare="2022-12")
    assert "own_bases" in page.not_alike
    assert "own_bases" not in shown(version, period="2025-12", compare="2025-12").not_alike


def test_another_month_and_another_publisher_are_told(version):
    reasons = shown(version, period="2024-11", compare="2025-12").not_alike
    assert {"other_month", "other_publisher"} <= set(reasons)
    assert "other_month" not in shown(version, period="2025-12", compare="2022-12").not_alike


def test_a_year_is_not_a_month_of_it(version):
    reasons = shown(version, region="64", period="2022-12", compare="2024").not_alike
    assert "year_and_month" in reasons
    assert "other_month" not in reasons


def test_every_january_breaks_the_series(version):
    reasons = shown(version, region="64", period="2022-12", compare="2023-01").not_alike
    assert "participants_january" in reasons


def test_a_publisher_by_way_of_a_newspaper_is_the_publisher(index):
    first, second = cell(1, 2, origin="kanwil-2024-11"), cell(1, 2, origin="kanwil-2025-12")
    assert "other_publisher" in not_alike(first, second, index)
    assert "other_publisher" not in not_alike(first, first, index)


def test_a_share_that_implies_its_base_is_another_base_than_a_stated_one(world):
    version = world(
        publication("a-2024-11", active("KAL", "2024-11", 300), share("KAL", "2024-11", "40")),
        publication("b-2025-11", active("KAL", "2025-11", 300), stated("KAL", "2025-11", 750)),
    )
    page = shown(version, period="2025-11", compare="2024-11")
    assert page.other.headline.denominator.known.value == 300 / 0.40
    assert "own_bases" in page.not_alike
