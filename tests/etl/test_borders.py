"""`python -m etl load --source borders`: a user's own borders reach the version, or none do."""

import json

import pytest

from etl.borders import kept
from model import borders
from model.warehouse import Warehouse
from tests.etl.borders import (
    KALIMANTAN,
    area,
    collection,
    data_folder,
    feature,
    load,
    provinces,
    square,
    written,
)
from tests.world import DATA


@pytest.fixture
def data(tmp_path):
    return data_folder(tmp_path)


def official(data):
    """The sets of the version in force that a user's file draws."""
    summary = Warehouse(data).current().manifest.summary
    sets = (borders.borders_of(summary, name) for name in borders.SETS)
    return {one.set: one for one in sets if one.official}


def drawn(data, name):
    version = Warehouse(data).current()
    return {f["id"]: f for f in json.loads(version.borders(name))["features"]}


def test_a_file_of_kalimantan_replaces_kalimantan_and_leaves_the_nation(data, tmp_path, capsys):
    path = written(tmp_path, provinces())
    assert load(data, path, "--code-system", "bps") == 0
    said = capsys.readouterr().out
    assert said.startswith(
        "batas.geojson: 5 provinces, 25 points, codes of bps; draws province_KAL (0 missing)."
    )
    assert "Version 1" in said
    (one,) = official(data).values()
    assert (one.set, one.title, one.code_system) == ("province_KAL", "batas.geojson", "bps")
    assert one.missing == ()
    shapes = drawn(data, "province_KAL")
    assert set(shapes) == set(KALIMANTAN)
    assert shapes["64"]["geometry"]["coordinates"] == [[square()[::-1]]]
    assert len(drawn(data, "province_00")) == 38


def test_a_file_of_the_nation_replaces_both_sets(data):
    path = DATA / "boundaries" / "approx_indonesia_kabkota.geojson"
    assert load(data, path, "--code-property", "kemendagri") == 0
    assert set(official(data)) == {"kabkota_00", "kabkota_KAL"}
    assert (len(drawn(data, "kabkota_00")), len(drawn(data, "kabkota_KAL"))) == (514, 56)


def test_features_of_one_code_become_one_place(data, tmp_path):
    island = feature(area(square(112)), kode="64", nama="Kalimantan Timur")
    content = provinces()
    content["features"].append(island)
    assert load(data, written(tmp_path, content), "--code-system", "bps") == 0
    assert len(drawn(data, "province_KAL")["64"]["geometry"]["coordinates"]) == 2


def test_missing_units_are_listed_and_have_to_be_accepted(data, tmp_path, capsys):
    places = {code: name for code, name in KALIMANTAN.items() if code != "65"}
    path = written(tmp_path, provinces(places))
    assert load(data, path, "--code-system", "bps") == 12
    said = capsys.readouterr().err
    assert "lacks 1 provinces" in said
    assert "Missing: 65 Kalimantan Utara" in said
    assert not (data / "warehouse").exists()
    assert load(data, path, "--code-system", "bps", "--accept", "missing_units") == 0
    assert official(data)["province_KAL"].missing == ("65",)


def test_a_file_beyond_kalimantan_is_measured_against_the_nation(data, tmp_path, capsys):
    path = written(tmp_path, provinces(KALIMANTAN | {"11": "Aceh"}))
    assert load(data, path, "--code-system", "bps") == 12
    assert "lacks 32 provinces" in capsys.readouterr().err
    java = written(tmp_path, provinces({"32": "Jawa Barat", "33": "Jawa Tengah"}))
    assert load(data, java, "--code-system", "bps", "--accept", "missing_units") == 0
    assert set(official(data)) == {"province_00"}, "of Kalimantan the file has nothing"


def test_a_dry_run_only_reports(data, tmp_path, capsys):
    assert load(data, written(tmp_path, provinces()), "--code-system", "bps", "--dry-run") == 0
    assert "draws province_KAL (0 missing)" in capsys.readouterr().out
    assert not (data / "boundaries" / "official").exists()
    assert not (data / "warehouse").exists()


def test_a_refused_file_leaves_the_borders_that_were_loaded_before(data, tmp_path):
    load(data, written(tmp_path, provinces()), "--code-system", "bps")
    before = kept.path_of(data, "province").read_bytes()
    swapped = collection(feature(kode="64", nama="Kalimantan Utara"))
    assert load(data, written(tmp_path, swapped), "--code-system", "bps") == 11
    latitude_first = collection(
        feature(area([[y, x] for x, y in square()]), kode="64", nama="Kalimantan Timur")
    )
    assert load(data, written(tmp_path, latitude_first), "--code-system", "bps") == 10
    assert kept.path_of(data, "province").read_bytes() == before
    assert Warehouse(data).current().number == 1


def test_every_feature_that_cannot_be_drawn_is_named(data, tmp_path, capsys):
    content = provinces()
    for number, geometry in ((1, None), (3, {"type": "Point", "coordinates": [110, 0]})):
        content["features"][number]["geometry"] = geometry
    assert load(data, written(tmp_path, content), "--code-system", "bps") == 10
    assert capsys.readouterr().err.splitlines() == [
        "batas.geojson: 2 features cannot be drawn:",
        "  feature 2 (62): its geometry is missing, not Polygon or MultiPolygon",
        "  feature 4 (64): its geometry is Point, not Polygon or MultiPolygon",
    ]


def test_a_map_is_loaded_as_borders_and_nothing_is_guessed_of_it(data, tmp_path, capsys):
    path = written(tmp_path, provinces())
    assert load(data, path, source="figures") == 10  # a map is no table of figures
    assert "is of no layout that is known" in capsys.readouterr().err
    assert load(data, path, "--code-system", "ojk") == 2
    assert load(data, path) == 2  # 61 may be BPS's or Kemendagri's


def test_text_in_a_file_cannot_steer_the_terminal(data, tmp_path, capsys):
    evil = "\x1b[2J[red]\ud800\n"
    path = written(tmp_path, collection(feature(kode="64", nama=evil)))
    assert load(data, path, "--code-system", "bps") == 11
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert r"'\x1b[2J[red]\ud800'" in said
