"""Figures quoted one by one from publications: a row per figure (reader "facts").

`as_written` keeps the publication's wording; from it, from the trailing zeros of an
approximate figure, or from the last digit of a percentage follows the interval.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from decimal import Decimal

import numpy as np
import pandas as pd

from etl.findings import Finding
from etl.source import Source
from etl.sources import text_table
from model.errors import ContractBroken
from model.interval import Interval
from model.number import parse
from model.wording import interval_of, interval_of_percent, interval_of_zeros

COLUMNS = (
    "period",
    "region_code",
    "region_name",
    "measure",
    "segment",
    "industry",
    "employment_status",
    "programme",
    "value",
    "flags",
    "unit",
    "as_written",
    "status",
    "origin",
    "as_of",
    "note",
)
WITH_CELL = (*COLUMNS, "cell")  # of a loaded file: where in it the figure stands
DIMENSIONS = ("segment", "industry", "employment_status", "programme")
FLAGS = frozenset(
    {
        "approximate",  # rounded in the publication, its wording not kept
        "repaired",  # put right after somebody accepted the proof; the note holds the old value
        "branch_office",  # counted by a branch office whose area is larger than this region
    }
)
UNKNOWN = frozenset({"expected", "suppressed", "not_applicable"})  # statuses without a number
EXACT = r"-?[0-9]{1,15}(?:\.[0-9]{1,3})?"  # read alike by a double and by the parser of numbers


def read(raw: bytes, release: str, source: Source) -> tuple[pd.DataFrame, list[Finding]]:
    """Return the figures of one release and what is wrong with it.

    In   CSV with COLUMNS or WITH_CELL, numbers plain, an empty dimension is its total
    Out  (rows, columns of FIGURES without period_kind, plus region_name); one row per figure
    """
    header = raw.partition(b"\n")[0].rstrip(b"\r")
    columns = WITH_CELL if header.endswith(b",cell") else COLUMNS
    cells, findings = text_table.read(raw, release, columns)
    table = cells.copy()
    for dimension in DIMENSIONS:
        table[dimension] = table[dimension].replace("", "total")
    table["status"] = table["status"].replace("", "published")
    simple = _plain(cells)
    bounds = [_bounds(row, release, findings) for row in cells[~simple].itertuples()]
    exact = pd.Series(list(map(float, cells.loc[simple, "value"])), cells.index[simple], "float64")
    table["low"] = _numbers(exact, simple, (known.low if known else None for known, _ in bounds))
    table["value"] = _numbers(exact, simple, (k.value if k else None for k, _ in bounds))
    table["high"] = _numbers(exact, simple, (_upper(known) for known, _ in bounds))
    table.loc[~simple, "flags"] = [flags for _, flags in bounds]
    table["place"] = [f"{release}:{row}:value" for row in cells.index]
    return table if "cell" in table else table.assign(cell=""), findings


def _plain(cells: pd.DataFrame) -> pd.Series[bool]:
    """Return the rows whose number is exact as it stands: a million need no look one by one."""
    unmarked = cells["flags"].isin(["", *sorted(FLAGS - {"approximate"})])
    bare = (cells["as_written"] == "") & (cells["unit"] != "percent")
    return unmarked & bare & cells["value"].str.fullmatch(EXACT)


def _numbers(
    exact: pd.Series[float], simple: pd.Series[bool], others: Iterable[float | None]
) -> pd.Series[float]:
    """Return the values as numbers even where none is known: a column of None has no order."""
    column = exact.reindex(simple.index)
    given = [math.nan if value is None else value for value in others]
    column[~simple] = np.array(given, dtype="float64")
    return column


def _upper(known: Interval | None) -> float | None:
    return None if known is None or math.isinf(known.high) else known.high


def _bounds(row: object, release: str, findings: list[Finding]) -> tuple[Interval | None, str]:
    """Return what the row's number says and its flags; a fault is added to the findings."""
    value, status = str(row.value), str(row.status)  # type: ignore[attr-defined]
    place = f"{release}:{row.Index}:value"  # type: ignore[attr-defined]
    try:
        if value:
            return _read_number(row)
        if status in UNKNOWN:
            return None, "|".join(sorted(_given_flags(row)))
        rule = "is empty although its status is a known figure"
        findings.append(Finding(place, value, rule, f"Give {' or '.join(sorted(UNKNOWN))}"))
        return None, ""
    except (ContractBroken, ValueError) as error:
        findings.append(Finding(place, value, str(error), "Correct value or as_written"))
        return None, ""


def _read_number(row: object) -> tuple[Interval, str]:
    value, written = str(row.value), str(row.as_written)  # type: ignore[attr-defined]
    given = _given_flags(row)
    kept = given - {"approximate"}
    number = parse(value, "plain").value
    if written:
        said = interval_of(written)
        if said.is_exact and "approximate" in given:  # rounded, though printed in full: 45.000
            said = interval_of_zeros(number)
        known = _with_value(said, number)
        return known, _flags(known, kept)
    if row.unit == "percent":  # type: ignore[attr-defined]
        known = interval_of_percent(value)
        return known, _flags(known, kept | {"interval_inferred"})
    if "approximate" in given:
        known = interval_of_zeros(Decimal(value))
        return known, _flags(known, kept | {"interval_inferred"})
    return Interval.exact(float(number)), "|".join(sorted(kept))


def _given_flags(row: object) -> set[str]:
    given = {word for word in str(row.flags).split("|") if word}  # type: ignore[attr-defined]
    if strange := sorted(given - FLAGS):
        raise ContractBroken(f"flags must be {' or '.join(sorted(FLAGS))}, not {strange}")
    return given


def _with_value(known: Interval, number: Decimal) -> Interval:
    """Return the interval around the stated value, which must lie inside what was written."""
    value = float(number)
    if not (known.low <= value < known.high or value == known.low):
        raise ContractBroken(f"is outside what was written ({known.low:g} to {known.high:g})")
    return Interval(known.low, value, known.high)


def _flags(known: Interval, others: set[str]) -> str:
    words = {"approximate"} if not known.is_exact else set()
    return "|".join(sorted(words | others | ({"open"} if known.is_open else set())))
