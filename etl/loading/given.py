"""What was handed in, files or a database's view, to one table of figures with its origins."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from etl.cells import Book
from etl.findings import Finding
from etl.intake.notes import undeclared
from etl.intake.open_book import open_book
from etl.reading import Declared, Evidence, Read
from etl.sources.publications import About, Publication, publications
from model.errors import ContractBroken, UnreadableFile, UsageError
from model.tables import PUBLIC


@dataclass(frozen=True, slots=True)
class ReadFrom:
    """What the figures of one publication were read from: a sheet of a file, or a view."""

    file: str
    sha256: str
    sheet: str
    rows: int | None = None  # of a view: a file tells them itself


@dataclass(frozen=True, slots=True)
class Given:
    """What some files of one kind, or one view of a database, say together."""

    source: str  # the name of the source where nobody gives another
    about: About
    files: tuple[Mapping[str, Any], ...]  # for the report: name, sha256, reader, evidence
    rows: int
    figures: pd.DataFrame  # columns of a facts release plus place
    findings: tuple[Finding, ...]
    read_from: Mapping[str, ReadFrom]  # by origin

    @property
    def findings_are_faults(self) -> bool:
        """Return whether something in it must be put right first."""
        return any(one.severity == "fault" for one in self.findings)


def given(paths: Sequence[Path], declared: Declared) -> Given:
    """Return what the files say, or raise what a person can put right, naming the file."""
    if not paths:
        raise UsageError("Name at least one file to load, or a source that is read by SQL.")
    books = tuple(open_book(path) for path in paths)
    repeated = {book.sha256: book.file for book in books}
    if len(repeated) < len(books):
        raise UsageError("One of the files is given twice; its figures would be read twice.")
    found = [_recognised(book, str(declared.get("reader", ""))) for book in books]
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
    return Given(
        source=publication.name if publication.is_series else _slug(books[0].file, "_"),
        about=_about(publication, reads, str(declared.get("access", PUBLIC))),
        files=tuple(_file(book, seen) for book, (_, seen) in zip(books, found, strict=True)),
        rows=sum(len(sheet.rows) for book in books for sheet in book.sheets),
        figures=publication.together(tables) if tables else pd.DataFrame(),
        findings=tuple(findings),
        read_from=_read_from(books, reads),
    )


def _about(publication: Publication, reads: Sequence[Read], access: str) -> About:
    """Return whose the figures are: as the files say it themselves, else as their layout tells.

    Restricted is what the files or whoever hands them in declares so.
    """
    said = [dict(read.about) for read in reads]
    if any(one != said[0] for one in said):
        raise UsageError("The files name different publications: load each alone.")
    about = replace(publication.about, **said[0])
    return about if access == PUBLIC else replace(about, access=access)


def _read_from(books: Sequence[Book], reads: Sequence[Read]) -> Mapping[str, ReadFrom]:
    return {
        str(origin): ReadFrom(book.file, book.sha256, _sheet(book))
        for book, read in zip(books, reads, strict=True)
        for origin in read.figures.get("origin", pd.Series(dtype=str)).unique()
    }


def _sheet(book: Book) -> str:
    """Return the sheet that figures of a file come from: its first that is not hidden."""
    return next((sheet.name for sheet in book.sheets if not sheet.hidden), "")


def _file(book: Book, seen: Evidence) -> Mapping[str, Any]:
    return {
        "name": book.file,
        "sha256": book.sha256,
        "reader": seen.reader,
        "evidence": list(seen.seen),
    }


def _with_origin(read: Read, book: Book) -> Read:
    """Return the figures with the key of their publication: the file's name and its date."""
    figures = read.figures
    if not len(figures) or (figures["origin"] != "").all():
        return read
    date = max(figures["as_of"]) or max(figures["period"])
    return replace(read, figures=figures.assign(origin=f"{_slug(book.file, '-')}-{date}"))


def _slug(file: str, between: str) -> str:
    return re.sub(r"[^a-z0-9]+", between, Path(file).stem.lower()).strip(between)


def _recognised(book: Book, reader: str) -> tuple[Publication, Evidence]:
    """Return the first kind of publication that a file is; a layout not known is not guessed.

    Where a person declared the reader, that one decides whether the file is of its kind.
    """
    for one in publications():
        if reader in ("", one.name) and (seen := one.recognise(book)):
            return one, seen
    if reader:
        raise UnreadableFile(f"{book.file} is declared to be for {reader}, which does not know it.")
    names = ", ".join(one.name for one in publications())
    raise UnreadableFile(
        f"{book.file} is of no layout that is known (known are: {names}). See what it holds with "
        "`python -m etl inspect`, and give its figures as a release: docs/add-a-source.md"
    )
