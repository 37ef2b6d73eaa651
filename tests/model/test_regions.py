import csv

import pytest

from model.regions import NATION, Regions
from tests.world import DATA


@pytest.fixture(scope="module")
def regions():
    def rows(name):
        with (DATA / "codelists" / name).open(encoding="utf-8", newline="") as opened:
            return list(csv.DictReader(opened))

    spellings = [(row["code"], row["variant"]) for row in rows("region_variants.csv")]
    return Regions.of(rows("regions.csv"), spellings)


def codes(found):
    return [region.code for region in found]


def test_one_level_below_the_nation_are_its_38_provinces_those_of_a_kanwil_too(regions):
    provinces = regions.children(NATION)
    assert len(provinces) == 38
    assert {"61", "64", "11", "94"} <= set(codes(provinces))


def test_the_kanwil_kalimantan_is_five_provinces(regions):
    assert codes(regions.children("KAL")) == ["61", "62", "63", "64", "65"]


def test_one_level_below_a_province_are_its_own_kabupaten_and_kota(regions):
    below = codes(regions.children("64"))
    assert len(below) == 10
    assert "6471" in below
    assert all(code.startswith("64") for code in below)


def test_a_level_can_be_skipped(regions):
    assert len(regions.children(NATION, "kabkota")) == 514
    assert codes(regions.children(NATION, "kanwil")) == ["KAL"]
    assert len(regions.children("KAL", "kabkota")) == 14 + 14 + 13 + 10 + 5


def test_a_kabupaten_has_nothing_below_and_a_province_no_kanwil(regions):
    assert regions.children("6404") == ()
    assert regions.children("64", "kanwil") == ()


def test_a_province_that_was_divided_is_another_place_and_not_one_of_todays(regions):
    assert not regions.by_code["91@2021"].is_today
    assert regions.by_code["91"].is_today
    assert "91@2021" not in codes(regions.children(NATION))


def test_the_way_down_starts_at_the_nation_and_passes_the_kanwil(regions):
    assert codes(regions.path("6404")) == ["00", "KAL", "64", "6404"]
    assert codes(regions.path("3171")) == ["00", "31", "3171"]
    assert codes(regions.path("00")) == ["00"]


def test_no_region_lies_under_itself_or_its_neighbour(regions):
    assert regions.is_under("6404", "KAL")
    assert not regions.is_under("6404", "6404")
    assert not regions.is_under("6404", "61")
    assert not regions.is_under("3171", "KAL")


def test_one_code_means_two_places_so_kemendagri_keeps_its_dot(regions):
    kutai_barat = regions.by_code["6402"]
    kutai_kartanegara = regions.by_code["6403"]
    assert (kutai_barat.name, kutai_barat.kemendagri) == ("Kabupaten Kutai Barat", "64.07")
    assert kutai_kartanegara.kemendagri == "64.02"


def test_codes_of_the_two_systems_differ_for_199_of_514(regions):
    local = [r for r in regions.by_code.values() if r.level == "kabkota" and r.is_today]
    differing = [r for r in local if r.kemendagri.replace(".", "") != r.code]
    assert (len(local), len(differing)) == (514, 199)


def test_169_codes_name_another_place_in_the_other_system(regions):
    local = {r.code: r for r in regions.by_code.values() if r.level == "kabkota" and r.is_today}
    theirs = {r.kemendagri.replace(".", ""): r.code for r in local.values()}
    assert sum(1 for code in local if theirs.get(code, code) != code) == 169


def test_26_base_names_are_both_a_kabupaten_and_a_kota(regions):
    local = [r.name for r in regions.by_code.values() if r.level == "kabkota" and r.is_today]
    kabupaten = {n.removeprefix("Kabupaten ") for n in local if n.startswith("Kabupaten ")}
    kota = {n.removeprefix("Kota ") for n in local if n.startswith("Kota ")}
    assert len(kabupaten & kota) == 26


def test_other_spellings_belong_to_exactly_one_code(regions):
    assert "Mahakam Hulu" in regions.variants["6411"]
    spellings = [word for words in regions.variants.values() for word in words]
    assert len(spellings) == len(set(spellings))
