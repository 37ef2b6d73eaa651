"""What must hold inside a report by branch office: offices, segments and activities add up."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from etl.findings import Finding
from etl.sources.branch_cells import Count, Key
from etl.sources.branch_rows import Row

SEGMENTS = ("PU", "BPU", "JAKON", "PMI")
SHOWN = "{:.0f}"
By = Mapping[tuple[int, Key], Count]


def by_office(counts: Iterable[Count]) -> dict[tuple[int, Key], Count]:
    """Return the counts by office and what they count; the first where one stands twice."""
    found: dict[tuple[int, Key], Count] = {}
    for one in counts:
        found.setdefault((id(one.row), one.key), one)
    return found


def sums(rows: Sequence[Row], counts: Sequence[Count]) -> Iterator[Finding]:
    """Yield everything that does not add up, and offices that stand twice."""
    by = by_office(counts)
    keys = list(dict.fromkeys(one.key for one in counts))
    yield from _twice(counts, by)
    for row in rows:
        members = _members(row, rows)
        for key in keys:
            if members and (total := by.get((id(row), key))):
                parts = [by[id(one), key] for one in members if (id(one), key) in by]
                yield from _sum(total, parts, "its branches", len(members))
    for row in rows:
        yield from _segments(row, keys, by)
        yield from _activities(row, keys, by)


def narrower(counts: Sequence[Count]) -> bool:
    """Return whether the totals of a table of PU and BPU alone are just those two together.

    A narrower composite never stands in for the total: it is the segment PU+BPU.
    """
    by = by_office(counts)
    if {one.key[2] for one in counts} != {"total", "PU", "BPU"}:
        return False
    found = []
    for one in counts:
        if one.key[2] == "total":
            parts = [by.get((id(one.row), (*one.key[:2], s, one.key[3]))) for s in ("PU", "BPU")]
            found.append(sum(p.value for p in parts if p) == one.value or math.isnan(one.value))
    return all(found)


def _members(row: Row, rows: Sequence[Row]) -> list[Row]:
    if row.kind == "branch":
        return []
    return row.members if row.kind == "part" else [one for one in rows if one.kind == "branch"]


def _twice(counts: Iterable[Count], by: By) -> Iterator[Finding]:
    for one in counts:
        first = by[id(one.row), one.key]
        if first is not one:
            rule = f"says the same as {first.place}: {_what(one.key)} of {one.row.name}"
            yield _fault(one, rule, "Put each label over the columns it belongs to")


def _segments(row: Row, keys: Sequence[Key], by: By) -> Iterator[Finding]:
    """Yield totals that are not their segments together: three of them make a total."""
    for key in (key for key in keys if key[2] == "total"):
        total = by.get((id(row), key))
        found = (by.get((id(row), (*key[:2], segment, key[3]))) for segment in SEGMENTS)
        parts = [one for one in found if one]
        if total and len(parts) > len(("PU", "BPU")):
            yield from _sum(total, parts, "its segments", len(parts))


def _activities(row: Row, keys: Sequence[Key], by: By) -> Iterator[Finding]:
    for key in (key for key in keys if key[1] == "participants_registered"):
        names = ("participants_active", "participants_inactive")
        found = (by.get((id(row), (key[0], name, *key[2:]))) for name in names)
        parts = [one for one in found if one]
        if len(parts) == len(names) and (total := by.get((id(row), key))):
            yield from _sum(total, parts, "active and inactive", len(parts))


def _sum(total: Count, parts: Sequence[Count], of: str, wanted: int) -> Iterator[Finding]:
    """Yield what is wrong with one total: it contradicts its parts, or some of them are missing."""
    known = [one.value for one in parts if not math.isnan(one.value)]
    if math.isnan(total.value) or not known:
        return
    added = math.fsum(known)
    slack = total.slack + math.fsum(one.slack for one in parts)
    if abs(added - total.value) <= slack:
        return
    said = f"{_what(total.key)} of {total.row.name}"
    told = f"is not the sum of {of}: {SHOWN.format(added)} ({said})"
    if len(known) == wanted or added > total.value + slack:
        yield _fault(total, told, "Ask the office which of them holds, and correct that cell")
        return
    rule = f"{told}; {wanted - len(known)} of {wanted} hold no number"
    yield _fault(total, rule, "It is kept as printed", "warning")


def _what(key: Key) -> str:
    return " ".join(word for word in key if word != "total")


def _fault(
    one: Count, rule: str, hint: str, severity: Literal["fault", "warning"] = "fault"
) -> Finding:
    value = "" if math.isnan(one.value) else SHOWN.format(one.value)
    return Finding(one.finding, value, rule, hint, severity)


def repeated(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the branches of one name that stand in more than one row."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind == "branch":
            found[row.bare.casefold()].append(row)
    return {name: same for name, same in found.items() if len(same) > 1}
