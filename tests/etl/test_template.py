"""The empty template: what stands in it, and that nobody's file is lost for it."""

import csv

import openpyxl
import pytest

from etl.cli import main
from etl.template.words import words
from etl.template.write import write_template
from model.errors import UnreadableFile, UsageError
from tests.etl import small
from tests.world import DATA


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "kosong.xlsx"
    write_template(path, DATA, force=False)
    return openpyxl.load_workbook(path)


def test_the_workbook_has_the_sheet_to_fill_and_what_helps_to_fill_it(book):
    assert book.sheetnames == ["Isi", "README", "Daftar", "Wilayah"]
    assert book.active.title == "README"
    assert [cell.value for cell in book["Isi"][1]] == [one.word for one in words().columns]
    assert book["Isi"].max_row == 1


def test_no_cell_of_the_template_is_a_formula(book):
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s"}


def test_codes_and_values_are_text_before_anything_is_typed(book):
    spans = book["Isi"].column_dimensions.values()  # neighbours of one width are one entry
    texts = {n for one in spans if one.number_format == "@" for n in range(one.min, one.max + 1)}
    assert texts == set(range(1, len(words().columns) + 1))


def test_each_list_offers_every_member_by_its_indonesian_name(book):
    offered = {}
    for rule in book["Isi"].data_validations.dataValidation:
        if rule.type == "list":
            cells = book["Daftar"][rule.formula1.removeprefix("Daftar!").replace("$", "")]
            column = book["Isi"][f"{str(rule.sqref)[0]}1"].value
            offered[column] = [cell.value for (cell,) in cells]
    measures = list(small.codelists().tables["measures"]["name_id"])
    assert offered["ukuran"] == measures
    assert "Bukan penerima upah" in offered["segmen"]
    assert "JKK" not in offered["program"]
    assert "Jaminan Kecelakaan Kerja" in offered["program"]
    assert offered["satuan"] == ["orang", "persen", "rupiah", "pemberi kerja"]
    assert set(offered) == {one.word for one in words().columns if one.list}


def test_a_word_is_on_its_list_once_in_either_language():
    for column in words().columns:
        if column.list:
            choices = words().choices(column.list, small.codelists())
            spelled = {(word.casefold(), one.code) for one in choices for word in one.words}
            assert len({word for word, _ in spelled}) == len(spelled), column.word


def test_every_region_stands_there_with_both_its_codes(book):
    rows = [[cell.value or "" for cell in row] for row in book["Wilayah"].iter_rows(min_row=2)]
    assert len(rows) == len(small.codelists().tables["regions"])
    assert ["6403", "64.02", "Kabupaten Kutai Kartanegara", "kabkota"] in [r[:4] for r in rows]


def test_every_column_is_explained_in_both_languages(book):
    told = {tuple(cell.value for cell in row[:4:2]) for row in book["README"].iter_rows()}
    english = {(row[0].value, row[3].value) for row in book["README"].iter_rows()}
    for one in (*words().columns, *words().declarations):
        assert (one.word, one.id) in told
        assert (one.word, one.en) in english


def test_the_text_has_a_bom_semicolons_and_lines_as_wide_as_its_header(tmp_path):
    path = tmp_path / "kosong.csv"
    write_template(path, DATA, force=False)
    raw = path.read_bytes()
    assert raw.startswith("\ufeff#".encode())
    rows = list(csv.reader(raw.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert {len(row) for row in rows} == {len(words().columns)}
    assert rows[-1] == [one.word for one in words().columns]


def places(folder):
    return {"CAKUPAN_DATA": str(DATA), "CAKUPAN_STATE": str(folder / "state")}


def test_the_command_writes_it_and_says_what_comes_next(tmp_path, capsys):
    path = tmp_path / "isian.XLSX"
    assert main(["template", str(path)], places(tmp_path)) == 0
    assert f"load {path} --dry-run" in capsys.readouterr().out
    assert openpyxl.load_workbook(path).sheetnames[0] == "Isi"


@pytest.mark.parametrize("name", ["isian.xls", "isian", "isian.xlsx.txt"])
def test_another_ending_is_an_error_of_usage(tmp_path, name, capsys):
    assert main(["template", str(tmp_path / name)], places(tmp_path)) == 2
    assert ".xlsx or .csv" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_stands_there_stays_unless_it_is_forced(tmp_path):
    path = tmp_path / "isian.csv"
    path.write_text("kerja setengah hari", "utf-8")
    with pytest.raises(UsageError, match="--force"):
        write_template(path, DATA, force=False)
    assert path.read_text("utf-8") == "kerja setengah hari"
    write_template(path, DATA, force=True)
    assert "templat_cakupan" in path.read_text("utf-8")


def test_a_folder_that_is_not_there_is_named_and_nothing_is_left(tmp_path):
    with pytest.raises(UnreadableFile, match="cannot be written"):
        write_template(tmp_path / "mana" / "isian.csv", DATA, force=False)
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_put_in_place_leaves_no_half_written_file(tmp_path):
    (tmp_path / "isian.csv").mkdir()
    with pytest.raises(UnreadableFile, match="cannot be written"):
        write_template(tmp_path / "isian.csv", DATA, force=True)
    assert [one.name for one in tmp_path.iterdir()] == ["isian.csv"]
