"""What an opened sheet says of itself beside its cells: written by intake, read by readers.

A note is a word and what it is about: `merged A1:C1`, `formula D5`, `hidden rows 4:5`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from etl.cells import Book, Sheet
from etl.findings import Finding
from etl.intake.addresses import corners

MERGED, FORMULA, ELSEWHERE = "merged", "formula", "other file"
HIDDEN_ROWS, HIDDEN_COLUMNS, PERCENT = "hidden rows", "hidden columns", "percent"
ENCODED = "encoding"
MOST_TOLD = 1_000  # of one kind on one sheet; the rest is counted in a last note


def told(word: str, places: Iterable[str]) -> list[str]:
    """Return one note per place, the ones beyond a thousand as a number."""
    every = list(places)
    notes = [f"{word} {place}" for place in every[:MOST_TOLD]]
    return notes + [f"{word} … and {len(every) - MOST_TOLD} more"] * (len(every) > MOST_TOLD)


def about(sheet: Sheet, word: str) -> tuple[str, ...]:
    """Return what the notes of one kind are about."""
    begins = f"{word} "
    return tuple(note[len(begins) :] for note in sheet.notes if note.startswith(begins))


def merged(sheet: Sheet) -> tuple[tuple[int, int, int, int], ...]:
    """Return the merged cells as first row, first column, last row, last column, from 0."""
    found = (corners(place) for place in about(sheet, MERGED))
    return tuple(sorted(place for place in found if place is not None))


def undeclared(book: Book) -> Iterator[Finding]:
    """Return a fault for each cell whose stored value is used although the source allows none.

    A source that takes the stored values of formulas says so; nothing is ever calculated here.
    Rows and columns that a person does not see are read like the others, with a warning.
    """
    unseen = "is hidden; it is read all the same"
    for sheet in (one for one in book.sheets if not one.hidden):
        for word in (HIDDEN_ROWS, HIDDEN_COLUMNS):
            for place in about(sheet, word):
                where = f"{book.file}:{sheet.name}:{word.removeprefix('hidden ')} {place}"
                yield Finding(where, "", unseen, "Show it, or delete it", "warning")
    hints = {
        FORMULA: "Paste it as a value, or declare that stored values of formulas are taken",
        ELSEWHERE: "Its value was copied from another file; paste it as a value",
    }
    for sheet in book.sheets:
        for word, hint in hints.items():
            for place in about(sheet, word):
                rule = "is a formula" if word == FORMULA else "is read from another file"
                yield Finding(f"{book.file}:{sheet.name}:{place}", "", rule, hint)
