"""What data/boundaries keeps of an official file: whole, noticed when changed, easy to undo."""

import json
import shutil

import pytest

from etl.borders import kept
from etl.cli import main
from model.borders import borders_of
from model.warehouse import Warehouse
from tests.etl.borders import KALIMANTAN, data_folder, load, provinces, written


@pytest.fixture
def data(tmp_path):
    """A data folder whose provinces of Kalimantan are a user's own."""
    data = data_folder(tmp_path)
    assert load(data, written(tmp_path, provinces()), "--code-system", "bps") == 0
    return data


def build(data):
    return main(["build"], {"CAKUPAN_DATA": str(data), "CAKUPAN_STATE": str(data.parent / "state")})


def is_official(data):
    summary = Warehouse(data).current().manifest.summary
    return borders_of(summary, "province_KAL").official


def test_the_same_file_again_is_nothing_new(data, tmp_path, capsys):
    assert load(data, written(tmp_path, provinces()), "--code-system", "bps") == 13
    assert build(data) == 13


def test_without_the_folder_the_next_version_is_approximate_again(data):
    assert is_official(data)
    shutil.rmtree(data / "boundaries" / "official")
    assert build(data) == 0
    assert not is_official(data)


def test_a_changed_approximate_file_makes_a_new_version(data):
    path = data / "boundaries" / "approx_indonesia_provinsi.geojson"
    path.write_bytes(path.read_bytes() + b"\n")
    assert build(data) == 0


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.replace(b"110", b"111", 1),
        lambda raw: raw.replace(b'"accepted":[]', b'"accepted":["65"]'),
        lambda raw: raw[:-1],
        lambda raw: raw + b"\n",
        lambda raw: raw.replace(b'"about"', b'"other"'),
        lambda raw: raw.replace(b"batas", b"\\ud800"),
        lambda _raw: b"",
        lambda _raw: b"[" * 10_000,
        lambda _raw: json.dumps(provinces()).encode(),
    ],
)
def test_a_file_edited_by_hand_stops_the_build_and_says_what_to_do(data, change, capsys):
    path = kept.path_of(data, "province")
    path.write_bytes(change(path.read_bytes()))
    assert build(data) == 10
    assert "province.geojson" in capsys.readouterr().err
    assert is_official(data), "the version in force stays"


def test_a_file_kept_for_another_level_is_refused(data):
    kept.path_of(data, "province").rename(kept.path_of(data, "kabkota"))
    assert build(data) == 10


def test_a_code_list_that_has_grown_asks_for_the_file_again(data, capsys):
    """Units founded since were never accepted as missing."""
    regions = data / "codelists" / "regions.csv"
    head, *rows = regions.read_text("utf-8").splitlines()
    new = next(row for row in rows if row.startswith("65,"))
    rows.append(new.replace("65,65,Kalimantan Utara", "66,66,Kalimantan Baru"))
    regions.write_text("\n".join([head, *rows, ""]), "utf-8")
    assert build(data) == 11
    assert "does not fit the code list any more: 66. Load" in capsys.readouterr().err


def test_what_a_killed_load_left_is_in_nobodys_way(data, tmp_path):
    left = kept.path_of(data, "province").with_name(".province.geojson.tmp")
    left.write_bytes(b"half")
    assert (
        load(data, written(tmp_path, provinces(KALIMANTAN), "b.json"), "--code-system", "bps") == 0
    )
    assert not left.exists()


def test_a_disk_that_refuses_leaves_what_was_kept(data, tmp_path, capsys):
    path = kept.path_of(data, "province")
    before = path.read_bytes()
    path.with_name(".province.geojson.tmp").mkdir()  # where the new file would be written
    assert load(data, written(tmp_path, provinces(), "b.json"), "--code-system", "bps") == 15
    assert "nothing was published" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_an_approximate_file_with_a_place_that_is_none_is_refused(data, capsys):
    path = data / "boundaries" / "approx_kalimantan_kabkota.geojson"
    path.write_bytes(path.read_bytes().replace(b'"id":"6101"', b'"id":"9999"'))
    assert build(data) == 11
    assert "no such places today: 9999" in capsys.readouterr().err
