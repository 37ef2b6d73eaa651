"""Small files that would grow: refused within two seconds, without growing here."""

import resource
import struct
import time
import zipfile
from contextlib import contextmanager

import pytest

from etl.intake.limits import Limits
from etl.intake.open_book import open_book
from model.errors import UnreadableFile
from tests.etl.intake.files import MAIN, parts, sheet, xlsx

MOST_SECONDS, MOST_GROWTH = 2.0, 50_000  # kB
BILLION = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)


@contextmanager
def refused_at_once(words):
    begun, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UnreadableFile, match=words) as refused:
        yield
    assert "bomb.xlsx" in str(refused.value)
    assert time.monotonic() - begun < MOST_SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MOST_GROWTH


def with_dtd(dtd, body="&l9;"):
    xml = sheet([["a"], ["b"]])
    return f"<!DOCTYPE worksheet [{dtd}]>{xml.replace('>a<', f'>{body}<')}"


@pytest.mark.parametrize(
    "dtd",
    [
        BILLION,
        '<!ENTITY l9 "' + "ha" * 100_000 + '">',  # quadratic: one long entity many times
        '<!ENTITY l9 SYSTEM "file:///etc/hostname">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;',
    ],
    ids=["item 1 billion laughs", "item 1 quadratic", "item 2 a file", "item 2 the network"],
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_entities_are_refused_before_they_are_defined(tmp_path, dtd, part):
    path = xlsx(tmp_path / "bomb.xlsx", more={part: with_dtd(dtd)})
    with refused_at_once("declares XML entities"):
        open_book(path)


def test_entities_in_another_encoding_are_refused_too(tmp_path):
    xml = f'<?xml version="1.0" encoding="UTF-16"?>{with_dtd(BILLION)}'.encode("utf-16")
    path = xlsx(tmp_path / "bomb.xlsx", more={"xl/worksheets/sheet1.xml": xml})
    with refused_at_once("declares XML entities"):
        open_book(path)


def blank(path, size, method=zipfile.ZIP_DEFLATED):
    """A workbook with a sheet of so many spaces."""
    with zipfile.ZipFile(path, "w", method) as opened:
        for name, content in parts().items():
            opened.writestr(name, content)
        with opened.open("xl/sharedStrings.xml", "w") as part:
            for _ in range(size // 10**6):
                part.write(b" " * 10**6)
    return path


def test_item_3_a_zip_that_says_it_grows_to_300_mb_is_refused_before_it_is_inflated(tmp_path):
    path = blank(tmp_path / "bomb.xlsx", 300 * 10**6)
    with refused_at_once("would inflate to 300 MB; at most 200"):
        open_book(path)


def test_item_3_a_zip_that_packs_better_than_any_workbook_is_refused(tmp_path):
    path = blank(tmp_path / "bomb.xlsx", 50 * 10**6)
    with refused_at_once("times its size"):
        open_book(path)


def test_item_3_bytes_are_counted_while_inflating_because_headers_lie(tmp_path):
    path = blank(tmp_path / "bomb.xlsx", 300 * 10**6)
    raw = bytearray(path.read_bytes())
    for magic, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = raw.rindex(magic)
        struct.pack_into("<L", raw, start + at, 1_000)
    path.write_bytes(raw)
    with refused_at_once("damaged"):
        open_book(path)


def test_item_3_all_parts_together_count(tmp_path):
    path = xlsx(tmp_path / "bomb.xlsx", more={f"xl/more{n}.xml": "<a/>" + " " * 900 for n in "12"})
    with refused_at_once("would inflate to 0 MB"):
        open_book(path, Limits(inflated=2_000))


def test_item_4_two_cells_in_opposite_corners_are_refused_by_their_extent(tmp_path):
    xml = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    xml += '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
    path = xlsx(tmp_path / "bomb.xlsx", {"S": xml})
    with refused_at_once("spans 1048576 rows and 16384 columns up to XFD1048576"):
        open_book(path)


def test_item_4_an_abort_of_the_parser_is_one_clear_refusal(tmp_path):
    """With the check of the extent off, calamine asks for 550 GB and aborts its process."""
    xml = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
    xml += '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData></worksheet>'
    path = xlsx(tmp_path / "bomb.xlsx", {"S": xml})
    with refused_at_once("needs more memory than is allowed"):
        open_book(path, Limits(cells=10**12))


def test_a_megabyte_of_brackets_is_refused(tmp_path):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(b"[" * 10**6)
    with refused_at_once("more than 100 deep"):
        open_book(path)


def test_a_directory_of_half_a_million_parts_is_never_listed(tmp_path):
    entry = b"PK\x01\x02" + bytes(24) + struct.pack("<H", 1) + bytes(16) + b"a"
    directory = entry * 500_000
    end = b"PK\x05\x06" + struct.pack("<4H2LH", 0, 0, 9, 9, len(directory), 4, 0)
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(b"PK\x03\x04" + directory + end)
    with refused_at_once("more parts than a workbook has"):
        open_book(path)


def test_a_workbook_of_the_same_size_passes(tmp_path):
    """The limits refuse bombs, not tables: a hundred thousand cells are read."""
    rows = [["kode", *range(99)], *[[str(n), *range(99)] for n in range(1_000)]]
    book = open_book(xlsx(tmp_path / "table.xlsx", {"S": sheet(rows)}))
    assert len(book.sheets[0].rows) == 1_001
