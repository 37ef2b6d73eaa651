"""Names beside codes: exact spellings of the code list, 26 of them shared by kabupaten and kota."""

from collections import Counter

import pytest

from etl.borders.names import names_of, plain
from etl.borders.sets import regions_of
from model.borders import units


@pytest.fixture(scope="module")
def regions(codelists):
    return regions_of(codelists)


@pytest.fixture(scope="module")
def names(regions):
    places = [regions.by_code[code] for code in sorted(units("kabkota_00", regions))]
    return names_of(places, regions)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("6402", "Kabupaten Kutai Barat"),
        ("6402", "Kab. Kutai Barat"),
        ("6402", "KAB KUTAI BARAT"),
        ("6402", "Kutai  Barat"),
        ("6474", "Kota Bontang"),
        ("6474", "Bontang"),
        ("6302", "Kota Baru"),
        ("6302", "Kabupaten Kotabaru"),
        ("3171", "Kota Adm. Jakarta Selatan"),
        ("3171", "Kota Jakarta Selatan"),
        ("3201", "Bogor"),
        ("3271", "Kota Bogor"),
    ],
)
def test_a_place_is_known_by_its_names_and_variants(names, code, name):
    assert plain(name) in names[code]


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("3271", "Bogor"),  # the kabupaten of the same name, 3201
        ("3271", "Kabupaten Bogor"),
        ("3201", "Kota Bogor"),
        ("6402", "Kutai Baraat"),
        ("6402", "Kutai"),
        ("6402", ""),
    ],
)
def test_nothing_else_is_taken_for_it(names, code, name):
    assert plain(name) not in names[code]


def test_no_spelling_belongs_to_two_places_except_the_names_of_two_kabupaten(names):
    count = Counter(name for spellings in names.values() for name in spellings)
    assert [name for name, times in count.items() if times > 1] == []


def test_26_names_are_a_kabupaten_and_a_kota_and_mean_the_kabupaten(names, regions):
    full = {code: plain(regions.by_code[code].name) for code in names}
    towns = {code: name.removeprefix("kota ") for code, name in full.items() if name[:4] == "kota"}
    shared = {code for code, bare in towns.items() if f"kabupaten {bare}" in full.values()}
    assert len(shared) == 26
    assert {c for c in shared if towns[c] in names[c]} == set()
    named_alone = {c for c in set(towns) - shared if towns[c] in names[c]}
    assert len(named_alone) == len(towns) - 26 - 5  # Jakarta's five are Kota Administrasi
