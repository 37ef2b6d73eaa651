"""Columns of percentages that may hold shares, or that mix signs: refused, never multiplied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from etl.findings import Finding
from etl.parse.numbers import Number, Style
from etl.sources.printed.cell_text import number_in
from etl.sources.printed.datum import Datum, Table
from etl.sources.printed.said import Said

FEWEST = 3  # numbers that prove a column
SHARES = "may be shares of 1 or percentages: no number of its column is above 1"
SIGNS = "stands beside numbers with and without a percent sign"


def doubtful(
    table: Table, origins: Sequence[tuple[Datum, Said]], style: Style | None
) -> Iterator[Finding]:
    """Yield a fault for each column of percentages whose numbers can be read in two ways."""
    columns: dict[tuple[str, str], list[tuple[Datum, Number]]] = defaultdict(list)
    for datum, said in origins:
        number = number_in(datum.value, style)
        if said.unit == "percent" and isinstance(number, Number):
            columns[datum.column, said.measure].append((datum, number))
    for found in columns.values():
        datum = found[0][0]
        if len({number.percent for _, number in found}) > 1:
            yield table.finding(datum, SIGNS, "Write all of them in the same way")
        elif len(found) >= FEWEST and max(number.value for _, number in found) <= 1:
            yield table.finding(datum, SHARES, "Give percentages: 5.9 for 5,9 percent")
