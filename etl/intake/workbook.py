"""Workbooks: values by calamine, everything it does not tell by a scan of the parts before."""

from __future__ import annotations

import math
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import python_calamine as calamine

from etl.cells import Value
from etl.intake import notes
from etl.intake.addresses import address, column_letters, spans
from etl.intake.container import BAD_ZIP
from etl.intake.frames import Frame, row_frames
from etl.intake.limits import Limits, TextStyle
from etl.intake.sheet_scan import Errors, Scan, scan
from etl.intake.workbook_parts import described
from etl.intake.xml_parts import Parts
from model.errors import UnreadableFile

Reads = Callable[[Path, Limits, TextStyle], Iterator[Frame]]
EXACT = 2.0**53  # from here on a floating-point number skips whole ones
ERROR = "#ERROR!"  # text, so that no number and no missing figure comes of it
MOST_NAMED = 20  # cells in one message


def read_xlsx(path: Path, limits: Limits, _: TextStyle) -> Iterator[Frame]:
    """Return the frames of an XLSX; formulas without a stored value are refused."""
    try:
        with zipfile.ZipFile(path) as opened:
            scans = _scanned(Parts(opened, limits))
    except BAD_ZIP as error:
        raise UnreadableFile(f"is damaged: {error}") from None
    _refuse_spread(sum(found.rows * found.columns for found in scans.values()), limits)
    _refuse_no_value(scans)
    for name, hidden, sheet in _sheets(path):
        found = scans.get(name)
        if found is None:
            raise UnreadableFile(f"is damaged: its sheet {name!r} has no part of its own")
        yield ["sheet", name, hidden]
        yield from row_frames(_with_errors(_rows(sheet), found.errors))
        yield ["notes", _notes(found)]


def read_xls(path: Path, limits: Limits, _: TextStyle) -> Iterator[Frame]:
    """Return the frames of an old XLS: it stores a value for every formula, without saying so."""
    cells = 0
    for name, hidden, sheet in _sheets(path):
        last_row, last_column = sheet.end or (-1, -1)
        cells += (last_row + 1) * (last_column + 1)
        _refuse_spread(cells, limits)
        yield ["sheet", name, hidden]
        yield from row_frames(_rows(sheet))
        ranges = sorted(sheet.merged_cell_ranges or ())
        yield ["notes", notes.told(notes.MERGED, (_range(*ends) for ends in ranges))]


def _scanned(parts: Parts) -> dict[str, Scan]:
    about = described(parts)
    parts.check_others(set(about.sheets.values()) | about.read)
    return {name: scan(parts, part, about.percents) for name, part in about.sheets.items()}


def _sheets(path: Path) -> Iterator[tuple[str, bool, calamine.CalamineSheet]]:
    """Return name, whether hidden, and content of every sheet with cells."""
    try:
        with calamine.CalamineWorkbook.from_path(path) as opened:
            for about in opened.sheets_metadata:
                if about.typ in (calamine.SheetTypeEnum.MacroSheet, calamine.SheetTypeEnum.Vba):
                    raise UnreadableFile("holds macros; save it as plain .xlsx")
                if about.typ == calamine.SheetTypeEnum.WorkSheet:
                    hidden = about.visible != calamine.SheetVisibleEnum.Visible
                    yield about.name, hidden, opened.get_sheet_by_name(about.name)
    except calamine.PasswordError:
        raise UnreadableFile("is protected by a password; save it without one") from None
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise UnreadableFile(f"is damaged: {error}") from None


def _rows(sheet: calamine.CalamineSheet) -> Iterator[list[Value]]:
    """Return the rows from row 1 on, all of one length, empty cells as None."""
    for number, row in enumerate(sheet.to_python(skip_empty_area=False), 1):
        yield [_value(cell, number, column) for column, cell in enumerate(row, 1)]


def _with_errors(rows: Iterator[list[Value]], errors: Errors) -> Iterator[list[Value]]:
    """Return the rows with #N/A, #REF! … as text: calamine leaves those cells empty."""
    for number, row in enumerate(rows, 1):
        columns = errors.get(number, ())
        row.extend([None] * (max(columns, default=0) - len(row)))
        for column in columns:
            row[column - 1] = ERROR
        yield row


def _value(cell: object, row: int, column: int) -> Value:
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, float):
        if not math.isfinite(cell):
            raise UnreadableFile(f"holds no finite number in {address(row, column)}")
        return int(cell) if cell.is_integer() and abs(cell) < EXACT else cell
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, bool | int | date):
        return cell
    if isinstance(cell, time | timedelta):
        return str(cell)
    raise UnreadableFile(f"holds an unknown kind of value in {address(row, column)}")


def _notes(found: Scan) -> list[str]:
    percents = (
        f"{column_letters(column)} ({count} cells)"
        for column, count in sorted(found.percent_columns.items())
    )
    return [
        *notes.told(notes.MERGED, found.merged),
        *notes.told(notes.HIDDEN_ROWS, spans(found.hidden_rows)),
        *notes.told(notes.HIDDEN_COLUMNS, found.hidden_columns),
        *notes.told(notes.FORMULA, found.formulas),
        *notes.told(notes.ELSEWHERE, found.elsewhere),
        *notes.told(notes.PERCENT, percents),
    ]


def _range(first: tuple[int, int], last: tuple[int, int]) -> str:
    return f"{address(first[0] + 1, first[1] + 1)}:{address(last[0] + 1, last[1] + 1)}"


def _refuse_spread(cells: int, limits: Limits) -> None:
    if cells > limits.cells:
        raise UnreadableFile(f"spans {cells} cells; at most {limits.cells} are read")


def _refuse_no_value(scans: dict[str, Scan]) -> None:
    """Refuse formulas that were never calculated, naming their cells."""
    missing = [f"{name}!{place}" for name, found in scans.items() for place in found.no_value]
    if missing:
        named = ", ".join(missing[:MOST_NAMED])
        more = f" and {len(missing) - MOST_NAMED} more" if len(missing) > MOST_NAMED else ""
        raise UnreadableFile(
            f"holds formulas without a stored value in {named}{more}; "
            "open and save it in a spreadsheet program"
        )
