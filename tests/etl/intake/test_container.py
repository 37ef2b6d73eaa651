"""Zips and old Office files that are refused from outside, before anything in them is parsed."""

import struct

import pytest

from etl.intake.container import check_zip
from etl.intake.limits import Limits
from etl.intake.ole import check_ole
from etl.intake.open_book import open_book
from model.errors import UnreadableFile
from tests.etl.intake.files import ole, packed, parts, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(path, limits=None):
    with pytest.raises(UnreadableFile) as refused:
        open_book(path, limits)
    assert str(refused.value).startswith(path.name)
    return str(refused.value)


def test_a_plain_workbook_passes(tmp_path):
    check_zip(xlsx(tmp_path / "a.xlsx"), Limits())


def test_item_3_more_parts_than_a_workbook_has_are_refused(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", more={f"xl/media/{n}.xml": "" for n in range(1_000)})
    assert "holds 1005 parts; at most 1000 are read" in refusal(path)


def test_item_3_a_directory_too_large_to_list_is_refused_before_it_is_listed(tmp_path):
    path = packed(tmp_path / "a.xlsx", {f"{'x' * 500}{n}": "" for n in range(2_000)})
    assert "more parts than a workbook has" in refusal(path)


@pytest.mark.parametrize("name", ["../evil.xml", "xl/../../evil", "/etc/evil", "C:evil", "a\\b"])
def test_item_5_names_that_lead_out_of_the_folder_are_refused(tmp_path, name):
    path = packed(tmp_path / "a.xlsx", [*parts().items(), (name, "x")])
    assert "a name that is no plain one" in refusal(path)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.xlsx"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twin", ["xl/workbook.xml", "XL/Workbook.xml"])
def test_item_5_two_parts_of_one_name_are_refused(tmp_path, twin):
    path = packed(tmp_path / "a.xlsx", [*parts().items(), (twin, "x")])
    assert "two parts of the same name" in refusal(path)


def test_item_5_a_zip_inside_is_refused_whatever_it_is_called(tmp_path):
    inner = xlsx(tmp_path / "inner.xlsx").read_bytes()
    path = xlsx(tmp_path / "a.xlsx", more={"xl/media/image1.png": inner})
    assert "another zip inside (xl/media/image1.png)" in refusal(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("xl/vbaProject.bin", b"macro"),
        ("xl/notes.txt", OLE + b"macro by content, not by name"),
        ("xl/embeddings/oleObject1.bin", b"x"),
        ("xl/activeX/activeX1.xml", b"<a/>"),
        ("xl/macrosheets/sheet1.xml", b"<a/>"),
    ],
)
def test_item_6_macros_and_embedded_objects_are_refused_by_content(tmp_path, name, content):
    said = refusal(xlsx(tmp_path / "a.xlsx", more={name: content}))
    assert "macros" in said or "embedded objects" in said


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("xl/workbook.bin", r".xlsb"),
        ("word/document.xml", "a text document"),
        ("ppt/presentation.xml", "a presentation"),
        ("content.xml", "an OpenDocument file"),
        ("data.csv", "holds no workbook"),
    ],
)
def test_a_zip_that_is_no_workbook_is_named(tmp_path, name, words):
    assert words in refusal(packed(tmp_path / "a.xlsx", {name: "x"}))


def test_item_9_an_encrypted_zip_is_refused(tmp_path):
    raw = bytearray(xlsx(tmp_path / "a.xlsx").read_bytes())
    at = raw.index(b"PK\x01\x02")  # the first entry of the directory
    struct.pack_into("<H", raw, at + 8, 0x1)
    (tmp_path / "a.xlsx").write_bytes(raw)
    assert "protected by a password" in refusal(tmp_path / "a.xlsx")


@pytest.mark.parametrize("kept", [30, 300, -30])
def test_a_zip_cut_short_is_refused(tmp_path, kept):
    path = xlsx(tmp_path / "a.xlsx")
    path.write_bytes(path.read_bytes()[:kept])
    assert "damaged" in refusal(path)


def test_a_zip_with_a_flipped_bit_is_refused_and_not_read_a_little_wrong(tmp_path):
    path = xlsx(tmp_path / "a.xlsx")
    raw = bytearray(path.read_bytes())
    at = raw.index(b"xl/worksheets/sheet1.xml") + 60  # inside the packed sheet
    raw[at] ^= 0x10
    path.write_bytes(raw)
    assert "damaged" in refusal(path)


@pytest.mark.parametrize(
    ("streams", "words"),
    [
        ({"EncryptedPackage": b"x" * 5_000, "EncryptionInfo": b""}, "protected by a password"),
        ({"Workbook": b"x" * 5_000, "_VBA_PROJECT_CUR": None}, "macros"),
        ({"Workbook": b"x" * 5_000, "MBD0018D4E2": None}, "embedded objects"),
        ({"WordDocument": b"x" * 5_000}, "no workbook"),
    ],
)
def test_item_9_old_office_files_are_told_apart_by_their_directory(tmp_path, streams, words):
    assert words in refusal(ole(tmp_path / "a.xlsx", streams))


def test_words_in_the_cells_of_an_old_workbook_are_no_directory(tmp_path):
    text = "EncryptedPackage _VBA_PROJECT".encode("utf-16-le")
    path = ole(tmp_path / "a.xls", {"Workbook": b"\0" * 6 + text + b"\0" * 5_000})
    check_ole(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x1f\x8b....", "gzip"),
        (b"SQLite format 3\0", "a database"),
        (b"\x89PNG\r\n", "a picture"),
        (b"<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?>", "XML spreadsheet"),
        (b"<?xml version='1.0'?><feed/>", "is XML"),
        (b"<html><head><title>502 Bad Gateway</title></head><p>later</p>", "502 Bad Gateway"),
        (b"Provinsi,Bekerja\n", "only a header"),
        (b"\n\n,,\n", "no sheet holds a cell"),
    ],
)
def test_item_9_what_is_no_table_is_refused_in_plain_words(tmp_path, content, words):
    path = tmp_path / "data.xlsx"
    path.write_bytes(content)
    assert words in refusal(path)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"Provinsi;Bekerja\nAceh;5\nBali;7\n", "csv"),
        (b"\xef\xbb\xbfProvinsi;Bekerja\nAceh;5\nBali;7\n", "csv"),
        ("Provinsi\tBekerja\nAceh\t5\nBali\t7\n".encode("utf-16"), "csv"),
        (b"<!-- saved -->\n<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", "html"),
        (b"<!-- excerpt -->\nProvinsi | Bekerja |\n---|---|\nAceh | 5 |\n", "csv"),
        (b'\n {"data": []}', "json"),
    ],
)
def test_item_9_a_file_is_what_its_content_says_not_its_name(tmp_path, content, kind):
    path = tmp_path / "data.xls"
    path.write_bytes(content)
    assert open_book(path).kind == kind
