"""A total that a table by age does not print: the sum of age groups that leave no age out."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from etl.sources.printed.datum import Datum
from etl.sources.printed.expected import KEY
from etl.sources.printed.said import SURVEYED, Said

Row = dict[str, object]
GROUP = re.compile(
    r"(\d\d) ?[-–] ?(\d\d)( (tahun|years?))?|(\d\d) ?(\+|(tahun )?ke ?atas|and over)"
)
FIRST_AGE = 15
NOTE = "jumlah semua kelompok umur"


def totals_of_ages(
    rows: Sequence[Row],
    apart: Sequence[tuple[Datum, Said]],
    row_of: Callable[[Datum, Said], Row | None],
) -> Iterator[Row]:
    """Yield totals, computed, where ages 15 and over are all there and no total is printed."""
    printed = {_key(row) for row in rows}
    groups: dict[tuple[str, ...], list[tuple[tuple[int, int], Row]]] = defaultdict(list)
    for datum, said in apart:
        if said.apart != "age group" or said.measure not in SURVEYED or not said.year:
            continue
        row = row_of(datum, said)
        if row is not None and (ages := _ages(datum.labels)) is not None:
            groups[_key(row)].append((ages, row))
    for key, found in groups.items():
        if key not in printed and _complete([ages for ages, _ in found]):
            yield _total([row for _, row in found])


def _key(row: Row) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in (*KEY, "region_code"))


def _ages(labels: Sequence[str]) -> tuple[int, int] | None:
    """Return the first and last age of a group; the last of an open one is 99 and more."""
    for label in labels:
        if found := GROUP.fullmatch(label.strip().casefold()):
            first = int(found[1] or found[5])
            return first, int(found[2]) if found[2] else 10**3
    return None


def _complete(ages: Sequence[tuple[int, int]]) -> bool:
    """Return whether the groups follow each other from 15 on, the last one open, none twice."""
    following = sorted(ages)
    joined = all(a[1] + 1 == b[0] for a, b in pairwise(following))
    return following[0][0] == FIRST_AGE and joined and following[-1][1] == 10**3


def _total(rows: Sequence[Row]) -> Row:
    values = [float(str(row["value"])) for row in rows]
    known = not any(map(math.isnan, values))
    status = "computed" if known else "expected"
    told = {"value": math.fsum(values) if known else math.nan, "status": status, "note": NOTE}
    return {**rows[0], **told, "as_written": ""}
