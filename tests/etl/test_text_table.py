"""A release is text in rows and columns; whatever is not as announced is said, never shifted."""

import pytest

from etl.sources.text_table import read

COLUMNS = ("region_code", "value")


def table(raw):
    cells, findings = read(raw, "made/up.csv", COLUMNS)
    return cells, [(finding.place, finding.rule) for finding in findings]


def test_every_cell_is_text_as_it_stands_and_rows_are_numbered_as_in_a_spreadsheet():
    cells, findings = table(b"region_code,value\n00,5.900\nNA,0110\n")
    assert findings == []
    assert cells.index.tolist() == [2, 3]
    assert cells["region_code"].tolist() == ["00", "NA"]
    assert cells["value"].tolist() == ["5.900", "0110"]


def test_a_byte_order_mark_is_no_part_of_the_first_column():
    assert table(b"\xef\xbb\xbfregion_code,value\n64,1\n")[0]["region_code"].tolist() == ["64"]


def test_columns_are_known_by_name_and_come_out_in_the_announced_order():
    cells, findings = table(b"value,region_code\n1,64\n")
    assert (list(cells), findings) == (list(COLUMNS), [])
    assert cells.loc[2].tolist() == ["64", "1"]


def test_windows_line_ends_are_line_ends():
    cells, findings = table(b"region_code,value\r\n64,1\r\n65,2\r\n")
    assert (cells["value"].tolist(), findings) == (["1", "2"], [])


def test_a_quoted_comma_and_a_quoted_line_end_belong_to_their_cell():
    cells, findings = table(b'region_code,value\n64,"1,5\njuta"\n65,2\n')
    assert (cells["value"].tolist(), findings) == (["1,5\njuta", "2"], [])


@pytest.mark.parametrize(
    ("raw", "place", "rule"),
    [
        (b"region_code,value\n64,\xe9\n", "made/up.csv::", "is not UTF-8"),
        (b"region_code\n64\n", "made/up.csv:1:value", "column is missing"),
        (b"", "made/up.csv:1:region_code", "column is missing"),
        (b"region_code,value,extra\n64,1,2\n", "made/up.csv:1:extra", "column is not known"),
        (b"region_code,value,value\n64,1,2\n", "made/up.csv:1:value", "column stands twice"),
        (b"region_code,value\n64,1,2\n", "made/up.csv:2:", "has 3 fields, the header has 2"),
        (b"region_code,value\n64,1\n65\n", "made/up.csv:3:", "has 1 fields, the header has 2"),
        (b"region_code,value\n64,1\n\n65,2\n", "made/up.csv:3:", "has 0 fields, the header has 2"),
        (b"region_code,value\n", "made/up.csv:2:", "holds no row"),
        (b"region_code,value\n64,1\n65,2\x00\n", "made/up.csv:3:", "is no text"),
        (b"region_code,value\n64,to\rrn\n", "made/up.csv:3:", "has 1 fields, the header has 2"),
    ],
)
def test_what_is_not_as_announced_is_said_with_its_place(raw, place, rule):
    assert (place, rule) in table(raw)[1]


def test_a_quote_that_is_never_closed_does_not_swallow_the_rest_of_the_file():
    (fault,) = table(b'region_code,value\n64,1\n65,"2\n66,3\n')[1]
    assert fault[0] == "made/up.csv:3:"
    assert fault[1].startswith("cannot be read as CSV")


def test_a_misspelt_column_is_missing_and_not_known_and_both_are_said_at_once():
    findings = table(b"region_code,valeu\n64,1\n")[1]
    assert sorted(rule for _, rule in findings) == ["column is missing", "column is not known"]


def test_every_row_of_another_length_is_said_and_the_good_ones_keep_their_number():
    cells, findings = table(b"region_code,value\n64\n65,2\n66,3,4\n")
    assert [place for place, _ in findings] == ["made/up.csv:2:", "made/up.csv:4:"]
    assert cells.index.tolist() == [3]


def test_a_list_that_welcomes_other_columns_still_needs_its_own():
    welcomed = read(b"region_code,value,note\n64,1,x\n", "l.csv", COLUMNS, others=True)
    assert (list(welcomed[0]), welcomed[1]) == ([*COLUMNS, "note"], [])
    _, (missing,) = read(b"region_code,note\n64,x\n", "l.csv", COLUMNS, others=True)
    assert (missing.place, missing.suggestion) == ("l.csv:1:value", "Needed are region_code, value")
