"""Tables of BPS: downloads of a statistics table as CSV, and XLS, XLSX or HTML as printed."""

from __future__ import annotations

import re

from etl.cells import Book
from etl.reading import Declared, Evidence, Read
from etl.sources.printed.around import names_in
from etl.sources.printed.datum import table_of
from etl.sources.printed.evidence import evidence
from etl.sources.printed.figures import read_tables
from etl.sources.printed.grid import grids
from etl.sources.printed.labels import meaning_of
from etl.sources.printed.places import REGION_WORDS
from model.errors import ContractBroken

NAME = "bps_table"
OTHERS = re.compile(
    r"\bpeserta|jaminan sosial (tenaga|ketenaga)|bpjs|\bthn\b|kd_prov", re.IGNORECASE
)
SAYING = ("measure", "status", "apart", "industry")


def recognise(book: Book) -> Evidence | None:
    """Return why this is a table as BPS prints them, or None."""
    for grid in grids(book.sheets, book.file):
        words = [*grid.titles, *grid.stub, *(t for path in grid.columns.values() for t in path)]
        if any(OTHERS.search(word) for word in words):
            return None
        understood = [word for word in dict.fromkeys(words) if _tells(word)]
        understood += [one for line in grid.lines for one in line.labels if _tells(one)][:1]
        by_region = any(REGION_WORDS.search(name) for name in grid.stub)
        if understood and (by_region or len(understood) > 1 or len(grid.lines) > 1):
            return evidence(NAME, book, grid, understood)
    return None


def read(book: Book, declared: Declared) -> Read:
    """Return the figures of the tables of one book and what is wrong with them.

    declared: names (of regions, always); where the table does not tell: number_style, region,
    period, measure, labels ({label: a measure or "ignore"}), missing ({mark: status}),
    regions_as_of, measures (the contract's; without it those of the table are all kept)
    """
    names = names_in(declared)
    tables = [table_of(grid, book.file, names) for grid in grids(book.sheets, book.file)]
    if not tables:
        raise ContractBroken(f"{book.file} holds no table with labels and figures")
    return read_tables(tables, declared)


def _tells(word: str) -> bool:
    return any(kind in SAYING for kind in meaning_of(word, True).told)
