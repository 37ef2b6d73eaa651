"""The cells of a release as text; rows and columns that are not as announced are findings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as arrow_csv

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
    if (plain := _plain(raw, columns)) is not None:
        return plain, []
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


def _plain(raw: bytes, columns: tuple[str, ...]) -> pd.DataFrame | None:
    """Return a table without quotes whose header and rows are as announced: a million at once.

    Anything else is None, and read row by row, so that what is wrong is named with its place.
    """
    header = raw.partition(b"\n")[0].removeprefix(b"\xef\xbb\xbf")
    unusual = any(sign in raw for sign in (b'"', b"\r", b"\0", b"\n\n"))
    if unusual or header != ",".join(columns).encode() or len(columns) == 1:
        return None
    try:
        found = arrow_csv.read_csv(
            io.BytesIO(raw),
            read_options=arrow_csv.ReadOptions(use_threads=False),
            parse_options=arrow_csv.ParseOptions(
                quote_char=False, ignore_empty_lines=False, newlines_in_values=False
            ),
            convert_options=arrow_csv.ConvertOptions(
                column_types=dict.fromkeys(columns, pa.string()), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None
    as_text = {pa.string(): pd.StringDtype(na_value=np.nan)}.get
    table = found.to_pandas(types_mapper=as_text)
    table.index = pd.RangeIndex(FIRST_DATA_ROW, FIRST_DATA_ROW + len(table))
    return table if len(table) else None


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
