"""Codes and names of regions, on the project's own list of regions."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.parse.codes import Codes, normalised
from etl.parse.names import Names, Unknown, key
from model.regions import Region, Regions
from tests.world import DATA


def listed(name):
    with (DATA / "codelists" / name).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


VARIANTS = [(row["code"], row["variant"]) for row in listed("region_variants.csv")]
NAMES = Names.of(Regions.of(listed("regions.csv"), [*VARIANTS, ("31", "DKI")]))
CODES = Codes(NAMES)
TODAY = [region for region in NAMES.regions.by_code.values() if region.is_today]


def code_of(found):
    return found.code if isinstance(found, Region) else type(found)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("DKI", "31"),
        ("DKI JAKARTA", "31"),
        ("D.I. Yogyakarta", "34"),
        ("D I Yogyakarta", "34"),
        ("KEP. RIAU", "21"),
        ("Prov. Riau", "14"),
        ("Kab. Bogor", "3201"),
        ("Kabupaten Bogor", "3201"),
        ("KOTA BOGOR", "3271"),
        ("Bogor Regency", "3201"),
        ("Palu City", "7271"),
        ("01. Pacitan", "3501"),
        ("Kota Baru", "6302"),
        ("Kotabaru", "6302"),
        ("Mahakam Hulu", "6411"),
        ("Mahakam Ulu", "6411"),
        ("Kota Banjar Baru", "6372"),
        ("INDONESIA", "00"),
        ("Kalimantan", "KAL"),
    ],
)
def test_item_26_spellings_on_the_list_are_the_region(name, code):
    assert code_of(NAMES.find(name)) == code


def test_item_26_a_likeness_is_offered_and_never_taken():
    found = NAMES.find("Padangsidimpuam")
    assert str(found) == (
        "'Padangsidimpuam' is no known name of a region; perhaps 1277 Kota Padangsidimpuan"
    )
    assert NAMES.find("Xyzzy").offered == ()


def test_item_26_a_name_of_kabupaten_and_kota_is_refused_with_both_until_more_is_known():
    assert NAMES.find("Bogor").offered == ("3201 Kabupaten Bogor", "3271 Kota Bogor")
    shared = {
        frozenset(codes)
        for codes in NAMES.known.values()
        if sum(len(code) == 4 for code in codes) == 2
    }
    assert len(shared) == 26
    assert all(len({code[2] == "7" for code in codes if len(code) == 4}) == 2 for codes in shared)


def test_a_level_or_a_parent_tells_namesakes_apart():
    assert code_of(NAMES.find("Jambi", level="province")) == "15"
    assert code_of(NAMES.find("Jambi", level="kabkota")) == "1571"
    assert code_of(NAMES.find("Banjar", parent="63")) == "6303"
    assert "no region of this level" in str(NAMES.find("Aceh", level="kabkota"))


@pytest.mark.parametrize("region", TODAY, ids=lambda region: region.code)
def test_every_region_is_found_by_its_full_name_in_any_capitals(region):
    for name in (region.name, region.name.upper(), region.name.replace("Kabupaten", "Kab.")):
        assert region.code in NAMES.codes(name)
    assert code_of(NAMES.find(region.name, level=region.level)) == region.code


@pytest.mark.parametrize(
    ("cell", "system", "code"),
    [
        ("1101", "bps", "1101"),
        (1101, "bps", "1101"),
        (1101.0, "bps", "1101"),
        ("1101.0", "bps", "1101"),
        ("11", "bps", "11"),
        ("11.0", "bps", "11"),
        (6400, "bps", "64"),
        (0, "bps", "00"),
        ("0000", "bps", "00"),
        ("64.02", "kemendagri", "6403"),
        ("6402", "kemendagri", "6403"),
        ("6402", "bps", "6402"),
        ("11,01", "kemendagri", "1103"),
        (11.1, "kemendagri", "1102"),
        (64, "kemendagri", "64"),
    ],
)
def test_item_24_a_code_written_as_a_number_is_made_a_code_by_rule(cell, system, code):
    assert code_of(CODES.read(cell, system)) == code


@pytest.mark.parametrize(
    ("cell", "system", "why"),
    [
        ("0110", "bps", "no code of a region in the system of bps"),
        (110, "bps", "one was lost"),
        ("110", "bps", "one was lost"),
        ("11.1", "kemendagri", "one was lost"),
        ("64.02", "bps", "only codes of Kemendagri"),
        (64.02, "bps", "only codes of Kemendagri"),
        ("6472010", "bps", "kecamatan or desa"),
        ("9998", "bps", "no code of a region"),
        ("NA", "bps", "is no code"),
        ("", "bps", "is no code"),
        (None, "kemendagri", "is no code"),
        ("94@2021", "bps", "is no code"),
    ],
)
def test_item_22_any_other_code_is_refused(cell, system, why):
    assert why in str(CODES.read(cell, system))


def test_item_23_code_and_name_must_agree():
    found = CODES.resolve("6402", "Kutai Kartanegara", "bps")
    assert str(found) == (
        "'6402 Kutai Kartanegara' is code 6402 of Kabupaten Kutai Barat: code and name disagree; "
        "perhaps 6403 Kabupaten Kutai Kartanegara"
    )
    assert code_of(CODES.resolve("6402", "Kutai Kartanegara", "kemendagri")) == "6403"


def test_item_22_an_unknown_code_offers_the_nearest_names():
    assert CODES.resolve("9998", "Kutai Kertanegara", "bps").offered == (
        "6403 Kabupaten Kutai Kartanegara",
    )


@pytest.mark.parametrize("system", ["bps", "kemendagri"])
def test_item_23_the_names_tell_in_which_system_the_codes_are(system):
    local = [region for region in TODAY if region.level == "kabkota" and region.parent == "64"]
    pairs = [
        (region.code if system == "bps" else region.kemendagri.replace(".", ""), region.name)
        for region in local
    ]
    found = CODES.system_of(pairs)
    assert (found.system, found.agreeing[system], found.rows) == (system, 10, 10)


def test_item_23_169_codes_would_name_another_place_without_a_word():
    local = [region for region in TODAY if region.level == "kabkota"]
    other = {region.kemendagri.replace(".", ""): region.code for region in local}
    assert sum(other.get(region.code, region.code) != region.code for region in local) == 169
    pairs = [(region.kemendagri.replace(".", ""), region.name) for region in local]
    refused = [CODES.resolve(code, name, "bps") for code, name in pairs]
    assert sum(isinstance(one, Unknown) for one in refused) >= 169


def test_item_23_codes_alike_in_both_systems_prove_none():
    assert CODES.system_of([("64", "Kalimantan Timur"), ("11", "Aceh")]).system is None
    assert CODES.system_of([]).system is None


@pytest.mark.parametrize(
    ("code", "period", "found"),
    [
        ("94", "2021-08", "94@2021"),
        ("94", "2022-08", "94"),
        ("91", "2021", "91@2021"),
        ("91", "2023-08", "91"),
        ("65", "2013", "65"),
        ("65", "2011", Unknown),
        ("95", "2021-08", Unknown),
        ("95", "2023", "95"),
        ("98", "2023", Unknown),
        ("6403", "2001", "6403"),
    ],
)
def test_item_25_a_code_means_the_province_of_its_time(code, period, found):
    assert code_of(CODES.at(code, period)) == found


@given(st.one_of(st.text(), st.floats(), st.integers(), st.none()), st.text())
def test_any_code_and_name_are_answered_and_nothing_is_raised(cell, name):
    for system in ("bps", "kemendagri"):
        assert isinstance(CODES.resolve(cell, name, system), Region | Unknown)
        assert isinstance(normalised(cell, system), str | Unknown)
    assert isinstance(key(name), str)
