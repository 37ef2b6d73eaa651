"""The monthly report of a regional office of BPJS Ketenagakerjaan by branch office.

A branch office is no region, whatever city it is named after: it serves several kabupaten and
kota. The report is loaded as what it says of the regional office and of provinces it names; the
figures of a branch become those of a region only where its area is declared and is that region.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from etl.cells import Book
from etl.findings import Finding
from etl.parse.names import Names
from etl.reading import Declared, Evidence, Read
from etl.sources.branch_areas import Areas, areas
from etl.sources.branch_cells import Count, cells_of, held
from etl.sources.branch_figures import Served, figures, served
from etl.sources.branch_rows import Row, branches, regrouped, rows_of, shape_of
from etl.sources.branch_sums import by_office, narrower, repeated, sums
from etl.sources.facts import COLUMNS
from etl.sources.participants import ABOUT, KINDS
from etl.sources.printed.around import names_in
from etl.sources.printed.evidence import evidence
from etl.sources.printed.grid import Grid, grids
from etl.sources.printed.labels import meaning_of
from etl.sources.printed.places import Places
from model.errors import ContractBroken
from model.regions import Region

NAME = "branch_report"
NO_OFFICE = "names no regional office that is known"


def recognise(book: Book) -> Evidence | None:
    """Return why this is a report by branch office, or None."""
    for grid in grids(book.sheets, book.file):
        if shape_of(grid) is None:
            continue
        columns = (text for path in grid.columns.values() for text in path)
        labels = (text for line in grid.lines for text in line.labels)
        words = list(dict.fromkeys([*grid.titles, *grid.stub, *columns, *labels]))
        told = {kind: [w for w in words if kind in meaning_of(w, True).told] for kind in KINDS}
        if any(told.values()) and (any(map(ABOUT.search, words)) or len(told["segment"]) > 1):
            understood = [f"{kind}: {word}" for kind in KINDS for word in told[kind]]
            return evidence(NAME, book, grid, understood)
    return None


def read(book: Book, declared: Declared) -> Read:
    """Return the figures of the regional office and of whatever its branches serve as a whole.

    declared: names (of regions, always); branches ({name: [codes or names of kabupaten/kota]});
    where the report does not tell: region, period, activity, number_style, labels, missing
    """
    names = names_in(declared)
    rows: list[dict[str, object]] = []
    findings: list[Finding] = []
    read_any = False
    for grid in grids(book.sheets, book.file):
        if shape_of(grid) is not None:
            read_any = True
            found, told = _read_table(regrouped(grid, names), book.file, names, declared)
            rows += found
            findings += told
    if not read_any:
        raise ContractBroken(f"{book.file} holds no table by branch office")
    table = pd.DataFrame(rows, columns=[*COLUMNS, "place"])
    table["value"] = pd.to_numeric(table["value"]).astype("float64")
    return Read(table, tuple(dict.fromkeys(findings)))


def _read_table(
    grid: Grid, file: str, names: Names, declared: Declared
) -> tuple[list[dict[str, object]], list[Finding]]:
    shape = shape_of(grid)
    rows = rows_of(grid, shape, names) if shape else []
    release = f"{file}/{grid.sheet.name}" if grid.sheet.name else file
    within = _within(grid, rows, names, declared)
    if within is None:
        hint = 'Write it above the table ("Kanwil Kalimantan"), or declare region'
        return [], [Finding(f"{release}::", " · ".join(grid.titles)[:60], NO_OFFICE, hint)]
    known = {**declared, "within": (within.name,)}
    cells = cells_of(grid, rows, file, known)
    counts = held(cells.counts)
    if narrower(counts):
        counts = [replace(one, key=_composite(one)) for one in counts]
    by, area = by_office(counts), areas(rows, names, declared)
    whole = served(within, rows, area, names)
    found = list(figures(within, rows, by, whole, declared))
    findings = [
        *cells.findings,
        *_not_due(cells.counts, counts, release),
        *_repeated(rows, release),
        *(Finding(_at(row, release), what, rule, hint) for row, what, rule, hint in area.faults),
        *sums(rows, counts),
        *_unknown_sums(rows, release),
        *_kept_out(rows, area, whole, (release, names)),
    ]
    if not any(row.kind == "whole" for row in rows):
        rule = f"has no row for {within.name} as a whole, and a list of branches may lack one"
        hint = "Nothing is added up unless the areas of the branches are declared and complete"
        findings.append(Finding(f"{release}::", "", rule, hint, "warning" if found else "fault"))
    return found, findings


def _within(grid: Grid, rows: Sequence[Row], names: Names, declared: Declared) -> Region | None:
    """Return the regional office, or the province, whose branches these are."""
    if stated := str(declared.get("region", "")):
        return names.regions.by_code.get(stated)
    sums_named = [row.name for row in rows if row.kind == "whole"]
    for text in (" · ".join(grid.titles), *sums_named):
        found = Places(names, (), "", text).within
        if found is not None and found.level in ("kanwil", "province"):
            return found
    return None


def _composite(one: Count) -> tuple[str, str, str, str]:
    period, measure, segment, programme = one.key
    return period, measure, "PU+BPU" if segment == "total" else segment, programme


def _not_due(every: Sequence[Count], kept: Sequence[Count], release: str) -> Iterator[Finding]:
    """Yield the months whose cells hold no number at all: they are not expected yet."""
    there = {one.key[0] for one in kept}
    for period in sorted({one.key[0] for one in every} - there):
        rule = "holds no number in any row: left out, not taken for nothing"
        yield Finding(f"{release}::", period, rule, "Load the report again when it does", "warning")


def _repeated(rows: Sequence[Row], release: str) -> Iterator[Finding]:
    for same in repeated(rows).values():
        for row in same[1:]:
            at = same[0].lines[0][0].row + 1
            rule = f"stands in row {at} too: its people would be counted twice"
            yield Finding(_at(row, release), row.name, rule, "Keep one row")


def _unknown_sums(rows: Sequence[Row], release: str) -> Iterator[Finding]:
    for row in rows:
        if row.kind == "part" and row.region is None:
            rule = "is the sum of no province that is known: it is checked and kept out"
            yield Finding(_at(row, release), row.name, rule, "Name the province", "warning")


def _kept_out(
    rows: Sequence[Row], area: Areas, whole: Sequence[Served], where: tuple[str, Names]
) -> Iterator[Finding]:
    """Yield a warning per branch whose figures are those of no region alone."""
    release, names = where
    alone = {id(one.branches[0]) for one in whole if len(one.branches) == 1}
    for row in branches(rows):
        if id(row) in alone:
            continue
        codes = sorted(area.codes(row))
        if codes:
            places = ", ".join(names.regions.by_code[code].name for code in codes)
            rule = f"is kept out of the regions: this branch serves {places}, none of them alone"
            hint = "It stands in the note of the sum it belongs to"
        else:
            rule = "is kept out of the regions: a branch is no region, its area is not declared"
            hint = f'Declare it in the source: [branches], then "{row.bare}" = ["code", …]'
        yield Finding(_at(row, release), row.name, rule, hint, "warning")


def _at(row: Row, release: str) -> str:
    return f"{release}:{row.lines[0][0].row + 1}:"
