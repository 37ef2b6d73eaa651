"""The cells of a release as text; rows and columns that are not as announced are findings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pandas as pd

from etl.findings import Finding

FIRST_DATA_ROW = 2  # as a spreadsheet counts: row 1 is the header


def read(
    raw: bytes, release: str, columns: tuple[str, ...], others: bool = False
) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the cells, one text column per column, indexed by the file's row number.

    A row of another length, a missing or repeated column, one that was not announced (unless
    `others` are welcome) is a finding: pandas would shift such rows without a word. So is a
    table without a row.
    """
    nothing = pd.DataFrame(columns=list(columns), dtype=str)
    lines, findings = _rows(raw, release)
    if findings:
        return nothing, findings
    header, *rows = lines or [[]]
    findings = list(_header_faults(header, release, columns, others))
    if findings or not rows:
        empty = Finding(f"{release}:{FIRST_DATA_ROW}:", "", "holds no row", "Add one or remove it")
        return nothing, findings or [empty]
    kept, numbers = [], []
    for number, row in enumerate(rows, FIRST_DATA_ROW):
        if len(row) == len(header):
            kept.append(row)
            numbers.append(number)
        else:
            findings.append(_length_fault(release, number, row, header))
    shown = header if others else list(columns)
    return pd.DataFrame(kept, columns=header, index=numbers, dtype=str)[shown], findings


def _rows(raw: bytes, release: str) -> tuple[list[list[str]], list[Finding]]:
    """Return every row of the file, or what keeps it from being read as a table."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [
            Finding(f"{release}::", f"byte {error.start}", "is not UTF-8", "Save it as UTF-8")
        ]
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        return [], [Finding(f"{release}:{row}:", "\\0", "is no text", "Save it as text, UTF-8")]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        rule = f"cannot be read as CSV: {error}"
        return [], [Finding(f"{release}:{len(rows) + 1}:", "", rule, "Close or double its quotes")]
    return rows, []


def _header_faults(
    header: list[str], release: str, columns: tuple[str, ...], others: bool
) -> Iterator[Finding]:
    wrong = {name: "column is missing" for name in columns if name not in header}
    if not others:
        wrong |= {name: "column is not known" for name in header if name not in columns}
    wrong |= {name: "column stands twice" for name in header if header.count(name) > 1}
    hint = f"{'Needed' if others else 'Columns'} are {', '.join(columns)}"
    yield from (Finding(f"{release}:1:{name}", name, rule, hint) for name, rule in wrong.items())


def _length_fault(release: str, number: int, row: list[str], header: list[str]) -> Finding:
    return Finding(
        f"{release}:{number}:",
        ",".join(row)[:60],
        f"has {len(row)} fields, the header has {len(header)}",
        "Quote a field that holds a comma, or remove the extra one",
    )
