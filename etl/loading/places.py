"""Findings about a release that is not there yet, placed in the files that were handed in."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from etl.findings import Finding
from etl.loading.given import ReadFrom
from etl.loading.release import Draft

CELL = re.compile(r"(.*)!([A-Z]{1,3})([0-9]{1,7})")  # as a release keeps it: Sheet1!AB554
NO_SHEET = "table"  # what a file with one table and no sheets calls it


def handed_in(
    findings: Sequence[Finding], draft: Draft, read_from: Mapping[str, ReadFrom]
) -> list[Finding]:
    """Return the findings, those about the draft at the cell that each figure was read from.

    Whoever handed in a workbook has no release: its rows are in another order, under other names.
    """
    begins = f"{draft.name}:"
    wanted = {_row(one) for one in findings if one.place.startswith(begins)}
    places = dict(_places(draft, read_from, wanted)) if wanted else {}
    return [
        replace(one, place=places.get(_row(one), one.place))
        if one.place.startswith(begins)
        else one
        for one in findings
    ]


def _row(finding: Finding) -> str:
    return finding.place.partition(":")[2].partition(":")[0]


def _places(
    draft: Draft, read_from: Mapping[str, ReadFrom], wanted: set[str]
) -> Iterator[tuple[str, str]]:
    """Yield the row of the draft and `file/sheet:row:column`, where a cell is known."""
    rows = csv.DictReader(io.StringIO(draft.csv.decode("utf-8"), newline=""))
    for number, row in enumerate(rows, 2):
        known = read_from.get(row["origin"])
        cell = CELL.fullmatch(row["cell"])
        if str(number) in wanted and known and cell:
            sheet, column, line = cell.groups()
            of_sheet = "" if sheet == NO_SHEET else f"/{sheet}"
            yield str(number), f"{known.file}{of_sheet}:{line}:{column}"
