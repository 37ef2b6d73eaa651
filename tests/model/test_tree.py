"""The tree of regions as a reader chooses from it: order, search words, way up, scope."""

import pytest

from model.index import index_of
from model.scope import Scope
from model.selection import Selection
from model.tree import option, path, tree
from tests.world import active, august, publication

ALL = Scope.everything()
KNOWN = frozenset({"00", "KAL", "64", "6403"})


@pytest.fixture(scope="module")
def index(world_of):
    return index_of(
        world_of(
            publication("a-2022-12", active("64", "2022-12", 5)),
            *august("2022-08", "64", labour_force=10),
        ),
        ALL,
    )


def way(code):
    return Selection(region=code)


def found(index, available=KNOWN, scope=ALL):
    return {one.code: one for one in tree(way, available, index)}


def test_the_nation_comes_first_then_the_regional_office_with_its_five_provinces(index):
    codes = list(found(index))
    provinces = [code for code in codes if len(code) == 2 and code != "00"]
    assert codes[:3] == ["00", "KAL", "61"]
    assert provinces[:5] == ["61", "62", "63", "64", "65"]
    assert codes.index("6172") < codes.index("62") < codes.index("6201")
    assert provinces[5:7] == ["11", "12"]


def test_every_region_of_today_is_in_the_tree_once(index):
    every = tree(way, KNOWN, index)
    assert len(every) == len({one.code for one in every}) == 1 + 1 + 38 + 514


def test_depth_counts_what_lies_above(index):
    depths = {code: one.depth for code, one in found(index).items()}
    assert [depths[code] for code in ("00", "KAL", "64", "6403")] == [0, 1, 2, 3]
    assert [depths[code] for code in ("11", "1101")] == [1, 2]  # under no regional office


def test_a_region_without_figures_stands_there_unavailable(index):
    options = found(index)
    assert options["6403"].available
    assert not options["6411"].available


def test_a_region_of_the_past_stands_there_only_with_figures(index):
    assert "91@2021" not in found(index)
    assert "91@2021" in found(index, KNOWN | {"91@2021"})


@pytest.mark.parametrize(
    "typed", ["kutai kartanegara", "6403", "64.02", "kabupaten kutai kartanegara"]
)
def test_a_place_is_found_by_its_name_and_both_codes(index, typed):
    assert typed in found(index)["6403"].search


def test_a_place_is_found_by_another_spelling(index):
    assert "mahakam hulu" in found(index)["6411"].search
    assert "mahakam ulu" in found(index)["6411"].search


def test_a_code_of_the_other_system_does_not_find_the_place_that_bps_gives_it(index):
    # 64.03 is Berau for Kemendagri, 6403 is Kutai Kartanegara for BPS
    options = found(index)
    assert "64.03" in options["6405"].search
    assert "64.03" not in options["6403"].search


def test_an_option_leads_where_the_page_says(index):
    place = index.regions.by_code["6403"]
    one = option(place, 3, lambda code: Selection(code, lang="en"), index, KNOWN)
    assert one.to == Selection("6403", lang="en")


def test_the_way_up_begins_at_the_nation(index):
    names = [one.name for one in path("6403", way, KNOWN, index)]
    assert names == ["Indonesia", "Kalimantan", "Kalimantan Timur", "Kabupaten Kutai Kartanegara"]
