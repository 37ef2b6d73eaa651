"""Pages, files and the API about one industry or programme: everything says whom it counts."""

import csv
import io
import json
import re

import pytest
from plotly.utils import PlotlyJSONEncoder

from app import VIEWS, create_app
from callbacks import provenance
from callbacks.asking import Reader, Source
from callbacks.pages import answered
from layouts import ids
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask
from tests.components import links, of_class, words
from tests.parted import parted

HOME = "region=64&period=2024-12"
BY_PATH = {view.path: view for view in VIEWS}
READERS = {code: Reader.of(code, None) for code in ("id", "en")}
PARTS = ("industry=F", "programme=JHT", "industry=F&programme=JHT")


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    return parted(tmp_path_factory.mktemp("parts") / "data")


@pytest.fixture(scope="module")
def source(data):
    return Source(Warehouse(data), Selection.of(HOME))


@pytest.fixture(scope="module")
def server(data):
    return create_app(Settings(data=data, state=data.parent / "state", home=HOME)).server


def page(source, path, query, language="id"):
    return answered(BY_PATH[path], query, source, Scope.everything(), READERS[language])


def rows(server, address):
    return json.loads(ask(server, f"/api/v1/{address}").body)["rows"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("industry=F", "Hanya lapangan usaha konstruksi"),
        ("programme=JHT", "Hanya program JHT"),
        ("industry=F&programme=JHT", "Hanya peserta JHT di lapangan usaha konstruksi"),
    ],
)
@pytest.mark.parametrize("path", ["/", "/wilayah"])
def test_the_line_above_the_answer_says_whom_it_counts(source, path, query, said):
    answer = page(source, path, f"region=64&{query}")[ids.ANSWER]
    (line,) = of_class(answer, "whom")
    assert words(line).startswith(said)
    assert links(line) == [f"{path}?region=64"]


@pytest.mark.parametrize("path", ["/", "/wilayah"])
def test_an_answer_about_everybody_has_no_such_line(source, path):
    assert of_class(page(source, path, "region=64")[ids.ANSWER], "whom") == []


def test_the_sentence_names_the_workers_of_the_industry_in_both_languages(source):
    said = {
        one: words(page(source, "/", "region=64&industry=F", one)[ids.ANSWER]) for one in READERS
    }
    assert "40 dari 50 penduduk bekerja bidang konstruksi di Kalimantan Timur" in said["id"]
    assert "40 of 50 employed people in construction in Kalimantan Timur" in said["en"]


def test_the_sentence_names_the_programme(source):
    said = words(page(source, "/", "region=64&programme=JHT")[ids.ANSWER])
    assert "35 dari 100 angkatan kerja di Kalimantan Timur terlindungi oleh program JHT" in said
    said = words(page(source, "/wilayah", "region=64&programme=JHT")[ids.ANSWER])
    assert (
        "65 dari 100 angkatan kerja di Kalimantan Timur belum terlindungi oleh program JHT" in said
    )


def test_no_base_of_everybody_is_named_on_a_page_about_an_industry(source):
    for path in ("/", "/wilayah"):
        parts = page(source, path, "region=64&industry=F")
        seen = " ".join(words(part) for name, part in parts.items() if name != ids.FOOTER)
        assert "angkatan kerja" not in seen.lower()


def test_the_bar_has_both_filters_and_says_what_is_chosen(source):
    bar = words(page(source, "/", "region=64&industry=F&programme=JHT")[ids.FILTERS])
    assert "Lapangan usaha" in bar
    assert "Konstruksi" in bar
    assert "Jaminan Hari Tua (JHT)" in bar


def test_no_brief_is_offered_that_would_be_of_everybody(source):
    def briefs(query):
        found = links(page(source, "/", f"region=64{query}")[ids.ANSWER])
        return [one for one in found if "/unduh/brief/" in one]

    assert briefs("")
    assert briefs("&industry=F") == []


@pytest.mark.parametrize("query", PARTS)
@pytest.mark.parametrize("path", ["/", "/wilayah"])
def test_every_link_of_the_page_leads_to_an_answer(source, server, opened, path, query):
    parts = page(source, path, f"region=64&{query}&compare=2023-12")
    for link in opened(one for part in parts.values() for one in links(part)):
        address, _, choice = link.partition("?")
        if address in BY_PATH:
            shown = page(source, address, choice)
            assert of_class(shown[ids.ANSWER], "panel-error") == [], link
        elif address.startswith("/unduh/"):
            assert ask(server, link).status == 200, link


def test_a_page_without_these_filters_offers_the_same_choice_without_them(source):
    shown = page(source, "/sektor", "region=64&industry=F&programme=JHT")[ids.ANSWER]
    assert "/sektor?region=64" in links(shown)


def test_a_file_has_the_part_in_its_name_in_its_rows_and_in_its_base(server):
    answer = ask(server, "/unduh/wilayah/peringkat.csv?region=64&industry=F&programme=JKK&lang=id")
    assert "_kbli-f_jkk_per-wilayah_" in answer.headers["content-disposition"]
    found = list(csv.DictReader(io.StringIO(answer.body.decode("utf-8-sig"))))
    assert {(row["industry"], row["programme"]) for row in found} == {("F", "JKK")}
    base = "Penduduk yang bekerja (Sakernas) bidang konstruksi"
    assert {row["base_name"] for row in found} == {base}
    shares = {
        row["region_code"]: row["participants"] for row in found if row["participants"] != "0"
    }
    assert shares == {"6403": "10", "6471": "30"}


def test_the_picture_of_a_chart_says_whom_it_counts(server):
    address = "/unduh/ringkasan/wilayah/ranking-chart.json?region=64&industry=F&lang=id"
    got = json.loads(ask(server, address).body)
    assert "_kbli-f_" in got["name"]
    assert got["facts"].startswith("Hanya lapangan usaha konstruksi")


def test_the_api_gives_the_numbers_of_the_page(server):
    (one,) = rows(server, "coverage?region=64&industry=F&programme=JHT")
    assert (one["industry"], one["programme"]) == ("F", "JHT")
    assert (one["participants"]["value"], one["denominator"]["value"]) == (25, 50)
    places = rows(server, "gaps?region=64&industry=F")
    assert {one["region"]: one["gap"]["value"] for one in places if one["rank"]} == {
        "6471": 42 - 30,
        "6403": 8 - 10,
    }
    assert {one["industry"] for one in places} == {"F"}


@pytest.mark.parametrize(
    ("by", "query", "count"),
    [
        ("industry", "industry=F", 1),
        ("programme", "programme=JHT&industry=F", 1),
        ("programme", "industry=F", 5),
        ("segment", "industry=F", 5),
        ("period", "programme=JHT", 2),
    ],
)
def test_rows_of_the_api_by_something_are_of_the_part(server, by, query, count):
    found = rows(server, f"coverage?region=64&by={by}&{query}")
    assert len(found) == count
    for name, wanted in (pair.split("=") for pair in query.split("&")):
        assert {one[name] for one in found} == {wanted}


@pytest.mark.parametrize("resource", ["targets", "cost", "periods", "checks"])
def test_a_resource_that_answers_for_everybody_refuses_a_part(server, resource):
    answer = ask(server, f"/api/v1/{resource}?region=64&industry=F")
    assert answer.status == 400


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("industry", ["total", "F"])
def test_the_drawer_tells_the_origin_of_a_count(source, language, industry):
    key = f"figure~participants_active~64~2024-12~total~{industry}~total~total~registri"
    said = words(provenance.answered({"key": key}, source, Scope.everything(), READERS[language]))
    assert {"id": "Dihitung dari registri", "en": "Counted from the registry"}[language] in said


def test_title_captions_and_boxes_name_the_programme(source):
    parts = page(source, "/wilayah", "region=64&programme=JHT")
    assert "program JHT" in parts[ids.TITLE]
    seen = json.dumps(list(parts.values()), cls=PlotlyJSONEncoder, ensure_ascii=False)
    boxes = re.findall(r"<b>Kota Balikpapan</b><br>Ter[^\"]*", seen)
    assert boxes
    assert all("program JHT" in box for box in boxes)
    captions = re.findall(r'"Caption", "props": {"children": "([^"]*)', seen)
    captions += re.findall(r'"children": "([^"]*)"}, "type": "Caption"', seen)
    assert captions
    assert all("program JHT" in caption for caption in captions)


@pytest.mark.parametrize("path", ["/", "/wilayah"])
def test_trust_is_told_without_a_link_to_that_of_everybody(source, path):
    found = links(page(source, path, "region=64&industry=F")[ids.ANSWER])
    assert not [one for one in found if one.startswith("/kepercayaan")]


def test_more_participants_than_workers_are_said_to_be_of_the_industry(source):
    said = words(page(source, "/", "region=6403&industry=F")[ids.ANSWER])
    assert "10 peserta aktif bidang konstruksi di Kabupaten Kutai Kartanegara" in said
    assert "penduduk bekerja bidang konstruksi" in said


def test_the_drawer_names_the_workers_that_a_part_is_divided_by(source):
    key = "part~64~2024-12~total~employed~2024-08~~F~total~registri~share"
    said = words(provenance.answered({"key": key}, source, Scope.everything(), READERS["id"]))
    assert "Penduduk bekerja bidang konstruksi" in said


def test_a_card_says_that_a_segment_cannot_hold_the_programme(source):
    shown = page(source, "/", "region=64&programme=JHT")
    seen = " ".join(words(part) for part in shown.values())
    assert "tidak berlaku" in seen
