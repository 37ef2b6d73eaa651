"""Text files: encodings, delimiters, and every way in which their rows go wrong."""

import pytest

from etl.intake import notes
from etl.intake.limits import Limits, TextStyle
from model.errors import UnreadableFile
from tests.etl.intake.files import opened

TABLE = "Provinsi,Bekerja\nAceh,5\nBali,7\n"
READ = (("Provinsi", "Bekerja"), ("Aceh", "5"), ("Bali", "7"))


def written(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows(path, content, **given):
    return opened(written(path / "a.csv", content), **given).sheets[0].rows


def refusal(path, content, **given):
    with pytest.raises(UnreadableFile) as refused:
        opened(written(path / "a.csv", content), **given)
    return str(refused.value)


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("utf-16"),
        b"\xfe\xff" + TABLE.encode("utf-16-be"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace(",", ";").encode(),
        TABLE.replace(",", "\t").encode(),
        TABLE.replace(",", " | ").encode(),
        b"| Provinsi | Bekerja |\n| Aceh | 5 |\n| Bali | 7 |\n",
    ],
)
def test_item_12_the_same_table_in_many_clothes_is_the_same_table(tmp_path, content):
    assert rows(tmp_path, content) == READ


def test_item_12_the_typography_of_windows_is_proved_and_noted(tmp_path):
    content = b"Provinsi,Ket\nAceh,2018\x962020\nBali,\x93ok\x94\n"
    book = opened(written(tmp_path / "a.csv", content))
    assert book.sheets[0].rows[1:] == (("Aceh", "2018\u20132020"), ("Bali", "\u201cok\u201d"))
    assert notes.about(book.sheets[0], notes.ENCODED) == ("Windows-1252",)


def test_item_12_other_bytes_need_a_declaration(tmp_path):
    content = "Provinsi,Nilai\nAceh,5\nCafé Å,7\n".encode("cp1252")
    said = refusal(tmp_path, content)
    assert "no UTF-8 in line 3" in said and "cp1252" in said
    found = rows(tmp_path, content, declared=TextStyle(encoding="cp1252"))
    assert found[2] == ("Café Å", "7")


def test_item_12_mixed_encodings_are_refused_with_the_line(tmp_path):
    content = "Provinsi,Ket\nAcéh,5\n".encode() + "Balié,7\n".encode("cp1252")
    for declared in (TextStyle(), TextStyle(encoding="cp1252")):
        assert "mixes encodings: line 3" in refusal(tmp_path, content, declared=declared)


@pytest.mark.parametrize(
    ("content", "declared", "words"),
    [
        ("Acéh,1\nBali,2\n".encode(), "cp1252", "is utf-8, not cp1252"),
        (TABLE.encode("utf-16"), "utf-8", "is utf-16, not utf-8"),
        (TABLE.encode("utf-16")[:-1], None, "no UTF-16 although"),
        (b"Aceh,\x81\xc5,1\n", "cp1252", "no Windows-1252 in line 1"),
    ],
)
def test_item_12_a_declaration_that_the_bytes_contradict_is_refused(
    tmp_path, content, declared, words
):
    assert words in refusal(tmp_path, content, declared=TextStyle(encoding=declared))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("Provinsi,Bekerja\nAceh,\0 5\n", "null character in line 2"),
        (TABLE.encode("utf-16-le"), "null character in line 1"),
        ("Provinsi,Bekerja\nAceh,5\rBali,7\n", "carriage return alone in line 2"),
        ('Provinsi,Bekerja\nAceh,5\nBali,"7\n8,9\n', "from line 3 on: a quotation mark is opened"),
        ('Provinsi,Bekerja\nAceh,"5"6\n', "from line 2 on: a quotation mark stands where"),
        (f"Provinsi,Bekerja\nAceh,{'5' * 10**7}\n", "from line 2 on: a cell is longer"),
        (f"Provinsi{',x' * 10_000}\nAceh,5\n", "10001 columns in line 1"),
    ],
)
def test_item_13_broken_text_is_refused_with_its_line(tmp_path, content, words):
    assert words in refusal(tmp_path, content)


def test_a_line_break_inside_a_cell_is_kept_and_lines_are_still_counted(tmp_path):
    content = 'Provinsi,"Ags\r2020","Feb\r\n2021"\nAceh,1,2\nBali,3,4,5\n'
    assert "4 cells in line 4, its header has 3" in refusal(tmp_path, content)
    assert rows(tmp_path, content[:-3] + "\n")[0] == ("Provinsi", "Ags\r2020", "Feb\r\n2021")


@pytest.mark.parametrize(
    "content",
    [
        "Provinsi,Bekerja\nAceh,Pidie,5\nBali,Badung,7\n",
        "Provinsi,Bekerja\nAceh,5,\nBali,7,\n",
        "kode,nilai\n6403,Kukar,-\n6472,Samarinda,5\n",
        "Judul\nProvinsi,2018\nAceh,1.234,5\nBali,2.345,6\n",
        "a;b\n1;2,5\n2;3,5;4\n",
    ],
)
def test_item_14_rows_longer_than_the_header_are_refused_and_never_shifted(tmp_path, content):
    assert "quotation marks" in refusal(tmp_path, content)


def test_item_15_titles_stacked_headers_and_footnotes_may_have_any_length(tmp_path):
    content = (
        "Penduduk Bekerja\n,2018,,2019,\n,Februari,Agustus,Februari,Agustus\n"
        "Aceh,1,2,3,4\nBali,5,-,7,8\n\n"
        "Catatan: angka 2018, 2019, 2020, 2021, 2022, 2023, sementara\nSumber: BPS\n"
    )
    found = rows(tmp_path, content)
    assert [len(row) for row in found] == [1, 5, 5, 5, 5, 0, 7, 1]


def test_a_delimiter_is_told_by_the_lines_that_agree_and_not_by_decimal_commas(tmp_path):
    found = rows(tmp_path, "Provinsi;TPT\nAceh;5,75\nBali;2,69\n")
    assert found[1] == ("Aceh", "5,75")


def test_two_delimiters_that_fit_equally_well_are_refused_until_one_is_declared(tmp_path):
    content = "a;b,c\n1;2,3\n4;5,6\n"
    assert "comma or semicolon" in refusal(tmp_path, content)
    assert rows(tmp_path, content, declared=TextStyle(delimiter=";"))[1] == ("1", "2,3")


def test_one_column_needs_no_delimiter(tmp_path):
    assert rows(tmp_path, "Provinsi\nAceh\nBali\n") == (("Provinsi",), ("Aceh",), ("Bali",))


def test_a_quotation_mark_never_closed_does_not_hide_the_delimiter(tmp_path):
    content = 'a;b\n"1;2\n3;4\n'
    assert "opened and never closed" in refusal(tmp_path, content)


def test_the_rule_under_a_header_drawn_with_bars_is_an_empty_row(tmp_path):
    found = rows(tmp_path, "Provinsi | Bekerja |\n---|---|\nAceh | 5.096,2 |\n")
    assert found == (("Provinsi", "Bekerja"), (), ("Aceh", "5.096,2"))


def test_item_7_codes_and_marks_come_through_as_they_were_written(tmp_path):
    table = "kode,nama,nilai\n0110,NA,5.900\n1.10,nan, 7 \n"
    assert rows(tmp_path, table)[1:] == (("0110", "NA", "5.900"), ("1.10", "nan", " 7 "))


def test_more_cells_than_are_read_are_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="more cells than are read"):
        opened(written(tmp_path / "a.csv", TABLE), Limits(cells=4, text_cells=5))
