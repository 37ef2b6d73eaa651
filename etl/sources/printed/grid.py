"""A printed table taken apart: titles above it, a path of labels over each column, its rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.cells import Sheet, Value
from etl.findings import Finding
from etl.intake.notes import merged
from etl.sources.kemnaker_layout import letter
from etl.sources.printed.cell_text import (
    counts_columns,
    is_figure,
    is_note,
    is_year,
    month_named,
    text_of,
)
from etl.sources.printed.headers import Header, Told, header_of

NUMBERING = re.compile(r"(no|nomor|number|kode|code|kd)\b.*", re.IGNORECASE)
CODES = re.compile(r"(kode|code|kd)\b.*", re.IGNORECASE)
UNIT = re.compile(
    r"\(?(rp\.?|rupiah|%|persen|percent|jiwa|orang|persons?|people|(ribu|juta|miliar) ?"
    r"(orang|jiwa|rupiah)?|thousands?|millions?)\)?",
    re.IGNORECASE,
)
TIME = re.compile(
    r"(tahun|years?|bulan|months?|periode)( ?/ ?(tahun|years?|months?))?", re.IGNORECASE
)
MOST_STUBS = 7


@dataclass(frozen=True, slots=True)
class Line:
    """One row of figures: its own labels, those of the groups it stands under, its code."""

    row: int  # index into the sheet's rows
    labels: tuple[str, ...]
    groups: tuple[str, ...]
    unit: str  # of a row of units between the rows of figures
    code: Value = None


@dataclass(frozen=True, slots=True)
class Grid:
    """One table of one sheet; columns are those that hold figures."""

    sheet: Sheet
    titles: tuple[str, ...]
    stub: tuple[str, ...]  # what stands over the row labels
    columns: dict[int, tuple[str, ...]]
    aside: tuple[int, ...]  # columns of text among them: units, months, a name in English
    lines: tuple[Line, ...]
    notes: tuple[str, ...]
    findings: tuple[Finding, ...]

    def place(self, row: int, column: int) -> str:
        """Return where a cell stands, as a spreadsheet says it."""
        return f"{self.sheet.name or 'table'}!{letter(column)}{row + 1}"

    def cell(self, row: int, column: int) -> Value:
        """Return a cell; rows may be shorter than the table is wide."""
        cells = self.sheet.rows[row]
        return cells[column] if column < len(cells) else None


def grid_of(sheet: Sheet, file: str) -> Grid | None:
    """Return the table of a sheet; None where no row holds a label and a figure."""
    rows = sheet.rows
    body = [number for number, row in enumerate(rows) if _holds_figures(row)]
    if not body:
        return None
    first = body[0]
    stub = _stub_width(rows, body)
    width = max(len(rows[number]) for number in body)
    release = f"{file}/{sheet.name}"
    above = [number for number in range(first) if not _passed_over(rows[number])]
    header = header_of(rows, above, (stub, width), merged(sheet))
    columns, findings = _columns(rows, body, header, (stub, width, first))
    aside = tuple(c for c in range(stub, width) if c not in columns and header.paths.get(c))
    lines, notes = _lines(rows, (first, body[-1]), stub, header)
    told = [
        Finding(f"{release}:{row + 1}:{letter(column)}", value, rule, hint, severity)
        for row, column, value, rule, hint, severity in (*header.told, *findings)
    ]
    below = [_joined(row) for row in rows[body[-1] + 1 :]]
    notes = [text for text in (*notes, *below) if text]
    return Grid(
        sheet, header.titles, header.stub, columns, aside, tuple(lines), tuple(notes), tuple(told)
    )


def _holds_figures(row: Sequence[Value]) -> bool:
    """Return whether a row has a label and figures that are not all years."""
    if counts_columns(row) or not row or is_note(text_of(row[0])):
        return False
    figures = [value for value in row if is_figure(value)]
    labelled = (
        is_year(row[0])
        or any(  # a transposed table has years before its rows
            text_of(value) and not is_figure(value) for value in row[:MOST_STUBS]
        )
    )
    return labelled and any(not is_year(value) for value in figures)


def _passed_over(row: Sequence[Value]) -> bool:
    texts = [text for value in row if (text := text_of(value))]
    return not texts or counts_columns(row) or str(row[0]).startswith("<!--")


def _stub_width(rows: Sequence[Sequence[Value]], body: Sequence[int]) -> int:
    """Return how many columns from the left hold labels, numbers of rows or codes."""
    last = 0
    for column in range(min(MOST_STUBS, len(rows[body[0]]) - 1)):
        cells = [rows[n][column] for n in body if column < len(rows[n])]
        filled = [value for value in cells if text_of(value)]
        texts = [value for value in filled if not is_figure(value)]
        if filled and 2 * len(texts) >= len(filled):
            last = column + 1
        elif not (column == 0 or _is_key(rows, body[0], column)):
            break
    return last or 1


def _is_key(rows: Sequence[Sequence[Value]], first: int, column: int) -> bool:
    """Return whether a column of numbers stands among the labels: codes, numbers of rows, years."""
    above = [text_of(row[column]) for row in rows[:first] if column < len(row)]
    name = next(filter(None, reversed(above)), "").replace("_", " ")
    return bool(NUMBERING.fullmatch(name) or TIME.fullmatch(name) or name.casefold() == "id")


def _columns(
    rows: Sequence[Sequence[Value]],
    body: Sequence[int],
    header: Header,
    shape: tuple[int, int, int],
) -> tuple[dict[int, tuple[str, ...]], list[Told]]:
    """Return the columns of figures with their labels, and those whose header is none."""
    stub, width, first = shape
    found: dict[int, tuple[str, ...]] = {}
    told: list[Told] = []
    seen: dict[tuple[str, ...], int] = {}
    for column in range(stub, width):
        cells = [rows[n][column] for n in body if column < len(rows[n])]
        figures = [value for value in cells if is_figure(value)]
        if 2 * len(figures) < sum(bool(text_of(value)) for value in cells) or not figures:
            continue
        path = header.paths.get(column, ())
        if not path and width - stub > 1:
            told.append((first, column, "", "holds figures under no header", "Name it", "fault"))
        if path and path in seen:
            said = f"{' · '.join(path)}"
            rule = f"is also the header of column {letter(seen[path])}: which is which is unknown"
            hint = "Put each label of the rows above over the columns it belongs to"
            told.append((first - 1, column, said, rule, hint, "fault"))
        seen.setdefault(path, column)
        found[column] = path
    return found, told


def _lines(
    rows: Sequence[Sequence[Value]], span: tuple[int, int], stub: int, header: Header
) -> tuple[list[Line], list[str]]:
    """Return the rows of figures, a blank label taken from the row above in its group."""
    lines: list[Line] = []
    notes: list[str] = []
    groups: tuple[str, ...] = ()
    unit = ""
    kept = [""] * stub
    code_at = _code_column(header)
    for number in range(span[0], span[1] + 1):
        row = rows[number]
        texts = [text_of(value) for value in row[:stub]]
        if not any(is_figure(value) for value in row[stub:]):
            unit = _unit_row(row, stub) or unit
            if sum(map(bool, texts)) == 1 and not any(map(text_of, row[stub:])):
                text = next(filter(None, texts))
                said = is_note(text) or text in header.titles
                (notes.append(text) if said else None)
                groups = groups if said else (text,)
            elif any(texts) and row and not counts_columns(row) and not _repeats(row, header):
                kept = _filled(texts, kept)
                lines.append(Line(number, _labels(kept, header), groups, unit))
            continue
        kept = _filled(texts, kept)
        code = row[code_at] if code_at is not None and code_at < len(row) else None
        lines.append(Line(number, _labels(kept, header), groups, unit, code))
    return lines, notes


def _filled(texts: Sequence[str], kept: Sequence[str]) -> list[str]:
    """Return the labels of a row; a blank one repeats the one above while those left of it do."""
    filled: list[str] = []
    for column, old in enumerate(kept):
        new = texts[column] if column < len(texts) else ""
        same_group = all(not text for text in texts[:column])
        filled.append(new or (old if same_group and len(kept) > 1 else ""))
    return filled


def _labels(texts: Sequence[str], header: Header) -> tuple[str, ...]:
    """Return the texts that are labels: not the number of the row, not its code."""
    named = [*header.stub, *[""] * len(texts)]
    numbered = len(texts) > 1
    return tuple(
        (month_named(text) or text) if TIME.fullmatch(name) else text
        for text, name in zip(texts, named, strict=False)
        if text
        and not (numbered and NUMBERING.fullmatch(name.replace("_", " ")))
        and (not text.isdigit() or (TIME.fullmatch(name) and (is_year(text) or month_named(text))))
    )


def _code_column(header: Header) -> int | None:
    names = [name.replace("_", " ") for name in header.stub]
    found = [column for column, name in enumerate(names) if CODES.fullmatch(name)]
    return found[-1] if found else None


def _unit_row(row: Sequence[Value], stub: int) -> str:
    """Return the unit that a row puts over the rows below it: empty labels, units all along."""
    texts = [text for value in row[stub:] if (text := text_of(value))]
    if any(text_of(value) for value in row[:stub]) or not texts or len(set(texts)) > 1:
        return ""
    return texts[0] if UNIT.fullmatch(texts[0]) else ""


def _repeats(row: Sequence[Value], header: Header) -> bool:
    """Return whether a row is the header again, as on the next printed page."""
    words = {text for path in header.paths.values() for text in path} | set(header.stub)
    words |= set(header.titles)
    return all(text_of(value) in words for value in row if text_of(value))


def _joined(row: Sequence[Value]) -> str:
    return " ".join(text for value in row if (text := text_of(value)))


def grids(sheets: Sequence[Sheet], file: str) -> Iterator[Grid]:
    """Yield the table of each sheet that holds one and is not hidden."""
    for sheet in sheets:
        if not sheet.hidden and (found := grid_of(sheet, file)) is not None:
            yield found
