"""The page Biaya in every state: what it says, draws and offers, and its files."""

import csv
import io
import re

import pytest

from app import create_app
from callbacks import pages
from callbacks.asking import Reader, Source
from callbacks.biaya import VIEW
from exports.columns import CLAIMS_FILE
from exports.cost_columns import COST_FILE, COST_MONTHS_FILE, RATE_FILE, SWING_FILE
from model.scope import Scope
from model.selection import Selection
from model.settings import Settings
from model.warehouse import Warehouse
from tests.asgi import ask
from tests.components import links, of_class, parts, words

ALL = Scope.everything()
ID = Reader.of("id", None)
EN = Reader.of("en", {"theme": "dark", "narrow": True})
EVERY = ["waterfall-chart", "months-chart", "rates-chart", "tornado-chart"]


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


def values(page, part="assumed"):
    """What the fields of a part hold, by the parameter and the payer that they set."""
    found = {}
    for label in of_class(page[part], "field"):
        box = next(one for one in parts(label) if type(one).__name__ == "Input")
        found[getattr(label, "data-param"), getattr(label, "data-part", "")] = box.value
    return found


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "",
            "Melindungi 3,57 juta pekerja informal yang belum terlindungi di Kalimantan "
            "memerlukan Rp720 miliar setahun; Rp556 miliar setelah keringanan pada 2026.",
        ),
        (
            "?region=61",
            "Berapa pekerja informal di Kalimantan Barat yang menjadi peserta BPU tidak "
            "diterbitkan; melindungi semua 1,65 juta pekerja informal memerlukan paling banyak "
            "Rp333 miliar setahun; Rp257 miliar setelah keringanan pada 2026.",
        ),
        (
            "?region=6403",
            "Berapa pekerja informal di Kabupaten Kutai Kartanegara yang menjadi peserta BPU "
            "tidak diterbitkan; melindungi semua 184 ribu pekerja informal memerlukan paling "
            "banyak Rp37,1 miliar setahun; Rp28,7 miliar setelah keringanan pada 2026.",
        ),
        (
            "?region=00",
            "Melindungi 74,8 juta pekerja informal yang belum terlindungi di Indonesia "
            "memerlukan Rp15,1 triliun setahun; Rp11,6 triliun setelah keringanan pada 2026.",
        ),
        (
            "?region=1901",
            "Biaya menutup kesenjangan di Kabupaten Bangka tidak dapat dihitung: "
            "jumlah peserta BPU tidak diterbitkan.",
        ),
        (
            "?split=apbd:100&start=2026-04&months=9",
            "Melindungi 3,57 juta pekerja informal yang belum terlindungi di Kalimantan "
            "memerlukan Rp540 miliar untuk 9 bulan; tanpa keringanan.",
        ),
        (
            "?region=6404&base=stated",
            "Tidak ada yang perlu dibayar di Kabupaten Kutai Timur: peserta BPU melampaui "
            "penyebut ini (150,9 %).",
        ),
    ],
)
def test_one_sentence_says_what_closing_the_gap_costs(page, asked, said):
    assert heading(page(asked)) == said


def test_english_says_the_same(page):
    said = "Covering 3.57 million informal workers not yet covered in Kalimantan costs Rp720"
    assert heading(page(reader=EN)).startswith(said)


def test_a_segment_that_pays_by_the_wage_gets_no_rupiah(page):
    answer = page("?segment=PU")
    assert heading(answer).endswith("sehingga tidak ada angka rupiah.")
    assert graphs(answer) == ["rates-chart"]
    assert (answer["waterfall"], answer["assumed"], answer["reach"]) == ([], [], [])


def test_the_multiplication_stands_under_the_sentence(page):
    said = words(of_class(page()["answer"], "reckon"))
    assert "3.573.656 pekerja informal belum terlindungi × Rp16.800" in said
    assert "= Rp720.449.049.600 sebelum keringanan · Rp201.600 per pekerja" in said


def test_people_who_join_by_and_by_are_paid_for_fewer_months(page):
    # 1/6 + 2/6 + … + 6/6 = 3,5 in the first six months, then six whole ones
    assert "× 9,5 bulan rata-rata" in words(of_class(page("?enrol=6")["answer"], "reckon"))


def test_what_is_missing_is_named_with_where_it_would_come_from(page):
    missing = words(page("?region=9702")["answer"])
    assert "Sumbernya: kantor BPJS Ketenagakerjaan yang melayaninya" in missing
    assert "Sumbernya: BPS, Sakernas Agustus" in missing
    assert "Sakernas Agustus" not in words(of_class(page("?region=61")["answer"], "missing"))


def test_four_figures_stand_on_the_page_and_none_of_nothing(page):
    assert graphs(page()) == EVERY
    assert graphs(page("?region=61")) == EVERY
    empty = page("?region=9702")
    assert graphs(empty) == ["rates-chart"]
    assert (empty["waterfall"], empty["assumed"], empty["months"], empty["tornado"]) == ([],) * 4


def test_an_upper_bound_is_named_one(page):
    assert "Batas atas: semua orang dalam penyebut" in words(page("?region=61")["waterfall"])
    assert "Batas atas" not in words(page()["waterfall"])


def test_shares_of_payers_are_named_an_assumption(page):
    said = words(page()["assumed"])
    assert "Siapa yang membayar: asumsi Anda" in said
    assert "Tidak ada terbitan yang menyebut siapa pembayarnya" in said
    assert "365.341 dari 8.851.565 orang" in said
    assert "Pembayar: asumsi" in words(page()["answer"])


def test_fields_hold_what_the_address_says_in_the_reader_s_own_numerals(page):
    found = values(page("?split=self:62.5,apbd:37.5&transport=10&start=2026-04&months=9"))
    assert found["split", "self"] == "62,5"
    assert found["split", "dbh"] == "0"
    assert (found["transport", ""], found["start", ""], found["months", ""]) == (
        "10",
        "2026-04",
        "9",
    )
    assert values(page("?split=self:62.5,apbd:37.5", EN))["split", "self"] == "62.5"


def test_coverage_and_budget_follow_from_each_other(page):
    reach = page("?reach=50")
    assert "Mencapai 50 % memerlukan 1,34 juta orang lagi dan Rp271 miliar" in words(reach["reach"])
    assert values(reach, "reach")["budget", ""] == "Rp271 miliar"
    bought = page("?budget=3000000000")
    assert words(bought["reach"]).startswith("Rp3 miliar membayar 14.880 orang setahun")
    assert values(bought, "reach")["budget", ""] == "Rp3 miliar"
    odd = page("?budget=3123456789")
    assert values(odd, "reach")["budget", ""] == "Rp3.123.456.789"


def test_without_participants_a_budget_still_buys_people(page):
    answer = page("?region=1901&budget=3000000000")
    assert words(answer["reach"]).startswith("Rp3 miliar membayar 14.880 orang setahun")
    assert list(values(answer, "reach")) == [("budget", "")]


def test_more_than_everybody_is_said(page):
    said = words(page("?region=6404&budget=900000000000")["reach"])
    assert "lebih dari biaya semua orang" in said


def test_the_last_known_rate_is_told_apart_from_what_is_assumed(page):
    assert "diasumsikan kembali" in words(page("?start=2026-07")["months"])
    assert "diasumsikan kembali" not in words(page()["months"])


def test_the_table_of_months_tells_the_rates_of_each(page):
    said = words(page()["months"])
    assert "Maret 2026 3.573.656 Rp8.400 Rp16.800 Rp16.800" in said
    assert "April 2026 3.573.656 Rp8.400 Rp8.400 Rp16.800" in said


def test_what_is_compared_stands_beside_it_with_the_difference(page):
    answer = page("?compare=00")
    assert "74,8 juta pekerja informal" in words(answer["answer"])
    said = words(answer["compared"])
    assert "Rp720.449.049.600" in said
    assert "Selisih" in said
    assert page()["compared"] == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("?split=self:60,apbd:30", "Bagian pembayar berjumlah 90 %, bukan 100 %."),
        ("?transport=101", "transport=101"),
        ("?programme=JP", "programme=JP"),
        ("?months=99", "months=99"),
        ("?split=abc", "split=abc"),
        ("?reach=10&budget=5", "budget=5"),
    ],
)
def test_what_cannot_be_is_a_panel_that_says_so(page, asked, said):
    assert said in words(page(asked)["answer"])


def test_the_panel_offers_shares_that_make_a_hundred(page):
    way = links(page("?split=self:60,apbd:30&months=6")["answer"])[0]
    assert way == "/biaya?split=self%3A66.7%2Capbd%3A33.3&months=6"


@pytest.mark.parametrize("reader", [ID, EN], ids=["id", "en"])
@pytest.mark.parametrize(
    "asked",
    [
        "?region=64&segment=total",
        "?region=6471&segment=total&period=2020-06",
        "?segment=JAKON",
        "?segment=PMI",
        "?segment=PU%2BBPU",
        "?base=labour_force",
        "?base=stated&period=2021-10",
        "?base=employed_formal",
        "?programme=JKM",
        "?programme=JKK%2BJKM%2BJHT&months=1",
        "?split=self:100&transport=100",
        "?start=2030-01&months=60&enrol=60",
        "?region=91@2021",
        "?region=KAL&compare=2022-12",
        "?region=61&compare=1901",
        "?reach=0",
        "?reach=100",
        "?budget=1",
        "?budget=9999999999999999",
        "?period=2019-12",
    ],
)
def test_every_choice_fills_the_page_in_every_look(page, asked, reader):
    answer = page(asked, reader)
    assert heading(answer)
    assert words(answer["filters"])
    assert "Cakupan" in answer["title"]


def test_every_link_of_the_filters_opens_a_page(page):
    answer = page("?region=6404")
    for href in [*links(answer["filters"]), *links(page("?region=61")["answer"])]:
        if href.startswith("/biaya"):
            assert heading(page(href.removeprefix("/biaya")))


def rows(answer):
    text = answer.body.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize(
    ("chart", "table", "count", "name"),
    [
        ("pembayar", COST_FILE, 5, "cakupan_kalimantan_2026_bpu_biaya-per-pembayar_v1.csv"),
        ("bulan", COST_MONTHS_FILE, 12, "cakupan_kalimantan_2026_bpu_biaya-per-bulan_v1.csv"),
        ("tarif", RATE_FILE, 8, "cakupan_kalimantan_2026_bpu_tarif_v1.csv"),
        ("asumsi", SWING_FILE, 3, "cakupan_kalimantan_2026_bpu_asumsi_v1.csv"),
        ("anggaran", CLAIMS_FILE, 6, "cakupan_kalimantan_2026_bpu_anggaran_v1.csv"),
    ],
)
def test_each_chart_has_its_file(server, chart, table, count, name):
    answer = ask(server, f"/unduh/biaya/{chart}.csv?format=csv")
    assert answer.status == 200
    assert name in answer.headers["content-disposition"]
    found = rows(answer)
    assert (tuple(found[0]), len(found)) == (table.names, count)
    keys = [tuple(row[name] for name in table.key) for row in found]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("ending", ["csv?format=csv-id", "xlsx?", "parquet?"])
@pytest.mark.parametrize("chart", ["pembayar", "bulan", "tarif", "asumsi", "anggaran"])
def test_every_format_writes_every_file_even_of_nothing(server, chart, ending):
    for query in ("", "&region=9702"):
        assert ask(server, f"/unduh/biaya/{chart}.{ending}{query}").status == 200


def test_payers_of_the_file_make_its_whole(server):
    *payers, whole = rows(ask(server, "/unduh/biaya/pembayar.csv?format=csv"))
    for side in ("people", "gross", "relief", "net"):
        assert sum(float(row[side]) for row in payers) == pytest.approx(float(whole[side]), abs=0.1)
    assert whole["gross"] == "720449049600"


def test_months_of_the_file_make_the_same_whole(server):
    months = rows(ask(server, "/unduh/biaya/bulan.csv?format=csv"))
    assert sum(float(row["gross"]) for row in months) == pytest.approx(720_449_049_600)
    assert {row["rate_state"] for row in months} == {"known"}


def test_an_end_of_an_assumption_reads_in_a_file_as_in_an_address(server):
    ends = {
        row["assumption"]: (row["cheaper"], row["dearer"])
        for row in rows(ask(server, "/unduh/biaya/asumsi.csv?format=csv"))
    }
    assert ends["self_share"] == ("self:80", "self:40")  # no bare 0.8 among decimal commas
    assert ends["package"] == ("JKK+JKM", "JKK+JKM+JHT")
