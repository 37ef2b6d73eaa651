"""The cells of a release as text; rows and columns that are not as announced are findings."""

from __future__ import annotations

import csv
import io

import pandas as pd

from etl.findings import Finding

FIRST_DATA_ROW = 2  # as a spreadsheet counts: row 1 is the header


def read(raw: bytes, release: str, columns: tuple[str, ...]) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the cells, one text column per announced column, indexed by the file's row number.

    A row of another length, a missing, extra or repeated column is a finding: pandas would
    shift such rows without a word.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        fault = Finding(f"{release}::", f"byte {error.start}", "is not UTF-8", "Save it as UTF-8")
        return pd.DataFrame(columns=list(columns)), [fault]
    header, *rows = list(csv.reader(io.StringIO(text, newline=""), strict=True)) or [[]]
    findings = list(_header_faults(header, release, columns))
    if findings:
        return pd.DataFrame(columns=list(columns)), findings
    kept, numbers = [], []
    for number, row in enumerate(rows, FIRST_DATA_ROW):
        if len(row) == len(header):
            kept.append(row)
            numbers.append(number)
        else:
            findings.append(_length_fault(release, number, row, header))
    return pd.DataFrame(kept, columns=header, index=numbers, dtype=str)[list(columns)], findings


def _header_faults(header: list[str], release: str, columns: tuple[str, ...]) -> list[Finding]:
    def fault(name: str, rule: str) -> Finding:
        return Finding(f"{release}:1:{name}", name, rule, f"Columns are {', '.join(columns)}")

    missing = [fault(name, "column is missing") for name in columns if name not in header]
    extra = [fault(name, "column is not known") for name in header if name not in columns]
    twice = [fault(n, "column stands twice") for n in set(header) if header.count(n) > 1]
    return missing + extra + twice


def _length_fault(release: str, number: int, row: list[str], header: list[str]) -> Finding:
    return Finding(
        f"{release}:{number}:",
        ",".join(row)[:60],
        f"has {len(row)} fields, the header has {len(header)}",
        "Quote a field that holds a comma, or remove the extra one",
    )
