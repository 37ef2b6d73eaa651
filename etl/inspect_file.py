"""What a file seems to be, for the person who must confirm it: nothing here decides or loads.

`python -m etl inspect FILE` opens the file (etl/intake) and prints what `inspect` returns.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import zip_longest

from etl.cells import Book, Sheet, Value
from etl.inspect_column import Column, column_of, is_figure
from etl.intake.addresses import column_letters
from etl.parse.codes import Codes
from etl.parse.names import Names
from etl.parse.numbers import is_column_number
from etl.reading import Evidence
from model.regions import Regions

Recognises = Callable[[Book], Evidence | None]
MOST_ROWS = 10_000  # of a sheet that are looked at
MOST_PAIRS = 400  # of code and name
AGREE = 0.5  # of the rows, in the better system, make a column one of codes


@dataclass(frozen=True, slots=True)
class Seen:
    """One sheet: rows count as a spreadsheet counts them, from 1."""

    name: str
    hidden: bool
    rows: int
    header: tuple[int, int] | None  # first and last row; None: no row of figures was found
    columns: tuple[Column, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inspection:
    """A file, its sheets, and the readers that would take it."""

    file: str
    sha256: str
    kind: str
    sheets: tuple[Seen, ...]
    document: tuple[str, ...]  # of a JSON answer: its keys
    candidates: tuple[Evidence, ...]


def inspect(book: Book, regions: Regions, recognisers: Iterable[Recognises]) -> Inspection:
    """Return what is seen in a file, and the evidence of every reader that recognises it."""
    codes = Codes(Names.of(regions))
    found = (recognise(book) for recognise in recognisers)
    return Inspection(
        book.file,
        book.sha256,
        book.kind,
        tuple(_seen(sheet, codes) for sheet in book.sheets),
        tuple(map(str, book.document)) if isinstance(book.document, dict) else (),
        tuple(evidence for evidence in found if evidence is not None),
    )


def header_of(sheet: Sheet) -> tuple[int, int] | None:
    """Return the indices of the first header row and of the first row of figures.

    A header row has two filled cells or more; rows above it are titles.
    """
    for number, row in enumerate(sheet.rows):
        if any(map(is_figure, row[1:])) and not any(map(is_column_number, row)):
            above = [_filled(one) for one in sheet.rows[:number]]
            first = next((at for at, count in enumerate(above) if count > 1), number)
            return first, number
    return None


def titles_of(rows: Iterable[tuple[Value, ...]]) -> list[str]:
    """Return a title per column: its header cells joined, a spanning one carried to the right."""
    lines = []
    header = [row for row in rows if not any(map(is_column_number, row))]
    for number, row in enumerate(header):
        line, carried = [], ""
        for cell in row:
            text = "" if cell is None else " ".join(str(cell).split())
            carried = text or (carried if number < len(header) - 1 else "")
            line.append(carried)
        lines.append(line)
    return [
        " / ".join(dict.fromkeys(text for text in column if text))
        for column in zip_longest(*lines, fillvalue="")
    ]


def _seen(sheet: Sheet, codes: Codes) -> Seen:
    found = header_of(sheet)
    if found is None:
        return Seen(sheet.name, sheet.hidden, len(sheet.rows), None, (), sheet.notes)
    first, data = found
    titles = titles_of(sheet.rows[first:data])
    cells = [list(column) for column in zip_longest(*sheet.rows[data : data + MOST_ROWS])]
    columns = [
        column_of(column_letters(at + 1), titles[at] if at < len(titles) else "", one, codes.names)
        for at, one in enumerate(cells)
    ]
    named = [at for at, column in enumerate(columns) if column.kind == "names of regions"]
    columns = [
        replace(column, codes=_codes(cells[at], [cells[name] for name in named], codes))
        for at, column in enumerate(columns)
    ]
    header = (first + 1, data) if data > first else None
    return Seen(sheet.name, sheet.hidden, len(sheet.rows), header, tuple(columns), sheet.notes)


def _codes(cells: list[Value], named: list[list[Value]], codes: Codes) -> str:
    """Return the code system of a column in words, if it holds the codes of some named column."""
    for names in named:
        pairs = [
            (code, name)
            for code, name in zip(cells, names, strict=True)
            if code not in (None, "") and isinstance(name, str) and codes.names.codes(name)
        ][:MOST_PAIRS]
        found = codes.system_of(pairs)
        best = max(found.agreeing.values())
        if best >= max(1, AGREE * min(len(cells), MOST_PAIRS)):
            counts = ", ".join(f"{system} {count}" for system, count in found.agreeing.items())
            system = found.system or "not to be told apart"
            return f"{system}: of {found.rows} codes with a name agree {counts}"
    return ""


def _filled(row: tuple[Value, ...]) -> int:
    return sum(cell not in (None, "") for cell in row)
