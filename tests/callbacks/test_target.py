"""Tren & target: every part at once in every look, its files, published and own targets."""

import csv
import io
import json
from dataclasses import replace

import pytest

from callbacks import target, target_own
from callbacks.asking import Reader, Source
from callbacks.pages import answered
from callbacks.target_memory import OwnTargets
from exports.csv import SIGNS, write
from exports.page_files import BY_NAME
from exports.target_columns import POINTS_FILE, TARGETS_FILE
from layouts import ids
from layouts.pages import target as page
from layouts.parts import target_answer
from model.own_target_form import FIELDS
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.tracking import on_track
from model.warehouse import Warehouse
from tests.components import links, words

ALL, HOME = Scope.everything(), Selection(region="KAL", period="2022-12")
ID, EN = Reader.of("id", None), Reader.of("en", {"theme": "dark", "narrow": True})
STATES = [
    "",
    "?region=00",
    "?region=00&lapse=0",
    "?region=00&compare=51",
    "?region=KAL&compare=2024-11",
    "?region=51",
    "?region=61",
    "?region=62",
    "?region=63&target=ucj-target-2024-antara-kalsel-ucj-2024",
    "?region=64&segment=PU",
    "?region=6112",
    "?region=6303",
    "?region=6403",
    "?region=1901",
    "?region=91@2021",
    "?segment=BPU",
    "?segment=PMI&region=00",
]
TYPED = {
    "owner": "Disnakertrans",
    "document": "Rencana kerja 2027",
    "base": "labour_force",
    "share": "62,5",
    "due": "2027-12",
}


@pytest.fixture
def asked(real):
    return lambda query="": on_track(Selection.of(query), HOME, ALL, real, "2026-11")


@pytest.fixture
def source(real_data):
    return Source(Warehouse(real_data), HOME)


@pytest.fixture
def memory(tmp_path):
    return OwnTargets(replace(Settings(), state=tmp_path / "state"))


def rows(sheet):
    text = write(sheet, "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("reader", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize("query", STATES)
def test_every_state_fills_the_page_in_every_look(asked, query, reader):
    shown = target.shown(asked(query), reader)
    assert set(shown) == set(target.VIEW.fills)
    assert words(shown[ids.ANSWER])
    json.dumps(shown, default=lambda part: part.to_plotly_json())


@pytest.mark.parametrize("query", STATES)
def test_every_link_of_the_page_opens_a_page(asked, query, source, opened):
    found = links(list(target.shown(asked(query), ID).values()))
    for link in opened(one for one in found if one.startswith("/target?")):
        parts = answered(target.VIEW, link.partition("?")[2], source, ALL, ID)
        assert parts[ids.TITLE] != "Cakupan", link


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?region=00", "Menuju 70 juta peserta aktif pada 2026, Indonesia perlu 1,5 juta"),
        ("?region=00", "justru turun 800 ribu sebulan"),
        ("", "Laju Kalimantan tidak dapat dinilai: belum ada target yang terbit."),
        ("?region=61", "perlu 13 ribu tambahan sebulan sejak November 2022"),
        ("?region=63", "tidak menyebut dasarnya"),
        ("?region=6303", "kurang 7 ribu pekerja"),
        ("?region=6403", "peserta aktif dan target belum diterbitkan"),
    ],
)
def test_the_first_sentence_answers_the_question(asked, query, said):
    plain = target_answer.plain(asked(query), ID.text).replace("\u00a0", " ")
    assert said in plain


def test_a_page_without_figures_has_no_empty_card_and_says_where_they_would_come_from(asked):
    shown = target.shown(asked("?region=6403"), ID)
    empty = {page.COMPARED, page.TREND, page.APART, page.CHANGE, page.TARGETS}
    assert {name for name in empty if shown[name]} == set()
    answer = words(shown[ids.ANSWER])
    assert "kantor cabang" in answer
    assert "UCJ" in answer
    assert "–" not in words(shown[page.OWN])


def test_there_are_at_most_four_charts(asked):
    for query in STATES:
        said = json.dumps(
            [part for name, part in target.shown(asked(query), ID).items() if name != "compared"],
            default=lambda part: part.to_plotly_json(),
        )
        assert said.count('"type": "Graph"') <= 3  # and the targets as a table with bars


def test_targets_without_a_base_get_neither_pace_nor_status(asked):
    said = words(target.shown(asked("?region=6112"), ID)[page.TARGETS])
    assert "dasar tidak dinyatakan, laju tidak dihitung" in said
    assert "sebulan" not in said.partition("Aturan status")[0]


def test_the_rule_of_the_status_is_printed(asked):
    said = words(target.shown(asked("?region=00"), ID)[page.TARGETS]).replace("\u00a0", " ")
    assert "paling sedikit 110 %" in said
    assert "kurang dari 90 %" in said
    assert "tertinggal" in said


def test_why_nothing_is_projected_is_told(asked):
    said = words(target.shown(asked("?region=00"), ID)[page.TREND])
    assert "Tidak ada proyeksi" in said
    assert "16 dari 24" in said


@pytest.mark.parametrize("query", STATES)
def test_files_have_the_rows_of_the_page(asked, query):
    found = asked(query)
    counts = {
        name: len(rows(chart.sheet(found, ID.text)))
        for name, chart in BY_NAME["target"].charts.items()
    }
    assert counts == {
        "tren": len(found.series.points),
        "dasar": len(found.apart.columns) if found.apart else 0,
        "perubahan": 2 if found.change else 0,
        "target": len(found.targets),
    }


def test_the_file_of_targets_says_what_the_page_says(asked):
    found = rows(BY_NAME["target"].charts["target"].sheet(asked("?region=51"), ID.text))
    (bali,) = found
    assert list(bali) == list(TARGETS_FILE.names)
    assert round(float(bali["net"])) == 36_187
    assert (round(float(bali["gross"])), bali["lapse"]) == (57_881, "0.02")
    assert (bali["base_status"], bali["status"], bali["over"]) == (
        "stated",
        "no_like_months",
        "yes",
    )


def test_the_file_over_time_says_what_is_joined(asked):
    found = rows(BY_NAME["target"].charts["tren"].sheet(asked("?region=00"), ID.text))
    assert list(found[0]) == list(POINTS_FILE.names)
    joined = {row["period"]: row["joined"] for row in found}
    assert (joined["2017-08"], joined["2025-02"], joined["2025-04"]) == ("", "no", "yes")
    assert "participants_january" in {row["period"]: row["apart"] for row in found}["2025-02"]
    assert SIGNS["csv"]


# Planners' own targets


def test_everything_that_is_wrong_is_said_at_once_beside_its_field(source, memory):
    told = target_own.added({}, "?region=61", source, memory, ID)
    assert set(told["wrong"]) == set(FIELDS)
    wrong = {"owner": "x" * 161, "document": "ok", "base": "stated", "share": "0", "due": "soon"}
    told = target_own.added(wrong, "?region=61", source, memory, ID)
    assert set(told["wrong"]) == {"owner", "base", "share", "due"}
    other = {**TYPED, "base": "employed_informal"}
    assert set(target_own.added(other, "?region=61", source, memory, ID)["wrong"]) == {"base"}
    assert memory.of("61", "total", ALL, source.warehouse.current()) == ()


def test_a_target_that_is_kept_stands_on_the_page_marked_as_the_planners_own(source, memory):
    told = target_own.added(TYPED, "?region=61", source, memory, ID)
    assert (told["kept"], told["wrong"]) == (True, {})
    said = words(told["list"])
    for word in ("milik perencana", "Disnakertrans", "Rencana kerja 2027", "62,5"):
        assert word in said
    found = source.answer(target.with_own(memory), "?region=61", ALL)
    (own,) = found.own
    version = source.warehouse.current()
    assert own.asked == own.target.asked(ALL, version)
    assert own.asked.months == 48  # December 2023 to December 2027
    elsewhere = source.answer(target.with_own(memory), "?region=63", ALL)
    assert elsewhere.own == ()


def test_an_own_target_enters_neither_sentences_nor_files(source, memory):
    before = source.answer(target.published, "?region=61", ALL)
    target_own.added(TYPED, "?region=61", source, memory, ID)
    after = source.answer(target.with_own(memory), "?region=61", ALL)
    assert target_answer.plain(after, ID.text) == target_answer.plain(before, ID.text)
    for chart in BY_NAME["target"].charts.values():
        assert chart.sheet(after, ID.text) == chart.sheet(before, ID.text)


def test_a_target_is_taken_off_the_list(source, memory):
    target_own.added(TYPED, "?region=61", source, memory, ID)
    (own,) = source.answer(target.with_own(memory), "?region=61", ALL).own
    told = target_own.removed(own.key, "?region=61", source, memory, ID)
    assert "Belum ada" in words(told["list"])
    assert source.answer(target.with_own(memory), "?region=61", ALL).own == ()
    target_own.removed("nobody", "?region=61", source, memory, ID)  # changes nothing


def test_without_its_ledger_the_page_works_and_says_that_own_targets_are_away(source, tmp_path):
    state = tmp_path / "state"
    state.mkdir()
    (state / "ledger.sqlite").write_bytes(b"no database" * 100)
    broken = OwnTargets(replace(Settings(), state=state))
    found = source.answer(target.with_own(broken), "?region=61", ALL)
    shown = target.shown(found, ID)
    assert found.own is None
    assert "tidak dapat dibaca" in words(shown[page.OWN])
    assert shown[page.TARGETS]
    told = target_own.added(TYPED, "?region=61", source, broken, ID)
    assert "tidak dapat dibaca" in told["said"]
    assert not told["kept"]


@pytest.mark.parametrize("query", ["?region=zz", "?lapse=99", "?region=61&target=nothing"])
def test_a_choice_that_does_not_exist_is_a_panel(source, query, tmp_path):
    parts = answered(target.VIEW, query, source, ALL, ID)
    assert "tidak ada" in words(parts[ids.ANSWER])
    told = target_own.added(TYPED, query, source, OwnTargets(Settings(state=tmp_path)), ID)
    assert not told["kept"]


def test_a_forged_form_is_no_bug(source, memory):
    forged = {"owner": 1, "document": None, "base": ["x"], "share": {}, "due": True}
    assert set(target_own.added(forged, "", source, memory, ID)["wrong"]) == set(FIELDS)
