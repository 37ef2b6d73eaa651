"""The template as a workbook: README, the sheet to fill, the lists, the regions."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from etl.codelists import Codelists
from etl.template.words import Word, Words

README, LISTS, REGIONS = "README", "Daftar", "Wilayah"
LAST_ROW = 10_000  # rows of the sheet to fill that offer lists
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
WIDE, NARROW, GAP = 70, 24, 4
AS_TEXT, HEAD = {"num_format": "@"}, {"bold": True, "bg_color": "#DDE7EA", "text_wrap": True}
FILL = {"num_format": "@", "bg_color": "#FFF6D6", "border": 1, "text_wrap": True}


def workbook(words: Words, codelists: Codelists) -> bytes:
    """Return the empty template. It holds no formula: what is filled in is all there is."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, PLAIN) as book:
        formats = {
            "head": book.add_format(HEAD),
            "fill": book.add_format(FILL),
            "text": book.add_format(AS_TEXT),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        # the sheet of the figures is the first, as the origin of a load names it
        fill, readme = book.add_worksheet(words.said["sheet"]), book.add_worksheet(README)
        listed, regions = book.add_worksheet(LISTS), book.add_worksheet(REGIONS)
        _readme(readme, words, formats)
        ranges = _lists(listed, words, codelists, formats)
        _regions(regions, words, codelists, formats)
        _fill(fill, words, ranges, formats)
        readme.activate()
    return out.getvalue()


def _readme(sheet: Worksheet, words: Words, formats: dict[str, Format]) -> None:
    """Write what the file is, what is declared, what the columns mean, and examples."""
    said = words.said
    sheet.set_column(0, 1, NARROW)
    sheet.set_column(1, 1, WIDE // 2, formats["text"])
    sheet.set_column(2, 3, WIDE)
    row = _rows(sheet, 0, [[said["title"]], *([line] for line in said["intro"]), []])
    row = _rows(sheet, row, [said["fill"]], formats["head"])
    for one in words.declarations:
        _rows(sheet, row, [[one.word, "", one.id, one.en]], formats["wrap"])
        filled = said["version"] if one.key == "version" else ""
        sheet.write_string(row, 1, filled, formats["fill"])
        if one.choices:
            sheet.data_validation(row, 1, row, 1, {"validate": "list", "source": [*one.choices]})
        row += 1
    row = _rows(sheet, row + 1, [said["column_heads"]], formats["head"])
    for one in words.columns:
        needed = said["needed" if one.needed else "optional"]
        row = _rows(sheet, row, [[one.word, needed, one.id, one.en]], formats["wrap"])
    row = _rows(sheet, row + 1, [[said["example"]]])
    row = _rows(sheet, row, [[one.word for one in words.columns]], formats["head"])
    _rows(sheet, row, [[r.get(c.key, "") for c in words.columns] for r in words.examples])


def _fill(
    sheet: Worksheet, words: Words, ranges: dict[str, str], formats: dict[str, Format]
) -> None:
    """Write the header of the sheet to fill; every column is text, so nothing is re-read."""
    for at, one in enumerate(words.columns):
        sheet.set_column(at, at, one.width, formats["text"])
        sheet.write_string(0, at, one.word, formats["head"])
        asked = {"input_title": one.word, "input_message": _short(one)}
        rule = {"validate": "any", **asked}
        if one.list:
            rule = {"validate": "list", "source": ranges[one.list], "error_type": "warning"}
            rule |= {"error_message": words.said["pick"], **asked}
        sheet.data_validation(1, at, LAST_ROW, at, rule)
    sheet.freeze_panes(1, 3)
    last = xl_col_to_name(len(words.columns) - 1)
    sheet.ignore_errors({"number_stored_as_text": f"A1:{last}{LAST_ROW + 1}"})


def _short(one: Word) -> str:
    """Return what a spreadsheet shows beside a cell: it takes 255 characters."""
    both = f"{one.id}\n{one.en}"
    return both if len(both) < 2**8 else one.id[: 2**8 - 1]


def _lists(
    sheet: Worksheet, words: Words, codelists: Codelists, formats: dict[str, Format]
) -> dict[str, str]:
    """Write the lists side by side; return where the words of each stand."""
    ranges: dict[str, str] = {}
    for number, one in enumerate(one for one in words.columns if one.list):
        at = number * GAP
        choices = words.choices(one.list, codelists)
        sheet.set_column(at, at, NARROW // 2)
        sheet.set_column(at + 1, at + 2, NARROW)
        _rows(sheet, 0, [[one.word], words.said["list_heads"]], formats["head"], at)
        _rows(sheet, 2, [[c.code, *c.words[:2]] for c in choices], formats["text"], at)
        column = xl_col_to_name(at + 1, col_abs=True)
        ranges[one.list] = f"={LISTS}!{column}$3:{column}${len(choices) + 2}"
    return ranges


def _regions(
    sheet: Worksheet, words: Words, codelists: Codelists, formats: dict[str, Format]
) -> None:
    """Write every region in both systems of codes, the ones of the past too."""
    table = codelists.tables["regions"]
    names = codelists.column("regions", "name")
    parents = table["parent"].map(names).fillna("")
    told = ("code", "code_kemendagri", "name", "level")
    columns = [*(table[c] for c in told), parents, table["valid_from"], table["valid_to"]]
    sheet.set_column(0, 1, NARROW // 2, formats["text"])
    sheet.set_column(2, 6, NARROW)
    row = _rows(sheet, 0, [words.said["region_heads"]], formats["head"])
    _rows(sheet, row, zip(*columns, strict=True), formats["text"])
    sheet.freeze_panes(1, 0)


def _rows(
    sheet: Worksheet,
    row: int,
    rows: Iterable[Sequence[str]],
    style: Format | None = None,
    column: int = 0,
) -> int:
    """Write rows of texts; return the number of the row below them."""
    for cells in rows:
        for at, text in enumerate(cells, column):
            sheet.write_string(row, at, text, style)
        row += 1
    return row
