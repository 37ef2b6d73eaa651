"""Files as they were handed in, to one table of figures: opened, recognised, read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from etl.cells import Book
from etl.findings import Finding
from etl.intake.notes import undeclared
from etl.intake.open_book import open_book
from etl.reading import Declared, Evidence, Read
from etl.sources.publications import Publication, publications
from model.errors import ContractBroken, UnreadableFile, UsageError


@dataclass(frozen=True, slots=True)
class Given:
    """What some files of one kind say together."""

    publication: Publication
    books: tuple[Book, ...]
    evidence: tuple[Evidence, ...]
    figures: pd.DataFrame  # columns of a facts release plus place
    findings: tuple[Finding, ...]
    books_of: Mapping[str, Book]  # origin -> the file that its figures were read from

    @property
    def findings_are_faults(self) -> bool:
        """Return whether something in the files must be put right first."""
        return any(one.severity == "fault" for one in self.findings)

    @property
    def rows(self) -> int:
        """Return how many rows the files have."""
        return sum(len(sheet.rows) for book in self.books for sheet in book.sheets)


def given(paths: Sequence[Path], declared: Declared) -> Given:
    """Return what the files say, or raise what a person can put right, naming the file."""
    if not paths:
        raise UsageError("Name at least one file to load.")
    books = tuple(open_book(path) for path in paths)
    repeated = {book.sha256: book.file for book in books}
    if len(repeated) < len(books):
        raise UsageError("One of the files is given twice; its figures would be read twice.")
    found = [_recognised(book) for book in books]
    kinds = {publication.name for publication, _ in found}
    if len(kinds) > 1:
        several = ", ".join(sorted(kinds))
        raise UsageError(f"The files are of different kinds ({several}): load each alone.")
    publication = found[0][0]
    reads = [_with_origin(publication.read(book, declared), book) for book in books]
    notes = [note for book in books for note in undeclared(book)]
    tables = [read.figures for read in reads if len(read.figures)]
    findings = [*notes, *(finding for read in reads for finding in read.findings)]
    if not tables and not findings:
        raise ContractBroken(f"{', '.join(b.file for b in books)}: no figure was found in it.")
    figures = publication.together(tables) if tables else pd.DataFrame()
    evidence = tuple(seen for _, seen in found)
    books_of = {
        str(origin): book
        for book, read in zip(books, reads, strict=True)
        for origin in read.figures.get("origin", pd.Series(dtype=str)).unique()
    }
    return Given(publication, books, evidence, figures, tuple(findings), books_of)


def _with_origin(read: Read, book: Book) -> Read:
    """Return the figures with the key of their publication: the file's name and its date."""
    figures = read.figures
    if not len(figures) or (figures["origin"] != "").all():
        return read
    stem = re.sub(r"[^a-z0-9]+", "-", Path(book.file).stem.lower()).strip("-")
    date = max(figures["as_of"]) or max(figures["period"])
    return replace(read, figures=figures.assign(origin=f"{stem}-{date}"))


def _recognised(book: Book) -> tuple[Publication, Evidence]:
    """Return the first kind of publication that a file is; a layout not known is not guessed."""
    found = [(one, seen) for one in publications() if (seen := one.recognise(book))]
    if found:
        return found[0]
    names = ", ".join(one.name for one in publications())
    raise UnreadableFile(
        f"{book.file} is of no layout that is known (known are: {names}). See what it holds with "
        "`python -m etl inspect`, and give its figures as a release: docs/add-a-source.md"
    )


def sheets_of(books: Sequence[Book]) -> Mapping[str, str]:
    """Return the sheet that figures of each file come from: its first that is not hidden."""
    return {
        book.file: next((sheet.name for sheet in book.sheets if not sheet.hidden), "")
        for book in books
    }
