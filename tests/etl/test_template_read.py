"""A filled template is read back as it was filled in, or refused with every fault at once."""

import datetime
import math

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.cells import Book, Sheet
from etl.intake.open_book import open_book
from etl.sources import bps_table, template
from etl.sources.publications import publications
from etl.template.words import words
from etl.template.write import write_template
from model.errors import CakupanError, ContractBroken
from tests.etl import small
from tests.etl.printed import faults, names, values, warnings
from tests.etl.template import KEYS, SPELLED, STATED, filled, row
from tests.world import DATA

BOTH = pytest.mark.parametrize("ending", [".xlsx", ".csv"])


def read_file(path):
    return template.read(open_book(path), {"names": names(), "codelists": small.codelists()})


def read(*rows, **stated):
    """What is read of a template without a file: as the CSV that a program would hand over."""
    said = {"version": "v1"} | STATED | stated
    lines = [(f"#{SPELLED[key]}", said.get(key, "")) for key in SPELLED]
    header = tuple(one.word for one in words().columns)
    cells = [tuple(one.get(key) for key in KEYS) for one in rows]
    sheet = Sheet("", (*lines, header, *cells))
    found = Book("isian.csv", "0" * 64, "csv", (sheet,))
    return template.read(found, {"names": names(), "codelists": small.codelists()})


def only(found):
    assert faults(found) == ""
    assert len(found.figures) == 1
    return found.figures.iloc[0].to_dict()


@BOTH
def test_what_was_filled_in_comes_back(tmp_path, ending):
    path = filled(
        tmp_path / f"isian{ending}",
        row(),
        row(period="Desember 2023", value="35,4 ribu", note="menurut daftar; belum final"),
        row(region_code="6471", region_name="Kota Balikpapan", value="", status="Ditunggu"),
        row(measure="ucj_coverage", segment="", value="41,30 %", unit="percent"),
    )
    found = read_file(path)
    assert faults(found) == ""
    assert warnings(found) == ""
    figures = values(found, "period", "region_code", "measure", "segment", "unit")
    workers = "vulnerable_workers_covered", "BPU", "persons"
    assert figures["2024-12", "6403", *workers] == 35_440
    assert figures["2023-12", "6403", *workers] == 35_400
    assert math.isnan(figures["2024-12", "6471", *workers])
    assert figures["2024-12", "6403", "ucj_coverage", "total", "percent"] == 41.3
    assert list(found.figures["as_written"]) == ["", "35,4 ribu", "", "41,30 %"]
    assert list(found.figures["status"]) == ["published", "published", "expected", "published"]
    assert set(found.figures["as_of"]) == {"2024-12-31"}
    assert found.figures["note"][1] == "menurut daftar; belum final"


@BOTH
def test_its_publication_is_what_the_file_says(tmp_path, ending):
    found = read_file(filled(tmp_path / f"isian{ending}", row()))
    assert found.about == {
        "publisher": "Dinas Tenaga Kerja Contoh",
        "title": "Rekapitulasi – Desember 2024",
        "url": "Surat 12/2024",
        "kind": "agency",
        "licence": "tidak dinyatakan",
    }


@BOTH
def test_a_template_that_nobody_filled_is_refused_in_as_many_words(tmp_path, ending):
    path = tmp_path / f"kosong{ending}"
    write_template(path, DATA, force=False)
    found = read_file(path)
    assert found.findings[0].rule == "no rows filled in"
    assert found.figures.empty
    for word in ("sistem_kode", "penerbit", "judul", "alamat", "posisi_data", "jenis_sumber"):
        assert f"'{word}': is not filled in" in faults(found)


@BOTH
def test_a_figure_names_the_cell_it_was_filled_in(tmp_path, ending):
    path = filled(tmp_path / f"isian{ending}", row(), row(value="-5", period="2023-12"))
    found = read_file(path)
    header = open_book(path).sheets[0].rows.index(tuple(one.word for one in words().columns)) + 1
    sheet = "Isi" if ending == ".xlsx" else "table"
    assert list(found.figures["place"]) == [f"{sheet}!I{header + 1}"]
    assert f"row {header + 2} column I: '-5': is less than 0" in faults(found)


def test_every_fault_of_every_row_is_told_at_once():
    found = read(
        row(region_code="6499"),
        row(region_name="Kota Balikpapan", period="", value="12,5"),
        row(measure="Peserta aktip", flags="kira-kira"),
        row(unit="persen", segment="PUU"),
        number_style="",
        publisher="",
        kind="koran",
    )
    told = faults(found)
    for rule in (
        "'penerbit': is not filled in: a figure without an origin is nothing",
        "'koran': is no choice of jenis_sumber. Use tabel resmi or lembaga or pers",
        "column B: '6499': '6499' is no code of a region",
        "Perhaps 6403 Kabupaten Kutai Kartanegara",
        "code and name disagree. Perhaps 6471 Kota Balikpapan",
        "column A: '': is not filled in",
        "column I: '12,5': is a fraction of a person",
        "column D: 'Peserta aktip': is on no list. Nearest: peserta aktif",
        "column K: 'kira-kira': is no flag",
        "column J: 'persen': is not the unit of vulnerable_workers_covered. Use orang",
        "column E: 'PUU': is on no list",
        "column I: '35.440': is ambiguous: 35440 (id) or 35.440 (en). Fill in gaya_angka",
    ):
        assert rule in told
    assert found.figures.empty


def test_the_declared_style_decides_what_a_point_means():
    assert only(read(row(value="1.500"), number_style="id"))["value"] == 1_500
    english = row(measure="UCJ coverage reached", segment="", unit="persen", value="44.07 %")
    assert only(read(english, number_style="en"))["value"] == 44.07
    assert only(read(english, number_style="en"))["as_written"] == "44,07 %"
    assert "'44.07 %': is no number in the style 'id'" in faults(read(english))


def test_a_number_typed_as_a_number_needs_no_style():
    assert only(read(row(value=1_500), number_style=""))["value"] == 1_500


def test_a_wording_that_rounds_is_kept_and_one_that_cannot_be_kept_is_marked():
    more = only(read(row(value="lebih dari 2 juta")))
    assert (more["value"], more["as_written"]) == (2_000_000, "lebih dari 2 juta")
    english = only(read(row(value="2.6 million"), number_style="en"))
    assert (english["value"], english["as_written"], english["flags"]) == (
        2_600_000, "", "approximate",
    )  # fmt: skip
    assert only(read(row(value="45.000", flags="dibulatkan")))["flags"] == "approximate"


def test_code_and_name_must_agree_in_the_declared_system():
    # 64.02 is Kutai Kartanegara for Kemendagri, 6402 is Kutai Barat for BPS
    assert only(read(row(region_code="64.02"), code_system="kemendagri"))["region_code"] == "6403"
    assert "code and name disagree" in faults(read(row(region_code="6402")))
    assert "has a dot, as only codes of Kemendagri do" in faults(read(row(region_code="64.02")))
    assert "'sistem_kode': is not filled in" in faults(read(row(), code_system=""))
    office = row(region_code="KAL", region_name="Kalimantan")
    assert only(read(office))["region_code"] == "KAL"
    assert "does not belong to code KAL" in faults(read(row(region_code="KAL")))


def test_a_region_is_the_one_that_bore_the_code_then():
    papua = row(region_code="91", region_name="Papua Barat", period="2020-12")
    assert only(read(papua))["region_code"] == "91@2021"
    early = row(region_code="65", region_name="Kalimantan Utara", period="2010-12")
    assert "founded on" in faults(read(early))


def test_periods_are_of_the_measure_and_not_later_than_the_source():
    assert "lies after 2024-12-31" in faults(read(row(period="2025-03")))
    own = row(period="2025-03", as_of="2025-04-01")
    assert only(read(own))["as_of"] == "2025-04-01"
    survey = row(measure="Angkatan kerja", segment="", period="2024-05")
    assert "is no month of Sakernas" in faults(read(survey))
    target = row(measure="Target UCJ", segment="", period="2029", value="43,92 %", unit="persen")
    assert only(read(target))["period"] == "2029"
    day = row(period=datetime.date(2024, 12, 31))
    assert only(read(day))["period"] == "2024-12"


@pytest.mark.parametrize("value", ["", "-", None])
@pytest.mark.parametrize(
    ("word", "status"),
    [("Ditunggu", "expected"), ("suppressed", "suppressed"), ("Tidak berlaku", "not_applicable")],
)
def test_a_value_left_blank_with_its_reason_stays_missing(value, word, status):
    found = only(read(row(value=value, status=word)))
    assert math.isnan(found["value"])
    assert found["status"] == status


def test_nothing_is_never_read_as_zero():
    assert "is empty although its status is a known figure" in faults(read(row(value="")))
    assert "is a mark for no number; what it means is not said" in faults(read(row(value="-")))
    assert "is given although its status says" in faults(read(row(status="Ditahan")))
    assert only(read(row(value="0")))["value"] == 0


def test_percentages_are_all_written_alike():
    share = row(measure="Capaian UCJ", segment="", unit="persen")
    places = {"region_code": "6471", "region_name": "Kota Balikpapan"}
    mixed = read(share | {"value": "0,59"}, share | places | {"value": "59"})
    assert "in the percentages of ucj_coverage: '0.59' stands beside 59" in faults(mixed)
    signed = read(share | {"value": "59"}, share | places | {"value": "59 %"})
    assert "with and without a percent sign" in faults(signed)
    assert "its unit is no percentage" in faults(read(row(value="59 %")))


def test_a_key_that_stands_twice_is_one_figure_or_none():
    same = read(row(), row(period="Desember 2024"))
    assert only(same)["value"] == 35_440
    assert "stands in row 12 too" in warnings(same)
    assert "stands in row 12 too with another value" in faults(read(row(), row(value="1")))


def test_columns_may_stand_in_any_order_and_none_is_guessed(tmp_path):
    path = filled(tmp_path / "isian.xlsx", row())
    book = openpyxl.load_workbook(path)
    book["Isi"].move_range("I1:I2", cols=6)
    book["Isi"]["I1"] = "nilai_lama"
    book.save(path)
    found = read_file(path)
    assert "Isi row 1 column I: 'nilai_lama': column is not known" in faults(found)
    assert list(found.figures["place"]) == ["Isi!O2"]
    book["Isi"]["O1"] = "segmen"
    book.save(path)
    told = faults(read_file(path))
    assert "column O: 'segmen': column stands twice" in told
    assert "'nilai': column is missing" in told


def test_a_cell_shown_as_a_percentage_is_refused_because_it_holds_a_hundredth(tmp_path):
    share = row(measure="Capaian UCJ", segment="", unit="persen", value=0.59)
    path = filled(tmp_path / "isian.xlsx", share)
    book = openpyxl.load_workbook(path)
    book["Isi"]["I2"].number_format = "0%"
    book.save(path)
    assert "are formatted as percentages" in faults(read_file(path))


def test_rows_of_the_readme_are_examples_and_never_figures(tmp_path):
    found = read_file(filled(tmp_path / "isian.xlsx", row()))
    assert list(found.figures["place"]) == ["Isi!I2"]


def test_a_sheet_that_lost_its_name_or_header_is_named(tmp_path):
    path = filled(tmp_path / "isian.xlsx", row())
    book = openpyxl.load_workbook(path)
    book["Isi"].title = "Data"
    book.save(path)
    with pytest.raises(ContractBroken, match="has no sheet 'Isi'"):
        read_file(path)


def test_a_template_of_another_version_is_told_to_be_one():
    assert "'v0': is no version of the template" in faults(read(row(), version="v0"))


@BOTH
def test_the_template_is_recognised_before_anything_else_by_what_it_says_of_itself(
    tmp_path, ending
):
    book = open_book(filled(tmp_path / f"isian{ending}", row()))
    first = next(one for one in publications() if one.recognise(book))
    assert first.name == "template"
    seen = template.recognise(book)
    assert "publisher: Dinas Tenaga Kerja Contoh" in seen.seen
    assert "1 rows filled in" in seen.seen
    other = Book("b.csv", "0" * 64, "csv", (Sheet("", (("Provinsi", "Angkatan Kerja"),)),))
    assert template.recognise(other) is None
    assert bps_table.NAME != template.NAME


CELLS = st.sampled_from(
    ["2024-12", "6403", "Kutai Kartanegara", "Peserta aktif", "orang", "persen", "1.500",
     "5,9 juta", "-", "Ditunggu", "66-67 %", "lebih dari 2", "", None, 5, 0.5, -1, True, "KAL"]
) | st.text(max_size=6)  # fmt: skip


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, max_size=15), max_size=4), st.sampled_from(["id", "en", ""]))
def test_whatever_is_filled_in_only_our_own_errors_come_out(rows, style):
    cells = [dict(zip(KEYS, one, strict=False)) for one in rows]
    try:
        found = read(*cells, number_style=style)
    except CakupanError:
        return
    assert found.figures["value"].dtype == "float64"
    assert (found.figures["value"].dropna() >= 0).all()
