"""Codes and names of a border file: the system is declared, both must be one place."""

import pytest

from etl.borders.labels import Asked, labels
from etl.borders.match import matched
from model.errors import ContractBroken, UnreadableFile, UsageError
from tests.etl.borders import KALIMANTAN, feature


def matching(codelists, *features, system=None, **asked):
    named = labels(features, Asked(system, **asked), "batas.geojson")
    return matched(named, system, codelists)


@pytest.mark.parametrize(
    ("properties", "system", "place"),
    [
        ({"KDPKAB": "64.07", "WADMKK": "Kutai Barat"}, None, "6402"),
        ({"KDPPUM": "64.07", "WADMKK": "Kutai Barat"}, None, "6402"),
        ({"KDPKAB": "6407", "WADMKK": "Kutai Barat"}, "kemendagri", "6402"),
        ({"KDBBPS": "6402", "WADMKK": "Kutai Barat"}, "bps", "6402"),
        ({"KDPKAB": "64.07", "KDBBPS": "6402", "WADMKK": "Kutai Barat"}, "bps", "6402"),
        ({"PROVNO": "64", "KABKOTNO": "02", "KABKOT": "KUTAI BARAT"}, "bps", "6402"),
        ({"PROVNO": 64, "KABKOTNO": 2.0, "KABKOT": "KUTAI BARAT"}, "bps", "6402"),
        ({"ADM2_PCODE": "ID6402", "ADM2_EN": "Kutai Barat"}, None, "6402"),
        ({"id": 6402, "name": "Kabupaten Kutai Barat"}, "bps", "6402"),
        ({"kode": "6402", "nama": "Kab. Kutai Barat"}, "bps", "6402"),
        ({"ADM1_PCODE": "ID64", "ADM1_EN": "Kalimantan Timur"}, None, "64"),
        ({"KDPPUM": "64", "WADMPR": "Kalimantan Timur"}, "kemendagri", "64"),
        ({"PROVNO": "64", "PROVINSI": "KALIMANTAN TIMUR"}, "bps", "64"),
        ({"ADM2_PCODE": "ID9107", "ADM2_EN": "Sorong"}, None, "9202"),  # its code of 2020
    ],
)
def test_the_properties_of_the_agencies_are_known(codelists, properties, system, place):
    assert matching(codelists, feature(**properties), system=system).codes == (place,)


def test_the_id_of_the_feature_itself_is_a_code_too(codelists):
    one = feature(nama="Kutai Barat") | {"id": "6402"}
    assert matching(codelists, one, system="bps").codes == ("6402",)


def test_other_properties_can_be_named_also_two_that_make_one_code(codelists):
    one = feature(a="64", b="02", wilayah="Kutai Barat", kode="6471", nama="Kota Balikpapan")
    asked = {"code_property": "A+B", "name_property": "Wilayah"}
    assert matching(codelists, one, system="bps", **asked).codes == ("6402",)
    with pytest.raises(UsageError, match=r"no codes in 'x'. Properties: 'a', 'b', 'kode'"):
        matching(codelists, one, system="bps", code_property="x")
    with pytest.raises(UsageError, match=r"no names in 'x'"):
        matching(codelists, one, system="bps", name_property="x")


def test_a_file_without_known_properties_is_refused_with_those_it_has(codelists):
    with pytest.raises(UnreadableFile, match=r"--code-property. Properties: 'x'"):
        matching(codelists, feature(x="6402"))
    with pytest.raises(UnreadableFile, match=r"--name-property. Properties: 'kode'"):
        matching(codelists, feature(kode="6402"), system="bps")


def test_the_system_of_a_bare_code_is_asked_for_and_never_guessed(codelists):
    with pytest.raises(UsageError) as error:
        matching(codelists, feature(kode="6402", nama="Kutai Barat"))
    assert "--code-system bps, kemendagri or pcode" in str(error.value)
    assert "Kabupaten Kutai Barat for BPS and Kabupaten Kutai Kartanegara" in str(error.value)


def test_169_codes_are_another_place_in_the_other_system_and_each_is_noticed(codelists):
    """Hardening 5x: a Kemendagri file read as BPS is refused, with the system that it is in."""
    table = codelists.tables["regions"]
    today = table[(table["level"] == "kabkota") & (table["valid_to"] == "")]
    own = dict(zip(today["code_kemendagri"].str.replace(".", ""), today["name"], strict=True))
    file = [feature(kode=code, nama=name) for code, name in own.items()]
    bps = dict(zip(today["code"], today["name"], strict=True))
    elsewhere = [code for code, name in own.items() if code in bps and bps[code] != name]
    assert len(elsewhere) == 169
    with pytest.raises(ContractBroken) as error:
        matching(codelists, *file, system="bps")
    head, *lines = str(error.value).splitlines()
    assert "with --code-system kemendagri 514 of 514 agree" in head
    for code in elsewhere:
        assert sum(f"code '{code}'" in line for line in lines) == 1
    assert matching(codelists, *file, system="kemendagri").codes[0] in bps


def test_a_dotted_code_is_kemendagris_whatever_is_declared(codelists):
    with pytest.raises(ContractBroken, match="--code-system kemendagri 1 of 1 agree"):
        matching(codelists, feature(KDPKAB="64.07", WADMKK="Kutai Barat"), system="bps")


def test_every_disagreement_is_listed_at_once_with_what_was_expected(codelists):
    file = (
        feature(kode="6402", nama="Kutai Timur"),
        feature(kode="6471", nama="Kota Balikpapan"),
        feature(kode="3271", nama="Bogor"),
        feature(kode="6499", nama="Kutai Utara"),
        feature(kode="", nama="Kutai Barat"),
    )
    with pytest.raises(ContractBroken) as error:
        matching(codelists, *file, system="bps")
    assert str(error.value).splitlines() == [
        "4 disagreements between codes and names; nothing was kept.",
        "  feature 1: code '6402', name 'Kutai Timur': expected 'Kabupaten Kutai Barat'",
        "  feature 3: code '3271', name 'Bogor': expected 'Kota Bogor'",
        "  feature 4: code '6499', name 'Kutai Utara': no such code",
        "  feature 5: code '', name 'Kutai Barat': no such code",
    ]


def test_a_province_drawn_before_its_division_is_refused(codelists):
    """Hardening 25: the Papua of 2021 is not the Papua of today, although code and name agree."""
    places = KALIMANTAN | {"94": "Papua", "95": "Papua Selatan"}
    file = [feature(kode=code, nama=name) for code, name in places.items()]
    with pytest.raises(ContractBroken) as error:
        matching(codelists, *file, system="bps")
    assert str(error.value).splitlines()[1:] == [
        "  Papua: drawn before its division, without Papua Tengah, Papua Pegunungan"
    ]
