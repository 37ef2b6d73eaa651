"""Figures that a table gives twice: alike they are one, unlike they are a fault."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from etl.findings import Finding
from etl.parse.numbers import Number
from etl.sources.printed.cell_text import number_in
from etl.sources.printed.datum import Datum, Table
from etl.sources.printed.expected import KEY
from etl.sources.printed.said import Said

Row = dict[str, object]
Origin = tuple[Datum, Said]


def repeated(
    table: Table, rows: list[Row], origins: Sequence[Origin], apart: Sequence[Origin]
) -> Iterator[Finding]:
    """Yield a fault per pair of columns that contradict each other; drop what is said twice."""
    first: dict[tuple[str, ...], int] = {}
    unlike: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    again: list[int] = []
    for number, row in enumerate(rows):
        key = tuple(str(row[name]) for name in (*KEY, "region_code"))
        if key not in first:
            first[key] = number
            continue
        if _same(rows[first[key]], row):
            again.append(number)
        else:
            columns = origins[first[key]][0].column, origins[number][0].column
            unlike[columns].append((first[key], number))
    for pair in unlike.values():
        yield _contradiction(table, pair, origins, apart)
    for number in reversed(again):
        del rows[number]


def _same(one: Row, other: Row) -> bool:
    a, b = float(str(one["value"])), float(str(other["value"]))
    return a == b or (math.isnan(a) and math.isnan(b))


def _contradiction(
    table: Table,
    pairs: Sequence[tuple[int, int]],
    origins: Sequence[Origin],
    apart: Sequence[Origin],
) -> Finding:
    old, new = (origins[number][0] for number in pairs[0])
    rule = (
        f"contradicts {old.column}{old.row}, which holds {old.value!s} for the same figure"
        f" ({len(pairs)} such cells)"
    )
    if old.column == new.column:
        return table.finding(new, rule, "Keep one of the two rows")
    fitting = _fits(new.column, origins, apart)
    label = " · ".join(new.labels)
    hint = f'Keep one: declare labels."{label}" = "ignore"'
    if fitting:
        hint = (
            f"Its header may be wrong: with the parts of {fitting!r} it adds up to its total; "
            + hint
        )
    return replace(table.finding(new, rule, hint), value=f"{label}: {new.value}")


def _fits(column: str, origins: Sequence[Origin], apart: Sequence[Origin]) -> str:
    """Return the header of a total that a column and the parts beside that total add up to."""
    parts: dict[str, list[str]] = defaultdict(list)
    for datum, said in apart:
        if datum.column not in parts[said.measure]:
            parts[said.measure].append(datum.column)
    numbers = _numbers(*origins, *apart)
    for total, (measure, label) in _totals(column, origins).items():
        added = (*parts[measure], column)
        if len(added) > 1 and all(
            math.isclose(whole, sum(numbers[part].get(row, math.nan) for part in added))
            for row, whole in numbers[total].items()
        ):
            return label
    return ""


def _numbers(*cells: Origin) -> Mapping[str, dict[int, float]]:
    """Return the numbers of each column by row."""
    numbers: dict[str, dict[int, float]] = defaultdict(dict)
    for datum, _ in cells:
        if isinstance(found := number_in(datum.value), Number):
            numbers[datum.column][datum.row] = float(found.value)
    return numbers


def _totals(column: str, origins: Sequence[Origin]) -> dict[str, tuple[str, str]]:
    """Return the other columns of figures: their measure and their header."""
    return {
        datum.column: (said.measure, " · ".join(datum.labels))
        for datum, said in origins
        if datum.column != column
    }
