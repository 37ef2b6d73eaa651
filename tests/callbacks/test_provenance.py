"""The drawer of origins as the server answers it, and what is said of versions come and gone."""

import json
import shutil

import pytest

from app import create_app
from callbacks import pages, ringkasan
from callbacks.asking import Reader, Source
from callbacks.provenance import answered
from layouts import ids
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask
from tests.components import links, parts, words
from tests.world import active, august, publication, publish_world, write

ID, EN = Reader.of("id", None), Reader.of("en", None)
KEY = "cell~64~2022-12~total~labour_force~2022-08~~kaltim-2022-12~{}"


def published(folder, people):
    for name in ("codelists", "sources", "releases"):
        shutil.rmtree(folder / name, ignore_errors=True)
    office = publication("kaltim-2022-12", active("64", "2022-12", people))
    paper = publication("paper-2023-01", active("64", "2022-12", 990), kind="press")
    write(folder, office, paper, *august("2022-08", "64", labour_force=1_000))
    return publish_world(folder)


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """East Kalimantan has 300, then 400, then 500 of 1 000 covered; version 1 was cleared away."""
    folder = tmp_path_factory.mktemp("three") / "data"
    assert [published(folder, people) for people in (300, 400, 500)] == [1, 2, 3]
    shutil.rmtree(folder / "warehouse" / "versions" / "1")
    return folder


@pytest.fixture(scope="module")
def source(data):
    return Source(Warehouse(data), Selection.of("region=64&period=2022-12"))


@pytest.fixture(scope="module")
def server(data):
    return create_app(
        Settings(data=data, state=data.parent / "state", home="region=64&period=2022-12")
    ).server


def told(source, key, version="", reader=ID):
    return answered({"key": key, "v": version}, source, Scope.everything(), reader)


def test_a_figure_is_told_with_publisher_address_file_and_version(source):
    drawer = told(source, KEY.format("people"))
    said = words(drawer)
    assert said.startswith("500 Peserta aktif, Kalimantan Timur, Desember 2022")
    for part in ("kaltim-2022-12 publisher", "kaltim-2022-12 title", "made up", "Versi data 3"):
        assert part in said
    for part in ("kaltim_2022_12/2026.csv:2:value", "pernyataan lembaga"):
        assert part in said
    address = next(one for one in parts(drawer) if getattr(one, "href", "").startswith("https"))
    assert (address.href, address.rel) == ("https://example.org/kaltim-2022-12", "noreferrer")


def test_another_source_is_told_with_its_number_and_why_it_is_not_in_force(source):
    said = words(told(source, KEY.format("people")))
    assert "≠ sumber lain (1)" in said
    assert "990" in said
    assert "lembaga mendahului pers" in said


def test_each_operand_of_a_share_can_be_opened_in_turn(source):
    drawer = told(source, KEY.format("share"))
    asks = [getattr(one, "data-ask", None) for one in parts(drawer)]
    asks = [one for one in asks if one]
    assert len(asks) >= 2
    assert [words(told(source, one)).partition(" ")[0] for one in asks[:2]] == ["500", "1.000"]


def test_the_answer_is_of_the_version_of_the_page_and_not_of_the_newest(source):
    older, newest = (words(told(source, KEY.format("people"), v)) for v in ("2", "3"))
    assert (older.partition(" ")[0], newest.partition(" ")[0]) == ("400", "500")
    assert "Versi data 3 sudah berlaku" in older
    assert "sudah berlaku" not in newest


def test_the_answer_is_in_the_language_of_the_reader(source):
    assert "Active participants, Kalimantan Timur, December 2022" in words(
        told(source, KEY.format("people"), reader=EN)
    )


@pytest.mark.parametrize(
    "asked",
    [
        None,
        5,
        [],
        {"key": None},
        {"key": ["cell"], "v": {"$ne": 1}},
        {"key": KEY.format("people"), "v": "zero"},
        {"key": KEY.format("people"), "v": "1&v=2"},
        {"key": "'; drop table cells", "v": "2"},
    ],
)
def test_whatever_a_browser_forges_is_answered_in_words(source, asked):
    drawer = answered(asked, source, Scope.everything(), ID)
    assert words(drawer).startswith("Angka ini tidak ada")


def test_a_version_cleared_away_names_those_that_stand(source):
    said = words(told(source, KEY.format("people"), "1"))
    assert said.startswith("Versi data 1 sudah dihapus")
    assert "Yang ada: 2, 3. Yang berlaku: 3." in said
    assert words(told(source, KEY.format("people"), "9")).startswith("Versi data 9 tidak ada")


def test_without_any_data_the_drawer_says_so(tmp_path):
    empty = Source(Warehouse(tmp_path), Selection())
    assert "Data belum dapat dibaca" in words(told(empty, KEY.format("people")))


def test_a_posted_question_is_one_small_answer(server):
    ask(server)  # the first visit sets the callbacks up
    body = {
        "output": f"..{ids.ORIGIN}.children...{ids.ORIGIN_CAME}.data..",
        "outputs": [
            {"id": ids.ORIGIN, "property": "children"},
            {"id": ids.ORIGIN_CAME, "property": "data"},
        ],
        "inputs": [
            {"id": ids.ASK, "property": "data", "value": {"key": KEY.format("gap"), "v": "2"}}
        ],
        "state": [
            {"id": ids.LANGUAGE, "property": "data", "value": "en"},
            {"id": ids.LOOK, "property": "data", "value": None},
        ],
        "changedPropIds": [f"{ids.ASK}.data"],
    }
    sent = json.dumps(body).encode()
    answer = ask(server, "/_dash-update-component", "POST", sent, content_type="application/json")
    assert answer.status == 200
    assert '"600"' in answer.text
    assert len(answer.body) < 20_000


def test_the_version_in_force_is_a_tiny_answer_with_a_tag(server):
    answer = ask(server, "/versi")
    assert (answer.status, json.loads(answer.body)) == (200, {"version": 3})
    assert answer.headers["etag"] == '"3"'
    same = ask(server, "/versi", if_none_match='"3"')
    assert (same.status, same.body) == (304, b"")
    assert ask(server, "/versi", if_none_match='"2"').status == 200


def test_without_data_no_version_is_in_force(tmp_path):
    server = create_app(Settings(data=tmp_path, state=tmp_path / "state")).server
    assert ask(server, "/versi").status == 503


def test_a_file_of_a_version_cleared_away_is_gone_and_one_that_never_stood_not_found(server):
    file = "/unduh/ringkasan/segmen.csv?region=64&period=2022-12&v={}"
    gone, never, there = (ask(server, file.format(number)) for number in (1, 9, 2))
    assert (gone.status, never.status, there.status) == (410, 404, 200)
    assert "Versi data 1 sudah dihapus" in gone.text
    assert "Yang ada: 2, 3" in gone.text
    assert there.headers["x-data-version"] == "2"


def test_a_page_of_a_version_cleared_away_offers_the_one_in_force(source):
    shown = pages.answered(ringkasan.VIEW, "?region=64&v=1", source, Scope.everything(), ID)
    panel = shown[ids.ANSWER]
    assert "Versi data 1 sudah dihapus" in words(panel)
    assert "/?region=64&v=3" in links(panel)
