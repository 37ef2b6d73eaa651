"""What was seen of a printed table before anything is read, for a person to confirm."""

from __future__ import annotations

from etl.cells import Book, Value
from etl.parse.number_columns import Found, style_of
from etl.reading import Evidence
from etl.sources.printed.grid import Grid
from etl.sources.printed.labels import meaning_of
from etl.sources.printed.said import year_in

MOST_SHOWN = 6
LONGEST = 80


def evidence(reader: str, book: Book, grid: Grid, understood: list[str]) -> Evidence:
    """Return why a table was recognised: its words, its shape, its numbers, its period."""
    seen = [_shown("labels that are understood", understood)]
    first, last = grid.lines[0].row + 1, grid.lines[-1].row + 1
    seen.append(f"{len(grid.columns)} columns of figures in rows {first} to {last}")
    seen.append(f"over the rows stands {' · '.join(filter(None, grid.stub)) or 'nothing'}")
    declared: dict[str, str] = {}
    values: list[Value] = [grid.cell(line.row, c) for line in grid.lines for c in grid.columns]
    style = style_of(values)
    if isinstance(style, Found) and style.because:
        declared["number_style"] = style.style
        seen.append(f"numbers as text are in the style {style.style!r} ({style.because[0]})")
    elif not isinstance(style, Found):
        seen.append(f"the style of its numbers is not proved: {style}")
    if any(line.code is not None for line in grid.lines):
        seen.append("a column of codes stands beside the names; both must agree")
    words = [*grid.titles, *(text for path in grid.columns.values() for text in path)]
    dated = any("year" in meaning_of(word, True).told for word in words)
    if not dated and (year := year_in(book.file)):
        declared["period"] = year
        seen.append(f"no label names a year; the file's name says {year}")
    return Evidence(reader, grid.sheet.name, grid.lines[0].row, tuple(seen), declared)


def _shown(what: str, words: list[str]) -> str:
    return f"{what}: {'; '.join(word[:LONGEST] for word in words[:MOST_SHOWN])}"
