"""The addresses of the server: pages in the reader's language, a real 404, files, health."""

import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from fastapi import FastAPI

from app import create_app
from callbacks import health
from callbacks.languages import accepted
from layouts.fingerprints import asset
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask
from tests.world import active, august, publication, publish_world, stated, write


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    """Settings of a server with one kanwil, its five provinces and one August."""
    data = tmp_path_factory.mktemp("server") / "data"
    write(
        data,
        publication(
            "kanwil-2022-12",
            stated("KAL", "2022-12", 5_900_000, written="5,9 juta"),
            active("KAL", "2022-12", 2_600_000, written="2,6 juta"),
            active("KAL", "2022-12", 1_500_000, "PU", written="1,5 juta"),
        ),
        publication("table-2022-12", active("64", "2022-12", 70), kind="official_table"),
        *august("2022-08", "KAL", labour_force=8_518_571, employed=8_095_127),
        *august("2022-08", "64", labour_force=100, employed=90),
    )
    publish_world(data)
    return Settings(data=data, state=data.parent / "state")


@pytest.fixture(scope="module")
def server(settings):
    return create_app(settings).server


@pytest.fixture
def empty(tmp_path):
    return create_app(Settings(data=tmp_path, state=tmp_path / "state")).server


def test_a_page_answers_get_and_head_alike(server):
    got, head = ask(server, "/"), ask(server, "/", "HEAD")
    assert (got.status, head.status) == (200, 200)
    assert got.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("path", "headers", "language"),
    [
        ("/", {}, "id"),
        ("/", {"accept_language": "en-GB,en;q=0.9"}, "en"),
        ("/", {"accept_language": "fr"}, "id"),
        ("/", {"accept_language": "en", "cookie": "lang=id"}, "id"),
        ("/?lang=en", {"cookie": "lang=id"}, "en"),
        ("/?lang=xx", {"cookie": "lang=en"}, "en"),
    ],
)
def test_the_page_is_in_the_language_of_link_then_choice_then_browser(
    server, path, headers, language
):
    assert f'<html lang="{language}">' in ask(server, path, **headers).text


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "id"),
        ("en", "en"),
        ("de,en;q=0.5,id;q=0.4", "en"),
        ("id;q=0.4,en;q=0.5", "en"),
        ("en;q=0", "id"),
        ("en;q=nonsense", "id"),
        ("*", "id"),
    ],
)
def test_the_best_language_that_we_have_is_taken(header, language):
    assert accepted(header) == language


def test_a_language_that_was_asked_for_is_kept(server):
    assert "lang=en" in ask(server, "/?lang=en").headers["set-cookie"]
    assert "set-cookie" not in ask(server, "/", accept_language="en").headers


def test_the_page_waits_with_a_skeleton_and_names_no_other_host(server):
    html = ask(server, "/").text
    assert 'class="bone title"' in html
    assert "Loading..." not in html
    assert 'src="http' not in html
    assert "{%" not in html


@pytest.mark.parametrize("path", ["/tidak-ada", "/wilayah/x", "/index.html"])
def test_an_unknown_page_is_not_found_in_the_readers_language(server, path):
    answer = ask(server, path, accept_language="en")
    assert answer.status == 404
    assert "This page does not exist" in answer.text


def test_an_unknown_address_of_the_api_is_a_problem(server):
    answer = ask(server, "/api/v1/nothing")
    assert answer.status == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_server_lives_without_data_but_is_not_ready(server, empty):
    assert ask(server, "/healthz").text == ask(empty, "/healthz").text == "ok"
    assert (ask(server, "/readyz").status, ask(empty, "/readyz").status) == (200, 503)


def test_who_may_see_pages_is_told_which_version_is_served_and_a_stranger_is_not(server, settings):
    """Hardening 76."""
    said = json.loads(ask(server, "/readyz").text)
    written = (settings.data / "warehouse/versions/1/manifest.json").read_bytes()
    made = said.pop("created")
    assert made == json.loads(written)["created"]
    since = datetime.now(UTC) - datetime.fromisoformat(made)
    assert 0 <= since.total_seconds() - said.pop("age") < 60
    sha256 = hashlib.sha256(written).hexdigest()
    assert said == {"ready": True, "degraded": False, "version": 1, "sha256": sha256}
    without_gate = FastAPI()
    health.register(without_gate, Warehouse(settings.data))
    answer = ask(without_gate, "/readyz")
    assert (answer.status, answer.text) == (200, "ready")


def test_the_font_comes_from_this_server_and_is_kept(server):
    answer = ask(server, "/fonts/manrope.ttf")
    assert answer.status == 200
    assert "immutable" in answer.headers["cache-control"]


def test_assets_are_kept_as_long_as_their_address_names_their_version(server):
    listed = re.findall(r'(?:src|href)="(/assets/[^"]+)"', ask(server, "/").text)
    assert len(listed) > 30
    for address in [*listed, asset("favicon.svg")]:
        assert "immutable" in ask(server, address).headers["cache-control"], address
    assert ask(server, "/assets/page.css?m=1").headers["cache-control"] == "no-cache"
    assert ask(server, "/assets/page.css").headers["cache-control"] == "no-cache"
    assert "immutable" not in ask(server, "/assets/none.css?m=1").headers["cache-control"]


def test_a_bundle_is_packed_once_and_answered_the_same_again(server):
    html = ask(server, "/").text
    start = html.index("/_dash-component-suites/dash/html/")
    path = html[start : html.index('"', start)]
    first = ask(server, path, accept_encoding="gzip")
    again = ask(server, path, accept_encoding="gzip")
    assert first.headers["content-encoding"] == "gzip"
    assert first.body == again.body
    assert ask(server, path).headers.get("content-encoding") is None


@pytest.mark.parametrize("chart", ["segmen", "dasar", "wilayah", "pembagi"])
@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("csv-id", ";")])
def test_every_chart_has_its_file(server, chart, form, delimiter):
    answer = ask(server, f"/unduh/ringkasan/{chart}.csv?region=KAL&period=2022-12&format={form}")
    assert answer.status == 200
    assert answer.body.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.text), delimiter=delimiter))
    assert rows
    assert {row["region_code"] for row in rows} <= {"KAL", "61", "62", "63", "64", "65"}


def test_a_file_says_in_its_name_and_headers_what_is_inside(server):
    answer = ask(server, "/unduh/ringkasan/segmen.csv?format=csv")
    assert (
        answer.headers["content-disposition"]
        == 'attachment; filename="cakupan_kalimantan_2022-12_per-segmen_v1.csv"'
    )
    assert answer.headers["x-data-version"] == "1"
    assert "region=KAL&period=2022-12&base=stated" in answer.headers["link"]
    assert answer.headers["repr-digest"].startswith("sha-256=:")


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/unduh/ringkasan/none.csv", 404, "Berkas ini tidak ada"),
        ("/unduh/ringkasan/segmen.csv?format=exe", 404, "Berkas ini tidak ada"),
        ("/unduh/ringkasan/segmen.csv?region=XX", 400, "Pilihan ini tidak ada: region=XX"),
        ("/unduh/ringkasan/segmen.csv?region=%3Cb%3E", 400, "region=&lt;b&gt;"),
    ],
)
def test_a_file_that_does_not_exist_is_refused_in_words(server, path, status, words):
    answer = ask(server, path)
    assert answer.status == status
    assert words in answer.text


def test_without_data_a_file_names_the_command_that_makes_it(empty):
    answer = ask(empty, "/unduh/ringkasan/segmen.csv")
    assert answer.status == 503
    assert "make data" in answer.text


def test_two_apps_live_in_one_process(server, settings):
    other = create_app(replace(settings, home="region=64"))
    for one in (server, other.server, server):
        assert ask(one, "/").status == 200
        assert ask(one, "/tidak-ada").status == 404
    first = ask(server, "/_dash-dependencies").text
    assert first == ask(other.server, "/_dash-dependencies").text
    assert "ranking" in first
    assert (
        "cakupan_kalimantan-timur"
        in ask(other.server, "/unduh/ringkasan/segmen.csv").headers["content-disposition"]
    )
