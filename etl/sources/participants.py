"""Participants of BPJS Ketenagakerjaan by province, segment, programme and activity.

Kemnaker's Satu Data tables as web page, CSV or spreadsheet, and the monthly report of a regional
office by branch office: a branch serves more than its seat, so its figures carry branch_office.
"""

from __future__ import annotations

import re

from etl.cells import Book
from etl.reading import Declared, Evidence, Read
from etl.sources.printed.around import names_in
from etl.sources.printed.datum import table_of
from etl.sources.printed.evidence import evidence
from etl.sources.printed.figures import read_tables
from etl.sources.printed.grid import Grid, grids
from etl.sources.printed.labels import meaning_of
from model.errors import ContractBroken

NAME = "participants"
ABOUT = re.compile(
    r"\bpeserta\b|kepesertaan|jaminan sosial (tenaga|ketenaga)|\bbpjs\b|\bbpjamsostek\b|"
    r"tenaga kerja (non )?aktif|participants?\b",
    re.IGNORECASE,
)
KINDS = ("activity", "segment", "programme")


def recognise(book: Book) -> Evidence | None:
    """Return why this is a table of participants, or None."""
    for grid in grids(book.sheets, book.file):
        words = _words(grid)
        told = {kind: [w for w in words if kind in meaning_of(w, True).told] for kind in KINDS}
        named = any(map(ABOUT.search, words)) or len(told["programme"]) > 1
        if named and any(told.values()):
            understood = [f"{kind}: {word}" for kind in KINDS for word in told[kind]]
            return evidence(NAME, book, grid, understood)
    return None


def read(book: Book, declared: Declared) -> Read:
    """Return the figures of the tables of one book and what is wrong with them.

    declared: as for etl/sources/bps_table.py, and activity (active, inactive, registered),
    segment or programme where neither header nor title names them
    """
    names = names_in(declared)
    found = list(grids(book.sheets, book.file))
    if not found:
        raise ContractBroken(f"{book.file} holds no table of participants")
    return read_tables(
        [table_of(grid, book.file, names) for grid in found],
        {"measure": "participants", **declared},
    )


def _words(grid: Grid) -> list[str]:
    columns = (text for path in grid.columns.values() for text in path)
    return list(dict.fromkeys([*grid.titles, *grid.stub, *columns]))
