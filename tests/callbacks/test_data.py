"""The page of data: every state filled, wishes of readers, and a ledger that is away."""

import json
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from app import create_app
from callbacks import data
from callbacks.asking import Reader, Source
from callbacks.data_memory import Memory
from callbacks.pages import answered
from layouts import ids
from layouts.pages import data as page
from ledger import tasks
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask
from tests.components import links, of_class, parts, words
from tests.loaded import a_load, accepted, asked_for, faulty, keep, ledger, proposal, published
from tests.world import active, publication, publish_world, write

ALL = Scope.everything()
ID, EN = Reader.of("id", None), Reader.of("en", {"theme": "dark", "narrow": True})
JSON = "application/json"
NAMES = ["../../etc/x", "a\0.xlsx", "<img src=x onerror=alert(1)>.csv", "=cmd|' /C calc'!A0",
         "laporan\u202excod.exe", "a" * 300, "a\r\nb"]  # fmt: skip


@pytest.fixture(scope="module")
def real_enough(tmp_path_factory):
    """A data folder with two versions."""
    folder = tmp_path_factory.mktemp("data") / "data"
    first = publication("kaltim-2022-12", active("64", "2022-12", 100))
    write(folder, first)
    publish_world(folder)
    release = folder / "releases" / "kaltim_2022_12" / "2026.csv"
    release.write_text(release.read_text("utf-8").replace(",100,", ",250,"), "utf-8")
    publish_world(folder)
    return folder


@pytest.fixture
def here(real_enough, tmp_path):
    """The page with a ledger of its own."""
    settings = Settings(data=real_enough, state=tmp_path)
    warehouse, memory = Warehouse(real_enough), Memory(settings)

    def told(query="", reader=ID):
        return data.told(Selection.of(query), memory, warehouse, ALL, reader)

    return SimpleNamespace(
        settings=settings, state=tmp_path, memory=memory, warehouse=warehouse, told=told
    )


def sent(tree):
    return json.dumps(tree, default=lambda part: part.to_plotly_json())


# The parts of one version


@pytest.mark.parametrize("reader", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("query", ["", "?v=1", "?load=5", "?a=1&b=2", "?region=64"])
def test_every_state_fills_the_page(here, query, reader):
    source = Source(here.warehouse, Selection(region="64", period="2022-12"))
    shown = answered(data.VIEW, query, source, ALL, reader)
    assert set(shown) == set(data.VIEW.fills)
    assert words(shown[ids.ANSWER])
    sent(shown)


def test_the_sentence_names_version_figures_sources_and_date(here):
    source = Source(here.warehouse, Selection(region="64", period="2022-12"))
    now = answered(data.VIEW, "", source, ALL, ID)[ids.ANSWER]
    assert words(now).startswith(
        "Versi 2 berlaku: 1 angka dari 1 sumber terbit, sampai Desember 2022."
    )
    before = answered(data.VIEW, "?v=1", source, ALL, EN)[ids.ANSWER]
    assert words(before).startswith("Version 1, not the one in force: 1 figures")


@pytest.mark.parametrize("query", ["?load=0", "?load=x", "?a=-1", "?part=0", "?v=99"])
def test_a_choice_that_cannot_be_is_said_so(here, query):
    source = Source(here.warehouse, Selection())
    shown = answered(data.VIEW, query, source, ALL, ID)
    assert of_class(shown[ids.ANSWER], "panel-error")


# What the ledger tells


def test_before_the_first_load_the_page_says_so_and_makes_no_ledger(here):
    filled, open_ones = here.told()
    assert "Belum ada muatan" in words(filled[page.LOADS])
    assert "Belum ada berkas" in words(filled[page.LAST])
    assert (open_ones, list(here.state.iterdir())) == ([], [])


def test_a_load_is_a_line_with_its_faults_by_rule_and_a_link_to_its_report(here):
    store = ledger(here.state)
    number = keep(store, a_load("refused"), [*faulty(3), *faulty(2, "jumps", "warning")])
    filled, _ = here.told()
    said = words(filled[page.LOADS])
    for part in ("AK.csv", "8a34451f…b79", "kemnaker · 2022-08", "3 gagal", "ditolak", "loopback",
                 "22 November 2026, 12.00 WITA", "3 × breaks the sum"):  # fmt: skip
        assert part in said
    assert f"/data?load={number}" in links(filled[page.LOADS])
    assert words(filled[page.LAST]).replace(" ;", ";") == (
        "Muatan terakhir, AK.csv : 3 pemeriksaan gagal, 2 peringatan; ditolak."
    )


def test_a_report_has_every_fault_with_place_value_rule_and_suggestion(here):
    number = keep(ledger(here.state), a_load("refused"), faulty(60))
    first, _ = here.told(f"?load={number}")
    said = words(first[page.REPORT])
    for part in ("baris 2, kolom AB", "Sheet1", "breaks the sum (2)", "Look at it", "60 breaks"):
        assert part in said
    assert "Bagian 1 dari 2" in said
    second, _ = here.told(f"?load={number}&part=2")
    assert "baris 61, kolom AB" in words(second[page.REPORT])


def test_a_load_that_waits_can_be_decided_and_one_that_is_settled_cannot(here):
    store = ledger(here.state)
    report = {"proposals": [proposal()], "changes": {"added": 3, "changed": 1, "removed": 0}}
    waits = keep(store, a_load(report=report), proposals=report["proposals"])
    refused = keep(store, a_load("refused", report=report))
    filled, _ = here.told(f"?load={waits}")
    (form,) = of_class(filled[page.REPORT], "decide")
    ticks = [getattr(box, "data-rule") for box in of_class(form, "tick")]
    assert ticks == ["permutation", "restated"]
    assert getattr(form, "data-load") == str(waits)
    assert "Kotawaringin Barat: 330 menjadi 660" in words(filled[page.REPORT])
    settled, _ = here.told(f"?load={refused}")
    assert of_class(settled[page.REPORT], "decide") == []


def test_a_settled_load_says_who_accepted_what_and_why(here):
    store = ledger(here.state)
    number = keep(store, a_load("published", version=2))
    accepted(store, number)
    said = words(here.told(f"?load={number}")[0][page.REPORT])
    assert (
        "baris berdiri di nama yang salah: loopback, 22 November 2026, 12.00 WITA. proven" in said
    )


def test_a_load_with_faults_cannot_be_published(here):
    number = keep(ledger(here.state), a_load(), faulty())
    filled, _ = here.told(f"?load={number}")
    buttons = {getattr(b, "data-wish", ""): b for b in of_class(filled[page.REPORT], "button")}
    assert (buttons["publish"].disabled, hasattr(buttons["discard"], "disabled")) == (True, False)


def test_a_load_that_nobody_knows_is_said_so_beside_the_list(here):
    keep(ledger(here.state), a_load())
    filled, _ = here.told("?load=77")
    assert "Muatan 77 tidak ada" in words(filled[page.REPORT])
    assert "AK.csv" in words(filled[page.LOADS])


@pytest.mark.parametrize("name", NAMES)
def test_hardening_11_and_56_a_hostile_name_is_text_in_one_line(here, name):
    number = keep(ledger(here.state), a_load(source=name), faulty(rule=name), (name,))
    filled, _ = here.told(f"?load={number}")
    raw = sent(filled)
    assert not {"\0", "\r", "\u202e"} & set(words(filled[page.LOADS] + filled[page.REPORT]))
    assert "dangerously_allow_html" not in raw
    kinds = {type(part).__name__ for part in parts(list(filled.values()))}
    assert not kinds & {"Markdown", "DangerouslySetInnerHTML", "Img", "Iframe"}


def test_a_task_that_nobody_takes_says_what_to_do(here):
    store = ledger(here.state)
    number = asked_for(store, at=datetime.now(UTC))
    fresh, open_ones = here.told()
    assert open_ones == [number]
    assert "menunggu giliran" in words(fresh[page.LOADS])
    asked_for(store)  # at noon, long ago
    assert "python -m etl work" in words(here.told()[0][page.LOADS])


def test_a_task_that_failed_says_why_and_is_not_asked_after(here):
    store = ledger(here.state)
    asked_for(store, "rollback", version=3, why="x")
    task = tasks.claim(store, "worker", datetime.now(UTC))
    tasks.finish(store, task, "failed", {"error": "version 3 is gone"}, datetime.now(UTC))
    filled, open_ones = here.told()
    assert ("version 3 is gone" in words(filled[page.LOADS]), open_ones) == (True, [])


def test_without_the_ledger_versions_still_stand_and_the_page_says_what_is_away(here):
    ledger(here.state)
    here.told()
    (here.state / "ledger.sqlite").write_bytes(b"no database any more" * 400)
    filled, open_ones = here.told("?load=1")
    assert "Catatan muatan tidak dapat dibaca" in words(filled[page.LOADS])
    assert (filled[page.LAST], filled[page.REPORT], open_ones) == ([], [], [])
    assert "berlaku" in words(filled[page.VERSIONS])


def test_a_ledger_that_was_removed_while_it_was_used_is_not_begun_anew(here):
    ledger(here.state)
    here.told()
    (here.state / "ledger.sqlite").unlink()
    assert "Catatan muatan tidak dapat dibaca" in words(here.told()[0][page.LOADS])
    app = ask(create_app(here.settings).server, "/tugas/1")
    assert app.status == 404  # another process never saw one
    assert not (here.state / "ledger.sqlite").exists()


# Versions


def test_versions_are_listed_with_who_and_why_and_all_but_that_in_force_lead_back(here):
    published(ledger(here.state), 2, "angka Desember")
    filled, _ = here.told()
    said = words(filled[page.VERSIONS])
    assert "diterbitkan loopback" in said
    assert "angka Desember" in said
    backs = [getattr(form, "data-version") for form in of_class(filled[page.VERSIONS], "decide")]
    assert backs == ["1"]
    assert "/data?a=1&b=2" in links(filled[page.VERSIONS])


@pytest.mark.parametrize("reader", [ID, EN], ids=["id", "en"])
def test_two_versions_are_compared_figure_by_figure(here, reader):
    filled, _ = here.told("?a=1&b=2", reader)
    said = words(filled[page.DIFF])
    for part in ("Kalimantan Timur", "100", "250"):
        assert part in said
    back, _ = here.told("?a=2&b=1", reader)
    assert words(back[page.DIFF]) != said
    sent(filled)


def test_a_version_and_itself_say_the_same(here):
    assert "angka dan kode yang sama" in words(here.told("?a=2&b=2")[0][page.DIFF])


def test_a_version_that_is_gone_cannot_be_compared_and_the_rest_stands(here):
    filled, _ = here.told("?a=1&b=9")
    assert "Versi 9 tidak ada lagi" in words(filled[page.DIFF])
    assert filled[page.VERSIONS]


# Wishes


@pytest.fixture
def wish(here):
    server = create_app(here.settings).server

    def post(body, kind=JSON):
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return ask(server, "/tugas?lang=en", "POST", raw, content_type=kind)

    return SimpleNamespace(post=post, get=lambda path: ask(server, path), here=here)


def test_publishing_and_discarding_are_tasks_for_the_worker(wish):
    store = ledger(wish.here.state)
    number = keep(store, a_load())
    publish = {"kind": "publish", "load": number, "accept": ["permutation"] * 2, "why": " proven "}
    assert json.loads(wish.post(publish).text) == {"task": 1}
    assert wish.post({"kind": "discard", "load": number, "why": "twice"}).status == 202
    discard, first = tasks.latest(store)
    assert (first.kind, first.payload, first.requested_by) == (
        "publish",
        {"load": number, "accept": ["permutation"], "why": "proven"},
        "loopback",
    )
    assert (discard.kind, discard.payload) == ("discard", {"load": number, "why": "twice"})


def test_rolling_back_is_a_task_and_the_version_in_force_is_none(wish):
    assert wish.post({"kind": "rollback", "version": 1, "why": "a mistake"}).status == 202
    assert wish.post({"kind": "rollback", "version": 2, "why": "a mistake"}).status == 409
    (task,) = tasks.latest(ledger(wish.here.state))
    assert (task.kind, task.payload) == ("rollback", {"version": 1, "why": "a mistake"})


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"[" * 20,
        {},
        {"kind": "load", "files": [], "why": "x"},
        {"kind": "publish", "why": "x"},
        {"kind": "publish", "load": "1", "why": "x"},
        {"kind": "publish", "load": True, "why": "x"},
        {"kind": "publish", "load": -1, "why": "x"},
        {"kind": "publish", "load": 1, "accept": "permutation", "why": "x"},
        {"kind": "publish", "load": 1, "accept": ["; drop"], "why": "x"},
        {"kind": "publish", "load": 1, "accept": ["x"] * 21, "why": "x"},
        {"kind": "publish", "load": 1},
        {"kind": "publish", "load": 1, "why": 5},
        {"kind": "publish", "load": 1, "why": "x" * 501},
        {"kind": "publish", "load": 1, "why": "   "},
        {"kind": "rollback", "version": 10**30, "why": "x"},
    ],
    ids=lambda body: str(body)[:40],
)
def test_a_wish_that_cannot_be_is_refused_in_words(wish, body):
    answer = wish.post(body)
    assert (answer.status, set(json.loads(answer.text))) == (400, {"error"})


def test_what_is_settled_is_not_settled_again(wish):
    number = keep(ledger(wish.here.state), a_load("discarded"))
    assert wish.post({"kind": "publish", "load": number, "why": "x"}).status == 409
    assert wish.post({"kind": "discard", "load": 99, "why": "x"}).status == 409


def test_a_wish_is_small_json(wish):
    assert wish.post(b" " * 70_000).status == 413
    assert wish.post({"kind": "x"}, "text/plain").status == 415


def test_a_browser_is_told_how_far_a_task_is_and_where_its_report_stands(wish):
    store = ledger(wish.here.state)
    asked_for(store, at=datetime.now(UTC))
    told = json.loads(wish.get("/tugas/1?lang=en").text)
    assert told == {
        "over": False,
        "failed": False,
        "words": "Checking AK.csv: waiting for its turn",
        "to": "/data",
    }
    task = tasks.claim(store, "worker", datetime.now(UTC))
    tasks.renew(store, task, datetime.now(UTC), "comparing")
    assert "comparing with the version in force" in wish.get("/tugas/1?lang=en").text
    tasks.finish(store, task, "done", {"load": 7, "outcome": "checked"}, datetime.now(UTC))
    over = json.loads(wish.get("/tugas/1?lang=en").text)
    assert (over["over"], over["to"]) == (True, "/data?load=7")
    assert [wish.get(f"/tugas/{one}").status for one in ("2", "0", "x", "9" * 30)] == [404] * 4


def test_the_same_files_again_are_said_to_be_those_of_the_earlier_load(wish):
    store = ledger(wish.here.state)
    asked_for(store)
    task = tasks.claim(store, "worker", datetime.now(UTC))
    report = {"load": 3, "outcome": "nothing_new", "error": "Nothing new"}
    tasks.finish(store, task, "done", report, datetime.now(UTC))
    told = json.loads(wish.get("/tugas/1?lang=en").text)
    assert "loaded before as load 3" in told["words"]
    assert (told["failed"], told["to"]) == (False, "/data?load=3")


def test_the_whole_report_is_a_file(wish):
    number = keep(ledger(wish.here.state), a_load(report={"proposals": [proposal()]}))
    answer = wish.get(f"/unduh/muatan/{number}.json")
    assert json.loads(answer.text) == {"proposals": [proposal()]}
    named = answer.headers["content-disposition"]
    assert named == f'attachment; filename="cakupan_muatan_{number}.json"'
    assert wish.get("/unduh/muatan/99.json").status == 404


def test_other_pages_do_not_need_the_ledger(wish):
    assert wish.get("/").status == 200  # the ledger has answered once
    (wish.here.state / "ledger.sqlite").write_bytes(b"no database" * 1000)
    assert [wish.get(path).status for path in ("/", "/data", "/readyz")] == [200, 200, 200]
    assert wish.post({"kind": "rollback", "version": 1, "why": "x"}).status == 503
