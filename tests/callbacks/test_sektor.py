"""The page Sektor in every state: what it says, draws and offers, and its files."""

import csv
import io
import re

import pytest

from app import create_app
from callbacks import pages
from callbacks.asking import Reader, Source
from callbacks.sektor import VIEW
from exports.columns import COVERAGE_FILE, STANDING_FILE, WORKERS_FILE
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask
from tests.components import links, parts, words

ALL = Scope.everything()
ID = Reader.of("id", None)
PEOPLE = ("participants", "denominator", "gap")
EN = Reader.of("en", {"theme": "dark", "narrow": True})


@pytest.fixture(scope="module")
def source(real_data):
    return Source(Warehouse(real_data), Selection(region="KAL", period="2022-12"))


@pytest.fixture(scope="module")
def page(source):
    return lambda asked="", reader=ID: pages.answered(VIEW, asked, source, ALL, reader)


@pytest.fixture(scope="module")
def server(real_data):
    return create_app(Settings(data=real_data, state=real_data.parent / "state")).server


def heading(page):
    said = next(words(one) for one in parts(page["answer"]) if type(one).__name__ == "H1")
    return re.sub(r" ([,;.])", r"\1", said)


def graphs(page):
    every = [one for part in page.values() for one in parts(part)]
    return [one.id for one in every if type(one).__name__ == "Graph"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "",
            "Di Kalimantan, 4 dari 5 pekerja informal belum terlindungi; "
            "pada pekerja formal, lebih dari separuh.",
        ),
        (
            "?period=2022-12",
            "Di Kalimantan, sekitar 9 dari 10 pekerja informal belum terlindungi; "
            "pada pekerja formal, lebih dari separuh.",
        ),
        (
            "?region=64&period=2020-06",
            "Di Kalimantan Timur, 46,4 % pekerja formal belum terlindungi; "
            "segmen lain tidak diterbitkan untuk periode yang sama.",
        ),
        (
            "?region=6404&base=stated",
            "Di Kabupaten Kutai Timur, peserta terhadap basis penerbit: PU 87,2 % dan BPU 150,9 %.",
        ),
        (
            "?region=61",
            "Di Kalimantan Barat, sekitar 3 dari 4 pekerja konstruksi "
            "belum tercakup pendaftaran proyek; "
            "segmen lain tidak diterbitkan untuk periode yang sama.",
        ),
        (
            "?region=9419",
            "Berapa bagian tiap segmen di Kabupaten Sarmi yang terlindungi tidak diterbitkan: "
            "tidak diketahui, bukan nol.",
        ),
        (
            "?period=2025-12",
            "Berapa bagian tiap segmen di Kalimantan yang terlindungi pada Desember 2025 "
            "tidak diterbitkan: tidak diketahui, bukan nol.",
        ),
    ],
)
def test_one_sentence_says_which_segment_is_least_covered(page, asked, said):
    assert heading(page(asked)) == said


def test_english_says_the_same(page):
    said = "In Kalimantan, 4 of 5 informal workers are not covered; of formal workers, more"
    assert heading(page(reader=EN)).startswith(said)


def test_the_line_says_as_of_base_and_missing_cells(page):
    said = words(page()["answer"])
    assert "Per November 2024" in said
    assert "Penyebut dasar tiap segmen (Sakernas Agu 2024)" in said
    assert "18 sel tanpa angka" in said


def test_four_figures_stand_on_the_page_and_fewer_where_less_is_known(page):
    every = ["segments-chart", "years-chart", "workers-chart", "standing-chart"]
    assert graphs(page()) == every
    assert graphs(page("?region=6404")) == every[:3]
    assert graphs(page("?region=9419")) == every[:1]
    assert graphs(page("?period=2022-08"))[0] == "years-chart"


def test_a_region_without_an_industry_says_so(page):
    assert "tidak diterbitkan untuk wilayah ini" in words(page("?region=9419")["workers"])
    assert page("?region=9419")["standing"] == []


def test_fewer_than_four_known_cells_are_bars(page):
    few = page("?region=64&period=2020-06")["segments"]
    assert "hanya 3 angka yang diketahui" in words(few)
    assert "≥ 75 %" not in words(few)
    assert "≥ 75 %" in words(page()["segments"])


def test_more_than_100_per_cent_comes_with_its_reason(page):
    said = words(page("?period=2022-12")["segments"])
    assert "Kalimantan, JAKON, Des 2022: ≈ 159 %, di atas 100 %, bukan salah hitung." in said
    assert "Yang dihitung pendaftaran proyek" in said


def test_the_bases_overlap_and_the_cuts_of_workers_are_not_crossed(page):
    answer = page()
    assert "Dasar segmen tumpang-tindih" in words(answer["segments"])
    assert "diterbitkan terpisah: tidak disilangkan" in words(answer["workers"])


def test_growth_is_told_with_the_months_it_compares(page):
    said = words(page()["years"])
    assert "BPU tumbuh paling cepat, tetapi kesenjangannya paling besar: 3,57 juta orang" in said
    assert "Pertumbuhan: Des 2022 dengan Des 2023." in said
    assert "hanya Desember yang sebanding dengan Desember" in said


def test_more_registered_than_people_is_no_funnel_of_the_never_registered(page):
    said = words(page("?region=31")["standing"])
    assert said.startswith("Lebih banyak yang terdaftar daripada angkatan kerja: 12,2 juta")


def test_figures_that_others_contradict_lead_to_all_of_them(page):
    found = links(page("?base=stated")["segments"])
    assert "/?region=KAL&period=2021-10&segment=BPU" in found


def test_the_table_holds_the_places_that_are_not_drawn(page):
    shown = page("?period=2022-12")["segments"]
    assert "5 wilayah tanpa angka, tidak digambar" in words(shown)
    assert "Kalimantan Utara, PU" in words(shown)


def test_what_is_compared_stands_under_the_sentence_and_in_every_chart(page):
    answer = page("?compare=64")
    assert "46,4 % pekerja formal belum terlindungi" in words(answer["answer"])
    assert "Kalimantan dan Kalimantan Timur, orang" in words(answer["years"])
    beside = page("?compare=2022-12")
    assert "Kalimantan, Agu 2022" in words(beside["workers"])


@pytest.mark.parametrize("reader", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize(
    "asked",
    [
        "?region=00",
        "?region=64",
        "?region=6471",
        "?region=73",
        "?region=91@2021",
        "?base=employed_formal",
        "?period=2022-08",
        "?period=2024&region=6404",
        "?region=KAL&compare=00&base=labour_force",
        "?region=00&compare=2022-12&period=2023-12",
    ],
)
def test_every_choice_fills_the_page_in_every_look(page, asked, reader):
    answer = page(asked, reader)
    assert heading(answer)
    assert words(answer["filters"])
    assert "Cakupan" in answer["title"]


def test_filters_say_what_the_page_does_by_itself(page):
    said = words(page()["filters"])
    assert "Periode Terakhir" in said
    assert "Penyebut Dasar tiap segmen" in said
    assert "/sektor?base=stated" in links(page()["filters"])
    assert "/sektor" in links(page("?base=stated")["filters"])


def test_every_link_of_the_filters_opens_a_page(page):
    for href in links(page("?region=64")["filters"]):
        assert heading(page(href.removeprefix("/sektor")))


def rows(answer):
    text = answer.body.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("chart", "table", "name"),
    [
        ("segmen", COVERAGE_FILE, "cakupan_kalimantan_terbaru_per-segmen_v1.csv"),
        ("tahun", COVERAGE_FILE, "cakupan_kalimantan_terbaru_per-tahun_v1.csv"),
        ("lapangan-usaha", WORKERS_FILE, "cakupan_kalimantan_2025-08_per-lapangan-usaha_v1.csv"),
        ("terdaftar", STANDING_FILE, "cakupan_kalimantan_2023-12_terdaftar_v1.csv"),
    ],
)
def test_each_chart_has_its_file(server, chart, table, name):
    answer = ask(server, f"/unduh/sektor/{chart}.csv?format=csv")
    assert answer.status == 200
    assert name in answer.headers["content-disposition"]
    found = rows(answer)
    assert tuple(found[0]) == table.names
    keys = [tuple(row[name] for name in table.key) for row in found]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("compare", ["64", "00", "2024-11", "2022-12"])
@pytest.mark.parametrize("chart", ["segmen", "tahun", "lapangan-usaha"])
def test_what_is_compared_comes_once_in_each_file(server, chart, compare):
    alone = rows(ask(server, f"/unduh/sektor/{chart}.csv?format=csv"))
    found = rows(ask(server, f"/unduh/sektor/{chart}.csv?compare={compare}&format=csv"))
    table = WORKERS_FILE if chart == "lapangan-usaha" else COVERAGE_FILE
    keys = [tuple(row[name] for name in table.key) for row in found]
    assert len(set(keys)) == len(keys) >= len(alone)


def test_the_file_of_workers_gives_people_and_share_of_every_industry(server):
    found = rows(ask(server, "/unduh/sektor/lapangan-usaha.csv?region=KAL&format=csv"))
    assert len(found) == 6 * (17 + 2)
    mine = [row for row in found if row["region_code"] == "KAL" and row["industry"] != "total"]
    assert sum(int(row["people"]) for row in mine) == int(mine[0]["employed"])


def test_the_file_of_standings_adds_up(server):
    found = rows(ask(server, "/unduh/sektor/terdaftar.csv?region=KAL&format=csv"))
    people = {row["standing"]: int(row["people"]) for row in found}
    assert people["active"] + people["inactive"] == people["registered"]
    assert people["never_registered"] + people["registered"] == int(found[0]["labour_force"])


@pytest.mark.parametrize("region", ["64", "31"])
def test_more_registered_than_people_leaves_the_never_registered_without_a_number(
    server, page, region
):
    found = rows(ask(server, f"/unduh/sektor/terdaftar.csv?region={region}&format=csv"))
    never = next(row for row in found if row["standing"] == "never_registered")
    assert (never["people"], never["share"]) == ("", "")
    assert never["people_status"] == "unknown"
    assert "−" not in words(page(f"?region={region}")["standing"])


def test_a_place_beside_itself_is_answered_as_if_alone(page):
    assert heading(page("?compare=KAL")) == heading(page())


def test_migrant_workers_have_no_base_in_the_file(server):
    found = rows(ask(server, "/unduh/sektor/segmen.csv?format=csv"))
    bases = {(row["base"], row["base_name"]) for row in found if row["segment"] == "PMI"}
    assert bases == {("", "")}
    assert all(row["base"] for row in found if row["segment"] != "PMI")


def test_people_in_the_file_of_years_carry_no_noise_of_sums(server):
    sides = [f"{name}{end}" for name in PEOPLE for end in ("_low", "", "_high")]
    for row in rows(ask(server, "/unduh/sektor/tahun.csv?region=KAL&format=csv")):
        assert all(len(row[side].partition(".")[2]) <= 6 for side in sides)


def test_a_place_without_standings_has_a_file_with_a_header_alone(server):
    answer = ask(server, "/unduh/sektor/terdaftar.csv?region=6404&format=csv")
    assert (answer.status, rows(answer)) == (200, [])


def test_files_of_another_page_are_not_this_ones(server):
    assert ask(server, "/unduh/sektor/pembagi.csv").status == 404
    assert ask(server, "/unduh/nowhere/segmen.csv").status == 404
