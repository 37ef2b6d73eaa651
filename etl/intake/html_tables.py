"""Tables of a web page, whatever the file is called: one sheet per table, every cell text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from etl.intake import notes
from etl.intake.addresses import address
from etl.intake.encodings import text_of
from etl.intake.frames import Frame, row_frames
from etl.intake.limits import Limits, TextStyle
from model.errors import UnreadableFile

MOST_SPANNED = 1_000
UNSEEN = ("script", "style", "template")
LONGEST_TITLE = 80


@dataclass(slots=True)
class Table:
    """One table as it is read: cells by row, those covered by a span left empty."""

    rows: list[list[str | None]] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)  # covered from above
    words: list[str] = field(default_factory=list)
    spans: tuple[int, int] | None = None  # of the cell being read; None between cells


class Reader(HTMLParser):
    """Collects the tables of a page and its title; tables within tables are tables of their own."""

    def __init__(self, most_cells: int) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[Table] = []
        self.title = ""
        self._open: list[Table] = []
        self._unseen = ""
        self._in_title = False
        self._cells_left = most_cells

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the beginning of an element."""
        if tag in UNSEEN:
            self._unseen = tag
        elif tag == "title":
            self._in_title = True
        elif tag == "table":
            self._open.append(Table())
            self.tables.append(self._open[-1])
        elif self._open:
            self._in_table(self._open[-1], tag, dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an element."""
        if tag == self._unseen:
            self._unseen = ""
        elif tag == "title":
            self._in_title = False
        elif self._open and tag in ("td", "th", "tr", "table"):
            self._close_cell(self._open[-1])
            if tag == "table":
                self._open.pop()

    def handle_data(self, data: str) -> None:
        """Take text."""
        if self._in_title:
            self.title += data
        elif self._open and not self._unseen and self._open[-1].spans:
            self._open[-1].words.append(data)

    def _in_table(self, table: Table, tag: str, given: dict[str, str | None]) -> None:
        if tag == "tr":
            self._close_cell(table)
            table.rows.append([])
        elif tag in ("td", "th"):
            self._close_cell(table)
            if not table.rows:
                table.rows.append([])
            table.spans = _span(given.get("rowspan")), _span(given.get("colspan"))
        elif tag in ("br", "p", "div"):
            table.words.append(" ")

    def _close_cell(self, table: Table) -> None:
        """Put the cell that was read where it belongs, beside what reaches down from above."""
        if table.spans is None:
            return
        (down, across), row = table.spans, len(table.rows) - 1
        self._cells_left -= down * across
        if self._cells_left < 0:
            raise UnreadableFile("holds more cells than are read")
        cells = table.rows[row]
        while (row, len(cells)) in table.taken:
            cells.append(None)
        column = len(cells)
        cells += [" ".join("".join(table.words).split()), *[None] * (across - 1)]
        if down * across > 1:
            last = address(row + down, column + across)
            table.merged.append(f"{address(row + 1, column + 1)}:{last}")
        below = range(row + 1, row + down)
        table.taken |= {(r, c) for r in below for c in range(column, column + across)}
        table.words, table.spans = [], None


def tables_of(text: str, limits: Limits) -> Reader:
    """Return what stands in the tables of a page."""
    reader = Reader(limits.cells)
    reader.feed(text)
    reader.close()
    return reader


def read(path: Path, limits: Limits, declared: TextStyle) -> Iterator[Frame]:
    """Return the frames of a web page; one without a table is refused with its title."""
    found = tables_of(text_of(path, declared), limits)
    if not any(table.rows for table in found.tables):
        title = " ".join(found.title.split())[:LONGEST_TITLE] or "no title"
        raise UnreadableFile(f"is a web page without a table ({title}), perhaps an error page")
    for number, table in enumerate(found.tables, 1):
        yield ["sheet", str(number), False]
        yield from row_frames(table.rows)
        yield ["notes", notes.told(notes.MERGED, table.merged)]


def _span(given: str | None) -> int:
    """Return how many rows or columns a cell covers."""
    number = (given or "1").strip()
    if not (number.isascii() and number.isdigit()):
        return 1
    return max(1, min(int(number[:6]), MOST_SPANNED))
