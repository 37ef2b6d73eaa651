"""Counts of offices as figures of regions: only of a region that is served as a whole."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.parse.names import Names
from etl.reading import Declared
from etl.sources.branch_areas import Areas, leaves
from etl.sources.branch_cells import Count, Key
from etl.sources.branch_rows import Row
from etl.sources.branch_sums import By
from model.regions import Region

Figure = dict[str, object]


@dataclass(frozen=True, slots=True)
class Served:
    """One region and the branches whose areas together are exactly that region."""

    region: Region
    branches: tuple[Row, ...]


def served(within: Region, rows: Sequence[Row], areas: Areas, names: Names) -> list[Served]:
    """Return the regions of an office that some branches serve as a whole and nobody else."""
    found = []
    offices = [row for row in rows if row.kind == "branch"]
    children = names.regions.children
    below = [*children(within.code, "province"), *children(within.code, "kabkota")]
    for region in [within, *below]:
        whole = leaves(region, names)
        inside = [row for row in offices if areas.codes(row) and areas.codes(row) <= whole]
        reached = frozenset(code for row in inside for code in areas.codes(row))
        if inside and reached == whole:
            found.append(Served(region, tuple(inside)))
    return found


def figures(
    within: Region, rows: Sequence[Row], by: By, of: Sequence[Served], declared: Declared
) -> Iterator[Figure]:
    """Yield the figures: of the whole office and its parts as printed, then of regions served."""
    offices = [row for row in rows if row.kind == "branch"]
    printed: set[tuple[str, Key]] = set()
    for row in rows:
        region = within if row.kind == "whole" else row.region
        if row.kind == "branch" or region is None:
            continue
        members = row.members if row.kind == "part" else offices
        for (owner, key), count in by.items():
            if owner == id(row) and (region.code, key) not in printed:
                printed.add((region.code, key))
                yield _figure(region, count, _branches_noted(key, members, by), declared)
    for one in of:
        for key in dict.fromkeys(key for _, key in by):
            counts = [by[id(row), key] for row in one.branches if (id(row), key) in by]
            if (one.region.code, key) not in printed and len(counts) == len(one.branches):
                yield from _of_area(one, counts, declared)


def _of_area(one: Served, counts: Sequence[Count], declared: Declared) -> Iterator[Figure]:
    """Yield the figure of a region served by one branch, or by several together: computed."""
    first, names = counts[0], ", ".join(row.bare for row in one.branches)
    if len(counts) == 1:
        yield _figure(one.region, first, f"kantor cabang {names} melayani seluruhnya", declared)
        return
    if any(math.isnan(count.value) for count in counts):
        return
    shown = " + ".join(f"{_indonesian(c.value)} ({c.row.bare})" for c in counts)
    note = f"dijumlahkan dari kantor cabang: {shown}"
    added = {"value": math.fsum(c.value for c in counts), "status": "computed"}
    yield _figure(one.region, first, note, declared) | added


def _branches_noted(key: Key, members: Sequence[Row], by: By) -> str:
    """Return what each branch counted: it stands with the sum, not as a figure of a region."""
    counts = [by[id(row), key] for row in members if (id(row), key) in by]
    told = "; ".join(f"{one.row.bare} {_indonesian(one.value)}" for one in counts)
    return f"menurut kantor cabang: {told}" if told else ""


def _indonesian(value: float) -> str:
    return "–" if math.isnan(value) else f"{value:,.0f}".replace(",", ".")


def _figure(region: Region, count: Count, note: str, declared: Declared) -> Figure:
    period, measure, segment, programme = count.key
    return {
        "period": period,
        "region_code": region.code,
        "region_name": region.name,
        "measure": measure,
        "segment": segment,
        "industry": "total",
        "employment_status": "total",
        "programme": programme,
        "value": count.value,
        "flags": count.flags,
        "unit": count.unit,
        "as_written": "",
        "status": count.status,
        "origin": str(declared.get("origin", "")),
        "as_of": str(declared.get("as_of", period)),
        "note": note,
        "place": count.place,
    }
