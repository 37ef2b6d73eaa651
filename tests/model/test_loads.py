"""Names of strangers' files and places of faults, as a page may show them."""

import pytest

from model.loads import LONGEST_NAME, place_of, shown_name

RTL, ZERO_WIDTH, ISOLATE = "\u202e", "\u200b", "\u2066"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("AK.xlsx", "AK.xlsx"),
        ("bps_pencari kerja_2024.csv", "bps_pencari kerja_2024.csv"),
        ("../../etc/x", "../../etc/x"),
        ("a\0.xlsx", "a␦.xlsx"),
        ("a\r\nX-Injected: 1.csv", "a␦␦X-Injected: 1.csv"),
        (f"laporan{RTL}xslx.exe", "laporan␦xslx.exe"),
        (f"a{ZERO_WIDTH}b{ISOLATE}c.csv", "a␦b␦c.csv"),
        ("a\ud800b.csv", "a�b.csv"),
        ("a\u2028b.csv", "a b.csv"),
        ("=cmd|' /C calc'!A0.csv", "=cmd|' /C calc'!A0.csv"),
        ("<img src=x onerror=alert(1)>.csv", "<img src=x onerror=alert(1)>.csv"),
        ("Tabel é 日本.xlsx", "Tabel é 日本.xlsx"),
    ],
)
def test_hardening_11_a_file_name_is_one_line_that_reads_as_it_is(name, shown):
    assert shown_name(name) == shown


def test_hardening_11_a_long_name_keeps_its_beginning_and_its_end():
    shown = shown_name("a" * 290 + "1234567.xlsx")
    assert len(shown) == LONGEST_NAME + 1
    assert shown.startswith("aaaa")
    assert shown.endswith("1234567.xlsx")


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("AK.xlsx/Sheet1:2563:AB", ("AK.xlsx", "Sheet1", "2563", "AB")),
        ("AK.csv:3:AB", ("AK.csv", "", "3", "AB")),
        ("AK.xlsx:Sheet1:B7", ("AK.xlsx", "Sheet1", "", "B7")),
        ("AK.xlsx::", ("AK.xlsx", "", "", "")),
        ("", ("", "", "", "")),
    ],
)
def test_a_place_is_taken_apart_into_file_sheet_row_and_column(place, parts):
    assert place_of(place) == parts
