"""What the child tells its parent: one JSON list per line, which cannot run anything.

["sheet", name, hidden] · ["rows", [[cell…]…], [[row, column, "2022-08-01"]…]] ·
["notes", [text…]] · ["document", anything] · ["refused", cause] · ["end"]
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice
from typing import Any

from etl.cells import Sheet, Value
from model.errors import UnreadableFile

Frame = list[Any]
BATCH = 10_000  # cells in one line, or one row
MOST_KEPT = 100_000  # different texts kept once


def encoded(frame: Frame) -> bytes:
    """Return a frame as one line."""
    try:
        text = json.dumps(frame, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return text.encode() + b"\n"
    except (UnicodeEncodeError, ValueError):
        raise UnreadableFile("holds a character or a number that cannot be kept") from None


def decoded(line: bytes) -> Frame:
    """Return the frame of a line; refused if the child sent anything else."""
    try:
        frame = json.loads(line)
    except (ValueError, RecursionError):
        frame = None
    if not (isinstance(frame, list) and frame and isinstance(frame[0], str)):
        raise UnreadableFile("cannot be read: the reading process sent something unexpected")
    return frame


def row_frames(rows: Iterable[Sequence[Value]]) -> Iterator[Frame]:
    """Return rows in batches; dates, which JSON lacks, are named by their place."""
    source = iter(rows)
    for first in source:
        size = max(1, BATCH // max(1, len(first)))
        batch = [list(row) for row in chain([first], islice(source, size - 1))]
        dates = [
            (i, j, cell.isoformat())
            for i, row in enumerate(batch)
            for j, cell in enumerate(row)
            if isinstance(cell, date)
        ]
        for i, j, text in dates:
            batch[i][j] = text
        yield ["rows", batch, dates]


class Gathered:
    """The frames of one file put together again, as sheets or as a document."""

    def __init__(self, most_cells: int) -> None:
        self.document: object = None
        self.ended = False
        self._sheets: list[Sheet] = []
        self._rows: list[tuple[Value, ...]] = []
        self._seen: dict[str, str] = {}
        self._cells_left = most_cells

    def sheets(self) -> tuple[Sheet, ...]:
        """Return every sheet that was told."""
        self._close_sheet()
        return tuple(self._sheets)

    def add(self, frame: Frame) -> None:
        """Take one frame; a refusal is raised."""
        match frame:
            case ["rows", list(rows), list(dates)]:
                self._add_rows(rows, dates)
            case ["sheet", str(name), bool(hidden)]:
                self._close_sheet()
                self._sheets.append(Sheet(name, (), hidden))
            case ["notes", list(notes)] if self._sheets:
                last = self._sheets[-1]
                every = (*last.notes, *map(str, notes))
                self._sheets[-1] = Sheet(last.name, last.rows, last.hidden, every)
            case ["document", document]:
                self.document = document
            case ["refused", str(cause)]:
                raise UnreadableFile(cause)
            case ["end"]:
                self.ended = True
            case _:
                raise UnreadableFile(
                    "cannot be read: the reading process sent something unexpected"
                )

    def _close_sheet(self) -> None:
        if self._sheets:
            last = self._sheets[-1]
            rows = (*last.rows, *self._rows)
            self._sheets[-1] = Sheet(last.name, rows, last.hidden, last.notes)
            self._rows = []

    def _add_rows(self, rows: list[list[Value]], dates: list[tuple[int, int, str]]) -> None:
        self._cells_left -= sum(map(len, rows))
        if self._cells_left < 0:
            raise UnreadableFile("holds more cells than are read")
        for i, j, text in dates:
            rows[i][j] = date.fromisoformat(text)
        if len(self._seen) > MOST_KEPT:
            self._seen.clear()
        keep = self._seen.setdefault  # equal texts of a million rows are held once
        self._rows += (
            tuple([keep(cell, cell) if type(cell) is str else cell for cell in row]) for row in rows
        )
