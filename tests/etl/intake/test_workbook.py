"""Workbooks: what stands in their cells, and what is told beside it."""

import datetime

import pytest

from etl.intake import notes
from etl.intake.limits import Limits
from model.errors import UnreadableFile
from tests.etl.intake.files import (
    MAIN,
    TABLE,
    cell,
    opened,
    packed,
    parts,
    read_here,
    sheet,
    xls,
    xlsx,
)


def rows(path, **given):
    return opened(path, **given).sheets[0].rows


def test_text_stays_text_and_numbers_stay_numbers(tmp_path):
    table = [["kd", "nilai"], ["0110", 110], ["1.234", 1.234], ["", None], ["x", -5]]
    assert rows(xlsx(tmp_path / "a.xlsx", {"S": sheet(table)})) == (
        ("kd", "nilai"),
        ("0110", 110),
        ("1.234", 1.234),
        (None, None),
        ("x", -5),
    )


def test_the_book_names_the_file_its_bytes_and_its_kind(tmp_path):
    book = opened(xlsx(tmp_path / "Data AK.csv"))
    assert (book.file, book.kind, len(book.sha256)) == ("Data AK.csv", "xlsx", 64)
    assert book.sheets[0].rows == tuple(map(tuple, TABLE))


def test_rows_are_counted_from_the_first_row_of_the_file(tmp_path):
    late = f'<row r="4">{cell("x", 4, 3)}{cell(7, 4, 4)}</row><row r="5">{cell(8, 5, 4)}</row>'
    xml = sheet([]).replace("<sheetData>", f"<sheetData>{late}")
    found = rows(xlsx(tmp_path / "a.xlsx", {"S": xml}))
    assert found[3] == (None, None, "x", 7)
    assert len(found) == 5


def test_a_cell_typed_as_a_date_is_one(tmp_path):
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/>'
    styles += '<xf numFmtId="14"/></cellXfs></styleSheet>'
    dated = sheet([[45292], [45293]], style="1")
    path = xlsx(tmp_path / "a.xlsx", {"S": dated}, {"xl/styles.xml": styles})
    assert rows(path) == ((datetime.date(2024, 1, 1),), (datetime.date(2024, 1, 2),))


def test_item_27_the_1904_date_system_is_the_workbooks_own_business(tmp_path):
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/>'
    styles += '<xf numFmtId="14"/></cellXfs></styleSheet>'
    dated = sheet([[45292 - 1462], [1]], style="1")
    more = {"xl/styles.xml": styles}
    path = xlsx(tmp_path / "a.xlsx", {"S": dated}, more, workbook='<workbookPr date1904="1"/>')
    assert rows(path)[0] == (datetime.date(2024, 1, 1),)


def test_errors_of_a_spreadsheet_are_text_so_that_no_number_comes_of_them(tmp_path):
    table = [["a", "b"], [1, "<v>#REF!</v>"], [2, 3]]
    xml = sheet(table).replace('<c r="B2">', '<c r="B2" t="e">')
    found = rows(xlsx(tmp_path / "a.xlsx", {"S": xml}))
    assert found[1:] == ((1, "#ERROR!"), (2, 3))


def test_item_8_a_formula_without_a_stored_value_is_refused_with_its_address(tmp_path):
    table = [["a", "b"], [1, "<f>A2*2</f>"], [2, "<f>A3*2</f><v></v>"], [3, "<f>A4</f><v>3</v>"]]
    with pytest.raises(UnreadableFile, match=r"Data!B2, Data!B3;") as refused:
        opened(xlsx(tmp_path / "a.xlsx", {"Data": sheet(table)}))
    assert "B4" not in str(refused.value)


def test_item_8_stored_values_of_formulas_are_named_so_that_the_source_must_declare_them(tmp_path):
    table = [["a", "b"], [1, "<f>A2*2</f><v>2</v>"], [5, None]]
    book = opened(xlsx(tmp_path / "a.xlsx", {"Data": sheet(table)}))
    assert book.sheets[0].rows[1] == (1, 2)
    (finding,) = notes.undeclared(book)
    assert (finding.place, finding.rule) == ("a.xlsx:Data:B2", "is a formula")


def test_item_8_an_empty_text_is_a_stored_value(tmp_path):
    xml = sheet([["a"], ["<f>T(A1)</f><v></v>"], [1]]).replace('r="A2"', 'r="A2" t="str"')
    assert rows(xlsx(tmp_path / "a.xlsx", {"S": xml}))[0] == ("a",)


def test_item_7_values_copied_from_other_files_are_flagged_and_nothing_is_followed(tmp_path):
    link = '<externalLink xmlns="x"><externalBook><sheetNames/></externalBook></externalLink>'
    table = [["a"], ["<f>[1]Sheet1!A1</f><v>9</v>"]]
    more = {"xl/externalLinks/externalLink1.xml": link}
    book = opened(xlsx(tmp_path / "a.xlsx", {"S": sheet(table)}, more))
    assert notes.about(book.sheets[0], notes.ELSEWHERE) == ("A2",)
    assert {f.rule for f in notes.undeclared(book)} == {"is a formula", "is read from another file"}


@pytest.mark.parametrize("kind", ["ddeLink", "oleLink"])
def test_item_6_a_link_that_starts_a_program_is_refused(tmp_path, kind):
    link = f'<externalLink xmlns="x"><{kind} ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    with pytest.raises(UnreadableFile, match="starts another program"):
        opened(xlsx(tmp_path / "a.xlsx", more={"xl/externalLinks/externalLink1.xml": link}))


def test_item_15_what_is_hidden_or_merged_is_told(tmp_path):
    xml = sheet(
        TABLE,
        before='<cols><col min="2" max="3" hidden="1"/><col min="4" max="4"/></cols>',
        after='<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
    )
    xml = xml.replace('<row r="2">', '<row r="2" hidden="1">')
    xml = xml.replace('<row r="3">', '<row r="3" hidden="true">')
    sheets = {"Ada": xml, "Rahasia": sheet(TABLE)}
    path = xlsx(tmp_path / "a.xlsx", sheets, states=["", 'state="veryHidden"'])
    shown, hidden = opened(path).sheets
    assert (shown.hidden, hidden.hidden, hidden.name) == (False, True, "Rahasia")
    assert notes.merged(shown) == ((0, 0, 0, 1),)
    assert notes.about(shown, notes.HIDDEN_ROWS) == ("2:3",)
    assert notes.about(shown, notes.HIDDEN_COLUMNS) == ("B:C",)


def test_item_17_cells_shown_as_percentages_are_told_because_their_values_are_shares(tmp_path):
    styles = f'<styleSheet xmlns="{MAIN}">'
    styles += '<numFmts><numFmt numFmtId="170" formatCode="0.0%"/>'
    styles += '<numFmt numFmtId="171" formatCode="0&quot;%&quot;"/></numFmts>'
    styles += '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs>'
    styles += "</styleSheet>"
    xml = sheet([["a", "b"], [0.59, 59]]).replace('r="A2"', 'r="A2" s="1"')
    xml = xml.replace('r="B2"', 'r="B2" s="2"')
    book = opened(xlsx(tmp_path / "a.xlsx", {"S": xml}, {"xl/styles.xml": styles}))
    assert notes.about(book.sheets[0], notes.PERCENT) == ("A (1 cells)",)


def test_more_notes_than_anyone_reads_are_counted(tmp_path):
    told = notes.told("formula", (f"A{n}" for n in range(1, 1_004)))
    assert (len(told), told[-1]) == (1_001, "formula … and 3 more")


def test_item_9_a_workbook_without_cells_or_with_only_a_header_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="no sheet holds a cell"):
        opened(xlsx(tmp_path / "a.xlsx", {"S": sheet([])}))
    with pytest.raises(UnreadableFile, match="only a header"):
        opened(xlsx(tmp_path / "b.xlsx", {"S": sheet(TABLE[:1])}))


@pytest.mark.parametrize(
    ("part", "content", "words"),
    [
        ("xl/worksheets/sheet1.xml", "<worksheet>", "is no XML"),
        ("xl/worksheets/sheet1.xml", "<worksheet><c r='a1'/></worksheet>", "address 'a1'"),
        ("xl/worksheets/sheet1.xml", "<worksheet><c r='XFE1'/></worksheet>", "cell XFE1"),
        ("xl/worksheets/sheet1.xml", "<worksheet><c r='A1048577'/></worksheet>", "A1048577"),
        ("docProps/core.xml", "<a><b></a>", "is no XML"),
        ("xl/workbook.xml", "no", "is no XML"),
    ],
)
def test_a_damaged_workbook_is_refused_with_the_part_that_is_damaged(
    tmp_path, part, content, words
):
    with pytest.raises(UnreadableFile, match=words):
        opened(xlsx(tmp_path / "a.xlsx", more={part: content}))


def test_a_workbook_without_relations_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    entries = parts()
    del entries["xl/_rels/workbook.xml.rels"]
    with pytest.raises(UnreadableFile, match=r"no xl/_rels/workbook\.xml\.rels"):
        opened(packed(path, entries))


def test_cells_and_rows_without_an_address_are_counted(tmp_path):
    xml = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"
    xml = sheet([]).replace("<sheetData>", f"<sheetData>{xml}")
    with pytest.raises(UnreadableFile, match="spans 2 rows and 2 columns up to A2"):
        opened(xlsx(tmp_path / "a.xlsx", {"S": xml}), Limits(cells=3))
    assert rows(xlsx(tmp_path / "b.xlsx", {"S": xml})) == ((1, 2), (3, None))


def test_the_cells_of_all_sheets_count_together(tmp_path):
    path = xlsx(tmp_path / "a.xlsx", {"A": sheet(TABLE), "B": sheet(TABLE)})
    with pytest.raises(UnreadableFile, match="spans 12 cells; at most 11 are read"):
        opened(path, Limits(cells=11))


def test_an_old_workbook_is_read_with_its_merged_cells(tmp_path):
    book = opened(xls(tmp_path / "a.xls", [["Provinsi", None], ["Aceh", 5.5], ["Bali", 7]]))
    assert (book.kind, book.sheets[0].name) == ("xls", "Sheet1")
    assert book.sheets[0].rows == (("Provinsi", None), ("Aceh", 5.5), ("Bali", 7))
    assert notes.merged(book.sheets[0]) == ((0, 0, 0, 1),)


def test_a_damaged_old_workbook_is_refused(tmp_path):
    whole = xls(tmp_path / "a.xls", [["Provinsi"], ["Aceh"]]).read_bytes()
    (tmp_path / "b.xls").write_bytes(whole[:1600])
    with pytest.raises(UnreadableFile, match="damaged"):
        opened(tmp_path / "b.xls")


def test_an_old_workbook_with_too_many_cells_is_refused(tmp_path):
    with pytest.raises(UnreadableFile, match="spans 6 cells"):
        opened(xls(tmp_path / "a.xls", [["a", 1], ["b", 2], ["c", 3]]), Limits(cells=5))


def test_answers_and_times_of_day_come_through(tmp_path):
    styles = f'<styleSheet xmlns="{MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="20"/>'
    styles += '<xf numFmtId="46"/></cellXfs></styleSheet>'
    xml = sheet([["ya", "jam", "lama"], [1, 0.5, 1.5]]).replace('r="A2"', 'r="A2" t="b"')
    xml = xml.replace('r="B2"', 'r="B2" s="1"').replace('r="C2"', 'r="C2" s="2"')
    found = rows(xlsx(tmp_path / "a.xlsx", {"S": xml}, {"xl/styles.xml": styles}))
    assert found[1] == (True, "12:00:00", "1 day, 12:00:00")


def test_a_number_beyond_every_number_is_refused_with_its_address(tmp_path):
    with pytest.raises(UnreadableFile, match="no finite number in B2"):
        opened(xlsx(tmp_path / "a.xlsx", {"S": sheet([["a", "b"], [1, "<v>1e999</v>"]])}))


def test_an_error_at_the_end_of_a_row_keeps_its_place(tmp_path):
    xml = sheet([["a", "b", "c"], [1, 2, "<v>#N/A</v>"]]).replace('r="C2"', 'r="C2" t="e"')
    found = rows(xlsx(tmp_path / "a.xlsx", {"S": xml}))
    assert found == (("a", "b", "c"), (1, 2, "#ERROR!"))


@pytest.mark.parametrize(
    ("part", "old", "new", "words"),
    [
        ("xl/workbook.xml", "name='B'", "name='A'", "two of its sheets are called 'A'"),
        ("xl/_rels/workbook.xml.rels", "sheet2.xml", "gone.xml", "damaged"),
        ("xl/_rels/workbook.xml.rels", "2006/relationships/worksheet", "x/none", "damaged"),
    ],
)
def test_a_workbook_whose_sheets_are_not_what_it_says_is_refused(tmp_path, part, old, new, words):
    entries = parts({"A": sheet(TABLE), "B": sheet(TABLE)})
    changed = entries[part].replace('"', "'").replace(old, new)
    assert changed != entries[part].replace('"', "'")
    with pytest.raises(UnreadableFile, match=words):
        opened(packed(tmp_path / "a.xlsx", entries | {part: changed}))


def test_the_real_bytes_of_a_workbook_are_counted_by_the_child_too(tmp_path):
    with pytest.raises(UnreadableFile, match="inflates to more than 0 MB"):
        read_here(xlsx(tmp_path / "a.xlsx"), Limits(inflated=1_000))


@pytest.mark.parametrize("cut", [40, 700])
def test_the_child_does_not_trust_that_the_zip_was_checked(tmp_path, cut):
    path = xlsx(tmp_path / "a.xlsx")
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(UnreadableFile, match="is damaged"):
        read_here(path)


def test_a_packed_part_with_a_flipped_bit_is_refused_by_the_child(tmp_path):
    path = xlsx(tmp_path / "a.xlsx")
    raw = bytearray(path.read_bytes())
    raw[raw.index(b"xl/worksheets/sheet1.xml") + 60] ^= 0x10
    path.write_bytes(raw)
    with pytest.raises(UnreadableFile, match=r"sheet1\.xml cannot be unpacked"):
        read_here(path)
