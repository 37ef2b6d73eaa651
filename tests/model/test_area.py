"""Which regions lie in which, then and now, and which totals give no single region away."""

import pytest

from model.area import safe_totals, within
from model.index import index_of
from model.scope import Scope

KALIMANTAN = ("61", "62", "63", "64", "65")
OLD_PAPUA, OLD_WEST = "94@2021", "91@2021"  # before the provinces of 2022


@pytest.fixture(scope="module")
def regions(real):
    return index_of(real, Scope.everything()).regions


def shown(codes, regions):
    inside = within(codes, regions)
    return safe_totals(inside, regions)


def provinces(regions):
    return {one.code for one in regions.children("00", "province")}


def test_a_region_gives_itself_and_everything_below(regions):
    east = within(["64"], regions)
    assert east == {"64", *(one.code for one in regions.children("64"))}
    assert within(["KAL"], regions) >= {*KALIMANTAN, "6403", "6111"}
    assert "6501" not in east


def test_a_code_that_no_list_knows_gives_nothing(regions):
    assert within(["9999", ""], regions) == frozenset()


def test_parts_make_up_their_whole(regions):
    assert "KAL" in within(KALIMANTAN, regions)
    assert "64" in within([one.code for one in regions.children("64")], regions)
    assert within(provinces(regions), regions) >= regions.by_code.keys()


def test_a_province_of_the_past_is_what_it_was_split_into(regions):
    assert within([OLD_WEST], regions) >= {"91", "92", "9201", "9271"}
    assert OLD_WEST in within(["91", "92"], regions)
    assert OLD_WEST not in within(["91"], regions)
    assert OLD_PAPUA in within(["94", "95", "96", "97"], regions)


def test_hardening_45_the_past_is_no_way_around(regions):
    """Old Papua Barat less today's is Papua Barat Daya alone; old Papua holds three others."""
    assert OLD_WEST not in shown(["91"], regions)
    assert OLD_PAPUA in shown(["94"], regions)


@pytest.mark.parametrize(
    ("outside", "totals"),
    [
        ({"64"}, set()),  # one province: neither Kalimantan nor the nation
        ({"63", "64"}, {"KAL", "00"}),
        ({"64", "51"}, {"00"}),  # Kalimantan would give 64 away, the nation gives 64 + 51
        ({"51"}, set()),
        (set(KALIMANTAN), set()),  # the nation less 33 provinces is Kalimantan's total
    ],
)
def test_hardening_45_what_is_left_of_a_total_is_never_one_region(regions, outside, totals):
    inside = provinces(regions) - outside
    assert shown(inside, regions) & {"KAL", "00"} == totals


def test_regions_that_hold_nothing_of_the_scope_do_not_show(regions):
    assert shown(["6403"], regions) == {"64", "KAL", "00"}
    assert shown([], regions) == frozenset()


def test_a_scope_has_a_stable_key_and_knows_everything(regions):
    one, same = Scope.of(["64"], regions), Scope.of(["64", "6403"], regions)
    assert (one, one.key) == (same, same.key)
    keys = {one.key, Scope.of(["61"], regions).key, Scope.nothing().key, Scope.everything().key}
    assert len(keys) == 4
    assert Scope.of(["00"], regions) == Scope.everything()
    assert Scope.of([], regions) == Scope.nothing() == Scope()


def test_who_holds_everything_leaves_a_part_as_it_is_and_nothing_shared_is_nothing():
    part, other, every = Scope(frozenset({"64"})), Scope(frozenset({"11"})), Scope.everything()
    assert (every.within_owner(part), part.within_owner(every)) == (part, part)
    assert part.within_owner(other) == Scope.nothing()
    assert part.within_owner(part) == part
    both = Scope(frozenset({"64", "11"}))
    assert part.within_owner(both) == Scope(part.regions, bound=both.regions)
    assert part.within_owner(both).key not in {part.key, both.key}
