"""A workbook: the rows as a spreadsheet counts them, a native chart, and where all comes from."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from exports.about import About
from exports.csv import digest
from exports.formula import guarded
from exports.sheet import Row, Sheet, Value
from model.contract import Column
from texts.text import Text

# Text stays text: nothing that a publication wrote becomes a formula, a link or a number.
AS_WRITTEN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
PEOPLE, SHARE, PLAIN = "#,##0", "0.0%", "General"
NUMBERS = {"persons": PEOPLE, "rupiah": PEOPLE, "share": SHARE}
WIDEST, NARROWEST = 48, 9  # characters
MOST_BARS = 60  # beyond that a chart shows nothing
CHART_SIZE = {"width": 960, "height": 480}


def write(sheet: Sheet, about: About, text: Text) -> bytes:
    """Return the workbook; its bytes depend on nothing but what it shows."""
    import xlsxwriter  # noqa: PLC0415  # a server starts without waiting for it

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, AS_WRITTEN) as book:
        book.set_properties(
            {
                "title": about.title,
                "created": datetime.fromisoformat(about.loaded).replace(tzinfo=None),
            }
        )
        _data(book, sheet)
        _info(book, sheet, about, text)
        _chart(book, sheet, text)
    return out.getvalue()


def _data(book: Any, sheet: Sheet) -> None:
    """Write the sheet Data: header, filters, a frozen first row, numbers by their unit."""
    page = book.add_worksheet("Data")
    columns, last = sheet.table.columns, len(sheet.rows)
    formats = _formats(book)
    page.write_row(0, 0, sheet.table.names, book.add_format({"bold": True, "bottom": 1}))
    for at, column in enumerate(columns):
        shown = formats[NUMBERS.get(column.unit, PLAIN)]
        page.set_column(at, at, _width(column, sheet.rows), None)
        for row, values in enumerate(sheet.rows, start=1):
            _cell(page, (row, at), values[column.name], (shown, formats["quoted"]))
    page.freeze_panes(1, min(2, len(columns)))
    page.autofilter(0, 0, max(last, 1), len(columns) - 1)


def _formats(book: Any) -> Mapping[str, Any]:
    shown = {kind: book.add_format({"num_format": kind}) for kind in (PEOPLE, SHARE, PLAIN)}
    return shown | {"quoted": book.add_format({"quote_prefix": True})}


def _cell(page: Any, at: tuple[int, int], value: Value, formats: tuple[Any, Any]) -> None:
    """Write one value; missing is an empty cell, never 0, and risky text is marked as text."""
    shown, quoted = formats
    if value is None:
        return
    if isinstance(value, str):
        page.write_string(*at, value, quoted if guarded(value) != value else None)
    else:
        page.write_number(*at, value, shown)


def _width(column: Column, rows: Sequence[Row]) -> int:
    longest = max((len(str(row[column.name])) for row in rows), default=0)
    return max(NARROWEST, min(WIDEST, max(longest, len(column.name)) + 2))


def _info(book: Any, sheet: Sheet, about: About, text: Text) -> None:
    """Write the sheet Info: the choice, the sources, the version, the meaning of each column."""
    page = book.add_worksheet("Info")
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    page.set_column(0, 0, 30)
    page.set_column(1, 1, 100)
    lines = [
        *about.lines(text),
        (text("file.sha256"), digest(sheet)),
        ("", ""),
        (text("file.column"), text("file.meaning")),
    ]
    lines += [(c.name, f"{c.meaning} [{c.unit}]") for c in sheet.table.columns]
    for row, (name, value) in enumerate(lines):
        page.write_string(row, 0, name, bold)
        page.write_string(row, 1, value, wrapped)


def _chart(book: Any, sheet: Sheet, text: Text) -> None:
    """Draw what the rows show as a chart of the spreadsheet's own, where bars can show it."""
    drawn, last = sheet.drawn, len(sheet.rows)
    if drawn is None or not 0 < last <= MOST_BARS:
        return
    names = sheet.table.names
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for name in drawn.values:
        at = names.index(name)
        along = names.index(drawn.categories)
        chart.add_series(
            {
                "name": ["Data", 0, at],
                "categories": ["Data", 1, along, last, along],
                "values": ["Data", 1, at, last, at],
            }
        )
    chart.set_y_axis({"reverse": True})  # the first row on top, as on the page
    chart.set_size(CHART_SIZE)
    chart.set_title({"none": True})
    page = book.add_worksheet(text("file.chart"))
    page.insert_chart("A1", chart)
