"""The workbook inside a native chart: the numbers of the page, with their bounds beside them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData

from exports.formula import guarded
from exports.pptx_words import holds
from exports.xlsx import AS_WRITTEN, PEOPLE

Number = float | None  # None: an empty cell, never 0
NAMES, NUMBERS = 28, 18  # width of columns, characters


@dataclass(frozen=True, slots=True)
class Series:
    """One row of bars or one line: its name and a number for each category."""

    name: str
    values: Sequence[Number]


@dataclass(frozen=True, slots=True)
class Data:
    """What a chart shows; `beside` stands in its workbook only."""

    categories: Sequence[str]
    series: Sequence[Series]
    alt: str  # the same in words
    created: str  # ISO: when the data version was published
    beside: Sequence[Series] = field(default=())
    format: str = PEOPLE  # of labels and cells


class Table(CategoryChartData):
    """The same for python-pptx, whose own workbook would run a name like =1+1."""

    def __init__(self, data: Data) -> None:
        super().__init__(number_format=data.format)  # type: ignore[no-untyped-call]
        self._data = data
        self.categories = [holds(name) for name in data.categories]
        for one in data.series:
            self.add_series(holds(one.name), one.values)  # type: ignore[no-untyped-call]

    @property
    def xlsx_blob(self) -> bytes:
        """Return the workbook with columns where the chart looks for them, text as text."""
        out = io.BytesIO()
        with xlsxwriter.Workbook(out, AS_WRITTEN) as book:
            when = datetime.fromisoformat(self._data.created).replace(tzinfo=None)
            book.set_properties({"created": when})
            page = book.add_worksheet("Sheet1")
            page.set_column(0, 0, NAMES)
            page.set_column(1, max(1, len(self._data.series) + len(self._data.beside)), NUMBERS)
            formats = (
                book.add_format({"quote_prefix": True}),
                book.add_format({"num_format": PEOPLE}),
            )
            _column(page, 0, ["", *self._data.categories], formats)
            for at, one in enumerate((*self._data.series, *self._data.beside), start=1):
                _column(page, at, [one.name, *one.values], formats)
        return out.getvalue()


def _column(page: Any, at: int, cells: Sequence[str | Number], formats: tuple[Any, Any]) -> None:
    quoted, shown = formats
    for row, cell in enumerate(cells):
        if isinstance(cell, str):
            words = holds(cell)
            page.write_string(row, at, words, quoted if guarded(words) != words else None)
        elif cell is not None:
            page.write_number(row, at, cell, shown)
