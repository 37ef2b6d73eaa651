"""The borders as addresses of the server: packed, kept by browsers, 404 where there are none."""

import gzip
import json

import pytest

from app import create_app
from model.borders import SETS, address_of
from model.pointer import version_folder, warehouse_folder
from model.settings import Settings
from tests.asgi import ask
from tests.etl.borders import data_folder, load, provinces, written


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    """Settings of a server whose version 1 has a user's own provinces of Kalimantan."""
    folder = tmp_path_factory.mktemp("borders")
    data = data_folder(folder)
    assert load(data, written(folder, provinces()), "--code-system", "bps") == 0
    return Settings(data=data, state=data.parent / "state", home="region=64&period=2022-12")


@pytest.fixture(scope="module")
def server(settings):
    return create_app(settings).server


@pytest.mark.parametrize("name", SETS)
def test_each_set_is_geojson_that_a_browser_keeps_for_good(server, settings, name):
    answer = ask(server, address_of(1, name))
    file = version_folder(warehouse_folder(settings.data), 1) / f"borders_{name}.geojson"
    assert (answer.status, answer.body) == (200, file.read_bytes())
    assert answer.headers["content-type"] == "application/geo+json"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["vary"] == "Accept-Encoding"
    assert json.loads(answer.body)["type"] == "FeatureCollection"


def test_it_is_packed_for_a_browser_that_takes_it_and_the_same_each_time(server):
    plain = ask(server, address_of(1, "kabkota_00"))
    packed = [ask(server, address_of(1, "kabkota_00"), accept_encoding="gzip") for _ in range(2)]
    assert packed[0].headers["content-encoding"] == "gzip"
    assert packed[0].headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(packed[0].body) == plain.body
    assert packed[0].body == packed[1].body
    assert int(packed[0].headers["content-length"]) == len(packed[0].body) < 200_000
    assert packed[0].headers["etag"] != plain.headers["etag"]


def test_what_a_browser_has_already_is_not_sent_again(server):
    for headers in ({}, {"accept_encoding": "gzip"}):
        tag = ask(server, address_of(1, "province_KAL"), **headers).headers["etag"]
        again = ask(server, address_of(1, "province_KAL"), if_none_match=tag, **headers)
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)


def test_head_answers_as_get_does(server):
    got, asked = (ask(server, address_of(1, "province_KAL"), m) for m in ("GET", "HEAD"))
    assert asked.status == 200
    assert asked.headers == got.headers


@pytest.mark.parametrize(
    "path",
    [
        "/batas/v1/kabkota_KAL",
        "/batas/v1/kabkota_64.geojson",
        "/batas/v1/..%2fmanifest.geojson",
        "/batas/v2/kabkota_KAL.geojson",
        "/batas/v0/kabkota_KAL.geojson",
        "/batas/v-1/kabkota_KAL.geojson",
        "/batas/vx/kabkota_KAL.geojson",
        "/batas/v\uff11/kabkota_KAL.geojson",
        f"/batas/v{'9' * 5_000}/kabkota_KAL.geojson",
        "/batas/1/kabkota_KAL.geojson",
        "/batas/",
    ],
)
def test_what_does_not_exist_is_a_real_404(server, path):
    answer = ask(server, path)
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/html")


def test_without_data_it_is_503(tmp_path):
    server = create_app(Settings(data=tmp_path, state=tmp_path / "state")).server
    assert ask(server, address_of(1, "kabkota_KAL")).status == 503
