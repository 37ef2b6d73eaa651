"""Stacked header rows: which labels stand over which column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from etl.cells import Value
from etl.sources.printed.cell_text import is_note, is_year, text_of

Spans = Sequence[tuple[int, int, int, int]]
Told = tuple[int, int, str, str, str, Literal["fault", "warning"]]


@dataclass(frozen=True, slots=True)
class Header:
    """The labels over each column, outermost first; what stands over all of them is a title."""

    titles: tuple[str, ...]
    stub: tuple[str, ...]  # over the row labels, the lowest one of each column
    paths: Mapping[int, tuple[str, ...]]
    told: tuple[Told, ...]


def header_of(
    rows: Sequence[Sequence[Value]], above: Sequence[int], shape: tuple[int, int], spans: Spans
) -> Header:
    """Return the header of a table from the rows above its first figures.

    In   above: the rows that hold something; shape: columns of labels, columns in all
    """
    stub, width = shape
    cells = {n: [*map(text_of, rows[n]), *[""] * width][:width] for n in above}
    alone = [texts[0] for texts in cells.values() if texts[0] and not any(texts[1:])]
    titles = [text for text in alone if not is_note(text)]
    stacked = [n for n in above if any(cells[n][1:])]
    for top, left, bottom, _ in spans:
        for row in (row for row in cells if top < row <= bottom):
            if top in cells and left < width:
                cells[row][left] = cells[row][left] or cells[top][left]
    told = [said for n in stacked if (said := _moved_right(n, cells[n], stub)) is not None]
    over: list[list[str]] = []
    for number in stacked:
        over.append(_filled(cells[number], over[-1] if over else None, stub))
    names = [_lowest(cells, stacked, column) for column in range(stub)]
    if not any(names) and titles:
        names[0] = titles[-1]
    paths = {c: _path([row[c] for row in over]) for c in range(stub, width)}
    return _with_titles(titles, names, paths, told)


def _with_titles(
    titles: list[str], names: list[str], paths: dict[int, tuple[str, ...]], told: list[Told]
) -> Header:
    """Return the header with the labels that stand over every column among its titles."""
    labelled = [path for path in paths.values() if path]
    if len(labelled) > 1:
        common = [text for text in labelled[0] if all(text in path for path in labelled)]
        titles = [*titles, *common]
        paths = {c: tuple(t for t in path if t not in common) for c, path in paths.items()}
    return Header(tuple(titles), tuple(names), paths, tuple(told))


def _moved_right(number: int, texts: list[str], stub: int) -> Told | None:
    """Move a row of years that has lost the blank cell before it; say so.

    A table drawn with bars keeps no cell that spans two rows: a year over the column of names
    with as many blank cells at the end can only belong one column further right.
    """
    filled = [text for text in texts if text]
    begins = texts[: len(filled)] == filled
    if not (begins and stub == 1 and len(filled) < len(texts) and all(map(is_year, filled))):
        return None
    texts[:] = ["", *filled, *[""] * (len(texts) - len(filled) - 1)]
    rule = "stands over the names of the rows: the years were read one column further right"
    return (number, 0, filled[0], rule, "Put an empty cell before the years", "warning")


def _filled(texts: list[str], parent: list[str] | None, stub: int) -> list[str]:
    """Return a row of labels, each reaching right over blanks as far as the label above it."""
    filled = list(texts)
    for column in range(stub + 1, len(filled)):
        if filled[column]:
            continue
        within = parent is None or parent[column] == parent[column - 1]
        filled[column] = filled[column - 1] if within else ""
    return filled


def _path(labels: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for label in labels:
        if label and (not found or found[-1] != label):
            found.append(label)
    return tuple(found)


def _lowest(cells: Mapping[int, Sequence[str]], stacked: Sequence[int], column: int) -> str:
    found = [cells[n][column] for n in stacked if cells[n][column]]
    return found[-1] if found else ""
