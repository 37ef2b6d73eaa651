"""Cells of a printed table with all that stands over and beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from etl.cells import Value
from etl.findings import Finding
from etl.parse.names import Names
from etl.sources.kemnaker_layout import letter
from etl.sources.printed.cell_text import is_figure, is_year, month_named, text_of
from etl.sources.printed.grid import Grid
from etl.sources.printed.places import is_province, region_columns

Severity = Literal["fault", "warning"]
YEAR_HEAD = re.compile(r"(tahun|year)s?( ?/ ?(tahun|year))?", re.IGNORECASE)
MONTH_HEAD = re.compile(r"(bulan|month)s?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Datum:
    """One cell; `labels` from the outermost header to the row's own, without the region's name."""

    place: str  # sheet!B7
    row: int  # as a spreadsheet counts
    column: str
    value: Value
    labels: tuple[str, ...]
    region: str
    groups: tuple[str, ...] = ()
    code: Value = None
    unit: str = ""  # said by a row of units above it


@dataclass(frozen=True, slots=True)
class Table:
    """One table ready to be understood."""

    release: str  # file/sheet, the beginning of a finding's place
    file: str
    titles: tuple[str, ...]
    heads: str  # what stands over the row labels
    notes: tuple[str, ...]
    data: tuple[Datum, ...]
    by_region: bool
    findings: tuple[Finding, ...] = ()

    def finding(self, datum: Datum, rule: str, hint: str, severity: Severity = "fault") -> Finding:
        """Return a finding about one cell."""
        place = f"{self.release}:{datum.row}:{datum.column}"
        return Finding(place, text_of(datum.value)[:60], rule, hint, severity)

    def about(self, text: str, rule: str, hint: str, severity: Severity = "fault") -> Finding:
        """Return a finding about the table as a whole."""
        return Finding(f"{self.release}::", text[:60], rule, hint, severity)


def table_of(grid: Grid, file: str, names: Names) -> Table:
    """Return the cells of a grid; a column of years and a column of names are labels."""
    release = f"{file}/{grid.sheet.name}" if grid.sheet.name else file
    times = [column for column in grid.columns if _holds_times(grid, column)]
    heads = dict(enumerate(grid.stub[-max(len(line.labels) for line in grid.lines) :]))
    at = region_columns(names, (line.labels for line in grid.lines), heads)
    data = tuple(_data(grid, at, times, names))
    stub = " ".join(grid.stub)
    return Table(release, file, grid.titles, stub, grid.notes, data, bool(at), tuple(grid.findings))


def _holds_times(grid: Grid, column: int) -> bool:
    """Return whether a column of numbers holds years, or months by their number."""
    path = grid.columns[column]
    texts = [text_of(grid.cell(line.row, column)) for line in grid.lines]
    filled = [text for text in texts if text]
    if not path or not filled:
        return False
    if YEAR_HEAD.fullmatch(path[-1]):
        return all(map(is_year, filled))
    return bool(MONTH_HEAD.fullmatch(path[-1])) and all(month_named(text) for text in filled)


def _data(grid: Grid, at: Sequence[int], times: Sequence[int], names: Names) -> Iterator[Datum]:
    above = ""  # the last row that named a province: kabupaten and kota below it are its own
    for line in grid.lines:
        places = [line.labels[place] for place in at if place < len(line.labels)]
        own = [label for place, label in enumerate(line.labels) if place not in at]
        own += [
            month_named(text := text_of(grid.cell(line.row, column))) or text for column in times
        ]
        beside = (text_of(grid.cell(line.row, column)) for column in grid.aside)
        own += [text for text in beside if _says_something(text, own, names)]
        groups = () if at else line.groups
        above = places[-1] if places and is_province(names, places[-1]) else above
        for column, path in grid.columns.items():
            value = grid.cell(line.row, column)
            if column in times or (
                text_of(value) and not is_figure(value) and text_of(value) in own
            ):
                continue
            yield Datum(
                grid.place(line.row, column),
                line.row + 1,
                letter(column),
                value,
                (*path, *groups, *filter(None, own)),
                places[-1] if places else "",
                (*line.groups, *filter(None, [above])),
                line.code,
                line.unit,
            )


def _says_something(text: str, own: Sequence[str], names: Names) -> bool:
    """Return whether a text beside the figures is a label: no mark, no name in English."""
    return any(map(str.isalpha, text)) and text not in own and not names.codes(text)
