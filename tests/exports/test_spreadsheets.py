"""Our files in a real spreadsheet: LibreOffice opens them, and its own XML says what it holds.

What a CSV can promise: it has no types. Numbers come as numbers, months stay text, and a code of
digits stays text where the reader lets quoted fields be text; where not, 00 becomes 0, which is why
the name of a region stands beside its code, and why there is XLSX.
"""

import io
from dataclasses import replace
from xml.etree import ElementTree

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from exports import brief_pptx, csv, parquet, xlsx
from exports.about import About
from exports.pptx_data import Data, Series, Table
from exports.rows import row
from exports.sheet import Sheet
from exports.sheets import coverage
from model import contract
from model.brief import brief
from model.frame import Source
from model.scope import Scope
from model.selection import Selection
from tests import office
from tests.exports.test_csv import KALIMANTAN, NUMBERS, cell
from texts import of

pytestmark = pytest.mark.system
ID = of("id")
SOURCE = Source("press", "=1+1", "@SUM(1)", "https://example.org", "2022-12-01")
ABOUT = About(
    "=1+1", "/?region=KAL", 3, "2026-11-22T06:10:00+00:00", (("region", "=1+1"),), (SOURCE,)
)
HOSTILE = [  # hardening 57
    *("=1+1", "+1+1", "-1+1", "-x", "@SUM(1)", "|x", "%1", "\t=1+1", "\r=1+1", "\n=1+1", "\0=1+1"),
    *("\u00a0=1+1", " =1+1", "\uff1d1+1", "\uff0b1+1", "x\n=1+1", "x\r\n=1+1", "'=1+1", '"=1+1'),
    *(
        "\u200b=1+1",
        ";=1+1",
        ",=1+1",
        '";=1+1',
        '",=1+1',
        "=cmd|' /C calc'!A0",
        "{=1+1}",
        "\ufeff=1",
    ),
]
# separator, quotes, UTF-8, from line 1, columns, language, quoted is text, numbers of any kind,
# …, every sheet, formulas are worked out: the most that a reader can tick
USUAL = "{separator},34,76,1,,{language},false,true,false,false,false,0,true"
QUOTED_IS_TEXT = "{separator},34,76,1,,{language},true,false"
SEMICOLON, COMMA = 59, 44
AS_INDONESIAN = USUAL.format(separator=SEMICOLON, language=office.INDONESIAN)
AS_ENGLISH = USUAL.format(separator=COMMA, language=office.ENGLISH)
XMLNS = {"table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0"}
VALUE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
OF_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"


@pytest.fixture(scope="module")
def office_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("office")


@pytest.fixture
def opened(office_folder, tmp_path):
    """Write bytes as a file and return what LibreOffice holds of it."""

    def open_file(raw, name, folder=office_folder, **how):
        file = tmp_path / name
        file.write_bytes(raw)
        return ElementTree.parse(office.to_sheets(file, folder, **how)).getroot()

    return open_file


def sheets(book):
    (body,) = book.iter(f"{VALUE}spreadsheet")
    return {one.get(f"{OF_TABLE}name"): one for one in body.findall("table:table", XMLNS)}


def formulas(book):
    return [one.get(f"{OF_TABLE}formula") for one in book.iter() if one.get(f"{OF_TABLE}formula")]


def grid(sheet):
    """The values of a sheet: numbers as floats, text as str, empty as None."""
    rows = []
    for line in sheet.iter(f"{OF_TABLE}table-row"):
        cells = []
        for one in line.findall("table:table-cell", XMLNS):
            times = int(one.get(f"{OF_TABLE}number-columns-repeated", "1"))
            cells += [value(one)] * (times if times < 1_000 else 0)
        rows.append(cells)
    return rows


def value(one):
    kind = one.get(f"{VALUE}value-type")
    if kind is None:
        return None
    return "".join(one.itertext()).strip() if kind == "string" else float(one.get(f"{VALUE}value"))


def table(book):
    (sheet,) = sheets(book).values()
    head, *lines = grid(sheet)
    return [dict(zip(head, line, strict=False)) for line in lines if any(line)]


CELLS = [
    replace(KALIMANTAN, region="00", region_name="Indonesia"),
    replace(cell((150, 150, 150), (100, 100, 100)), region="6403", region_name="Kutai Timur"),
    cell(None, (40, 40, 40)),
]


def agree(lines, text=ID):
    """Every number of the rows is a number of the sheet, what is unknown an empty cell."""
    assert len(lines) == len(CELLS)
    for line, each in zip(lines, CELLS, strict=True):
        expected = row(each, text)
        for name in NUMBERS:
            assert line.get(name) == (
                None if expected[name] is None else pytest.approx(expected[name], rel=1e-12)
            ), name


def test_the_indonesian_csv_has_numbers_and_changes_below_nought_as_numbers(opened):
    raw = csv.write(coverage(CELLS, ID), "csv-id")
    lines = table(opened(raw, "angka.csv", read_as=AS_INDONESIAN))
    agree(lines)
    assert lines[1]["gap"] == 100 - 150
    assert [line["period"] for line in lines] == ["2022-12"] * len(CELLS)
    assert lines[0]["region_code"] == 0  # what no CSV can help: see the head of this file


def test_codes_stay_text_where_quoted_fields_are_text(opened):
    raw = csv.write(coverage(CELLS, ID), "csv-id")
    how = QUOTED_IS_TEXT.format(separator=SEMICOLON, language=office.INDONESIAN)
    lines = table(opened(raw, "kode.csv", read_as=how))
    agree(lines)
    assert [line["region_code"] for line in lines] == ["00", "6403", "KAL"]


def test_a_spreadsheet_with_indonesian_settings_reads_it_without_being_told_the_language(
    opened, tmp_path
):
    raw = csv.write(coverage(CELLS, ID), "csv-id")
    how = USUAL.format(separator=SEMICOLON, language="")
    agree(table(opened(raw, "lokal.csv", folder=tmp_path, locale="id-ID", read_as=how)))


def test_a_workbook_opens_with_its_sheets_numbers_codes_and_chart(opened):
    book = opened(xlsx.write(coverage(CELLS, ID), ABOUT, ID), "buku.xlsx")
    found = sheets(book)
    assert list(found)[:3] == ["Data", "Info", "Grafik"]
    head, *lines = grid(found["Data"])
    lines = [dict(zip(head, line, strict=False)) for line in lines if any(line)]
    agree(lines)
    assert [line["region_code"] for line in lines] == ["00", "6403", "KAL"]
    assert next(
        found["Grafik"].iter("{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}object"), None
    )


def hostile():
    return coverage([cell(name=name, rivals=(name,)) for name in HOSTILE], ID)


def headed():
    """A sheet whose columns are named by somebody who means ill."""
    columns = tuple(
        contract.Column(name, pa.string(), "text", name, nullable=True) for name in HOSTILE
    )
    rows = [dict.fromkeys(HOSTILE, "x"), {name: name for name in HOSTILE}]
    return Sheet.of(contract.Table("t", "=1+1", (), columns), rows)


@pytest.mark.parametrize("sheet", [hostile(), headed()], ids=["cells", "headers"])
def test_hardening_57_no_csv_brings_a_formula(opened, sheet):
    for variant, how in (("csv-id", AS_INDONESIAN), ("csv", AS_ENGLISH)):
        raw = csv.write(sheet, variant)
        assert formulas(opened(raw, f"{how[:2]}.csv", read_as=how)) == []


@pytest.mark.parametrize("sheet", [hostile(), headed()], ids=["cells", "headers"])
def test_hardening_57_no_workbook_brings_a_formula(opened, sheet):
    book = opened(xlsx.write(sheet, ABOUT, ID), "jahat.xlsx")
    assert formulas(book) == []
    assert set(sheets(book)) <= {"Data", "Info", "Grafik"}


def test_hardening_57_parquet_keeps_text_as_it_was():
    """No program works out what stands in a column of text: nothing is put before it."""
    found = pq.read_table(io.BytesIO(parquet.write(hostile(), ABOUT)))
    assert found.column("region_name").to_pylist() == HOSTILE
    assert found.schema.field("region_name").type == pa.string()


def test_hardening_57_no_workbook_inside_a_deck_brings_a_formula(opened):
    series = [Series(name, [1.0] * len(HOSTILE)) for name in HOSTILE[:5]]
    raw = Table(Data(HOSTILE, series, "=1+1", "2026-11-22T10:00:00+00:00")).xlsx_blob
    book = opened(raw, "di-dalam.xlsx")
    assert formulas(book) == []
    (sheet,) = sheets(book).values()
    assert len([line for line in grid(sheet) if any(line)]) >= len(HOSTILE)


def test_a_deck_opens_with_its_charts_drawn(real, office_folder, tmp_path):
    home = Selection(region="KAL", period="2022-12")
    found = brief(Selection(region="KAL"), home, Scope.everything(), real)
    file = tmp_path / "ringkasan.pptx"
    file.write_bytes(brief_pptx.write(found, ID))
    deck = ElementTree.parse(office.opened_as(file, office_folder, "fodp", "fodp")).getroot()
    charts = list(deck.iter("{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}object"))
    assert len(charts) >= 3


@pytest.mark.parametrize("name", HOSTILE)
def test_hardening_57_the_name_of_a_file_has_letters_and_digits_only(name):
    found = Selection(period="2022-12").file_name(name, "per-wilayah", "v3")
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-_")
    assert found.startswith("cakupan_")


def test_the_check_itself_finds_formulas_where_there_are_some(opened):
    raw = csv.write(coverage([cell(name="NAME")], ID), "csv-id").replace(b"NAME", b"=1+1")
    assert formulas(opened(raw, "terbuka.csv", read_as=AS_INDONESIAN)) == ["of:=1+1"]
