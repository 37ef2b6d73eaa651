"""Workbook and Parquet hold the rows of the CSV, typed, and say where they come from."""

import csv as csv_reader
import hashlib
import io
import json

import openpyxl
import pyarrow.parquet as pq
import pytest

from exports import csv, parquet, xlsx
from exports.about import About
from exports.sheets import coverage
from model.frame import Source
from tests.exports.test_csv import cell
from texts import of

ID = of("id")
ABOUT = About(
    title="cakupan_kalimantan_2022-12_v3",
    link="/?region=KAL",
    version=3,
    loaded="2026-11-22T06:10:00+00:00",
    choice=(("region", "KAL"),),
    sources=(Source("press", "Kantor wilayah", "2,6 juta", "https://example.org", "2022-12-01"),),
)
RISKY = ("=1+1", "+1", "-x", "@a", "\t=1", "\uff1d1")


def book(*cells):
    raw = xlsx.write(coverage(cells, ID), ABOUT, ID)
    return openpyxl.load_workbook(io.BytesIO(raw))


def as_csv(*cells):
    words = csv.write(coverage(cells, ID), "csv").decode("utf-8-sig")
    return list(csv_reader.DictReader(io.StringIO(words, newline="")))


def test_the_sheet_data_has_the_rows_of_the_csv_as_numbers_and_empty_cells():
    cells = (cell((10, 11, 12), (40, 40, 40)), cell(None, (40, 40, 40)))
    page = book(*cells)["Data"]
    names = [one.value for one in page[1]]
    for line, expected in zip(
        page.iter_rows(min_row=2, values_only=True), as_csv(*cells), strict=True
    ):
        found = dict(zip(names, line, strict=True))
        assert found["participants"] == (
            float(expected["participants"]) if expected["participants"] else None
        )
        assert found["region_code"] == expected["region_code"]
    assert page.max_row == 1 + 2
    assert page.freeze_panes == "C2"
    assert page.auto_filter.ref.startswith("A1:")


def test_people_and_shares_are_shown_by_their_unit_and_kept_unrounded():
    page = book(cell((1, 1, 1), (3, 3, 3)))["Data"]
    by_name = {head.value: page.cell(2, head.column) for head in page[1]}
    assert by_name["coverage"].value == pytest.approx(1 / 3, abs=1e-15)
    assert by_name["coverage"].number_format == "0.0%"
    assert by_name["denominator"].number_format == "#,##0"


@pytest.mark.parametrize("words", RISKY)
def test_hardening_57_no_text_of_a_publication_becomes_a_formula(words):
    page = book(cell(name=words))["Data"]
    shown = page.cell(2, 2)
    assert (shown.value, shown.data_type, shown.quotePrefix) == (words, "s", True)


def test_the_sheet_info_names_choice_source_version_and_every_column():
    info = {row[0]: row[1] for row in book(cell())["Info"].iter_rows(values_only=True)}
    assert info["Versi data"] == "3"
    rows = csv.write(coverage([cell()], ID), "csv")
    assert info["SHA-256 baris yang sama sebagai CSV mesin"] == hashlib.sha256(rows).hexdigest()
    assert info["Pilihan: region"] == "KAL"
    assert info["Sumber: press"] == "Kantor wilayah · 2,6 juta · 2022-12-01 · https://example.org"
    assert info["coverage"].endswith("[share]")


def test_a_chart_of_the_spreadsheets_own_draws_the_rows_and_none_where_there_are_none():
    assert len(book(cell())["Grafik"]._charts) == 1
    assert "Grafik" not in book().sheetnames


def test_the_same_rows_give_the_same_bytes():
    sheet = coverage([cell()], ID)
    assert xlsx.write(sheet, ABOUT, ID) == xlsx.write(sheet, ABOUT, ID)


def test_parquet_keeps_units_meanings_and_origins_in_its_footer():
    found = pq.read_table(
        io.BytesIO(parquet.write(coverage([cell((10, 11, 12), (40, 40, 40))], ID), ABOUT))
    )
    assert found.column("participants").to_pylist() == [11]
    assert found.schema.field("coverage").metadata[b"unit"] == b"share"
    assert json.loads(found.schema.metadata[b"about"])["sources"][0]["origin"] == "press"
