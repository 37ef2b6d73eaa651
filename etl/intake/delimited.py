"""Text files of cells: separated by comma, semicolon, tab or drawn with bars; every cell text."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from etl.intake.delimiters import LOOKED_AT, delimiter_of, split_by_bars
from etl.intake.encodings import CODECS, encoding_of
from etl.intake.frames import Frame, row_frames
from etl.intake.limits import Delimiter, Limits, TextStyle
from etl.intake.notes import ENCODED
from model.errors import UnreadableFile
from model.number import NOTHING

YEAR = re.compile(r"\s*(19|20)\d\d\s*")
NUMBER = re.compile(r"\s*[-+(]?(Rp)?[\s\d.,]*\d[\s\d.,]*%?\)?\s*")
MARKS = NOTHING - {""}
RULE = re.compile(r":?-{2,}:?")  # under the header of a table drawn with bars
FOOT = re.compile(r"\s*(catatan|sumber|keterangan|notes?|source|\*|<|\d+\s*\))", re.IGNORECASE)


def read(path: Path, limits: Limits, declared: TextStyle) -> Iterator[Frame]:
    """Return the frames of a text file, one sheet; rows keep the length they have in the file."""
    encoding = encoding_of(path, declared)
    with path.open(encoding=CODECS[encoding], newline="") as lines:
        delimiter = declared.delimiter or delimiter_of(list(islice(lines, LOOKED_AT)))
        lines.seek(0)
        yield ["sheet", "", False]
        rows = _split(lines, delimiter, limits)
        yield from row_frames(_checked(rows, limits))
    if encoding == "cp1252":
        yield ["notes", [f"{ENCODED} Windows-1252"]]


class Lines:
    """The lines of a text, counted by their line feeds as an editor counts them."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines
        self.count = 0
        self.last = ""

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.count += line.endswith("\n")
            self.last = line
            yield line

    def refuse_lone_return(self) -> None:
        """Refuse a row that ends with a carriage return alone: a line break only inside a cell."""
        if self.last.endswith("\r"):
            raise UnreadableFile(
                f"ends a row with a carriage return alone in line {self.count + 1}; "
                "save it again as CSV"
            )


def _split(
    text: Iterable[str], delimiter: Delimiter, limits: Limits
) -> Iterator[tuple[int, list[str]]]:
    """Return each row with the line on which it begins, counted from 1."""
    lines = Lines(text)
    begins = 1
    try:
        for row in _rows(lines, delimiter, limits):
            lines.refuse_lone_return()
            yield begins, row
            begins = lines.count + 1
    except csv.Error as error:
        raise UnreadableFile(f"cannot be read from line {begins} on: {_plain(error)}") from None


def _rows(lines: Lines, delimiter: Delimiter, limits: Limits) -> Iterator[list[str]]:
    if delimiter != "|":
        csv.field_size_limit(limits.field)
        yield from csv.reader(lines, delimiter=delimiter, strict=True)
        return
    for line in lines:
        cells = split_by_bars(line)
        yield [] if all(map(RULE.fullmatch, cells)) else cells


def _plain(error: csv.Error) -> str:
    """Return what the parser says in words for whoever made the file."""
    said = str(error)
    if "unexpected end" in said:
        return "a quotation mark is opened and never closed"
    if "field limit" in said or "field larger" in said:
        return "a cell is longer than any cell of a table"
    return f"a quotation mark stands where none may ({said})"


def _checked(rows: Iterable[tuple[int, list[str]]], limits: Limits) -> Iterator[list[str]]:
    """Return the rows; refused: too many columns, or figures beyond the end of the header.

    The header is everything above the first row with a figure that is no year; a title above it
    or a footnote below may have any length.
    """
    width, begun = 0, False
    for line, row in rows:
        if len(row) > limits.columns:
            raise UnreadableFile(f"has {len(row)} columns in line {line}; no table has so many")
        begun = begun or (width > 1 and any(map(_is_figure, row[1:])))
        if not begun:
            width = max(width, len(row))
        elif len(row) > width and not FOOT.match(row[0]):
            raise UnreadableFile(
                f"has {len(row)} cells in line {line}, its header has {width}: "
                "a cell that holds the separator must stand in quotation marks"
            )
        yield row


def _is_figure(cell: str) -> bool:
    """Return whether a cell holds a number that is no year, or a mark for a missing one."""
    if cell.strip().casefold() in MARKS:
        return True
    return bool(NUMBER.fullmatch(cell)) and not YEAR.fullmatch(cell)
