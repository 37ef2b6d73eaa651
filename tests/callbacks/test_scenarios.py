"""Scenarios on the page Biaya: kept, opened, put beside each other, listed; and a ledger away."""

import csv
import io
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from types import SimpleNamespace

import openpyxl
import pytest

from app import create_app
from callbacks import biaya, scenarios
from callbacks.asking import Reader, Source
from callbacks.data_memory import Memory
from callbacks.pages import answered
from callbacks.scenario_shelf import Shelf
from callbacks.scenarios import MOST_SHOWN, listing
from layouts import ids
from layouts.pages import biaya as page
from ledger.kept import MOST
from ledger.scenarios import LONGEST_NAME, Scenario, keep
from ledger.store import open_store
from model.errors import LedgerUnavailable
from model.kept import LONGEST_NAME as LONGEST_SHOWN
from model.scenario_results import Again
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask
from tests.components import links, of_class, parts, words
from tests.world import active, august, publication, publish_world, write

ALL = Scope.everything()
ID, EN = Reader.of("id", None), Reader.of("en", None)
JSON = "application/json"
HOME = Selection(region="KAL")
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+62 811",
    "@SUM(A1)",
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "\u202egnp.exe",
    "a\ud800b",
    "\uff1d1+1",
    "kata\0nol",
    "{name}",
    "x" * 80,
]


@pytest.fixture(scope="module")
def real_enough(tmp_path_factory):
    """A data folder with two versions: 1000, then 1500 participants of 5000 informal workers."""
    folder = tmp_path_factory.mktemp("data") / "data"
    write(
        folder,
        publication("kanwil-2024-11", active("KAL", "2024-11", 1000, segment="BPU")),
        *august("2024-08", "KAL", employed=9_000, employed_informal=5_000, employed_formal=4_000),
    )
    publish_world(folder)
    release = folder / "releases" / "kanwil_2024_11" / "2026.csv"
    release.write_text(release.read_text("utf-8").replace(",1000,", ",1500,"), "utf-8")
    publish_world(folder)
    return folder


@pytest.fixture
def here(real_enough, tmp_path):
    """The page and its server with a ledger of their own."""
    settings = Settings(data=real_enough, state=tmp_path / "var", home="?region=KAL")
    source = Source(Warehouse(real_enough), HOME)
    shelf = Shelf(Memory(settings), Again(HOME), real_enough)
    view = next(iter(scenarios.views([biaya.VIEW], shelf)))
    app = create_app(settings).server

    def shown(query, reader=ID):
        return answered(view, query, source, ALL, reader)

    def wish(**said):
        found = ask(app, "/skenario?lang=en", "POST", json.dumps(said).encode(), content_type=JSON)
        return SimpleNamespace(status=found.status, **json.loads(found.body))

    def kept(name="Plan", query="?region=KAL"):
        return wish(do="keep", name=name, query=query).key

    return SimpleNamespace(
        app=app,
        shelf=shelf,
        source=source,
        state=tmp_path / "var",
        shown=shown,
        wish=wish,
        kept=kept,
        card=lambda query, reader=ID: shown(query, reader)[page.SCENARIOS],
        listed=lambda query="", parts=1: listing(query, parts, source, shelf, ID.text),
        file=lambda path: ask(app, path).text,
    )


def rows(written, delimiter=","):
    return list(csv.DictReader(io.StringIO(written.lstrip("\ufeff")), delimiter=delimiter))


# Kept and opened


def test_a_page_without_scenarios_asks_the_ledger_nothing(here):
    assert words(here.card("?region=KAL"))
    assert not here.state.exists()


def test_a_kept_choice_opens_by_its_link_as_it_was(here):
    made = here.wish(do="keep", name="  Half  a year ", query="?region=KAL&months=6&v=2&lang=en")
    assert made.status == 201
    opened = here.shown(f"?scenario={made.key}")
    plain = here.shown("?region=KAL&months=6")
    assert words(opened[ids.ANSWER]) == words(plain[ids.ANSWER])
    said = words(opened[page.SCENARIOS])
    assert "Dibuka: Half a year , disimpan pada versi 2" in said
    assert "Angka yang tersimpan masih berlaku: versi 2." in said


def test_an_address_after_opening_says_the_choice_whole(here):
    key = here.kept(query="?months=6")
    whole = of_class(here.card(f"?scenario={key}"), "opened")[0].to_plotly_json()["props"]
    address = whole["data-address"]
    chosen = Selection.of(address.partition("?")[2])
    assert (chosen.region, chosen.months, chosen.period) == ("KAL", "6", "2024-11")
    assert chosen.scenario == key
    again = of_class(here.card(address.partition("?")[2]), "opened")[0].to_plotly_json()["props"]
    assert "data-address" not in again


def test_links_of_an_opened_scenario_keep_its_choice_and_its_name(here):
    key = here.kept(query="?region=KAL&months=6")
    menus = links(here.shown(f"?scenario={key}")[ids.FILTERS])
    moved = [link for link in menus if "segment=PU" in link]
    assert moved
    assert all("months=6" in link and f"scenario={key}" in link for link in moved)


def test_a_changed_scenario_says_what_was_changed_and_stays_as_it_was_kept(here):
    key = here.kept()
    whole = here.wish(do="copy", key=key, name="Other").to
    said = words(here.card(whole.partition("?")[2].replace("months=12", "months=6")))
    assert "Bulan dibayar: 12 → 6" in said
    assert "Bulan dibayar" not in words(here.card(f"?scenario={key}"))


def test_a_changed_region_is_told_by_name(here):
    key = here.kept()
    said = words(here.card(f"?region=64&scenario={key}"))
    assert "Wilayah: Kalimantan → Kalimantan Timur" in said


@pytest.mark.parametrize("key", ["0123456789abcdef", "a", "nothing-here"])
def test_an_unknown_scenario_is_said_and_the_way_on_is_shown(here, key):
    shown = here.shown(f"?scenario={key}")
    assert "Skenario ini tidak ada" in words(shown[ids.ANSWER])
    assert "/biaya" in links(shown[ids.ANSWER])
    assert shown[page.SCENARIOS] is None


def test_a_whole_choice_outlives_its_scenario(here):
    key = here.kept(query="?region=KAL&months=6")
    whole = here.wish(do="copy", key=key, name="x").to
    gone = Selection.of(whole.partition("?")[2]).scenario
    assert here.wish(do="remove", key=gone).status == 201
    shown = here.shown(whole.partition("?")[2])
    assert "sudah dihapus" in words(shown[page.SCENARIOS])
    assert words(shown[ids.ANSWER]) == words(here.shown("?region=KAL&months=6")[ids.ANSWER])


@pytest.mark.parametrize("value", ["../../x", "A B", "a" * 41, "*", "{'$ne':1}", "a%00"])
def test_a_key_that_cannot_be_one_is_refused_as_any_other_choice(here, value):
    assert "Pilihan ini tidak ada" in words(here.shown(f"?scenario={value}")[ids.ANSWER])
    assert here.wish(do="remove", key=value).status == 404


# Beside each other


def test_two_scenarios_stand_side_by_side_with_what_differs(here):
    one, other = here.kept("Year"), here.kept("Half", "?region=KAL&months=6&split=apbd:100")
    said = words(here.card(f"?scenario={one}&beside={other}"))
    assert "Year" in said
    assert "Half" in said
    assert "Bulan dibayar 12 6" in said
    assert "Pembayar Pekerja 60 %, APBD 25 %, DBH 10 %, CSR 5 % APBD 100 %" in said
    assert "Sama pada keduanya: Orang yang dihitung" in said
    assert "saat disimpan, versi" not in said  # the results are still those


def test_both_sides_are_of_one_version_and_each_as_it_was_when_kept(here):
    one = here.kept("First", "?region=KAL&split=apbd:100&months=1&v=1")
    other = here.kept("Second", "?region=KAL&split=apbd:100&months=2&v=2")
    found = rows(here.file(f"/unduh/biaya/skenario.csv?scenario={one}&beside={other}&format=csv"))
    net = next(row for row in found if row["name"] == "net")
    assert float(net["first"]) == 3_500 * 16_800
    assert float(net["second"]) == 3_500 * 16_800 * 2
    assert float(net["difference"]) == 3_500 * 16_800
    assert float(net["first_kept"]) == 4_000 * 16_800
    assert float(net["second_kept"]) == 3_500 * 16_800 * 2
    assert {row["first_scenario"] for row in found} == {"First"}
    said = words(here.card(f"?scenario={one}&beside={other}"))
    assert "Rp58,8 juta saat disimpan, versi 1: Rp67,2 juta" in said
    assert "saat disimpan, versi 2" not in said


def test_a_link_with_a_version_opens_the_scenario_on_that_version(here):
    key = here.kept("First", "?region=KAL&split=apbd:100&months=1")
    now, before = (words(here.shown(f"?scenario={key}{v}")[ids.ANSWER]) for v in ("", "&v=1"))
    assert "3.500" in now
    assert "4.000" in before


def test_the_choice_on_the_screen_can_stand_beside_a_scenario(here):
    other = here.kept("Half", "?region=KAL&months=6")
    said = words(here.card(f"?region=KAL&beside={other}"))
    assert "Pilihan di layar" in said
    assert "Bulan dibayar 12 6" in said


def test_a_scenario_beside_itself_differs_in_nothing(here):
    key = here.kept()
    said = words(here.card(f"?scenario={key}&beside={key}"))
    assert "Semua masukan sama." in said
    assert "Semua hasil sama." in said


# The list, and what a new version changed


def test_the_list_says_of_each_scenario_what_the_new_version_changed(here):
    here.kept("Old", "?region=KAL&split=apbd:100&months=1&v=1")
    here.kept("New", "?region=KAL&split=apbd:100&months=1")
    newest, older = of_class(here.listed(), "what")
    assert "Angka yang tersimpan masih berlaku: versi 2." in words(newest)
    said = words(older)
    assert "Berubah sejak versi 1; dihitung ulang pada versi 2:" in said
    assert "Orang yang dihitung: 4.000 → 3.500; selisih −500" in said
    assert "Setelah keringanan: Rp67,2 juta → Rp58,8 juta; selisih −Rp8,4 juta" in said


def test_what_did_not_change_is_said_too(here):
    here.kept("Old", "?region=KAL&segment=total&v=1")
    assert "Tidak berubah sejak versi 1" in words(here.listed())


def test_a_choice_that_is_none_any_more_is_listed_and_can_be_removed(here):
    store = open_store("", here.state)
    here.kept("There")
    scenario = Scenario(
        "Gone", "/biaya", "?region=6599&months=3", 1, "loopback",
        datetime(2026, 1, 1, tzinfo=UTC), {"net": [1, 2, 3]},
    )  # fmt: skip
    key = keep(store, scenario)
    row = of_class(here.listed(), "what")[1]
    assert "tidak dapat dihitung lagi. Wilayah “6599” tidak ada lagi dalam data." in words(row)
    assert links(row) == []
    assert "region=6599" in words(here.shown(f"?scenario={key}")[ids.ANSWER])
    assert "tidak dapat dibandingkan" in words(here.card(f"?region=KAL&beside={key}"))
    assert here.wish(do="copy", key=key, name="x").status == 409
    assert here.wish(do="remove", key=key).status == 201


def test_a_long_list_is_worked_out_in_parts(here):
    store = open_store("", here.state)
    here.kept("first")
    for at in range(MOST_SHOWN + 4):
        keep(store, Scenario(f"n{at}", "/biaya", f"?region=KAL&months={at + 1}", 2, "loopback",
                             datetime(2026, 1, 1, tzinfo=UTC)))  # fmt: skip
    assert len(of_class(here.listed(), "what")) == MOST_SHOWN
    assert "Tampilkan berikutnya (5 lagi)" in words(here.listed())
    assert len(of_class(here.listed(parts=2), "what")) == MOST_SHOWN + 5
    assert "Tampilkan berikutnya" not in words(here.listed(parts=2))


def test_the_list_as_a_file_has_every_scenario_and_result(here):
    here.kept("Old", "?region=KAL&split=apbd:100&months=1&v=1")
    found = rows(here.file("/unduh/skenario/daftar.csv?format=csv"))
    people = next(row for row in found if row["result"] == "people")
    assert (people["kept"], people["now"], people["beyond"]) == ("4000", "3500", "500")
    assert {row["outcome"] for row in found} == {"moved"}
    indonesian = rows(here.file("/unduh/skenario/daftar.csv?format=csv-id"), ";")
    assert len(indonesian) == len(found)


def test_a_list_of_nothing_is_a_file_with_a_header(here):
    assert rows(here.file("/unduh/skenario/daftar.csv?format=csv")) == []
    assert "Belum ada skenario" in words(here.listed())


# A stranger's words


def test_a_name_may_be_as_long_here_as_in_the_ledger():
    assert LONGEST_SHOWN == LONGEST_NAME


@pytest.mark.parametrize("name", HOSTILE)
def test_a_strangers_name_is_text_on_the_page_and_in_files(here, name):
    key = here.kept(name)
    kept = here.shelf.find(key)
    shown = here.shown(f"?scenario={key}&beside={key}", EN)
    assert kept.name in json.dumps(
        [shown, here.listed()], default=lambda one: one.to_plotly_json(), ensure_ascii=False
    ).replace('\\"', '"').replace("\\u0000", "\0")
    tree = [*parts(shown[page.SCENARIOS]), *parts(here.listed())]
    assert not any("javascript:" in str(getattr(one, "href", "")) for one in tree)
    assert not any(type(one).__name__ in ("Markdown", "DangerouslySetInnerHTML") for one in tree)
    written = rows(here.file("/unduh/skenario/daftar.csv?format=csv"))[0]["name"]
    assert written[0] not in "=+-@\uff1d"
    assert written.removeprefix("'") == kept.name.removeprefix("'")
    raw = ask(here.app, "/unduh/skenario/daftar.xlsx?format=xlsx").body
    cell = openpyxl.load_workbook(io.BytesIO(raw))["Data"]["B2"]
    assert cell.data_type == "s"


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"name": "x"}, 400),
        ({"do": "keep", "name": "", "query": ""}, 400),
        ({"do": "keep", "name": " \t\n ", "query": ""}, 400),
        ({"do": "keep", "name": "x" * 81, "query": ""}, 400),
        ({"do": "keep", "name": 5, "query": ""}, 400),
        ({"do": "keep", "name": "x"}, 400),
        ({"do": "keep", "name": "x", "query": ["?region=KAL"]}, 400),
        ({"do": "keep", "name": "x", "query": "?" + "x" * 3000}, 400),
        ({"do": "keep", "name": "x", "query": "?region=ZZ"}, 409),
        ({"do": "keep", "name": "x", "query": "?region=KAL&region=64"}, 409),
        ({"do": "keep", "name": "x", "query": "?v=99"}, 409),
        ({"do": "keep", "name": "x", "query": "?scenario=0123"}, 409),
        ({"do": "copy", "key": "0123456789abcdef", "name": "x"}, 404),
        ({"do": "copy", "key": {"$ne": 1}, "name": "x"}, 400),
        ({"do": "remove", "key": "0123456789abcdef"}, 404),
        ({"do": "remove"}, 400),
        ({"do": "drop table"}, 400),
    ],
)
def test_a_wish_that_cannot_be_is_refused_in_words_and_leaves_nothing(here, said, status):
    found = here.wish(**said)
    assert (found.status, bool(found.error)) == (status, True)
    assert here.shelf.memory.scenarios() == []


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{}", "text/plain", 415),
        (b"do=keep", "application/x-www-form-urlencoded", 415),
        (b"[1]", JSON, 400),
        (b"{", JSON, 400),
        (b"[" * 10_000, JSON, 400),
        (b"\xff\xfe", JSON, 400),
        (b'{"x": "' + b"x" * (17 << 10) + b'"}', JSON, 413),
    ],
)
def test_a_body_that_is_no_wish_is_refused(here, body, kind, status):
    assert ask(here.app, "/skenario", "POST", body, content_type=kind).status == status
    assert not here.state.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
    ],
    ids=str,
)
def test_a_page_of_another_site_keeps_and_removes_nothing(here, headers):
    key = here.kept()
    for said in ({"do": "keep", "name": "x", "query": ""}, {"do": "remove", "key": key}):
        raw = json.dumps(said).encode()
        host = {"host": "127.0.0.1:8050", "content_type": JSON}
        assert ask(here.app, "/skenario", "POST", raw, **host, **headers).status == 403
    assert [one.key for one in here.shelf.memory.scenarios()] == [key]


def test_two_who_keep_at_once_are_both_kept(here):
    here.kept("first")  # the ledger begins with it
    with ThreadPoolExecutor(8) as many:
        made = list(many.map(lambda at: here.wish(do="keep", name=f"n{at}", query=""), range(8)))
    assert {one.status for one in made} == {201}
    assert {one.name for one in here.shelf.memory.scenarios()} == {
        "first", *(f"n{at}" for at in range(8))
    }  # fmt: skip


def test_more_than_can_be_listed_are_not_kept(here):
    here.kept("first")
    store = open_store("", here.state)
    for at in range(MOST - 1):
        keep(store, Scenario(f"n{at}", "/biaya", "?region=KAL", 2, "loopback",
                             datetime(2026, 1, 1, tzinfo=UTC)))  # fmt: skip
    assert here.wish(do="keep", name="x", query="").status == 409


# A ledger that is away


@pytest.fixture
def away(here):
    """The same once the ledger was there and is no ledger any more."""
    key = here.kept("Plan")
    here.card(f"?scenario={key}")
    for file in here.state.iterdir():
        if file.is_file():
            file.unlink()
    here.state.joinpath("ledger.sqlite").write_bytes(b"no database" * 1_000)
    here.key = key
    return here


def test_without_the_ledger_the_page_works_and_says_so(away):
    shown = away.shown(f"?region=KAL&months=6&scenario={away.key}")
    assert words(shown[ids.ANSWER]) == words(away.shown("?region=KAL&months=6")[ids.ANSWER])
    assert "Tidak ada yang hilang" in words(shown[page.SCENARIOS])
    assert "Tidak ada yang hilang" in words(away.listed())


def test_without_the_ledger_nothing_is_kept_and_the_reader_is_told(away):
    found = away.wish(do="keep", name="x", query="")
    assert (found.status, "Not saved" in found.error) == (503, True)
    assert ask(away.app, "/unduh/skenario/daftar.csv?format=csv").status == 503
    with pytest.raises(LedgerUnavailable):
        away.shelf.memory.scenarios()
